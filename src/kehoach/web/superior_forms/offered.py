"""The indicators of a unit that the rows of a form can be joined to."""

from dataclasses import dataclass

from kehoach.web.composing.target_facts import printed_name
from kehoach.web.composing.year_facts import in_families
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import indicators_in_force
from kehoach.web.plans.models import Indicator, Plan


@dataclass(frozen=True, slots=True)
class Offered:
    """An indicator as a list offers it."""

    lineage: str
    name: str
    unit: str = ""
    group: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})" if self.unit else self.name


def offered_to(unit: Organization, year: int) -> list[Offered]:
    """Return the indicators of the year's plans, or of the last year that has one, in the plan's order."""
    years = Plan.objects.confirmed().filter(organization=unit, year__lte=year + 1)
    known = {value for value in years.values_list("year", flat=True) if value is not None}
    if not known:
        return []
    chosen = year if year in known else max(known)
    indicators: list[Indicator] = list(indicators_in_force(unit, chosen))
    return [
        Offered(str(one.lineage), printed_name(one), one.unit, group)
        for one, group in in_families(indicators)
    ]
