"""Numbering of the body by variant b of the decree: I. → 1. → a) (Decree 30/2020/NĐ-CP, Annex I, II.6.c)."""

from dataclasses import dataclass, field
from typing import Final

from kehoach.writing.content import Heading, Paragraph, Run, Runs, runs
from kehoach.writing.decree30 import POINT_LETTERS

_ROMAN: Final = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DEEPEST: Final = 3


def roman(number: int) -> str:
    """Return a number in Roman numerals.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def letter(number: int) -> str:
    """Return the letter of a point; after the alphabet's end points go on as aa, ab.

    >>> letter(4), letter(5), letter(24)
    ('d', 'đ', 'aa')
    """
    rounds, place = divmod(number - 1, len(POINT_LETTERS))
    return (POINT_LETTERS[rounds - 1] if rounds else "") + POINT_LETTERS[place]


def numbered(level: int, number: int) -> str:
    """Return a number as it is printed before a heading of a level.

    >>> numbered(1, 2), numbered(2, 3), numbered(3, 5)
    ('II.', '3.', 'đ)')
    """
    return (f"{roman(number)}.", f"{number}.", f"{letter(number)})")[level - 1]


@dataclass(slots=True)
class Counter:
    """Counts the headings of a body as they come."""

    _counts: list[int] = field(default_factory=lambda: [0] * _DEEPEST)

    def heading(self, level: int, title: str) -> Heading:
        """Return the next heading of a level; those of level 1 stand in capitals."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (_DEEPEST - level)
        words = title.upper() if level == 1 else title
        return Heading(level, runs(words, bold=level < _DEEPEST), numbered(level, self._counts[level - 1]))


def bullet(*words: Run, mark: str = "-") -> Paragraph:
    """Return a paragraph with a dash before it."""
    return Paragraph(words, number=mark)


def paragraph(words: Runs) -> Paragraph:
    """Return a plain paragraph of the body."""
    return Paragraph(words)
