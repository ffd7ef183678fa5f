"""What an assignee said last: where «Không phát sinh» leaves things, and text that can be carried over."""

from uuid import UUID

from kehoach.web.reporting.models import Actual, Progress, Submission

_STANDING = [Submission.State.SUBMITTED, Submission.State.ACCEPTED]


def last_progress(submission: Submission) -> dict[UUID, Progress]:
    """Return the assignee's latest progress of each solution before this period, within its year."""
    rows = Progress.objects.filter(**_earlier(submission)).select_related("period")
    rows = rows.order_by("period__closing", "reported_at")
    return {row.lineage: row for row in rows}


def last_actuals(submission: Submission) -> dict[UUID, Actual]:
    """Return the assignee's latest figure of each indicator before this period, within its year."""
    return {row.lineage: row for row in earlier_actuals(submission)}


def earlier_actuals(submission: Submission) -> list[Actual]:
    """Return all the assignee's figures before this period, within its year, the oldest first."""
    rows = Actual.objects.filter(**_earlier(submission)).select_related("period")
    return list(rows.order_by("period__closing", "reported_at"))


def _earlier(submission: Submission) -> dict[str, object]:
    return {
        "submission__organization": submission.organization_id,
        "submission__position": submission.position_id,
        "submission__state__in": _STANDING,
        "period__year": submission.period.year,
        "period__closing__lt": submission.period.closing,
    }
