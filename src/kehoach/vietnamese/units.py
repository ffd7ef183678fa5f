"""Units of measure and nouns that plans count, read after a number or in a column of units."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from kehoach.vietnamese.phrases import Found, Phrases, read_words
from kehoach.vietnamese.text import tone_key

_WHOLE = frozenset({"people", "households", "animals", "plants", "place", "count"})
_STROKE = re.compile(r"[ ]{0,2}/[ ]{0,2}")
# «02 (hai) lớp»: the number is said again in words before what it counts.
_SAID_AGAIN = (
    r"(?:\((?:(?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|linh|lẻ|trăm|nghìn|ngàn|triệu|tỷ"
    r"|phẩy)[ ]{0,2}){1,12}\)[ ]{0,2})?"
)
_GAP = re.compile(rf"[ \n]{{0,3}}{_SAID_AGAIN}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the word list knows it; `discrete` things come in whole numbers."""

    name: str
    family: str
    discrete: bool


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit in a text: where, as written, its usual name, and what kind of thing it measures."""

    start: int
    end: int
    written: str
    canonical: str
    family: str
    discrete: bool


@cache
def _units() -> Phrases[Unit]:
    entries = []
    for entry in read_words("units")["unit"]:
        discrete = entry["family"] in _WHOLE or entry.get("whole", False)
        unit = Unit(entry["name"], entry["family"], discrete)
        entries += [(form, unit) for form in (entry["name"], *entry.get("forms", ()))]
    return Phrases(entries)


@cache
def _denominators() -> Phrases[str]:
    units = read_words("units")
    plain = (
        (name, entry["name"]) for entry in units["unit"] for name in (entry["name"], *entry.get("forms", ()))
    )
    return Phrases(chain(((entry["name"], entry["name"]) for entry in units["denominator"]), plain))


@cache
def _sizes() -> Phrases[str]:
    words = read_words("units")
    return Phrases((entry["name"], entry["name"]) for entry in chain(words["size"], words["cell_size"]))


@cache
def _cells() -> Phrases[str]:
    return Phrases((entry["name"], entry["name"]) for entry in read_words("units")["cell"])


def _sized(lowered: str, start: int, limit: int) -> Found[Unit] | None:
    """Return «triệu lượt», «nghìn con»: such amounts need not be whole numbers."""
    size = _sizes().match(lowered, start, limit)
    thing = _units().match(lowered, _gap_end(lowered, size.end, limit), limit) if size else None
    if size is None or thing is None or thing.entry.family == "money":
        return None
    if thing.start == size.end and not size.entry.endswith("."):
        return None
    unit = Unit(f"{size.entry} {thing.entry.name}", thing.entry.family, discrete=False)
    return Found(start, thing.end, unit)


def _gap_end(lowered: str, at: int, limit: int) -> int:
    gap = _GAP.match(lowered, at, limit)
    return gap.end() if gap else at


def has_unit(lowered: str, at: int, *, places: bool = True) -> bool:
    """Tell whether a unit follows an offset of a text in `tone_key` form."""
    found = _units().match(lowered, _gap_end(lowered, at, len(lowered)))
    return found is not None and (places or found.entry.family != "place")


def match_unit_in(lowered: str, at: int, *, text: str, end: int | None = None) -> UnitMatch | None:
    """Return the unit at an offset of a text whose `tone_key` form is `lowered`, spaces skipped."""
    limit = len(lowered) if end is None else end
    start = _gap_end(lowered, at, limit)
    if lowered.startswith("/", start):
        # «80/100 dân», «12 /100 dân»: the number stands for things under a stroke.
        below = _denominators().match(lowered, start + 1, limit)
        if below is None:
            return None
        return UnitMatch(start, below.end, text[start : below.end], f"/{below.entry}", "rate", discrete=False)
    found = _units().match(lowered, start, limit)
    sized = _sized(lowered, start, limit)
    if sized and (found is None or sized.end > found.end):
        found = sized
    if found is None:
        return None
    stop, name, family, discrete = found.end, found.entry.name, found.entry.family, found.entry.discrete
    for _ in range(2):
        stroke = _STROKE.match(lowered, stop, limit)
        below = _denominators().match(lowered, stroke.end(), limit) if stroke else None
        if below is None:
            break
        stop, name, discrete = below.end, f"{name}/{below.entry}", False
        family = family if family == "money" else "density"
    return UnitMatch(start, stop, text[start:stop], name, family, discrete)


def match_unit(text: str, at: int) -> UnitMatch | None:
    """Return the longest unit that starts at an offset, after optional spaces; None where none is known.

    >>> match_unit("13 m²/người", 2).canonical
    'm²/người'
    """
    return match_unit_in(tone_key(text), at, text=text)


def count_noun(text: str, at: int) -> tuple[int, int] | None:
    """Return where the counted noun stands that follows a number; None where no known noun follows.

    >>> count_noun("04 buổi tập huấn", 2)
    (3, 16)
    """
    unit = match_unit(text, at)
    return (unit.start, unit.end) if unit and unit.family in _WHOLE else None


def read_unit(text: str) -> UnitMatch | None:
    """Return the unit a cell of a unit column opens with, «Triệu đồng/người» or «Ng. đồng»."""
    stripped = text.strip(" .:;()\n")
    at = text.find(stripped) if stripped else 0
    return match_unit(text, at) if stripped else None


def is_unit_cell(text: str) -> bool:
    """Tell whether a short text opens with a known unit, as the cells of a unit column do."""
    stripped = text.strip(" .:;()\n")
    if not stripped or len(stripped) > 30:
        return False
    return read_unit(text) is not None or _cells().match(tone_key(stripped)) is not None
