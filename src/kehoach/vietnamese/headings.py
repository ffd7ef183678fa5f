"""What the heading of a table's column means, whatever its wording."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import key


class ColumnRole(StrEnum):
    NUMBER = "number"
    TASK = "task"
    SOLUTION = "solution"
    DIRECTING = "directing"
    LEAD = "lead"
    COORDINATING = "coordinating"
    DUE = "due"
    DELIVERABLE = "deliverable"
    NAME = "name"
    REQUIREMENT = "requirement"
    MAX_POINTS = "max_points"
    SELF_SCORE = "self_score"
    APPRAISED_SCORE = "appraised_score"
    UNIT = "unit"
    VALUE = "value"  # what is to be reached: «Kế hoạch năm 2027»
    MILESTONE = "milestone"  # what is to be reached within the year: «Quý I»
    ACTUAL = "actual"  # what was reached: «Thực hiện năm 2026», «Ước TH 2026»
    RESULT = "result"  # what was done, in words
    COMPARISON = "comparison"  # «Tỷ lệ đạt (%)», «So với năm trước»
    COST = "cost"
    NOTE = "note"
    PLACES = "places"  # the places that the rows speak of: «Thôn»
    PLACE = "place"  # the figures of one place: «Thôn 3»


@dataclass(frozen=True, slots=True)
class HeadingMeaning:
    role: ColumnRole
    words: str  # the words that decided
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    role: ColumnRole
    whole: bool
    weak: bool


_EDGES = re.compile(r"^[^\w%]+|[^\w%]+$")
# These decide whatever stands beside them: «So với năm trước», «Lãnh đạo UBND phụ trách».
_DECISIVE = {ColumnRole.COMPARISON: 0, ColumnRole.DIRECTING: 1}
_BRACKETED = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<![\d/])(?:20[0-4]\d)(?![\d/])")
_WITHIN_YEAR = re.compile(r"\b(?:quý|tháng)\b")
_BARE_YEAR = re.compile(r"(?:năm )?20[0-4]\d")
_SHORTEST_PART = 5  # letters; shorter ones are too easily alike
_LONGEST = 160  # a longer cell is no heading


def meaning_of(heading: str) -> HeadingMeaning | None:
    """What a heading means, or None where its words say nothing known.

    >>> meaning_of("Cơ quan chủ trì tham mưu").role.value
    'lead'
    >>> meaning_of("Cơ quan, đơn vị thực hiện").words
    'đơn vị thực hiện'
    >>> meaning_of("Ước TH năm 2026").role.value
    'actual'
    """
    text = _key(heading)
    if not text or len(text) > _LONGEST:
        return None
    return _meaning(text)


def closest_heading(heading: str) -> str | None:
    """The known heading that a misread one is nearly the same as; None where none is.

    >>> closest_heading("ĐƠN VỊ CHỦ TRÌI"), closest_heading("Trồng rừng")
    ('đơn vị chủ trì', None)
    """
    words = _key(heading).split()
    known = _without_marks()
    for size in (len(words), 3, 2):
        for start in range(len(words) - size, -1, -1):
            part = key(" ".join(words[start : start + size]))
            found = get_close_matches(part, known, n=1, cutoff=0.85) if len(part) > _SHORTEST_PART else []
            if found:
                return " ".join([*words[:start], known[found[0]], *words[start + size :]])
    return None


@cache
def _without_marks() -> Mapping[str, str]:
    return {key(words): words for words in _entries()[0]}


def year_of(heading: str) -> int | None:
    """The last year a heading names, None where it names none or a span of years."""
    years = _YEAR.findall(heading)
    spans = re.search(r"20\d\d\s*[-–]\s*20\d\d", heading)
    return None if not years or spans else int(years[-1])


def _key(heading: str) -> str:
    return _EDGES.sub("", " ".join(heading.lower().split()))


@cache
def _meaning(text: str) -> HeadingMeaning | None:
    bare = _EDGES.sub("", _BRACKETED.sub(" ", text)) or text
    entries, pattern = _entries()
    found: list[tuple[bool, int, int, int, HeadingMeaning]] = []
    for candidate in {text, bare}:
        whole = entries.get(candidate)
        if whole is not None:
            return _refined(candidate, HeadingMeaning(whole.role, candidate, whole.weak))
    for match in pattern.finditer(bare):
        entry = entries[match[0]]
        found.append(
            (
                entry.weak,
                _DECISIVE.get(entry.role, len(_DECISIVE)),
                -len(match[0]),
                match.start(),
                HeadingMeaning(entry.role, match[0], entry.weak),
            )
        )
    amounts = {item[4].role for item in found} & {ColumnRole.VALUE, ColumnRole.ACTUAL}
    if len(amounts) > 1 and "/" in bare:
        # «Ước TH 2026/KH 2026» sets one against the other.
        return HeadingMeaning(ColumnRole.COMPARISON, bare)
    if not found:
        return HeadingMeaning(ColumnRole.VALUE, bare, is_weak=True) if _BARE_YEAR.fullmatch(bare) else None
    return _refined(text, min(found, key=lambda item: item[:4])[4])


def _refined(text: str, meaning: HeadingMeaning) -> HeadingMeaning:
    if meaning.role is ColumnRole.VALUE and _WITHIN_YEAR.search(text):
        return HeadingMeaning(ColumnRole.MILESTONE, meaning.words, meaning.is_weak)
    return meaning


@cache
def _entries() -> tuple[Mapping[str, _Entry], re.Pattern[str]]:
    entries = {
        words: _Entry(ColumnRole(role), strength == "whole", strength == "weak")
        for strength, roles in read_words("headings").items()
        for role, examples in roles.items()
        for words in examples
    }
    # Words that mean something only alone must not hide those that they run into.
    inside = [text for text, entry in entries.items() if not entry.whole]
    longest_first = sorted(inside, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return entries, pattern
