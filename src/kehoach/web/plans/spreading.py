"""Sharing a target out over the months or quarters of its year."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

MONTHS: Final = 12
QUARTERS: Final = 4
_FINEST: Final = 2  # places after the comma where the target itself has fewer


def ends_of(year: int, count: int) -> tuple[date, ...]:
    """Return the last days of the months or quarters of a year.

    >>> [f"{day:%d/%m}" for day in ends_of(2026, 4)]
    ['31/03', '30/06', '30/09', '31/12']
    """
    width = MONTHS // count
    return tuple(
        date(year + (month == MONTHS), month % MONTHS + 1, 1) - timedelta(days=1)
        for month in range(width, MONTHS + 1, width)
    )


def spread(target: Decimal, count: int, *, start: Decimal = Decimal()) -> tuple[Decimal, ...]:
    """Return where it should stand at the end of each part: in equal steps from the start to the target.

    Rounded to the places that target and start are written with; the last is the target itself.

    >>> [str(value) for value in spread(Decimal("1000"), 4)]
    ['250', '500', '750', '1000']
    >>> [str(value) for value in spread(Decimal("2.5"), 4, start=Decimal("4.5"))]
    ['4.0', '3.5', '3.0', '2.5']
    """
    step = (target - start) / count
    places = _places(target, start)
    # Small targets would move by nothing at all in whole numbers.
    if 0 < abs(step) < places:
        places = Decimal(1).scaleb(-_FINEST)
    steps = [(start + step * at).quantize(places, ROUND_HALF_UP) for at in range(1, count)]
    return (*steps, target)


def _places(*values: Decimal) -> Decimal:
    exponents = [int(value.normalize().as_tuple().exponent) for value in values]
    return Decimal(1).scaleb(min(0, *exponents))


def is_by_quarter(days: Sequence[date]) -> bool:
    """Return whether milestones stand at the ends of quarters alone."""
    return bool(days) and all(day.month % 3 == 0 for day in days)
