"""Where one unit's year stands, what needs attention first: the board of the first page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kehoach.scoring.status import Status, Verdict
from kehoach.web.frame.states import LOOKS
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Milestone
from kehoach.web.reporting.models import Extension, Instruction, Period, Submission
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.places import names_at
from kehoach.web.reporting.states import IndicatorState, SolutionState, UnitStates
from kehoach.web.reporting.states_looks import LOOK_OF, WORST_FIRST
from kehoach.web.reporting.unit_states import states_of

# A page shows the beginning of each list; the list's own page has the rest.
SHOWN: Final = 8
AHEAD: Final = timedelta(days=14)
COLUMNS: Final = (
    Status.OVERDUE,
    Status.AT_RISK,
    Status.SUSPENDED,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.DONE_LATE,
    Status.DONE,
)
_ALARMING = (Status.OVERDUE, Status.AT_RISK)


@dataclass(frozen=True, slots=True)
class Concern:
    """A solution or an indicator that needs attention, and who answers for it."""

    label: str
    address: str
    verdict: Verdict
    leads: str
    due: date | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A group, or one who leads, with how many items are in each state."""

    name: str
    address: str
    counts: tuple[int, ...]  # by COLUMNS
    total: int

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Return the counts, each with the word of its state."""
        words = [str(LOOKS[LOOK_OF[column]].text) for column in COLUMNS]
        return list(zip(words, self.counts, strict=True))


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle or a proposal that waits for a leader."""

    label: str
    address: str
    text: str
    proposal: str
    reported_on: date
    leads: str


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period in which people report, and who has not yet."""

    period: Period
    missing: tuple[Submission, ...]
    sent_back: tuple[Submission, ...]
    waiting: int  # sent in, to be looked at
    is_late: bool

    @property
    def sent(self) -> int:
        """Return how many reports stand."""
        return self.period.submitted + self.period.accepted


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that comes."""

    on: date
    kind: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the first page says of a unit's year."""

    unit: Organization
    year: int
    today: date
    states: UnitStates
    periods: tuple[OpenPeriod, ...]
    instructions: tuple[Instruction, ...]  # nobody has answered yet
    extensions: int  # asked for and not decided
    milestones: tuple[Milestone, ...]
    names: Mapping[Place, str] = field(repr=False)
    own: frozenset[Place] = frozenset()  # for which the person answers

    @property
    def items(self) -> list[SolutionState | IndicatorState]:
        """Return everything that has a state of its own."""
        return [*self.states.solutions, *self.states.indicators]

    @property
    def own_periods(self) -> list[tuple[Period, Submission]]:
        """Return the reports that the person still has to send in."""
        return [
            (one.period, row)
            for one in self.periods
            for row in (*one.sent_back, *one.missing)
            if (row.organization_id, row.position_id) in self.own
        ]

    @property
    def own_instructions(self) -> list[Instruction]:
        """Return the instructions that the person still has to answer."""
        return [row for row in self.instructions if (row.organization_id, row.position_id) in self.own]

    @property
    def is_empty(self) -> bool:
        """Return whether the unit has nothing for the year."""
        return not (self.states.solutions or self.states.indicators or self.periods)

    @property
    def overdue(self) -> int:
        """Return how many solutions and indicators are overdue."""
        return self._count(Status.OVERDUE)

    @property
    def at_risk(self) -> int:
        """Return how many solutions and indicators are at risk."""
        return self._count(Status.AT_RISK)

    @property
    def missing(self) -> int:
        """Return how many reports of the open periods nobody has sent."""
        return sum(len(one.missing) for one in self.periods)

    @property
    def sent_back(self) -> int:
        """Return how many reports wait for their writers again."""
        return sum(len(one.sent_back) for one in self.periods)

    @property
    def to_review(self) -> int:
        """Return how many reports wait to be looked at."""
        return sum(one.waiting for one in self.periods)

    @property
    def answers_overdue(self) -> int:
        """Return how many instructions should have been answered."""
        return sum(one.due_on < self.today for one in self.instructions)

    @property
    def concerns(self) -> list[Concern]:
        """Return what is overdue or at risk, the worst first; one's own before others' of its kind."""
        found = [self._concern(one) for one in self.items if one.verdict.status in _ALARMING]
        return sorted(
            found,
            key=lambda one: (
                not one.is_own,
                WORST_FIRST.index(one.verdict.status),
                one.due or date.max,
                one.label,
            ),
        )

    @property
    def hindrances(self) -> list[Hindrance]:
        """Return the obstacles that wait for a leader, the oldest first."""
        found = [
            Hindrance(
                one.label,
                _task_address(one),
                one.obstacle.text,
                one.obstacle.proposal,
                one.obstacle.reported_on,
                self.named(one.leads),
            )
            for one in self.states.solutions
            if one.obstacle is not None and one.obstacle.waits
        ]
        return sorted(found, key=lambda one: one.reported_on)

    @property
    def groups(self) -> list[CountedRow]:
        """Return the indicators by group, in the order of the plan."""
        by_group: dict[tuple[str, int], list[IndicatorState]] = defaultdict(list)
        for one in self.states.indicators:
            by_group[one.group, one.plan].append(one)
        return [
            _counted(
                group or _("Chưa xếp nhóm"),
                reverse("plans:indicators", args=[plan]),
                [one.verdict.status for one in rows],
            )
            for (group, plan), rows in by_group.items()
        ]

    @property
    def leads(self) -> list[CountedRow]:
        """Return the solutions by who leads them, those with most that is late first."""
        by_lead: dict[str, list[Status]] = defaultdict(list)
        for one in self.states.solutions:
            for place in one.leads or (None,):
                name = self.names.get(place, "") if place else _("Chưa giao chủ trì")
                by_lead[name].append(one.verdict.status)
        rows = [_counted(name, "", statuses) for name, statuses in by_lead.items()]
        return sorted(rows, key=lambda row: (-row.counts[0], -row.counts[1], row.name))

    @property
    def deadlines(self) -> list[Deadline]:
        """Return what falls due in the next days."""
        until = self.today + AHEAD
        found = [
            Deadline(one.due, _("Giải pháp"), one.label, _task_address(one))
            for one in self.states.solutions
            if one.due is not None
            and self.today <= one.due <= until
            and one.verdict.status not in (Status.DONE, Status.DONE_LATE)
        ]
        found += [
            Deadline(one.period.deadline, _("Hạn gửi báo cáo"), one.period.label, "")
            for one in self.periods
            if self.today <= one.period.deadline <= until and one.missing
        ]
        found += [
            Deadline(
                one.due_on, _("Trả lời chỉ đạo"), one.text[:120], reverse("instructions:page", args=[one.pk])
            )
            for one in self.instructions
            if self.today <= one.due_on <= until
        ]
        by_lineage = {one.lineage: one for one in self.states.indicators}
        found += [
            Deadline(
                one.on,
                _("Mốc chỉ tiêu"),
                by_lineage[one.lineage].label,
                _indicator_address(by_lineage[one.lineage]),
            )
            for one in self.milestones
            if one.lineage in by_lineage
        ]
        return sorted(found, key=lambda one: (one.on, one.kind, one.label))

    def named(self, places: Iterable[Place]) -> str:
        """Return those who answer, as one text."""
        return "; ".join(self.names.get(place, "") for place in places) or _("chưa giao")

    def _count(self, status: Status) -> int:
        return sum(one.verdict.status is status for one in self.items)

    def _concern(self, one: SolutionState | IndicatorState) -> Concern:
        return Concern(
            label=one.label,
            address=_task_address(one) if isinstance(one, SolutionState) else _indicator_address(one),
            verdict=one.verdict,
            leads=self.named(one.leads),
            due=one.due if isinstance(one, SolutionState) else None,
            is_own=not self.own.isdisjoint(one.leads),
        )


def board_of(unit: Organization, year: int, today: date, *, seats: Iterable[Appointment] = ()) -> Board:
    """Return the board of the unit; a large unit asks the database no more often than a small one.

    :param seats: those the person holds, so that their own work comes first.
    """
    states = states_of(unit, year, today)
    items: list[SolutionState | IndicatorState] = [*states.solutions, *states.indicators]
    places = {place for one in items for place in one.leads}
    waiting = Instruction.objects.filter(unit=unit).unanswered()
    return Board(
        unit=unit,
        year=year,
        today=today,
        states=states,
        periods=_open_periods(unit, today),
        instructions=tuple(waiting.order_by("due_on", "pk")),
        extensions=Extension.objects.filter(unit=unit, state=Extension.State.ASKED).count(),
        milestones=tuple(Milestone.objects.filter(unit=unit, on__range=(today, today + AHEAD))),
        names=names_at(places),
        own=_own(seats),
    )


def _own(seats: Iterable[Appointment]) -> frozenset[Place]:
    """Return the places for which the holder of these seats answers: the seats, and bodies reported for."""
    own: set[Place] = set()
    for seat in seats:
        own.add((seat.position.organization_id, seat.position_id))
        if seat.position.role == Role.REPORTER:
            own.add((seat.position.organization_id, None))
    return frozenset(own)


def _open_periods(unit: Organization, today: date) -> tuple[OpenPeriod, ...]:
    periods = list(Period.objects.filter(unit=unit).open().order_by("deadline", "pk"))
    state = Submission.State
    rows = Submission.objects.filter(~Q(state=state.ACCEPTED), period__in=periods)
    by_period: dict[int, list[Submission]] = defaultdict(list)
    for row in rows.select_related("organization", "position__organization").defer("draft"):
        by_period[row.period_id].append(row)
    return tuple(
        OpenPeriod(
            period,
            missing=tuple(row for row in by_period[period.pk] if row.state == state.WAITING),
            sent_back=tuple(row for row in by_period[period.pk] if row.state == state.SENT_BACK),
            waiting=sum(row.state == state.SUBMITTED for row in by_period[period.pk]),
            is_late=period.deadline < today,
        )
        for period in periods
    )


def _counted(name: str, address: str, statuses: list[Status]) -> CountedRow:
    counts = Counter(statuses)
    return CountedRow(name, address, tuple(counts[column] for column in COLUMNS), len(statuses))


def _task_address(one: SolutionState) -> str:
    return reverse("states:task", args=[one.task]) + f"#s{one.pk}"


def _indicator_address(one: IndicatorState) -> str:
    return reverse("states:indicator", args=[one.pk])
