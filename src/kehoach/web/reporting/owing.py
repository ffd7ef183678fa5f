"""What an assignee owes in a period: the items it leads that still need a word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from kehoach.scoring.series import Flow
from kehoach.scoring.status import ReportedState
from kehoach.timing.periods import Frequency
from kehoach.web.frame.prepared import Prepared
from kehoach.web.plans.in_force import indicators_in_force, solutions_in_force
from kehoach.web.plans.models import Assignment, Indicator, Solution, Tracking
from kehoach.web.reporting.models import Period, Progress, Submission

# (organization, seat or None): who owes.
Place = tuple[int, int | None]

# The months at whose end an indicator that is not followed monthly is asked for.
_MONTHS = {
    Frequency.QUARTERLY: frozenset({3, 6, 9, 12}),
    Frequency.SIX_MONTHS: frozenset({6, 12}),
    Frequency.YEARLY: frozenset({12}),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The items one assignee reports on in a period."""

    solutions: tuple[Solution, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    # How the figures of an indicator make a year, where somebody has said so.
    flows: Mapping[UUID, Flow] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        return bool(self.solutions or self.indicators)


def owed_in(period: Period, *, place: Place | None = None, brief: str = "") -> dict[Place, Owed]:
    """Return what each assignee of the unit owes in the period; of one alone where its place is given.

    `brief` «yes»: only what telling the items apart takes, without the tasks and the wholes they belong to.
    """
    leading = _leading(period.unit_id, place)
    # Of one assignee alone, only what it leads is looked up: a page's work does not grow with the plan.
    only = None if place is None else [key for held in leading.values() for key in held]
    solutions = _solutions(period, leading.get(Assignment.Subject.SOLUTION, {}), only, brief=brief)
    indicators: dict[Place, list[Indicator]] = defaultdict(list)
    led = leading.get(Assignment.Subject.INDICATOR, {})
    tracked = _tracked(period, only) if led else {}
    flows = {lineage: flow for lineage, (flow, _often) in tracked.items()}
    for indicator in _INDICATORS.of(period, only, brief=brief) if led else ():
        often = tracked[indicator.lineage][1] if indicator.lineage in tracked else Frequency.MONTHLY
        if not _is_asked(often, period):
            continue
        for at in led.get(indicator.lineage, ()):
            indicators[at].append(indicator)
    return {
        at: Owed(tuple(solutions.get(at, ())), tuple(indicators.get(at, ())), flows)
        for at in sorted({*solutions, *indicators}, key=lambda at: (at[0], at[1] or 0))
    }


def owed_by(submission: Submission, *, brief: str = "") -> Owed:
    """Return what the submission has to say something on; `brief` as for `owed_in`."""
    place = (submission.organization_id, submission.position_id)
    return owed_in(submission.period, place=place, brief=brief).get(place, Owed())


class _InForce:
    """The items of a kind that bind in a year: as pages show them, or briefly."""

    def __init__(self, model: type, rows: Callable[[Any, int], QuerySet[Any]], *brief: str) -> None:
        self._rows = rows
        self._brief = Prepared(
            model,
            lambda unit, year, only: rows(unit, year).filter(lineage__in=only).select_related(None),
            *brief,
        )

    def of(self, period: Period, only: list[UUID] | None, *, brief: str) -> Iterable[Any]:
        """Return those of the period's unit and year; of some lineages alone where they are given."""
        if brief == "yes" and only is not None:
            return self._brief.things(period.unit_id, period.year, only)
        rows = self._rows(period.unit_id, period.year)
        return rows if only is None else rows.filter(lineage__in=only)


# What tells an item from another, and what its figures are.
_SOLUTIONS: Final = _InForce(
    Solution, solutions_in_force, "id", "plan_id", "lineage", "number", "text", "due_start"
)
_INDICATORS: Final = _InForce(
    Indicator,
    indicators_in_force,
    *("id", "plan_id", "lineage", "parent_id", "name", "kind", "unit", "is_change"),
)


def _solutions(
    period: Period, led: Mapping[UUID, list[Place]], only: list[UUID] | None, *, brief: str
) -> Mapping[Place, list[Solution]]:
    """Return the solutions each assignee leads that have begun and that it has not reported done."""
    found: dict[Place, list[Solution]] = defaultdict(list)
    if not led:
        return found
    settled = _settled_before(period, only)
    # Who else leads what somebody has finished is only asked where somebody has.
    everybody = _leading(period.unit_id, None, list(settled)) if settled else {}
    leads = everybody.get(Assignment.Subject.SOLUTION, {})
    for solution in _SOLUTIONS.of(period, only, brief=brief):
        if solution.due_start is not None and solution.due_start > period.closing:
            continue
        done = settled.get(solution.lineage, frozenset())
        # What somebody finished who does not lead it any more is finished for those who took over.
        if any(at not in leads.get(solution.lineage, ()) for at in done):
            continue
        for at in led.get(solution.lineage, ()):
            if at not in done:
                found[at].append(solution)
    return found


def _all_leading(unit: int, lineages: list[UUID] | None) -> QuerySet[Assignment]:
    rows = Assignment.objects.standing().leading().filter(unit=unit)
    return rows if lineages is None else rows.filter(lineage__in=lineages)


_LED_IN: Final = Prepared(Assignment, _all_leading, "subject", "lineage", "organization_id", "position_id")
_LED_BY: Final = Prepared(
    Assignment,
    lambda unit, organization, position: _all_leading(unit, None).filter(
        organization=organization, position=position
    ),
    *("subject", "lineage", "organization_id", "position_id"),
)


def _leading(
    unit: int, place: Place | None, lineages: list[UUID] | None = None
) -> Mapping[str, Mapping[UUID, list[Place]]]:
    """Return who leads each item, solutions and indicators apart."""
    rows = _LED_IN.rows(unit, lineages) if place is None else _LED_BY.rows(unit, *place)
    found: dict[str, dict[UUID, list[Place]]] = {}
    for subject, lineage, organization, position in rows:
        found.setdefault(subject, {}).setdefault(lineage, []).append((organization, position))
    return found


def _done_before(unit: int, year: int, closing: date, lineages: list[UUID] | None) -> QuerySet[Progress]:
    rows = Progress.objects.filter(
        unit=unit,
        period__year=year,
        period__closing__lt=closing,
        state=ReportedState.DONE,
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED],
    )
    return rows if lineages is None else rows.filter(lineage__in=lineages)


_DONE: Final = Prepared(Progress, _done_before, "lineage", "submission__organization", "submission__position")


def _settled_before(period: Period, only: list[UUID] | None) -> Mapping[UUID, frozenset[Place]]:
    """Return who reported which solution done for an earlier period: they are not asked for it again."""
    found: dict[UUID, set[Place]] = defaultdict(set)
    for lineage, *place in _DONE.rows(period.unit_id, period.year, period.closing, only):
        found[lineage].add((place[0], place[1]))
    return {lineage: frozenset(held) for lineage, held in found.items()}


def _trackings(unit: int, lineages: list[UUID] | None) -> QuerySet[Tracking]:
    rows = Tracking.objects.filter(unit=unit)
    return rows if lineages is None else rows.filter(lineage__in=lineages)


_TRACKINGS: Final = Prepared(Tracking, _trackings, "lineage", "flow", "frequency")


def _tracked(period: Period, only: list[UUID] | None) -> Mapping[UUID, tuple[Flow, Frequency]]:
    """Return how the figures of each indicator make a year and how often they are asked for."""
    rows = _TRACKINGS.rows(period.unit_id, only)
    return {lineage: (Flow(flow), Frequency(often)) for lineage, flow, often in rows}


def _is_asked(often: Frequency, period: Period) -> bool:
    return often is Frequency.MONTHLY or period.closing.month in _MONTHS[often]
