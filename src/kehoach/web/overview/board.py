"""Where one unit's year stands, what needs attention first: the board of the first page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from kehoach.scoring.status import Status, Verdict
from kehoach.web.frame.states import LOOKS
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.queries import took_over
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.places import names_at
from kehoach.web.reporting.states import IndicatorState, SolutionState, UnitStates
from kehoach.web.reporting.states_looks import LOOK_OF, WORST_FIRST
from kehoach.web.reporting.unit_states import states_together
from kehoach.web.reporting.waiting import AHEAD, OpenPeriod, Waiting, WaitingInstruction, WaitingReport

# A page shows the beginning of each list; the list's own page has the rest.
SHOWN: Final = 8
NAMED: Final = 10
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
    why: str
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
    cells: tuple[tuple[str, int], ...]  # the counts, each with the word of its state


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle or a proposal that waits for a leader."""

    label: str
    address: str
    text: str
    reported_on: date
    leads: str


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """A period in which people report, with the names of those who have not yet."""

    period: OpenPeriod
    missing: str
    sent_back: str
    is_late: bool


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
    names: Mapping[Place, str] = field(repr=False)
    own: frozenset[Place] = frozenset()  # for which the person answers
    others: tuple[Organization, ...] = ()  # whose place the unit took: theirs is counted too

    @property
    def items(self) -> list[SolutionState | IndicatorState]:
        """Return everything that has a state of its own."""
        return [*self.states.solutions, *self.states.indicators]

    @property
    def waiting(self) -> Waiting:
        """Return what waits in the unit."""
        return self.states.waiting

    @property
    def periods(self) -> list[ShownPeriod]:
        """Return the periods in which people report."""
        return [
            ShownPeriod(
                one,
                self._reporters(one.missing),
                self._reporters(one.sent_back),
                is_late=one.deadline < self.today,
            )
            for one in self.waiting.periods
        ]

    @property
    def own_reports(self) -> list[tuple[OpenPeriod, WaitingReport]]:
        """Return the reports that the person still has to send in."""
        return [
            (one, row)
            for one in self.waiting.periods
            for row in (*one.sent_back, *one.missing)
            if row.place in self.own
        ]

    @property
    def own_instructions(self) -> list[WaitingInstruction]:
        """Return the instructions that the person still has to answer."""
        return [one for one in self.waiting.instructions if one.place in self.own]

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
        return sum(len(one.missing) for one in self.waiting.periods)

    @property
    def sent_back(self) -> int:
        """Return how many reports wait for their writers again."""
        return sum(len(one.sent_back) for one in self.waiting.periods)

    @property
    def to_review(self) -> int:
        """Return how many reports wait to be looked at."""
        return sum(one.to_review for one in self.waiting.periods)

    @property
    def answers_overdue(self) -> int:
        """Return how many instructions should have been answered."""
        return sum(one.due_on < self.today for one in self.waiting.instructions)

    @property
    def alarming(self) -> int:
        """Return how many items are overdue or at risk."""
        return self.overdue + self.at_risk

    @property
    def concerns(self) -> list[Concern]:
        """Return the worst of what is overdue or at risk; one's own before others'."""
        alarming = [one for one in self.items if one.verdict.status in _ALARMING]
        return [self._concern(one) for one in sorted(alarming, key=self._worst_first)[:SHOWN]]

    @property
    def hindered(self) -> list[SolutionState]:
        """Return the solutions whose obstacle waits for a leader, the oldest first."""
        found = [
            (one.obstacle.reported_on, one.pk, one)
            for one in self.states.solutions
            if one.obstacle is not None and one.obstacle.waits
        ]
        return [one for _on, _pk, one in sorted(found, key=lambda row: row[:2])]

    @property
    def hindrances(self) -> list[Hindrance]:
        """Return the obstacles that have waited for a leader the longest."""
        return [
            Hindrance(
                _cut(one.label, 110),
                _task_address(one),
                _cut(one.obstacle.text or one.obstacle.proposal, 240),
                one.obstacle.reported_on,
                self.named(one.leads),
            )
            for one in self.hindered[:SHOWN]
            if one.obstacle is not None
        ]

    @property
    def groups(self) -> list[CountedRow]:
        """Return the indicators by group, in the order of the plan."""
        by_group: dict[tuple[str, int], list[IndicatorState]] = defaultdict(list)
        for one in self.states.indicators:
            by_group[one.group, one.plan].append(one)
        words = _words()
        return [
            _counted(
                # Of the headings above each other the nearest one says most.
                group.rsplit(" › ", 1)[-1].rstrip(":") or _("Chưa xếp nhóm"),
                f"{reverse('plans:indicators', args=[plan])}?nhom={quote(group)}",
                [one.verdict.status for one in rows],
                words,
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
        words = _words()
        rows = [_counted(name, "", statuses, words) for name, statuses in by_lead.items()]
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
            Deadline(one.deadline, _("Hạn gửi báo cáo"), one.label, "")
            for one in self.waiting.periods
            if self.today <= one.deadline <= until and one.missing
        ]
        found += [
            Deadline(
                one.due_on, _("Trả lời chỉ đạo"), one.text[:120], reverse("instructions:page", args=[one.pk])
            )
            for one in self.waiting.instructions
            if self.today <= one.due_on <= until
        ]
        by_lineage = {one.lineage: one for one in self.states.indicators}
        found += [
            Deadline(
                on, _("Mốc chỉ tiêu"), by_lineage[lineage].label, _indicator_address(by_lineage[lineage])
            )
            for on, lineage in self.waiting.milestones
            if lineage in by_lineage
        ]
        return sorted(found, key=lambda one: (one.on, one.kind, one.label))

    def named(self, places: Iterable[Place]) -> str:
        """Return those who answer, as one text."""
        return "; ".join(self.names.get(place, "") for place in places) or _("chưa giao")

    def _reporters(self, reports: tuple[WaitingReport, ...]) -> str:
        names = [self.names.get(one.place, "") for one in reports]
        more = [_("và %(count)d nơi khác") % {"count": len(names) - NAMED}] if len(names) > NAMED else []
        return "; ".join([*names[:NAMED], *more])

    def _count(self, status: Status) -> int:
        return sum(one.verdict.status is status for one in self.items)

    def _worst_first(self, one: SolutionState | IndicatorState) -> tuple[bool, int, date, str]:
        due = one.due if isinstance(one, SolutionState) else None
        is_own = not self.own.isdisjoint(one.leads)
        return (not is_own, WORST_FIRST.index(one.verdict.status), due or date.max, one.label)

    def _concern(self, one: SolutionState | IndicatorState) -> Concern:
        return Concern(
            label=_cut(one.label, 140),
            address=_task_address(one) if isinstance(one, SolutionState) else _indicator_address(one),
            verdict=one.verdict,
            why=_cut(one.verdict.reason, 190),
            leads=self.named(one.leads),
            due=one.due if isinstance(one, SolutionState) else None,
            is_own=not self.own.isdisjoint(one.leads),
        )


def board_of(
    unit: Organization, year: int, today: date, *, seats: Iterable[Appointment] = ()
) -> Board | None:
    """Return the board of the unit, with those whose place it took; None where no plan binds it in the year.

    A large unit asks the database no more often than a small one.

    :param seats: those the person holds, so that their own work comes first.
    """
    others = took_over(unit)
    states = states_together(unit, others, year, today)
    items: list[SolutionState | IndicatorState] = [*states.solutions, *states.indicators]
    if not items:
        return None
    places = {place for one in items for place in one.leads}
    places |= {row.place for one in states.waiting.periods for row in (*one.missing, *one.sent_back)}
    return Board(unit, year, today, states, names_at(places), _own(seats), tuple(others))


def _own(seats: Iterable[Appointment]) -> frozenset[Place]:
    """Return the places for which the holder of these seats answers: the seats, and bodies reported for."""
    own: set[Place] = set()
    for seat in seats:
        own.add((seat.position.organization_id, seat.position_id))
        if seat.position.role == Role.REPORTER:
            own.add((seat.position.organization_id, None))
    return frozenset(own)


def _counted(name: str, address: str, statuses: list[Status], words: tuple[str, ...]) -> CountedRow:
    counted = Counter(statuses)
    counts = tuple(counted[column] for column in COLUMNS)
    return CountedRow(_cut(name, 90), address, counts, len(statuses), tuple(zip(words, counts, strict=True)))


def _words() -> tuple[str, ...]:
    return tuple(str(LOOKS[LOOK_OF[column]].text) for column in COLUMNS)


def _cut(text: str, length: int) -> str:
    """Return the beginning of a text; Django's own filter normalises each letter and is slow at it."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _task_address(one: SolutionState) -> str:
    return reverse("states:task", args=[one.task]) + f"#s{one.pk}"


def _indicator_address(one: IndicatorState) -> str:
    return reverse("states:indicator", args=[one.pk])
