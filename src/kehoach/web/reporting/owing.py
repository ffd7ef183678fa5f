"""What an assignee owes in a period: the items it leads that still need a word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kehoach.scoring.status import ReportedState
from kehoach.timing.periods import Frequency
from kehoach.web.organizations.models import Organization
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

    def __bool__(self) -> bool:
        return bool(self.solutions or self.indicators)


def owed_in(period: Period, *, place: Place | None = None) -> dict[Place, Owed]:
    """Return what each assignee of the unit owes in the period; of one alone where its place is given."""
    leading = _leading(period.unit, place)
    if not leading:
        return {}
    # Of one assignee alone, only what it leads is looked up: a page's work does not grow with the plan.
    only = {} if place is None else {"lineage__in": list(leading)}
    settled = _settled_before(period, only)
    everybody = leading if place is None else _leading(period.unit, None, only)
    solutions: dict[Place, list[Solution]] = defaultdict(list)
    for solution in solutions_in_force(period.unit, period.year).filter(**only):
        begins_later = solution.due_start is not None and solution.due_start > period.closing
        if begins_later:
            continue
        done = settled.get(solution.lineage, frozenset())
        leads = everybody.get(solution.lineage, ())
        # What somebody finished who does not lead it any more is finished for those who took over.
        if any(at not in leads for at in done):
            continue
        for at in leading.get(solution.lineage, ()):
            if at not in done:
                solutions[at].append(solution)
    indicators: dict[Place, list[Indicator]] = defaultdict(list)
    rare = _followed_rarely(period, only)
    for indicator in indicators_in_force(period.unit, period.year).filter(**only):
        if indicator.lineage in rare:
            continue
        for at in leading.get(indicator.lineage, ()):
            indicators[at].append(indicator)
    return {
        at: Owed(tuple(solutions.get(at, ())), tuple(indicators.get(at, ())))
        for at in sorted({*solutions, *indicators}, key=lambda at: (at[0], at[1] or 0))
    }


def owed_by(submission: Submission) -> Owed:
    """Return what the submission has to say something on."""
    place = (submission.organization_id, submission.position_id)
    return owed_in(submission.period, place=place).get(place, Owed())


def _leading(
    unit: Organization, place: Place | None, only: Mapping[str, list[UUID]] | None = None
) -> Mapping[UUID, list[Place]]:
    rows = Assignment.objects.standing().leading().filter(unit=unit, **(only or {}))
    if place is not None:
        rows = rows.filter(organization=place[0], position=place[1])
    found: dict[UUID, list[Place]] = defaultdict(list)
    for lineage, organization, position in rows.values_list("lineage", "organization", "position"):
        found[lineage].append((organization, position))
    return found


def _settled_before(period: Period, only: Mapping[str, list[UUID]]) -> Mapping[UUID, frozenset[Place]]:
    """Return who reported which solution done for an earlier period: they are not asked for it again."""
    rows = Progress.objects.filter(
        unit=period.unit,
        period__year=period.year,
        period__closing__lt=period.closing,
        state=ReportedState.DONE,
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED],
        **only,
    )
    found: dict[UUID, set[Place]] = defaultdict(set)
    places = rows.values_list("lineage", "submission__organization", "submission__position")
    for lineage, organization, position in places:
        found[lineage].add((organization, position))
    return {lineage: frozenset(held) for lineage, held in found.items()}


def _followed_rarely(period: Period, only: Mapping[str, list[UUID]]) -> frozenset[UUID]:
    """Return the indicators that are not asked for in this period."""
    rows: Iterable[tuple[UUID, str]] = (
        Tracking.objects.filter(unit=period.unit, **only)
        .exclude(frequency=Frequency.MONTHLY)
        .values_list("lineage", "frequency")
    )
    month = period.closing.month
    return frozenset(lineage for lineage, often in rows if month not in _MONTHS[Frequency(often)])
