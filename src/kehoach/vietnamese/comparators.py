"""Words and signs around a number that say how it binds: at least, more than, at most, about."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach.domain.plan import Comparator
from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key

_WIDEST_GAP = 8
_LONGEST_CHAIN = 4
# «đạt và vượt dự toán giao là 12 tỷ»: the words may stand some way off, in the same clause.
_REACH_OR_PASS = re.compile(r"(?<!\w)đạt(?:\s|,\s|\svà\s|\shoặc\s|\s-\s)vượt(?!\w)[^\n\t;.,:\d]{1,45}$")
# At most four words of the unit's attribute stand between: «5 giường bệnh kế hoạch trở lên».
_ATTRIBUTE = re.compile(r"(?:[ ]{1,2}[^\W\d_]{1,12}){0,4}?[ ]{1,2}(?=trở\s|hoặc\s)|[ ]{0,2}")


@dataclass(frozen=True, slots=True)
class ComparatorMatch:
    """A comparator and where its words stand."""

    start: int
    end: int
    comparator: Comparator | None  # None: the words only lead to the number


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a word list says of a phrase; `stops` are look-alikes such as «cấp trên»."""

    comparator: Comparator | None
    stops: bool = False
    unless_after: str | None = None  # «nâng cấp trên 5 km»: the look-alike is the end of another word


def _phrases(where: str) -> Phrases[_Lead]:
    return Phrases((entry["phrase"], _lead(entry)) for entry in read_words("comparators")[where])


def _lead(entry: dict[str, Any]) -> _Lead:
    comparator = Comparator(entry["comparator"]) if "comparator" in entry else None
    return _Lead(comparator, entry.get("stops", False), entry.get("unless_after"))


@cache
def _before() -> Phrases[_Lead]:
    return _phrases("before")


@cache
def _after() -> Phrases[_Lead]:
    return _phrases("after")


def comparator_before_in(lowered: str, at: int, floor: int = 0) -> ComparatorMatch | None:
    """Return the chain of leading words right before an offset of a text in `tone_key` form."""
    start, comparator = at, None
    for _ in range(_LONGEST_CHAIN):
        stop = start
        while stop > max(floor, start - _WIDEST_GAP) and lowered[stop - 1] in " :\n":
            stop -= 1
        found = _before().match_before(lowered, stop, floor)
        if (
            found
            and found.entry.unless_after
            and _opens_or_follows(lowered, found.start, found.entry.unless_after)
        ):
            found = _before().match_before(lowered, stop, found.start + 1)
        if found is None or found.entry.stops or _closes_markup(lowered, found.start):
            break
        if found.entry.comparator is None and "\n" in lowered[stop:start]:
            break  # a heading that ends in «đạt được», then a row that opens with its number
        start = found.start
        if comparator in (None, Comparator.ABOUT):
            comparator = found.entry.comparator or comparator
    passed = _REACH_OR_PASS.search(lowered, max(floor, start - 70), start)
    if passed and comparator in (None, Comparator.MORE_THAN):
        return ComparatorMatch(start, at, Comparator.AT_LEAST)
    return ComparatorMatch(start, at, comparator) if start < at else None


def _opens_or_follows(lowered: str, at: int, word: str) -> bool:
    """«nâng cấp trên 5 km», «…, cấp trên 300 giấy»: the look-alike ends a word or is a verb in front."""
    before = lowered[max(0, at - 12) : at].rstrip()
    return before.endswith((word, ",", ";", ":"))


def _closes_markup(lowered: str, at: int) -> bool:
    """Tell whether the sign at an offset is the end of «<b>»."""
    return lowered[at] == ">" and lowered.rfind("<", max(0, at - 12), at) >= 0


def comparator_before(text: str, at: int) -> ComparatorMatch | None:
    """Return the comparator whose words end right before an offset.

    >>> comparator_before("đạt trên 63%", 9).comparator.value
    '>'
    """
    return comparator_before_in(tone_key(text), at)


def comparator_after_in(lowered: str, at: int, end: int) -> ComparatorMatch | None:
    """Return the comparator that follows an offset of a text in `tone_key` form."""
    gap = _ATTRIBUTE.match(lowered, at, end)
    found = _after().match(lowered, gap.end() if gap else at, end)
    return ComparatorMatch(found.start, found.end, found.entry.comparator) if found else None


def comparator_after(text: str, at: int) -> ComparatorMatch | None:
    """Return the comparator whose words follow an offset.

    >>> comparator_after("1.100 tấn trở lên", 9).comparator.value
    '>='
    """
    return comparator_after_in(tone_key(text), at, len(text))
