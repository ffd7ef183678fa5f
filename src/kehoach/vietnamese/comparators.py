"""Words and signs around a number that say how it binds: at least, more than, at most, about."""

import re
from dataclasses import dataclass
from functools import cache

from kehoach.domain.plan import Comparator
from kehoach.vietnamese.phrases import Found, Phrases, read_words
from kehoach.vietnamese.text import tone_key

_GAP_BEFORE = re.compile(r"[ :\n]+$")
_WIDEST_GAP = 8
_LONGEST_CHAIN = 4
# «đạt và vượt dự toán giao là 12 tỷ»: the words may stand some way off, in the same clause.
_REACH_OR_PASS = re.compile(r"(?<!\w)đạt(?:\s|,\s|\svà\s|\shoặc\s|\s-\s)vượt(?!\w)[^\n\t;.,:\d]{1,45}$")
# At most two words of the unit's attribute stand between: «5 giường bệnh kế hoạch trở lên».
_ATTRIBUTE = re.compile(r"(?:[ ]{1,2}[^\W\d_]{1,12}){0,2}?[ ]{1,2}(?=trở\s|hoặc\s)|[ ]{0,2}")


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


def _phrases(where: str) -> Phrases[_Lead]:
    return Phrases(
        (
            entry["phrase"],
            _Lead(
                Comparator(entry["comparator"]) if "comparator" in entry else None, entry.get("stops", False)
            ),
        )
        for entry in read_words("comparators")[where]
    )


@cache
def _before() -> Phrases[_Lead]:
    return _phrases("before")


@cache
def _after() -> Phrases[_Lead]:
    return _phrases("after")


class Leads:
    """The words that may lead to a number, found once for a whole text in `tone_key` form."""

    def __init__(self, lowered: str) -> None:
        self._lowered = lowered
        self._ending: dict[int, Found[_Lead]] = {found.end: found for found in _before().find(lowered)}

    def before(self, at: int, floor: int = 0) -> ComparatorMatch | None:
        """Return the chain of such words that ends right before an offset."""
        start, comparator = at, None
        for _ in range(_LONGEST_CHAIN):
            gap = _GAP_BEFORE.search(self._lowered, max(floor, start - _WIDEST_GAP), start)
            found = self._ending.get(gap.start() if gap else start)
            if found is None or found.start < floor or found.entry.stops:
                break
            if found.entry.comparator is None and gap and "\n" in gap[0]:
                break  # a heading that ends in «đạt được», then a row that opens with its number
            start = found.start
            if comparator in (None, Comparator.ABOUT):
                comparator = found.entry.comparator or comparator
        passed = _REACH_OR_PASS.search(self._lowered, max(floor, start - 70), start)
        if passed and comparator in (None, Comparator.MORE_THAN):
            return ComparatorMatch(start, at, Comparator.AT_LEAST)
        return ComparatorMatch(start, at, comparator) if start < at else None


def comparator_before(text: str, at: int) -> ComparatorMatch | None:
    """Return the comparator whose words end right before an offset.

    >>> comparator_before("đạt trên 63%", 9).comparator.value
    '>'
    """
    return Leads(tone_key(text)).before(at)


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
