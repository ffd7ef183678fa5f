"""A figure that was accepted and turned out wrong: the new one counts, the old one and the reason stay."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.policy import Action, may
from kehoach.web.plans.values import decimal_text
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.reporting.entries import (
    ACTUAL_FIELDS,
    PROGRESS_FIELDS,
    ActualEntry,
    ProgressEntry,
    read_entries,
)
from kehoach.web.reporting.models import Actual, Correction, Period, Progress, Submission
from kehoach.web.reporting.owing import Owed
from kehoach.web.reporting.permissions import ask_to_report
from kehoach.web.reporting.refusals import (
    EntriesAsked,
    NothingToCorrect,
    NotSent,
    PeriodClosed,
    ReasonNeeded,
)


def correct(
    *,
    actor: User | None,
    submission: Submission,
    lineage: UUID,
    texts: Mapping[str, str],
    reason: str,
    at: datetime | None = None,
) -> list[Correction]:
    """Return what was corrected in one item of an accepted report, a row for each field.

    The writer may while the period is open; the office also afterwards.

    :raises PermissionDenied: the report is somebody else's.
    :raises ReasonNeeded: nobody says why.
    :raises NotSent: it was not accepted; it is sent back or taken back instead.
    :raises PeriodClosed: the writer asks after the figures became final.
    :raises EntriesAsked: a field cannot be read as it was typed.
    :raises NothingToCorrect: nothing differs.
    """
    ask_to_report(actor, submission)
    if not reason.strip():
        raise ReasonNeeded
    now = moment(at)
    with recording(actor, "report.corrected", submission) as entry:
        period = Period.objects.select_for_update().select_related("unit").get(pk=submission.period_id)
        held = Submission.objects.select_for_update().get(pk=submission.pk)
        held.period, held.unit = period, period.unit
        entry.about(held)
        if held.state != Submission.State.ACCEPTED:
            raise NotSent(held)
        if not period.is_open:
            _ask_the_office(actor, held)
        row = _row(held, lineage)
        said = _said(row, texts, now=now)
        made = []
        for name, value in said.items():
            old = getattr(row, name)
            if old == value:
                continue
            setattr(row, name, value)
            made.append(
                Correction(
                    submission=held,
                    lineage=lineage,
                    field=name,
                    before=_plain(old),
                    after=_plain(value),
                    reason=reason.strip(),
                    corrected_by=actor,
                    corrected_at=now,
                )
            )
        if not made:
            raise NothingToCorrect
        row.full_clean(validate_unique=False)
        row.save()
        Correction.objects.bulk_create(made)
        entry.note(
            reason=reason.strip(),
            lineage=str(lineage),
            **{correction.field: [correction.before, correction.after] for correction in made},
        )
    return made


def _ask_the_office(actor: User | None, held: Submission) -> None:
    """Refuse a writer after the figures became final, with the way that is left."""
    if actor is not None and not may(actor, Action.COLLECT, held.unit):
        raise PeriodClosed(held.period)


def _row(held: Submission, lineage: UUID) -> Progress | Actual:
    progress = held.progress.select_related("solution").filter(lineage=lineage).first()
    row = progress or held.actuals.select_related("indicator").filter(lineage=lineage).first()
    if row is None:
        raise NothingToCorrect
    return row


def _said(row: Progress | Actual, texts: Mapping[str, str], *, now: datetime) -> dict[str, Any]:
    if isinstance(row, Progress):
        owed, names = Owed(solutions=(row.solution,)), PROGRESS_FIELDS
    else:
        owed, names = Owed(indicators=(row.indicator,)), ACTUAL_FIELDS
    entries = read_entries(texts, owed, today=day_of(now))
    if entries.questions:
        raise EntriesAsked(entries.questions)
    rows: list[ProgressEntry | ActualEntry] = [*entries.progress, *entries.actuals]
    [found] = rows
    return {name: getattr(found, name) for name in names}


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return decimal_text(value) if hasattr(value, "as_tuple") else str(value)
