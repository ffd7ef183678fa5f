"""Figures of units that were merged or split, carried over to those that go on, by the recorded shares."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from kehoach.scoring.rollup.aggregate import Aggregation, Part, RollUp, roll_up
from kehoach.scoring.sentences import HUNDRED, figure

_DIGITS = 60  # shares of eight decimals, multiplied over several steps, still add up exactly
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on a share of what was counted for one unit goes to another; all of it in a merger."""

    before: str
    after: str
    on: date
    share: Decimal = _ONE


@dataclass(frozen=True, slots=True)
class Carried:
    """What a unit that goes on takes over; `sources` says from whom, a line each.

    `is_estimate`: it got a share of something that was counted whole.
    """

    key: str
    name: str
    figures: RollUp
    is_estimate: bool
    sources: tuple[str, ...]


class SharesDoNotAddUp(ValueError):
    """The shares of a split make more or less than the whole, or units succeed each other in a circle."""


def carry_over(
    parts: Sequence[Part],
    steps: Sequence[Step],
    on: date,
    *,
    aggregation: Aggregation,
    names: Mapping[str, str],
    unit: str = "",
    scale: Decimal = HUNDRED,
) -> tuple[Carried, ...]:
    """Return the figures of former units as those of the units of a day; a merger changes no total.

    Numerators, denominators and weights go over by the same share as amounts. A figure that does not add up
    goes over only where one unit takes the place of one other.

    :param names: names of the units by key.
    :raises SharesDoNotAddUp: nobody could say whose the rest is.
    """
    ways = _ways([step for step in steps if step.on <= on], names)
    taken: dict[str, list[tuple[Part, Decimal]]] = defaultdict(list)
    with localcontext() as context:
        context.prec = _DIGITS
        for part in parts:
            for key, share in _ends(part.key, ways, names):
                taken[key].append((part, share))
        found = [
            _carried(key, names.get(key, key), given, aggregation, unit=unit, scale=scale)
            for key, given in taken.items()
        ]
    return tuple(replace(one, figures=_as_usual(one.figures)) for one in found)


def _as_usual(figures: RollUp) -> RollUp:
    """Return rates with the usual number of digits; amounts stay exact."""
    is_rate = figures.aggregation in {Aggregation.RATIO, Aggregation.WEIGHTED}
    return replace(figures, value=+figures.value) if is_rate and figures.value is not None else figures


def _ways(steps: Sequence[Step], names: Mapping[str, str]) -> dict[str, list[Step]]:
    ways: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        ways[step.before].append(step)
    for key, out in ways.items():
        total = sum((step.share for step in out), Decimal())
        if total != _ONE:
            raise SharesDoNotAddUp(
                f"{names.get(key, key)}: các tỷ lệ nhận cộng lại là {figure(total * HUNDRED, '%')}, "
                "phải là 100%. Sửa tỷ lệ của đơn vị kế thừa."
            )
    return ways


def _ends(
    key: str, ways: Mapping[str, Sequence[Step]], names: Mapping[str, str]
) -> list[tuple[str, Decimal]]:
    """Return who has the figures of a unit in the end, and which share of them."""
    ends: dict[str, Decimal] = defaultdict(Decimal)
    waiting: list[tuple[str, Decimal, frozenset[str]]] = [(key, _ONE, frozenset())]
    while waiting:
        at, share, passed = waiting.pop(0)
        if at in passed:
            raise SharesDoNotAddUp(
                f"{names.get(at, at)}: các đơn vị kế thừa lẫn nhau. Kiểm tra lại việc sáp nhập, chia tách."
            )
        # A unit that goes on under its own key keeps its share.
        onward = [step for step in ways.get(at, ()) if step.after != at]
        kept = sum((step.share for step in ways.get(at, ()) if step.after == at), Decimal())
        if kept or not onward:
            ends[at] += share * (kept or _ONE)
        waiting += [(step.after, share * step.share, passed | {at}) for step in onward]
    return list(ends.items())


def _carried(
    key: str,
    name: str,
    given: Sequence[tuple[Part, Decimal]],
    aggregation: Aggregation,
    *,
    unit: str,
    scale: Decimal,
) -> Carried:
    is_estimate = any(share != _ONE for _, share in given)
    adds = aggregation in {Aggregation.SUM, Aggregation.RATIO, Aggregation.WEIGHTED}
    if not adds and (is_estimate or len(given) > 1):
        given = [(replace(part, value=None), share) for part, share in given]
    parts = [_share_of(part, share, aggregation) for part, share in given]
    sources = tuple(
        f"{part.name}: {figure(share * HUNDRED, '%')}" + ("" if share == _ONE else ", ước theo tỷ lệ nhận")
        for part, share in given
    )
    figures = roll_up(parts, aggregation, unit=unit, scale=scale)
    return Carried(key, name, figures, is_estimate, sources)


def _share_of(part: Part, share: Decimal, aggregation: Aggregation) -> Part:
    def of(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * share

    if aggregation is Aggregation.SUM:
        return replace(part, value=of(part.value))
    if aggregation is Aggregation.RATIO:
        return replace(part, numerator=of(part.numerator), denominator=of(part.denominator))
    if aggregation is Aggregation.WEIGHTED:
        return replace(part, weight=of(part.weight))
    return part
