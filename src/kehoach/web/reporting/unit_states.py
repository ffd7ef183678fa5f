"""The state of a unit's year, computed once after each change and then read."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import OperationalError

from kehoach.web.audit.models import Chain
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import plans_in_force
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.reporting.models import UnitState
from kehoach.web.reporting.states import UnitStates, compute_states
from kehoach.web.reporting.states_kept import from_json, to_json
from kehoach.web.reporting.waiting import named_after


def states_of(unit: Organization, year: int, today: date) -> UnitStates:
    """Return the state of the unit's year as of today; computed only where something happened since.

    Nothing is lost where it cannot be kept (another writer holds the database): it is computed again.
    """
    kept = UnitState.objects.fresh().filter(unit=unit, year=year, day=today).first()
    states = from_json(kept.items) if kept is not None else None
    if states is not None:
        return states
    if not plans_in_force(unit, year).exists():
        return UnitStates(today)
    try:
        return refresh_unit_state(unit, year, today)
    except OperationalError:
        return compute_states(unit, year, today)


def states_together(unit: Organization, others: Iterable[Organization], year: int, today: date) -> UnitStates:
    """Return the state of the unit's year with that of others whose place it took, each named where it is."""
    found = states_of(unit, year, today)
    for other in others:
        theirs = states_of(other, year, today)
        found = UnitStates(
            today=today,
            solutions=found.solutions + theirs.solutions,
            tasks=found.tasks + theirs.tasks,
            indicators=found.indicators + theirs.indicators,
            reports=found.reports + theirs.reports,
            waiting=found.waiting + named_after(theirs.waiting, str(other)),
        )
    return found


def refresh_unit_state(
    unit: Organization, year: int, today: date, *, at: datetime | None = None
) -> UnitStates:
    """Return the state of the unit's year, computed anew and kept; twice is once.

    No line of the history: what is kept follows from what stands there already.
    """
    # Read before the rows: what comes in meanwhile makes the row stale, never wrong.
    length = Chain.objects.filter(organization=unit).values_list("length", flat=True).first() or 0
    states = compute_states(unit, year, today)
    reports = states.reports
    counts = states.counts() | {
        "reports": {
            "owed": reports.owed,
            "on_time": reports.on_time,
            "late": reports.late,
            "missing": reports.missing,
        }
    }
    kept = {
        "day": today,
        "history": length,
        "counts": counts,
        "items": to_json(states),
        "computed_at": moment(at),
    }
    UnitState.objects.update_or_create(unit=unit, year=year, defaults=kept)
    return states


def refresh_states(at: datetime | None = None) -> int:
    """Return how many units' years had to be computed anew: those with a plan for the year in which it is."""
    now = moment(at)
    today = day_of(now)
    planned = Plan.objects.confirmed().filter(year=today.year).values("organization")
    fresh = UnitState.objects.fresh().filter(year=today.year, day=today)
    units = Organization.objects.filter(pk__in=planned).exclude(pk__in=fresh.values("unit"))
    count = 0
    for unit in units.order_by("path").iterator():
        refresh_unit_state(unit, today.year, today, at=now)
        count += 1
    return count
