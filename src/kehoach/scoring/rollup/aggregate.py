"""What the figures of units come to above them: added where they add, never averaged where they do not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kehoach.scoring.sentences import HUNDRED, day, figure

ZERO = Decimal()
_NAMED = 5  # of those without figures; the others are counted


class Aggregation(StrEnum):
    """How figures of units become one above them."""

    SUM = "sum"
    RATIO = "ratio"  # all numerators over all denominators
    WEIGHTED = "weighted"  # a mean by weight: yields by area, incomes by people
    LAST = "last"  # the figure that closed last
    NONE = "none"  # to be seen unit by unit


@dataclass(frozen=True, slots=True)
class Part:
    """The figure of one unit; what it has not reported is None."""

    key: str
    name: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    weight: Decimal | None = None
    closing: date | None = None


@dataclass(frozen=True, slots=True)
class RollUp:
    """What `known` of `expected` units come to; it can be rolled up again with others.

    `value` None: nothing is known, or no single figure can stand for all. Where units are missing, the value
    is that of those known, and `missing` names the others.
    """

    aggregation: Aggregation
    value: Decimal | None
    known: int
    expected: int
    missing: tuple[str, ...]
    reason: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    closing: date | None = None
    unit: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every unit has reported."""
        return self.known == self.expected


class CountedTwice(ValueError):
    """A unit whose figure would be added more than once."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"{', '.join(names)}: có hai số trong cùng một lần cộng. Bỏ số thừa.")


class MixedAggregation(ValueError):
    """Sums cannot be added to rates: what is rolled up again must have been rolled up the same way."""

    def __init__(self) -> None:
        super().__init__("Các số được tổng hợp theo những cách khác nhau nên không cộng tiếp được.")


def roll_up(
    parts: Sequence[Part | RollUp],
    aggregation: Aggregation,
    *,
    unit: str = "",
    scale: Decimal = HUNDRED,
) -> RollUp:
    """Return what units come to; groups rolled up before may stand among them, in any grouping.

    :param unit: the unit of the value, for the sentence.
    :param scale: what a rate is multiplied by: 100 for %, 1000 for ‰, 1 for an amount per head.
    :raises CountedTwice: a unit is among the parts more than once.
    :raises MixedAggregation: a group was rolled up in another way.

    >>> small, large = (Part(key, f"Xã {key}", numerator=Decimal(n), denominator=Decimal(d))
    ...                 for key, n, d in (("A", 9, 10), ("B", 10, 90)))
    >>> roll_up([small, large], Aggregation.RATIO, unit="%").value
    Decimal('19')
    """
    _refuse_twice(parts)
    groups = [_as_group(part, aggregation, unit) for part in parts]
    if any(group.aggregation is not aggregation for group in groups):
        raise MixedAggregation
    return _ROLLED[aggregation](groups, unit, scale)


def _refuse_twice(parts: Sequence[Part | RollUp]) -> None:
    singles = [part for part in parts if isinstance(part, Part)]
    times = Counter(part.key for part in singles)
    twice = dict.fromkeys(part.name for part in singles if times[part.key] > 1)
    if twice:
        raise CountedTwice(list(twice))


def _as_group(part: Part | RollUp, aggregation: Aggregation, unit: str) -> RollUp:
    """Return a unit as a group of one, with the sums that its figure takes part in."""
    if isinstance(part, RollUp):
        return part
    value, over, below, lack = part.value, part.numerator, part.denominator, ""
    if aggregation is Aggregation.RATIO:
        value, lack = None, _lack_of_ratio(over, below)
    elif aggregation is Aggregation.WEIGHTED:
        lack = _lack_of_weight(part)
        if value is not None and part.weight is not None and not lack:
            over, below = value * part.weight, part.weight
        else:
            over = below = None
    else:
        over = below = None
        lack = "ngày chốt" if _lacks_day(part, aggregation) else ""
    if lack or (value is None and (over is None or below is None)):
        name = f"{part.name} ({lack})" if lack else part.name
        return RollUp(aggregation, None, 0, 1, (name,), "", unit=unit)
    return RollUp(aggregation, value, 1, 1, (), "", over, below, part.closing, unit)


def _lack_of_ratio(over: Decimal | None, below: Decimal | None) -> str:
    if over is None:
        return "" if below is None else "tử số"
    return "mẫu số" if below is None or below < 0 else ""


def _lack_of_weight(part: Part) -> str:
    is_weighed = part.weight is not None and part.weight >= 0
    return "" if part.value is None or is_weighed else "trọng số"


def _lacks_day(part: Part, aggregation: Aggregation) -> bool:
    return aggregation is Aggregation.LAST and part.value is not None and part.closing is None


def _rolled(
    groups: Sequence[RollUp],
    aggregation: Aggregation,
    *,
    said: str,
    value: Decimal | None,
    unit: str,
    over: Decimal | None = None,
    below: Decimal | None = None,
    closing: date | None = None,
) -> RollUp:
    known, expected = sum(group.known for group in groups), sum(group.expected for group in groups)
    missing = tuple(name for group in groups for name in group.missing)
    return RollUp(
        aggregation,
        value,
        known,
        expected,
        missing,
        f"{said} ({known}/{expected} đơn vị){_missing_in_words(missing)}.",
        over,
        below,
        closing,
        unit,
    )


def _missing_in_words(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    more = f" và {len(missing) - _NAMED} đơn vị khác" if len(missing) > _NAMED else ""
    return f"; chưa có số: {', '.join(missing[:_NAMED])}{more}"


def _sum(groups: Sequence[RollUp], unit: str, _scale: Decimal) -> RollUp:
    known = [group.value for group in groups if group.value is not None]
    value = sum(known, ZERO) if known else None
    said = "Chưa đơn vị nào có số" if value is None else f"Cộng được {figure(value, unit)}"
    return _rolled(groups, Aggregation.SUM, said=said, value=value, unit=unit)


def _parts_of_rate(groups: Sequence[RollUp]) -> tuple[Decimal, Decimal] | None:
    known = [
        (group.numerator, group.denominator)
        for group in groups
        if group.numerator is not None and group.denominator is not None
    ]
    if not known:
        return None
    return sum((over for over, _ in known), ZERO), sum((below for _, below in known), ZERO)


def _ratio(groups: Sequence[RollUp], unit: str, scale: Decimal) -> RollUp:
    found = _parts_of_rate(groups)
    if found is None:
        said = "Chưa đơn vị nào có tử số và mẫu số"
        return _rolled(groups, Aggregation.RATIO, said=said, value=None, unit=unit)
    over, below = found
    if below == 0:
        said = f"Tử số {figure(over)}, mẫu số bằng 0 nên không tính được tỷ lệ"
        return _rolled(groups, Aggregation.RATIO, said=said, value=None, unit=unit, over=over, below=below)
    value = over * scale / below
    said = f"Tổng tử số {figure(over)} / tổng mẫu số {figure(below)} = {figure(value, unit)}"
    return _rolled(groups, Aggregation.RATIO, said=said, value=value, unit=unit, over=over, below=below)


def _weighted(groups: Sequence[RollUp], unit: str, _scale: Decimal) -> RollUp:
    found = _parts_of_rate(groups)
    if found is None or found[1] == 0:
        said = "Chưa đơn vị nào có số và trọng số" if found is None else "Tổng trọng số bằng 0"
        over, below = found or (None, None)
        return _rolled(groups, Aggregation.WEIGHTED, said=said, value=None, unit=unit, over=over, below=below)
    over, below = found
    value = over / below
    said = f"Bình quân theo trọng số: {figure(over)} / {figure(below)} = {figure(value, unit)}"
    return _rolled(groups, Aggregation.WEIGHTED, said=said, value=value, unit=unit, over=over, below=below)


def _last(groups: Sequence[RollUp], unit: str, _scale: Decimal) -> RollUp:
    """The latest figure; two different ones of the same day stay a question, also further up."""
    dated = [(group.closing, group.value) for group in groups if group.closing is not None]
    if not dated:
        said = "Chưa đơn vị nào có số"
        return _rolled(groups, Aggregation.LAST, said=said, value=None, unit=unit)
    latest = max(closing for closing, _ in dated)
    values = {value for closing, value in dated if closing == latest}
    value = values.pop() if len(values) == 1 else None
    said = (
        f"Lấy số chốt sau cùng, ngày {day(latest)}: {figure(value, unit)}"
        if value is not None
        else f"Ngày {day(latest)} có nhiều số khác nhau nên chưa lấy số nào"
    )
    return _rolled(groups, Aggregation.LAST, said=said, value=value, unit=unit, closing=latest)


def _none(groups: Sequence[RollUp], unit: str, _scale: Decimal) -> RollUp:
    said = "Chỉ tiêu này không cộng gộp: xem từng đơn vị"
    return _rolled(groups, Aggregation.NONE, said=said, value=None, unit=unit)


_ROLLED = {
    Aggregation.SUM: _sum,
    Aggregation.RATIO: _ratio,
    Aggregation.WEIGHTED: _weighted,
    Aggregation.LAST: _last,
    Aggregation.NONE: _none,
}
