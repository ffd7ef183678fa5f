"""How an indicator is followed where nobody has said it yet: proposed from its unit and its words."""

from typing import Final

from kehoach.scoring.attainment import Direction
from kehoach.scoring.series import Flow
from kehoach.timing.periods import Frequency
from kehoach.vietnamese.following import is_better_lower, piles_up
from kehoach.web.plans.models import Indicator, Tracking

_UPPER_BOUNDS: Final = frozenset({"<=", "<"})
_LOWER_BOUNDS: Final = frozenset({">=", ">"})


def proposed_tracking(indicator: Indicator) -> Tracking:
    """Return, unsaved, how the indicator would be followed; a person may say otherwise."""
    is_lower = is_better_lower(indicator.name) and indicator.comparator not in _LOWER_BOUNDS
    return Tracking(
        unit=indicator.plan.organization,
        lineage=indicator.lineage,
        flow=proposed_flow(indicator),
        direction=Direction.LOWER if is_lower or indicator.comparator in _UPPER_BOUNDS else Direction.HIGHER,
        frequency=Frequency.MONTHLY,
    )


def proposed_flow(indicator: Indicator) -> Flow:
    """Return whether figures of single months would add up to the year's."""
    return Flow.ACCUMULATING if piles_up(indicator.name, indicator.unit) else Flow.LEVEL
