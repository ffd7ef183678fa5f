"""Which figure would reach so many percent of a target: attainment read backwards."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.levels import better
from kehoach.scoring.limits import ABOUT_TOLERANCE
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.sentences import HUNDRED, figure
from kehoach.scoring.target import Change, Direction, Target

_LIMITS = {Comparator.AT_MOST, Comparator.LESS_THAN}
_STRICT = {Comparator.MORE_THAN, Comparator.LESS_THAN}
_SHARES = {"%", "‰"}
_CENT = Decimal("0.01")


def figure_to_reach(inputs: Inputs, percent: Decimal) -> tuple[Decimal, Direction] | None:
    """Return the figure from which on so many percent of the target count, and which side of it is better.

    It is told as `actual` is: the numerator of a rate, the level of a change. None where it cannot be told.

    >>> target = Target(Comparator.AT_LEAST, Decimal(1100), unit="tấn")
    >>> figure_to_reach(Inputs(target=target, actual=Decimal(800)), Decimal(80))
    (Decimal('880'), <Direction.HIGHER: 'higher'>)
    """
    target = inputs.target
    if target is None or target.kind is IndicatorKind.ACHIEVEMENT or inputs.actual is None or percent <= 0:
        return None
    found = _exact(target, inputs, percent / HUNDRED, is_whole=percent >= HUNDRED)
    if found is None:
        return None
    exact, way = found
    step = _step(inputs, target, exact)
    towards = ROUND_CEILING if way is Direction.HIGHER else ROUND_FLOOR
    reached = (exact / step).to_integral_value(towards) * step
    if percent >= HUNDRED and target.comparator in _STRICT and reached == exact:
        reached += step if way is Direction.HIGHER else -step
    return reached, way


def _exact(
    target: Target, inputs: Inputs, share: Decimal, *, is_whole: bool
) -> tuple[Decimal, Direction] | None:
    if target.comparator is Comparator.RATIO:
        return _of_ratio(target, inputs, share)
    if target.change is not None:
        return _of_change(target, share, is_whole=is_whole)
    actual = _level_now(target, inputs)
    if actual is None:
        return None
    found = _of_level(_end_of_range(target, actual), share, is_whole=is_whole)
    if found is None or inputs.denominator is None:
        return found
    level, way = found
    scale = Decimal(1000) if target.unit == "‰" else HUNDRED if target.unit in {"", "%"} else Decimal(1)
    return level * inputs.denominator / scale, way


def _level_now(target: Target, inputs: Inputs) -> Decimal | None:
    if inputs.actual is None or inputs.denominator is None:
        return inputs.actual
    if inputs.denominator <= 0:
        return None
    scale = Decimal(1000) if target.unit == "‰" else HUNDRED if target.unit in {"", "%"} else Decimal(1)
    return inputs.actual * scale / inputs.denominator


def _end_of_range(target: Target, actual: Decimal) -> Target:
    """Return a range as the level at its nearer end."""
    if target.comparator is not Comparator.RANGE:
        return target
    low, high = target.low, target.high
    is_below = low is not None and actual < low
    end = low if is_below else high
    return replace(
        target,
        comparator=Comparator.AT_LEAST if is_below else Comparator.AT_MOST,
        value=end,
        low=None,
        high=None,
    )


def _of_level(target: Target, share: Decimal, *, is_whole: bool) -> tuple[Decimal, Direction] | None:
    way, wanted = better(target), target.value
    if wanted is None or way is None or way is Direction.NONE or wanted < 0:
        return None
    if is_whole and target.comparator is Comparator.ABOUT:
        tolerance = ABOUT_TOLERANCE.value if target.tolerance is None else target.tolerance
        margin = wanted * tolerance / HUNDRED
        return (wanted - margin if way is Direction.HIGHER else wanted + margin), way
    if way is Direction.HIGHER:
        return wanted * share, way
    return wanted / share, way


def _of_ratio(target: Target, inputs: Inputs, share: Decimal) -> tuple[Decimal, Direction] | None:
    if target.value is None or target.high is None or target.high <= 0:
        return None
    whole = target.high if inputs.denominator is None else inputs.denominator
    level, way = target.value * whole / target.high, target.direction or Direction.HIGHER
    if way is Direction.NONE:
        return None
    return (level * share if way is Direction.HIGHER else level / share), way


def _of_change(target: Target, share: Decimal, *, is_whole: bool) -> tuple[Decimal, Direction] | None:
    base, wanted, way = target.base, target.value, target.direction
    if base is None or wanted is None or way is None or way is Direction.NONE:
        return None
    is_limit = target.comparator in _LIMITS
    if is_limit and not is_whole:
        return None  # less of a change towards the worse: only to keep the limit is told
    moved = abs(wanted) * share
    if target.change is Change.PERCENT:
        moved = moved * base / HUNDRED
    rises = (way is Direction.HIGHER) is not is_limit
    return (base + moved if rises else base - moved), way


def _step(inputs: Inputs, target: Target, exact: Decimal) -> Decimal:
    """Return how fine the figure is told: whole where figures are whole and count something."""
    figures = (inputs.actual, target.value, target.low, target.high, target.base)
    is_counted = inputs.denominator is not None or target.unit not in _SHARES
    if is_counted and all(one is None or one == one.to_integral_value() for one in figures):
        return Decimal(1)
    return _CENT if abs(exact) >= 1 else Decimal("0.0001")


def needed(inputs: Inputs, wanted: Decimal, way: Direction) -> str:
    """Return in words which figure is needed."""
    unit = inputs.target.unit if inputs.target else ""
    if inputs.denominator is not None:
        told, now = (
            f"{figure(one)}/{figure(inputs.denominator)}" for one in (wanted, inputs.actual or wanted)
        )
    else:
        told, now = figure(wanted, unit), figure(inputs.actual or Decimal(), unit)
    word = "đạt ít nhất" if way is Direction.HIGHER else "không quá"
    return f"{word} {told} (đang là {now})"
