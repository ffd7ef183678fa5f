"""What an assignee said last: where «Không phát sinh» leaves things, and text that can be carried over."""

from uuid import UUID

from kehoach.web.reporting.models import Actual, Progress, Submission

_STANDING = [Submission.State.SUBMITTED, Submission.State.ACCEPTED]


def last_progress(submission: Submission) -> dict[UUID, Progress]:
    """Return the assignee's latest progress of each solution before this period, within its year."""
    rows = Progress.objects.filter(**_earlier(submission)).select_related("period")
    return {row.lineage: row for row in rows.order_by("period__closing", "reported_at")}


def last_actuals(submission: Submission) -> dict[UUID, Actual]:
    """Return the assignee's latest figure of each indicator before this period, within its year."""
    return {lineage: rows[-1] for lineage, rows in actuals_before(submission).items()}


def actuals_before(submission: Submission) -> dict[UUID, list[Actual]]:
    """Return the assignee's figures of each indicator before this period, within its year, oldest first."""
    rows = Actual.objects.filter(**_earlier(submission)).select_related("period")
    found: dict[UUID, list[Actual]] = {}
    for row in rows.order_by("period__closing", "reported_at"):
        found.setdefault(row.lineage, []).append(row)
    return found


def _earlier(submission: Submission) -> dict[str, object]:
    return {
        "submission__organization": submission.organization_id,
        "submission__position": submission.position_id,
        "submission__state__in": _STANDING,
        "period__year": submission.period.year,
        "period__closing__lt": submission.period.closing,
    }
