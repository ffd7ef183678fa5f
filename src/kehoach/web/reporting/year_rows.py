"""What the states of a unit's year are made of, fetched in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Max

from kehoach.scoring.entries import Flow, Milestone
from kehoach.scoring.forecast import YearSeries
from kehoach.timing.periods import Frequency
from kehoach.vietnamese.text import key
from kehoach.web.organizations.models import Organization
from kehoach.web.plans import models as plans
from kehoach.web.plans.following import proposed_tracking
from kehoach.web.plans.in_force import plans_in_force
from kehoach.web.reporting.figures import ActualRow, figures_of, standing_actuals
from kehoach.web.reporting.models import Extension, Instruction, Regime, Submission
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.solution_states import ProgressRow, standing_progress

# Seasons do not reach back further.
EARLIER_YEARS = 3
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class YearRows:
    """The rows of a unit's year, each by the item it is about."""

    year: int
    year_end: date
    leads: Mapping[UUID, list[Place]]
    progress: Mapping[UUID, list[ProgressRow]]
    actuals: Mapping[UUID, list[ActualRow]]
    extended: Mapping[UUID, date]
    instructed: Mapping[UUID, datetime]
    trackings: Mapping[UUID, plans.Tracking]
    milestones: Mapping[UUID, list[Milestone]]
    submissions: list[Submission]
    earlier_actuals: Mapping[tuple[str, str], Mapping[int, list[ActualRow]]]
    past_results: Mapping[tuple[str, str], Mapping[int, Decimal]]

    def earlier_years(self, indicator: plans.Indicator) -> list[YearSeries]:
        """Return the figures of earlier years of the same indicator, known by its name and unit."""
        known_as = _known_as(indicator.name, indicator.unit)
        actuals, finals = self.earlier_actuals.get(known_as, {}), self.past_results.get(known_as, {})
        if not actuals and not finals:
            return []
        tracking = self.trackings.get(indicator.lineage) or proposed_tracking(indicator)
        found = []
        for year in sorted({*actuals, *finals}):
            figures = figures_of(actuals.get(year, ()), (), flow=Flow(tracking.flow), unit=indicator.unit)
            found.append(YearSeries(year, figures.entries, finals.get(year)))
        return found


def load_rows(
    unit: Organization, year: int, *, today: date, lineages: Iterable[UUID] | None = None
) -> YearRows:
    """Return the rows of the unit's year; of some items alone where their lineages are given."""
    of: dict[str, Any] = {"unit": unit}
    if lineages is not None:
        of["lineage__in"] = list(lineages)
    leading = plans.Assignment.objects.standing().leading().filter(**of).order_by("assigned_at", "pk")
    leads: dict[UUID, list[Place]] = defaultdict(list)
    for lineage, organization, position in leading.values_list("lineage", "organization", "position"):
        leads[lineage].append((organization, position))
    extensions = Extension.objects.filter(**of, state=Extension.State.GRANTED, lineage__isnull=False)
    instructions = Instruction.objects.filter(**of).values("lineage")
    milestones: dict[UUID, list[Milestone]] = defaultdict(list)
    for lineage, on, value in (
        plans.Milestone.objects.filter(**of, on__year=year)
        .order_by("on")
        .values_list("lineage", "on", "value")
    ):
        milestones[lineage].append(Milestone(on, value))
    submissions = Submission.objects.filter(unit=unit, period__year=year)
    return YearRows(
        year=year,
        year_end=_year_end(unit, year),
        leads=leads,
        progress=_by_item(standing_progress(**of, period__year=year)),
        actuals=_by_item(standing_actuals(**of, period__year=year)),
        # The latest day that was granted is the last to come.
        extended={
            lineage: until
            for lineage, until in extensions.order_by("until").values_list("lineage", "until")
            if lineage is not None
        },
        instructed=dict(instructions.annotate(given=Max("given_at")).values_list("lineage", "given")),
        trackings={row.lineage: row for row in plans.Tracking.objects.filter(**of)},
        milestones=milestones,
        submissions=[] if lineages is not None else list(submissions.select_related("period")),
        earlier_actuals=_earlier_actuals(unit, year),
        past_results=_past_results(unit, year),
    )


def _by_item(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.lineage].append(row)
    return found


def _year_end(unit: Organization, year: int) -> date:
    """Return the day on which the figures of the year close: of the most frequent duty to report."""
    rows = Regime.objects.filter(organization=unit, valid_from__lte=date(year, _DECEMBER, 31))
    regimes = [row for row in rows.order_by("-valid_from") if row.frequency != Frequency.AD_HOC]
    if not regimes:
        return date(year, _DECEMBER, 31)
    often = list(Frequency)
    regime = min(regimes, key=lambda row: often.index(Frequency(row.frequency)))
    return regime.closing.in_month(year, _DECEMBER)


def _known_as(name: str, unit: str) -> tuple[str, str]:
    return key(name), key(unit)


def _earlier_actuals(unit: Organization, year: int) -> dict[tuple[str, str], dict[int, list[ActualRow]]]:
    """Return the figures of earlier years, by the name and unit of their indicator."""
    rows = standing_actuals(unit=unit, period__year__gte=year - EARLIER_YEARS, period__year__lt=year)
    if not rows:
        return {}
    names = plans.Indicator.objects.filter(lineage__in={row.lineage for row in rows})
    called = {
        lineage: _known_as(name, of) for lineage, name, of in names.values_list("lineage", "name", "unit")
    }
    found: dict[tuple[str, str], dict[int, list[ActualRow]]] = defaultdict(dict)
    # The closing lies in the year it counts for: a year ends in December at the latest.
    ordered = sorted(rows, key=lambda row: (called[row.lineage], row.closing))
    for (known_as, of_year), group in groupby(
        ordered, key=lambda row: (called[row.lineage], row.closing.year)
    ):
        found[known_as][of_year] = list(group)
    return found


def _past_results(unit: Organization, year: int) -> dict[tuple[str, str], dict[int, Decimal]]:
    """Return what the plan itself says earlier years ended with; a part of a year is no end."""
    rows = plans.PastResult.objects.filter(plan__in=plans_in_force(unit, year), value__isnull=False)
    found: dict[tuple[str, str], dict[int, Decimal]] = defaultdict(dict)
    for name, of, period, value in rows.values_list("name", "unit", "period", "value"):
        if value is not None and period.isdigit() and int(period) < year:
            found[_known_as(name, of)][int(period)] = value
    return found
