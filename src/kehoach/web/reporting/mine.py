"""What a person owes and has sent, through every seat they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment
from kehoach.web.organizations.policy import POLICY, Action, Role
from kehoach.web.plans.models import Indicator, Solution, Task
from kehoach.web.reporting.due_words import Shown, due_state, sent_state
from kehoach.web.reporting.models import Extension, Instruction, Period, Submission

SENT_SHOWN: Final = 12
# How long the answer to an asking for more time stays on the page.
DECIDED_SHOWN: Final = timedelta(days=14)
_MODELS = {
    Instruction.Subject.TASK: Task,
    Instruction.Subject.SOLUTION: Solution,
    Instruction.Subject.INDICATOR: Indicator,
}


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that is to be sent, and how near its deadline is."""

    submission: Submission
    shown: Shown
    is_begun: bool


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that was sent, and what became of it."""

    submission: Submission
    shown: Shown


@dataclass(frozen=True, slots=True)
class OpenInstruction:
    """An instruction nobody has answered, and the item it is about."""

    instruction: Instruction
    item: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Mine:
    """What «Việc của tôi» shows."""

    has_seat: bool
    sent_back: tuple[OwedReport, ...] = ()
    owed: tuple[OwedReport, ...] = ()
    instructions: tuple[OpenInstruction, ...] = ()
    extensions: tuple[Extension, ...] = ()
    sent: tuple[SentReport, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing waits for the person."""
        return not (self.sent_back or self.owed or self.instructions)


def places_of(user: User) -> Q | None:
    """Return the filter of what is given to the person's seats, and to the organizations they report for.

    None for a person without a seat. Those who collect for a whole unit could fill in every report of it;
    theirs are those of their own organization.
    """
    held = Appointment.objects.filter(user=user).current()
    seats, organizations = set(), set()
    for seat, role, organization in held.values_list("position", "position__role", "position__organization"):
        seats.add(seat)
        if Action.REPORT in POLICY[Role(role)]:
            organizations.add(organization)
    if not seats:
        return None
    return Q(position__in=seats) | Q(position=None, organization__in=organizations)


def mine_of(user: User, today: date) -> Mine:
    """Return all that the person owes, by deadline, and what they sent lately."""
    places = places_of(user)
    if places is None:
        return Mine(has_seat=False)
    reports = Submission.objects.filter(places)
    owed = [
        OwedReport(row, due_state(row.deadline, today), is_begun=bool(row.draft))
        for row in _named(reports)
        .filter(
            period__state=Period.State.OPEN,
            state__in=[Submission.State.WAITING, Submission.State.SENT_BACK],
        )
        .order_by("deadline", "pk")
    ]
    sent = _named(reports.standing().defer("draft")).order_by("-submitted_at", "pk")[:SENT_SHOWN]
    return Mine(
        has_seat=True,
        sent_back=tuple(one for one in owed if one.submission.state == Submission.State.SENT_BACK),
        owed=tuple(one for one in owed if one.submission.state == Submission.State.WAITING),
        instructions=_instructions(places, today),
        extensions=tuple(_extensions(user, reports, today)),
        sent=tuple(SentReport(row, sent_state(row)) for row in sent),
    )


def _named(reports: "QuerySet[Submission]") -> "QuerySet[Submission]":
    return reports.select_related("period", "organization", "position__organization")


def _instructions(places: Q, today: date) -> tuple[OpenInstruction, ...]:
    rows = list(
        Instruction.objects.filter(places)
        .unanswered()
        .select_related("given_by", "organization", "position__organization")
        .order_by("due_on", "pk")
    )
    names = item_names(rows)
    return tuple(
        OpenInstruction(row, names.get(row.lineage, ""), due_state(row.due_on, today)) for row in rows
    )


def item_names(rows: Iterable[Instruction]) -> dict[UUID, str]:
    """Return what the items are called that the instructions are about, in the latest version of each."""
    names: dict[UUID, str] = {}
    listed = list(rows)
    for subject, model in _MODELS.items():
        lineages = {row.lineage for row in listed if row.subject == subject}
        if lineages:
            found = model._default_manager.filter(lineage__in=lineages).order_by("plan")
            names |= {item.lineage: str(item) for item in found}
    return names


def _extensions(user: User, reports: "QuerySet[Submission]", today: date) -> "QuerySet[Extension]":
    """Return the askings for more time that wait, and those answered lately."""
    fresh = Q(state=Extension.State.ASKED) | Q(decided_at__date__gte=today - DECIDED_SHOWN)
    own = Q(asked_by=user) | Q(submission__in=reports.values("pk"))
    rows = Extension.objects.filter(own, fresh)
    return rows.select_related(
        "submission__period", "submission__organization", "submission__position__organization", "solution"
    ).order_by("state", "until", "pk")
