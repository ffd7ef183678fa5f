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
# A filter of rows to some items.
Only = Mapping[str, list[UUID]]

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
    # Of one assignee alone, only what it leads is looked up: a page's work does not grow with the plan.
    only = {} if place is None else {"lineage__in": [key for held in leading.values() for key in held]}
    solutions = _solutions(period, leading.get(Assignment.Subject.SOLUTION, {}), only)
    indicators: dict[Place, list[Indicator]] = defaultdict(list)
    led = leading.get(Assignment.Subject.INDICATOR, {})
    rare = _followed_rarely(period, only) if led else frozenset()
    for indicator in indicators_in_force(period.unit, period.year).filter(**only) if led else ():
        if indicator.lineage in rare:
            continue
        for at in led.get(indicator.lineage, ()):
            indicators[at].append(indicator)
    return {
        at: Owed(tuple(solutions.get(at, ())), tuple(indicators.get(at, ())))
        for at in sorted({*solutions, *indicators}, key=lambda at: (at[0], at[1] or 0))
    }


def owed_by(submission: Submission) -> Owed:
    """Return what the submission has to say something on."""
    place = (submission.organization_id, submission.position_id)
    return owed_in(submission.period, place=place).get(place, Owed())


def _solutions(period: Period, led: Mapping[UUID, list[Place]], only: Only) -> Mapping[Place, list[Solution]]:
    """Return the solutions each assignee leads that have begun and that it has not reported done."""
    found: dict[Place, list[Solution]] = defaultdict(list)
    if not led:
        return found
    settled = _settled_before(period, only)
    # Who else leads what somebody has finished is only asked where somebody has.
    everybody = _leading(period.unit, None, {"lineage__in": list(settled)}) if settled else {}
    leads = everybody.get(Assignment.Subject.SOLUTION, {})
    for solution in solutions_in_force(period.unit, period.year).filter(**only):
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


def _leading(
    unit: Organization, place: Place | None, only: Only | None = None
) -> Mapping[str, Mapping[UUID, list[Place]]]:
    """Return who leads each item, solutions and indicators apart."""
    rows = Assignment.objects.standing().leading().filter(unit=unit, **(only or {}))
    if place is not None:
        rows = rows.filter(organization=place[0], position=place[1])
    found: dict[str, dict[UUID, list[Place]]] = {}
    for subject, lineage, organization, position in rows.values_list(
        "subject", "lineage", "organization", "position"
    ):
        found.setdefault(subject, {}).setdefault(lineage, []).append((organization, position))
    return found


def _settled_before(period: Period, only: Only) -> Mapping[UUID, frozenset[Place]]:
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


def _followed_rarely(period: Period, only: Only) -> frozenset[UUID]:
    """Return the indicators that are not asked for in this period."""
    rows: Iterable[tuple[UUID, str]] = (
        Tracking.objects.filter(unit=period.unit, **only)
        .exclude(frequency=Frequency.MONTHLY)
        .values_list("lineage", "frequency")
    )
    month = period.closing.month
    return frozenset(lineage for lineage, often in rows if month not in _MONTHS[Frequency(often)])
