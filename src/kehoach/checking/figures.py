"""Comparing printed figures: how far a rounded number may lie from the true one, and how to name it."""

import re
from decimal import Decimal

from kehoach.domain.plan import Indicator
from kehoach.vietnamese.numbers import format_number
from kehoach.vietnamese.units import read_unit

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3}){2,}")
_PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,4})?")
_HALF = Decimal("0.5")


def rounding_of(value: Decimal) -> Decimal:
    """Half a unit of the last printed digit: «17,26» may stand for 17,255 to 17,265."""
    exponent = value.as_tuple().exponent
    return _HALF.scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def sum_rounding(values: list[Decimal]) -> Decimal:
    """How far the sum of rounded numbers may lie from a rounded total; whole numbers add up exactly."""
    return sum((rounding_of(value) for value in values if value != value.to_integral_value()), Decimal())


def with_unit(value: Decimal, unit: str | None) -> str:
    """«5.200 đồng», «8,5%»."""
    if unit in ("%", "‰"):
        return f"{format_number(value)}{unit}"
    return f"{format_number(value)} {unit}" if unit else format_number(value)


def digits_swapped(one: Decimal, two: Decimal) -> bool:
    """Whether two different figures have the same digits in another order: a slip of the keyboard."""
    left, right = (format(value.normalize(), "f").replace(".", "") for value in (one, two))
    return one != two and len(left) == len(right) and sorted(left) == sorted(right) and len(left) > 2


def same_unit(one: Indicator, two: Indicator) -> bool:
    """Whether two indicators are counted alike: in one unit, or both in people («lao động», «người»)."""
    left, right = ((item.unit or "").casefold().strip(". ") for item in (one, two))
    return left == right or (_are_people(left) and _are_people(right))


def _are_people(unit: str) -> bool:
    read = read_unit(unit) if unit else None
    return read is not None and read.family == "people"


def read_printed(figure: str) -> Decimal | None:
    """The value of a figure in prose: groups of three are thousands, else a mark parts decimals."""
    figure = figure.strip(".,")
    if _GROUPED.fullmatch(figure):
        return Decimal(re.sub(r"[.,]", "", figure))
    return Decimal(figure.replace(",", ".")) if _PLAIN.fullmatch(figure) else None
