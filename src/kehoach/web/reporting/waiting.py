"""What waits in a unit: reports of open periods, instructions without an answer, more time asked for."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Milestone
from kehoach.web.reporting.models import Extension, Instruction, Period, Submission
from kehoach.web.reporting.owing import Place

AHEAD: Final = timedelta(days=14)
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report that is still to come; `note` says why it was sent back, where it was."""

    pk: UUID
    place: Place
    deadline: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period in which people report, and who has not yet."""

    pk: int
    label: str
    deadline: date
    owed: int
    sent: int  # sent in, and not sent back
    to_review: int
    missing: tuple[WaitingReport, ...] = ()
    sent_back: tuple[WaitingReport, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingInstruction:
    """An instruction that nobody has answered."""

    pk: int
    text: str
    due_on: date
    place: Place


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that waits in a unit as of a day, and the milestones of the days ahead."""

    periods: tuple[OpenPeriod, ...] = ()
    instructions: tuple[WaitingInstruction, ...] = ()
    extensions: int = 0
    milestones: tuple[tuple[date, UUID], ...] = ()

    def __add__(self, other: "Waiting") -> "Waiting":
        return Waiting(
            periods=self.periods + other.periods,
            instructions=self.instructions + other.instructions,
            extensions=self.extensions + other.extensions,
            milestones=self.milestones + other.milestones,
        )


def named_after(waiting: Waiting, unit: str) -> Waiting:
    """Return the same with the unit named in each period: two units have one for the same month."""
    periods = tuple(replace(one, label=f"{one.label} ({unit})") for one in waiting.periods)
    return replace(waiting, periods=periods)


NOTHING_WAITS: Final = Waiting()


def load_waiting(unit: Organization, today: date) -> Waiting:
    """Return what waits in the unit, with five queries."""
    unanswered = Instruction.objects.filter(unit=unit).unanswered().order_by("due_on", "pk")
    ahead = Milestone.objects.filter(unit=unit, on__range=(today, today + AHEAD)).order_by("on")
    return Waiting(
        periods=_open_periods(unit),
        instructions=tuple(
            WaitingInstruction(pk, text[:_LONGEST_TEXT], due_on, (organization, position))
            for pk, text, due_on, organization, position in unanswered.values_list(
                "pk", "text", "due_on", "organization", "position"
            )
        ),
        extensions=Extension.objects.filter(unit=unit, state=Extension.State.ASKED).count(),
        milestones=tuple(ahead.values_list("on", "lineage")),
    )


def _open_periods(unit: Organization) -> tuple[OpenPeriod, ...]:
    periods = list(Period.objects.filter(unit=unit).open().order_by("deadline", "pk"))
    state = Submission.State
    rows = Submission.objects.filter(period__in=periods, state__in=[state.WAITING, state.SENT_BACK])
    missing: dict[int, list[WaitingReport]] = defaultdict(list)
    sent_back: dict[int, list[WaitingReport]] = defaultdict(list)
    for row in rows.defer("draft").order_by("organization__path", "position"):
        is_back = row.state == state.SENT_BACK
        place = (row.organization_id, row.position_id)
        report = WaitingReport(row.pk, place, row.deadline, row.note[:_LONGEST_TEXT] if is_back else "")
        (sent_back if is_back else missing)[row.period_id].append(report)
    return tuple(
        OpenPeriod(
            pk=period.pk,
            label=period.label,
            deadline=period.deadline,
            owed=period.owed,
            sent=period.submitted + period.accepted,
            to_review=period.submitted,
            missing=tuple(missing[period.pk]),
            sent_back=tuple(sent_back[period.pk]),
        )
        for period in periods
    )
