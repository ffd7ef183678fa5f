"""Amounts said in two units, the larger one first: «12 tỷ 500 triệu đồng», «2 tấn 3 tạ»."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kehoach.vietnamese.units import UnitMatch, match_unit_in, read_unit

# How many of the smallest of its kind a unit holds.
_MONEY_AND_COUNTS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_MASS = {"tấn": 1000, "tạ": 100, "yến": 10, "kg": 1}
_KINDS = (_MONEY_AND_COUNTS, _MASS)
_LARGER = re.compile(r"[ ]?(?P<unit>tỷ|tỉ|triệu|tấn|tạ|yến)(?P<rest>[ ]đồng)?[ ]{1,2}(?=\d{1,3}(?![\d.,]))")
_SMALLER = re.compile(r"(?P<count>\d{1,3})[ ]?(?P<unit>triệu|nghìn|ngàn|tạ|yến|kg)(?!\w)")


@dataclass(frozen=True, slots=True)
class Compound:
    """The whole amount in the unit written first, and where its last figure ends."""

    value: Decimal
    figure_end: int
    unit: UnitMatch


def read_compound(lowered: str, at: int, *, first: Decimal, text: str) -> Compound | None:
    """Return the amount whose first figure ends at an offset, None where no smaller unit goes on with it.

    >>> line = "12 tỷ 500 triệu đồng"
    >>> found = read_compound(line, 2, first=Decimal(12), text=line)
    >>> found.value, found.unit.written
    (Decimal('12.5'), 'tỷ đồng')
    """
    larger = _LARGER.match(lowered, at)
    smaller = _SMALLER.match(lowered, larger.end()) if larger else None
    if larger is None or smaller is None or first != first.to_integral_value():
        return None
    sizes = next((kind for kind in _KINDS if larger["unit"] in kind and smaller["unit"] in kind), None)
    if sizes is None:
        return None
    ratio = Decimal(sizes[larger["unit"]]) / sizes[smaller["unit"]]
    last = match_unit_in(lowered, smaller.start("unit"), text=text)
    if ratio <= 1 or int(smaller["count"]) >= ratio or last is None:
        return None
    # «… 500 triệu đồng»: what stands behind the smaller size is counted by the larger one too.
    rest = text[smaller.end() : last.end] or text[larger.start("rest") : larger.end("rest")]
    written = text[larger.start("unit") : larger.end("unit")] + (rest if larger["rest"] is None else " đồng")
    whole = read_unit(written)
    unit = UnitMatch(
        start=larger.start("unit"),
        end=last.end,
        written=written,
        canonical=whole.canonical if whole else written,
        family=whole.family if whole else last.family,
        discrete=False,
    )
    return Compound(first + int(smaller["count"]) / ratio, smaller.end("count"), unit)
