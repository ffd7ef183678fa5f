"""What an assignee said last: where «Không phát sinh» leaves things, and text that can be carried over."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from kehoach.web.reporting.models import Actual, Period, Progress, Submission

Row = TypeVar("Row", Progress, Actual)

_STANDING = [Submission.State.SUBMITTED, Submission.State.ACCEPTED]


def last_progress(submission: Submission) -> dict[UUID, Progress]:
    """Return the assignee's latest progress of each solution before this period, within its year."""
    periods = _periods_before(submission)
    rows = Progress.objects.filter(**_said(submission, periods)) if periods else ()
    return {row.lineage: row for row in _in_order(rows, periods)}


def last_actuals(submission: Submission) -> dict[UUID, Actual]:
    """Return the assignee's latest figure of each indicator before this period, within its year."""
    return {lineage: rows[-1] for lineage, rows in actuals_before(submission).items()}


def earlier_actuals(submission: Submission) -> list[Actual]:
    """Return all the assignee's figures before this period, within its year, the oldest first."""
    found = [row for rows in actuals_before(submission).values() for row in rows]
    return sorted(found, key=lambda row: (row.period.closing, row.reported_at))


def actuals_before(submission: Submission) -> dict[UUID, list[Actual]]:
    """Return the assignee's figures of each indicator before this period, within its year, oldest first."""
    periods = _periods_before(submission)
    rows = Actual.objects.filter(**_said(submission, periods)) if periods else ()
    found: dict[UUID, list[Actual]] = {}
    for row in _in_order(rows, periods):
        found.setdefault(row.lineage, []).append(row)
    return found


def _periods_before(submission: Submission) -> dict[int, Period]:
    """Return the earlier periods of the year, looked up once for a submission and not once a row."""
    found: dict[int, Period] | None = getattr(submission, "_periods_before", None)
    if found is None:
        period = submission.period
        rows = Period.objects.filter(unit=submission.unit_id, year=period.year, closing__lt=period.closing)
        found = {row.pk: row for row in rows}
        submission._periods_before = found  # type: ignore[attr-defined]
    return found


def _said(submission: Submission, periods: Mapping[int, Period]) -> dict[str, object]:
    return {
        "period__in": list(periods),
        "submission__organization": submission.organization_id,
        "submission__position": submission.position_id,
        "submission__state__in": _STANDING,
    }


def _in_order(rows: "Iterable[Row]", periods: Mapping[int, Period]) -> "list[Row]":
    listed = list(rows)
    for row in listed:
        row.period = periods[row.period_id]
    return sorted(listed, key=lambda row: (row.period.closing, row.reported_at))
