"""Figures and days as the sentences of reasons write them."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from kehoach.vietnamese.numbers import format_number

HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


def figure(value: Decimal, unit: str = "") -> str:
    """Return a figure with its unit; no more than two decimals, of small figures no more than four.

    >>> figure(Decimal("1054.50"), "tấn"), figure(Decimal(7), "%")
    ('1.054,5 tấn', '7%')
    """
    whole = value == value.to_integral_value()
    step = Decimal("0.01") if abs(value) >= 10 else Decimal("0.0001")
    shown = value.to_integral_value() if whole else value.quantize(step, ROUND_HALF_UP)
    mark = unit if unit in {"%", "‰"} else f" {unit}" if unit else ""
    return format_number(shown) + mark


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """Return a part in percent of a whole to two decimals; only what is 100 becomes 100 from below."""
    exact = part * HUNDRED / whole
    rounded = exact.quantize(_CENT, ROUND_HALF_UP)
    return exact.quantize(_CENT, ROUND_DOWN) if exact < HUNDRED <= rounded else rounded


def day(when: date) -> str:
    """Return a day as offices write it.

    >>> day(date(2026, 3, 5))
    '05/03/2026'
    """
    return f"{when:%d/%m/%Y}"
