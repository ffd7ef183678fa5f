"""What an assignee said last: where «Không phát sinh» leaves things, and text that can be carried over."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kehoach.web.frame.prepared import Prepared
from kehoach.web.reporting.models import Actual, Period, Progress, Submission

Row = TypeVar("Row", Progress, Actual)


def last_progress(submission: Submission) -> dict[UUID, Progress]:
    """Return the assignee's latest progress of each solution before this period, within its year."""
    before = _submissions_before(submission)
    return {row.lineage: row for row in _in_order(_PROGRESS.things(list(before)), before)}


def last_actuals(submission: Submission) -> dict[UUID, Actual]:
    """Return the assignee's latest figure of each indicator before this period, within its year."""
    return {lineage: rows[-1] for lineage, rows in actuals_before(submission).items()}


def earlier_actuals(submission: Submission) -> list[Actual]:
    """Return all the assignee's figures before this period, within its year, the oldest first."""
    found = [row for rows in actuals_before(submission).values() for row in rows]
    return sorted(found, key=lambda row: (row.period.closing, row.reported_at))


def actuals_before(submission: Submission) -> dict[UUID, list[Actual]]:
    """Return the assignee's figures of each indicator before this period, within its year, oldest first."""
    before = _submissions_before(submission)
    found: dict[UUID, list[Actual]] = {}
    for row in _in_order(_ACTUALS.things(list(before)), before):
        found.setdefault(row.lineage, []).append(row)
    return found


def _standing_before(
    unit: int, year: int, closing: date, organization: int, position: int | None
) -> QuerySet[Submission]:
    return Submission.objects.standing().filter(
        period__unit=unit,
        period__year=year,
        period__closing__lt=closing,
        organization=organization,
        position=position,
    )


_BEFORE: Final = Prepared(Submission, _standing_before, "id", "period", "period__label", "period__closing")
_PROGRESS: Final = Prepared(
    Progress,
    lambda reports: Progress.objects.filter(submission__in=reports),
    *(field.attname for field in Progress._meta.concrete_fields),
)
_ACTUALS: Final = Prepared(
    Actual,
    lambda reports: Actual.objects.filter(submission__in=reports),
    *(field.attname for field in Actual._meta.concrete_fields),
)


def _submissions_before(submission: Submission) -> dict[UUID, Period]:
    """Return the assignee's standing reports of the year before this one, each with its period."""
    found: dict[UUID, Period] | None = getattr(submission, "_before", None)
    if found is None:
        period, place = submission.period, (submission.organization_id, submission.position_id)
        rows = _BEFORE.rows(submission.unit_id, period.year, period.closing, *place)
        found = {pk: Period(pk=of, label=label, closing=closing) for pk, of, label, closing in rows}
        submission._before = found  # type: ignore[attr-defined]
    return found


def _in_order(rows: "Iterable[Row]", before: Mapping[UUID, Period]) -> "list[Row]":
    listed = list(rows)
    for row in listed:
        row.period = before[row.submission_id]
    return sorted(listed, key=lambda row: (row.period.closing, row.reported_at))
