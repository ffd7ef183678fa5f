"""What an indicator must reach, in the words of scoring."""

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.entries import Flow
from kehoach.scoring.target import Change, Direction, Target
from kehoach.web.plans.models import Indicator, Tracking

_LIMITS = {Comparator.AT_MOST, Comparator.LESS_THAN}


def target_of(indicator: Indicator, tracking: Tracking) -> Target:
    """Return the target of an indicator as it is followed.

    A change that is followed as a level («giảm 1,5% so với năm trước») is measured against its base. One that
    piles up month by month («giảm 77 hộ») is reported as what changed, so more of it is better.
    """
    comparator = Comparator(indicator.comparator) if indicator.comparator else None
    direction = Direction(tracking.direction)
    change = None
    if indicator.is_change and tracking.flow == Flow.LEVEL:
        # «Tỷ lệ hộ nghèo 4%, giảm 1%»: a change of what is itself in percent is counted in points.
        is_of_share = indicator.parent is not None and indicator.parent.unit == "%"
        change = Change.PERCENT if indicator.unit == "%" and not is_of_share else Change.AMOUNT
    elif indicator.is_change and comparator not in _LIMITS:
        direction = Direction.HIGHER
    return Target(
        comparator=comparator,
        value=indicator.value,
        low=indicator.low,
        high=indicator.high,
        kind=IndicatorKind(indicator.kind),
        direction=direction,
        base=tracking.base,
        change=change,
        unit=indicator.unit,
    )
