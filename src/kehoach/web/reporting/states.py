"""The state of a unit's whole year as of a day: every solution, task and indicator with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from kehoach.scoring.status import Status, Verdict, task_status
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import indicators_in_force, plans_in_force, solutions_in_force
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.indicator_states import IndicatorYear, year_of
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.rates import rates_of
from kehoach.web.reporting.solution_states import ProgressRow, state_of_solution
from kehoach.web.reporting.waiting import NOTHING_WAITS, Waiting, load_waiting
from kehoach.web.reporting.year_rows import YearRows, load_rows

_FINISHED = {Status.DONE, Status.DONE_LATE}
_LONGEST_LABEL = 240


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of a solution, as its assignee last said."""

    text: str
    proposal: str
    reported_on: date
    waits: bool  # no leader has said anything on it since


@dataclass(frozen=True, slots=True)
class SolutionState:
    """A solution and where it stands."""

    pk: int
    plan: int
    task: int
    lineage: UUID
    label: str
    verdict: Verdict
    due: date | None
    leads: tuple[Place, ...]
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task and where it stands by its solutions."""

    pk: int
    label: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """An indicator and where it stands; `value` is what the year has come to."""

    pk: int
    plan: int
    lineage: UUID
    label: str
    group: str
    verdict: Verdict
    value: Decimal | None
    rate: Decimal | None
    met: bool | None
    leads: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """How many reports were due by the day, and how many of them came in time, late or not at all."""

    owed: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    def __add__(self, other: "ReportCounts") -> "ReportCounts":
        return ReportCounts(
            self.owed + other.owed,
            self.on_time + other.on_time,
            self.late + other.late,
            self.missing + other.missing,
        )


@dataclass(frozen=True, slots=True)
class UnitStates:
    """Everything a unit promised for a year, as of a day."""

    today: date
    solutions: tuple[SolutionState, ...] = ()
    tasks: tuple[TaskState, ...] = ()
    indicators: tuple[IndicatorState, ...] = ()
    reports: ReportCounts = ReportCounts()
    waiting: Waiting = NOTHING_WAITS

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many of each kind are in each state."""
        kinds: Mapping[str, Iterable[SolutionState | TaskState | IndicatorState]] = {
            "solutions": self.solutions,
            "tasks": self.tasks,
            "indicators": self.indicators,
        }
        return {
            name: {
                status.value: count for status, count in Counter(one.verdict.status for one in all_).items()
            }
            for name, all_ in kinds.items()
        }


def compute_states(unit: Organization, year: int, today: date) -> UnitStates:
    """Return the state of everything the unit promised; few items and many ask the database as often."""
    solutions = list(solutions_in_force(unit, year))
    indicators = list(indicators_in_force(unit, year))
    plans = {plan.pk: plan for plan in plans_in_force(unit, year).only("organization")}
    for item in (*solutions, *indicators):
        # So that no item asks for its plan by itself.
        item.plan = plans[item.plan_id]
        item.plan.organization = unit
    rows = load_rows(unit, year, today=today)
    solution_states = tuple(_solution(one, rows, today) for one in solutions)
    totals = rates_of(rows.submissions, today)
    return UnitStates(
        today=today,
        solutions=solution_states,
        tasks=_tasks(solutions, solution_states),
        indicators=tuple(_indicator(one, rows, today) for one in indicators),
        waiting=load_waiting(unit, today),
        reports=ReportCounts(totals.owed, totals.on_time, totals.late, totals.missing),
    )


def indicator_year(indicator: Indicator, rows: YearRows, today: date) -> IndicatorYear:
    """Return all that is known of one indicator's year."""
    lineage = indicator.lineage
    return year_of(
        indicator,
        tracking=rows.trackings.get(lineage),
        rows=rows.actuals.get(lineage, ()),
        leads=rows.leads.get(lineage, ()),
        milestones=rows.milestones.get(lineage, ()),
        earlier=rows.earlier_years(indicator),
        year_end=rows.year_end,
        today=today,
    )


def _solution(solution: Solution, rows: YearRows, today: date) -> SolutionState:
    lineage = solution.lineage
    said = rows.progress.get(lineage, ())
    leads = rows.leads.get(lineage, ())
    extended_to = rows.extended.get(lineage)
    verdict = state_of_solution(solution, said, leads, extended_to=extended_to, today=today)
    instructed = [rows.instructed[key] for key in (lineage, solution.task.lineage) if key in rows.instructed]
    return SolutionState(
        pk=solution.pk,
        plan=solution.plan_id,
        task=solution.task_id,
        lineage=lineage,
        label=_short(str(solution) or solution.task.title),
        verdict=verdict,
        due=extended_to or solution.due_end,
        leads=tuple(leads),
        obstacle=None if verdict.status in _FINISHED else _obstacle(said, instructed),
    )


def _obstacle(said: Sequence[ProgressRow], instructed: Sequence[datetime]) -> Obstacle | None:
    """Return what stands in the way by the latest word of each assignee; the newest of several."""
    latest = {row.place: row for row in said}
    found = [row for row in latest.values() if row.obstacle.strip() or row.proposal.strip()]
    if not found:
        return None
    newest = max(found, key=lambda row: row.reported_at)
    waits = not any(given > newest.reported_at for given in instructed)
    return Obstacle(newest.obstacle.strip(), newest.proposal.strip(), newest.said.on, waits)


def _tasks(solutions: Sequence[Solution], states: Sequence[SolutionState]) -> tuple[TaskState, ...]:
    by_task: dict[int, list[Status]] = defaultdict(list)
    for state in states:
        by_task[state.task].append(state.verdict.status)
    tasks = {solution.task_id: solution.task for solution in solutions}
    return tuple(TaskState(pk, _short(str(task)), task_status(by_task[pk])) for pk, task in tasks.items())


def _indicator(indicator: Indicator, rows: YearRows, today: date) -> IndicatorState:
    found = indicator_year(indicator, rows, today)
    return IndicatorState(
        pk=indicator.pk,
        plan=indicator.plan_id,
        lineage=indicator.lineage,
        label=_short(indicator.name),
        group=indicator.group,
        verdict=found.verdict,
        value=found.done.value,
        rate=found.attainment.rate,
        met=found.attainment.met,
        leads=tuple(rows.leads.get(indicator.lineage, ())),
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"
