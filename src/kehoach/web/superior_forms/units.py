"""How a figure in the unit's own unit of measure is told in that of a superior's form."""

from decimal import Decimal
from typing import Final

from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import read_unit

# What one of each is in the smallest of its kind.
_SIZES: Final = (
    {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9, "nghìn tỷ đồng": 10**12},
    {"kg": 1, "yến": 10, "tạ": 100, "tấn": 10**3, "nghìn tấn": 10**6, "triệu tấn": 10**9},
)
_MEASURED: Final = frozenset({"money", "mass", "area", "length", "volume", "rate"})
# «người» and «lao động» are both told one by one.
_COUNTED: Final = frozenset({"people", "households", "place"})


def factor(own: str, asked: str) -> Decimal | None:
    """Return by what a figure is multiplied; None where the two measure different things or it is not known.

    >>> factor("triệu đồng", "Tỷ đồng"), factor("Tr.đ", "triệu đồng"), factor("tấn", "%")
    (Decimal('0.001'), Decimal('1'), None)
    """
    mine, theirs = tone_key(own).strip(" .()"), tone_key(asked).strip(" .()")
    # A form without a column of units, or a target without one, says nothing against it.
    if mine == theirs or not mine or not theirs:
        return Decimal(1)
    first, second = read_unit(own), read_unit(asked)
    if (
        first is None
        or second is None
        or not (_is_whole(first.written, own) and _is_whole(second.written, asked))
    ):
        return None
    for sizes in _SIZES:
        if first.canonical in sizes and second.canonical in sizes:
            return Decimal(sizes[first.canonical]) / Decimal(sizes[second.canonical])
    if first.family == second.family and first.family in _COUNTED:
        return Decimal(1)
    is_same = first.canonical == second.canonical and first.family in _MEASURED and "usd" not in mine + theirs
    return Decimal(1) if is_same else None


def _is_whole(written: str, text: str) -> bool:
    """Return whether a unit is all of a cell: «triệu đồng» is not all of «triệu đồng/người»."""
    return tone_key(written).strip(" .()") == tone_key(text).strip(" .()")
