"""Figures in which a scan put letters for digits: «45.OOO con», «l2,5 tấn», «1O0%»."""

import re
from dataclasses import dataclass

from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import has_unit

# «I» is left out: «I.1 Hộ nghèo» is a number of an item.
_LIKE_DIGITS = str.maketrans("Ool", "001")
_MIXED = re.compile(r"(?<![\w.,/-])[\doOl]{1,9}(?:[.,][\doOl]{1,6}){0,4}(?![\w/])")
_END = re.compile(r"\s{0,9}\Z")


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a figure with letters stands, and the figure they look like."""

    start: int
    end: int
    printed: str
    figure: str

    @property
    def doubt(self) -> str:
        """The question for the person who confirms the plan."""
        return (
            f"«{self.printed}» có chữ cái ở chỗ của chữ số, được đọc là «{self.figure}». "
            "Xem văn bản gốc và xác nhận con số."
        )


def find_misread(text: str, *, has_column: bool = False) -> list[Misread]:
    """Return the figures with letters that a unit follows, or that stand alone under a column's unit.

    >>> [(item.printed, item.figure) for item in find_misread("đàn gà 45.OOO con, lúa l2,5 tấn")]
    [('45.OOO', '45.000'), ('l2,5', '12,5')]
    """
    found = []
    lowered: str | None = None
    for match in _MIXED.finditer(text):
        figure = match[0].translate(_LIKE_DIGITS)
        # A figure without any digit is a word; one without any letter is no matter of this.
        if figure == match[0] or not any(char.isdigit() for char in match[0]):
            continue
        lowered = tone_key(text) if lowered is None else lowered
        if has_unit(lowered, match.end()) or (has_column and _END.match(text, match.end())):
            found.append(Misread(match.start(), match.end(), match[0], figure))
    return found


def with_figures(text: str, misread: list[Misread]) -> str:
    """Return the text with digits in place of the letters; every length stays."""
    for item in misread:
        text = text[: item.start] + item.figure + text[item.end :]
    return text
