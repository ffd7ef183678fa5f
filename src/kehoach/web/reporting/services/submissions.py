"""What people do with a report: keep a draft, send it in, take it back, accept it, send it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.frame.prepared import Prepared
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.before import last_progress
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.reporting.counting import recount
from kehoach.web.reporting.doubts import doubts_of, unseen
from kehoach.web.reporting.entries import (
    LONGEST_TEXT,
    ActualEntry,
    Entries,
    lineage_of,
    read_entries,
    still,
    without_null,
)
from kehoach.web.reporting.models import Period, Progress, Submission
from kehoach.web.reporting.owing import Owed, owed_by
from kehoach.web.reporting.permissions import ask, ask_to_report
from kehoach.web.reporting.refusals import (
    AlreadySent,
    EntriesAsked,
    EntriesDoubtful,
    NotSent,
    PeriodClosed,
    ReasonNeeded,
)
from kehoach.web.reporting.services.storing import store

# More than any report has fields; a draft is what a person types, not a place to store things.
MOST_FIELDS = 4000
# What sending in writes.
_SENT = (
    "state",
    "submitted_at",
    "submitted_by",
    "first_submitted_at",
    "was_late",
    "nothing_new",
    "draft",
    "draft_at",
)


_PERIOD: Final = Prepared(
    Period,
    lambda pk: Period.objects.select_for_update().filter(pk=pk),
    *(field.attname for field in Period._meta.concrete_fields),
)
# Without the draft, which what is sent in takes the place of.
_SUBMISSION: Final = Prepared(
    Submission,
    lambda pk: Submission.objects.select_for_update().filter(pk=pk),
    *(field.attname for field in Submission._meta.concrete_fields if field.name != "draft"),
)


def keep_draft(*, actor: User | None, submission: Submission, texts: Mapping[str, str]) -> datetime:
    """Keep what is being typed, as it is typed, and return when; it counts only once it is sent in.

    No line of the history: a draft is nobody's word yet, and there is one every few seconds.

    :raises PermissionDenied: the report is somebody else's.
    :raises AlreadySent: it was sent in meanwhile.
    :raises PeriodClosed: the period's figures are final.
    """
    ask_to_report(actor, submission)
    if not submission.can_be_written:
        raise AlreadySent(submission)
    if not submission.period.is_open:
        raise PeriodClosed(submission.period)
    now = timezone.now()
    writable = Submission.objects.filter(
        pk=submission.pk,
        state__in=[Submission.State.WAITING, Submission.State.SENT_BACK],
        period__state=Period.State.OPEN,
    )
    if not writable.update(draft=typed(texts), draft_at=now):
        raise AlreadySent(Submission.objects.get(pk=submission.pk))
    return now


def typed(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what of a form's texts belongs to a report, each no longer than anybody types."""
    kept = {name: without_null(text)[: LONGEST_TEXT + 1] for name, text in texts.items() if lineage_of(name)}
    return dict(list(kept.items())[:MOST_FIELDS])


def submit(
    *,
    actor: User | None,
    submission: Submission,
    texts: Mapping[str, str],
    nothing_new: str = "",
    seen: str | None = None,
    at: datetime | None = None,
) -> Submission:
    """Return the report as sent in; sent in again after it was sent back, it replaces what it said.

    `nothing_new` «yes» says that nothing happened anywhere («Không phát sinh»). `seen` holds the marks of the
    doubts that the writer has looked at; None: nobody is there who could.

    :raises PermissionDenied: the report is somebody else's.
    :raises PeriodClosed: the period's figures are final.
    :raises AlreadySent: it was sent in before.
    :raises EntriesAsked: fields are missing, wrong or may be meant in two ways; nothing is stored.
    :raises EntriesDoubtful: something looks odd that the writer has not seen yet; nothing is stored.
    """
    ask_to_report(actor, submission)
    now = moment(at)
    with recording(actor, "report.submitted", submission) as entry:
        period = _locked_period(submission.period)
        held = _locked(submission, period)
        entry.about(held)
        if not period.is_open:
            raise PeriodClosed(period)
        if not held.can_be_written:
            raise AlreadySent(held)
        entries = _entries(held, texts, nothing_new=nothing_new, seen=seen, now=now)
        changed = store(held, entries, actor=actor, now=now)
        entry.note(solutions=len(entries.progress), indicators=len(entries.actuals), **changed)
        first = held.first_submitted_at or now
        late = held.was_late if held.was_late is not None else day_of(now) > held.deadline
        entry.change(
            held,
            state=Submission.State.SUBMITTED,
            submitted_at=now,
            submitted_by=actor,
            first_submitted_at=first,
            was_late=late,
            nothing_new=nothing_new == "yes",
        )
        held.draft = typed(texts)
        held.draft_at = now
        # The keys were looked up above; the database holds its constraints itself.
        held.clean_fields(exclude=("period", "unit", "province", "organization", "position", "submitted_by"))
        held.save(update_fields=_SENT)
        recount(period)
    return held


def withdraw(*, actor: User | None, submission: Submission) -> Submission:
    """Return the report, in the hands of its writer again, as long as nobody has accepted it.

    :raises PermissionDenied: the report is somebody else's.
    :raises NotSent: it is not waiting to be looked at.
    :raises PeriodClosed: the period's figures are final.
    """
    ask_to_report(actor, submission)
    with recording(actor, "report.withdrawn", submission) as entry:
        held, period = _decided(entry, submission)
        if not period.is_open:
            raise PeriodClosed(period)
        entry.change(held, state=Submission.State.WAITING)
        held.save(update_fields=["state"])
        recount(period)
    return held


def accept(*, actor: User | None, submission: Submission, at: datetime | None = None) -> Submission:
    """Return the report, accepted: its figures are corrected from now on, not typed over.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises NotSent: it is not waiting to be looked at.
    """
    ask(actor, Action.COLLECT, submission.unit)
    with recording(actor, "report.accepted", submission) as entry:
        held, period = _decided(entry, submission)
        entry.change(held, state=Submission.State.ACCEPTED, decided_at=moment(at), decided_by=actor, note="")
        held.save(update_fields=["state", "decided_at", "decided_by", "note"])
        recount(period)
    return held


def send_back(
    *, actor: User | None, submission: Submission, note: str, at: datetime | None = None
) -> Submission:
    """Return the report, sent back to its writer with what is missing.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises ReasonNeeded: nobody says what is missing.
    :raises NotSent: it is not waiting to be looked at.
    :raises PeriodClosed: the writer could do nothing with it.
    """
    ask(actor, Action.COLLECT, submission.unit)
    if not note.strip():
        raise ReasonNeeded
    with recording(actor, "report.sent-back", submission) as entry:
        held, period = _decided(entry, submission)
        if not period.is_open:
            raise PeriodClosed(period)
        entry.change(
            held,
            state=Submission.State.SENT_BACK,
            decided_at=moment(at),
            decided_by=actor,
            note=note.strip(),
        )
        held.save(update_fields=["state", "decided_at", "decided_by", "note"])
        recount(period)
    return held


def _locked_period(period: Period) -> Period:
    # The period first, always: closing it and reporting in it cannot pass each other, nor block each other.
    found = _PERIOD.things(period.pk)
    if not found:
        raise Period.DoesNotExist
    held: Period = found[0]
    held.unit = period.unit
    return held


def _locked(submission: Submission, period: Period) -> Submission:
    found = _SUBMISSION.things(submission.pk)
    if not found:
        raise Submission.DoesNotExist
    held: Submission = found[0]
    held.period, held.unit = period, period.unit
    # Whose it is never changes: what the caller has loaded is not looked up again.
    held.organization, held.position = submission.organization, submission.position
    return held


def _decided(entry: Recording, submission: Submission) -> tuple[Submission, Period]:
    """Return a report that waits to be looked at, and its period, both held.

    :raises NotSent: it does not wait any more.
    """
    period = _locked_period(submission.period)
    held = _locked(submission, period)
    entry.about(held)
    if held.state != Submission.State.SUBMITTED:
        raise NotSent(held)
    return held, period


def _entries(
    held: Submission, texts: Mapping[str, str], *, nothing_new: str, seen: str | None, now: datetime
) -> Entries:
    owed, before = owed_by(held, brief="yes"), last_progress(held)
    if nothing_new == "yes":
        return _nothing_happened(owed, before)
    entries = read_entries(texts, owed, today=day_of(now), before=before)
    if entries.questions:
        raise EntriesAsked(entries.questions)
    if (
        seen is not None
        and (doubts := doubts_of(held, entries, before, flows=owed.flows))
        and unseen(doubts, seen)
    ):
        raise EntriesDoubtful(doubts)
    return entries


def _nothing_happened(owed: Owed, before: Mapping[UUID, Progress]) -> Entries:
    """Return entries that say of everything owed that nothing new happened: where it stood, it stands."""
    return Entries(
        tuple(still(solution, before.get(solution.lineage)) for solution in owed.solutions),
        tuple(ActualEntry(indicator, nothing_new=True) for indicator in owed.indicators),
    )
