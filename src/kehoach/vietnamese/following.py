"""How an indicator behaves over a year, as far as its name and its unit tell it."""

from functools import cache

from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import read_unit

# Amounts that are made month by month; what is counted or measured at a time is a level.
_MADE = frozenset({"money", "mass"})


@cache
def _phrases(group: str) -> Phrases[str]:
    return Phrases((entry["phrase"], entry["phrase"]) for entry in read_words("following")[group])


def _says(group: str, name: str) -> bool:
    return next(_phrases(group).find(tone_key(name), 0), None) is not None


def is_better_lower(name: str) -> bool:
    """Return whether less of it is better: a hint, for a person to confirm.

    >>> is_better_lower("Tỷ lệ hộ nghèo"), is_better_lower("Số hộ thoát nghèo"), is_better_lower("Sản lượng")
    (True, False, False)
    """
    return _says("lower", name) and not _says("reduction", name)


def piles_up(name: str, unit: str) -> bool:
    """Return whether figures of single months add up to the year's: a hint, for a person to confirm.

    >>> piles_up("Thu ngân sách", "tỷ đồng"), piles_up("Thu nhập bình quân đầu người", "triệu đồng/người/năm")
    (True, False)
    """
    if "/" in unit or _says("level", name):
        return False
    found = read_unit(unit) if unit else None
    return _says("piled_up", name) or (found is not None and found.family in _MADE)
