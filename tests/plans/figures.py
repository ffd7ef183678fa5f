"""Figures as clerks print them: the separators, the leading zero, the amount at random."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from random import Random


@dataclass(frozen=True, slots=True)
class Convention:
    """Which marks part the thousands and the decimals; an empty mark leaves the thousands together."""

    thousands: str
    decimal: str


CONVENTIONS = {
    "vietnamese": Convention(".", ","),
    "together": Convention("", ","),
    "points": Convention(".", "."),
    "english": Convention(",", "."),
}


def printed(value: Decimal, convention: Convention, *, leading_zero: bool = False) -> str:
    """The figure as printed, «1.250,5»; a small whole number may get its leading zero, «04»."""
    places = max(0, -int(value.as_tuple().exponent))
    if leading_zero and places == 0 and 0 < value < 10:
        return f"0{value}"
    text = f"{value:,.{places}f}"
    whole, _, fraction = text.partition(".")
    # Where one mark serves both ends, a figure with decimals goes without its thousands mark: «1862.5».
    both = bool(fraction) and convention.thousands == convention.decimal
    whole = whole.replace(",", "" if both else convention.thousands)
    return f"{whole}{convention.decimal}{fraction}" if fraction else whole


def amount(random: Random, low: float, high: float, *, decimals: int = 0) -> Decimal:
    """A plausible figure between the bounds; negative decimals round to millions and the like."""
    if decimals < 0:
        step = 10**-decimals
        return Decimal(random.randint(int(low) // step, int(high) // step) * step)
    scale = 10**decimals
    raw = random.randint(int(low * scale), int(high * scale))
    value = Decimal(raw) / scale
    # Clerks print 12,5 and not 12,50, and whole figures without a tail.
    return Decimal(int(value)) if value == int(value) else Decimal(str(value)).normalize()


def shares(random: Random, whole: Decimal, *, count: int) -> list[Decimal]:
    """Figures that add up to the whole, none of them zero, with no more decimals than it has."""
    exponent = int(whole.as_tuple().exponent)
    step = Decimal(1).scaleb(exponent) if exponent < 0 else Decimal(1)
    if whole > 10**8 and whole % 10**6 == 0:
        step = Decimal(10**6)
    pieces = int(whole / step)
    cuts = sorted(random.sample(range(1, pieces), count - 1))
    edges = [0, *cuts, pieces]
    parts = [(end - start) * step for start, end in pairwise(edges)]
    return [Decimal(int(part)) if part == int(part) else part.normalize() for part in parts]


def plain(value: Decimal) -> str:
    """The figure as the contract writes it: a point, no thousands mark, no exponent."""
    return f"{value:f}"
