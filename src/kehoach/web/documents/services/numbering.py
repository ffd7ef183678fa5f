"""Numbers of outgoing documents: taken one after the other, cancelled with a reason, never lost.

Whoever takes a number holds the register of its symbol until the document has it, so two at once get two.
"""

from datetime import date, datetime
from typing import Final

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.edits import edits_from
from kehoach.web.documents.keeping import composed_of, held, keep_words, save, step
from kehoach.web.documents.models import OfficialDocument, Register, RegisterEntry, Step
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import (
    BackdatedNeedsReason,
    DateInTheFuture,
    DateTooOld,
    JumpNeedsReason,
    NumberFromOne,
    NumberTaken,
    ReasonNeeded,
)
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import day_of, moment

State = OfficialDocument.State
LARGEST: Final = 99_999
# A day of another year than this one and the last is a slip of the keyboard.
YEARS_BACK: Final = 1


def give_number(
    *,
    actor: User | None,
    document: OfficialDocument,
    dated: date,
    number: int | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> OfficialDocument:
    """Return the signed document with its number and its day: the next number, or one that was used on paper.

    :raises PermissionDenied: the actor does not keep the register of the organization.
    :raises NotAtThisStep: it is not signed, or has a number.
    :raises DateInTheFuture: the day is not there yet.
    :raises DateTooOld: the day is of a year long gone.
    :raises NumberFromOne: the number is below 1.
    :raises NumberTaken: the number is in the register.
    :raises JumpNeedsReason: numbers are passed over, and nothing says why.
    :raises BackdatedNeedsReason: the number before has a later day, and nothing says why.
    """
    ask(actor, Action.ISSUE, document.organization)
    now = moment(at)
    _ask_day(dated, day_of(now))
    with recording(actor, "official.numbered", document) as entry:
        row = held(document, State.SIGNED)
        entry.about(row)
        register = _held_register(row.organization, dated.year, row.symbol)
        taken = _next(register, number, reason=reason)
        before = register.entries.filter(dated__gt=dated).order_by("-number").first()
        if before is not None and not reason.strip():
            raise BackdatedNeedsReason(before)
        if taken > register.last + 1:
            _pass_over(register, taken - 1, actor=actor, now=now, reason=reason)
        entry.change(row, state=State.NUMBERED, number=taken, dated=dated, year=dated.year)
        if reason.strip():
            entry.note(reason=reason.strip())
        keep_words(entry, row, composed_of(row), edits=edits_from(row.edits))
        save(row)
        RegisterEntry.objects.create(
            register=register,
            first=taken,
            number=taken,
            state=RegisterEntry.State.USED,
            dated=dated,
            document=row,
            reason=reason.strip(),
            taken_at=now,
            taken_by=actor,
        )
        _advance(register, taken)
        step(row, Step.Kind.NUMBERED, actor=actor, at=now, note=reason)
    return row


def cancel_number(
    *, actor: User | None, document: OfficialDocument, reason: str, at: datetime | None = None
) -> OfficialDocument:
    """Return the document without its number, which stays in the register with the reason.

    :raises PermissionDenied: the actor does not keep the register of the organization.
    :raises ReasonNeeded: there is no reason.
    :raises IssuedStays: it was issued under this number.
    :raises NotAtThisStep: it has no number.
    """
    ask(actor, Action.ISSUE, document.organization)
    if not reason.strip():
        raise ReasonNeeded
    now = moment(at)
    with recording(actor, "official.number-cancelled", document) as entry:
        row = held(document, State.NUMBERED)
        entry.about(row)
        entry.note(reason=reason.strip())
        entries = RegisterEntry.objects.filter(document=row, state=RegisterEntry.State.USED)
        entries.update(
            state=RegisterEntry.State.CANCELLED, reason=reason.strip(), cancelled_at=now, cancelled_by=actor
        )
        entry.change(row, state=State.SIGNED, number=None, dated=None)
        keep_words(entry, row, composed_of(row), edits=edits_from(row.edits))
        save(row)
        step(row, Step.Kind.NUMBER_CANCELLED, actor=actor, at=now, note=reason)
    return row


def enter_paper_numbers(
    *,
    actor: User | None,
    organization: Organization,
    year: int,
    symbol: str,
    until: int,
    reason: str,
    at: datetime | None = None,
) -> RegisterEntry:
    """Return the row for all numbers up to this one that were used in the register on paper.

    :raises PermissionDenied: the actor does not keep the register of the organization.
    :raises ReasonNeeded: there is no reason.
    :raises NumberFromOne: the number is below 1.
    :raises NumberTaken: the number is in the register.
    :raises DateInTheFuture: the year has not begun.
    :raises DateTooOld: the year is long gone.
    """
    ask(actor, Action.ISSUE, organization)
    now = moment(at)
    if not reason.strip():
        raise ReasonNeeded
    _ask_day(date(year, 1, 1), day_of(now))
    with recording(actor, "register.paper-numbers", organization) as entry:
        register = _held_register(organization, year, symbol)
        _next(register, until, reason=reason)
        row = _pass_over(register, until, actor=actor, now=now, reason=reason)
        entry.about(register)
        entry.note(first=row.first, until=until, reason=reason.strip())
        _advance(register, until)
    return row


def next_number(organization: Organization, year: int, symbol: str) -> int:
    """Return the number that the next document of this symbol gets, if nobody takes it before."""
    last = Register.objects.filter(organization=organization, year=year, symbol=symbol).values_list("last")
    return (last[0][0] if last else 0) + 1


def _ask_day(dated: date, today: date) -> None:
    if dated > today:
        raise DateInTheFuture(today)
    if dated.year < today.year - YEARS_BACK:
        raise DateTooOld(today.year - YEARS_BACK)


def _held_register(organization: Organization, year: int, symbol: str) -> Register:
    """Return the register, held until the transaction ends, so that two cannot take one number."""
    made, _is_new = Register.objects.get_or_create(organization=organization, year=year, symbol=symbol)
    return Register.objects.select_for_update(of=("self",)).select_related("organization").get(pk=made.pk)


def _next(register: Register, number: int | None, *, reason: str) -> int:
    """Return the number to take: the next, or the one that is asked for."""
    free = register.last + 1
    if number is None:
        return free
    if number < 1 or number > LARGEST:
        raise NumberFromOne
    if number < free:
        entry = register.entries.filter(first__lte=number, number__gte=number).get()
        raise NumberTaken(number, entry, free)
    if number > free and not reason.strip():
        raise JumpNeedsReason(free, number - 1)
    return number


def _pass_over(
    register: Register, until: int, *, actor: User | None, now: datetime, reason: str
) -> RegisterEntry:
    return RegisterEntry.objects.create(
        register=register,
        first=register.last + 1,
        number=until,
        state=RegisterEntry.State.PAPER,
        reason=reason.strip(),
        taken_at=now,
        taken_by=actor,
    )


def _advance(register: Register, number: int) -> None:
    """Set the last number; one that went back would break the register's own row."""
    Register.objects.filter(pk=register.pk, last__lt=number).update(last=number)
    register.refresh_from_db(fields=["last"])
