"""Rounding that never lifts anybody over a mark."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def rounded(exact: Decimal, step: Decimal = CENT, *, below: Iterable[Decimal] = ()) -> Decimal:
    """Return a figure to the nearest step; a mark of `below` is reached only by what reaches it exactly.

    >>> rounded(Decimal("46.666"))
    Decimal('46.67')
    >>> rounded(Decimal("89.996"), below=[Decimal(90)])
    Decimal('89.99')
    """
    steps = exact / step
    nearest = steps.to_integral_value(ROUND_HALF_UP) * step
    if any(exact < mark <= nearest for mark in below):
        return steps.to_integral_value(ROUND_DOWN) * step
    return nearest
