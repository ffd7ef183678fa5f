"""A page as printed: words with their places and the cells that ruling lines enclose."""

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehoach.domain.layout import Reading
from kehoach.reading.formats.docx_text import SUPERSCRIPTS

_FEW_LINES, _CLOSE = 8, 6.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; lengths are points, the origin is the page's upper left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    other: str | None = None  # what a second recognition made of it, where the two differ

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page; `inner` are the edges of the text in it, where they are known."""

    x0: float
    top: float
    x1: float
    bottom: float
    inner: tuple[float, float] | None = None

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies inside."""
        x, y = word.center
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True)
class Line:
    """Words that stand on one line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        return statistics.median(word.size for word in self.words)

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @cached_property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words with blanks between them; small raised digits stay raised."""
        return "".join(blank + text for blank, text in self._pieces())

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The places of the text that were recognised in two ways."""
        found, at = [], 0
        for word, (blank, text) in zip(self.words, self._pieces(), strict=True):
            at += len(blank)
            if word.other is not None:
                found.append(Reading(at, at + len(text), word.other))
            at += len(text)
        return tuple(found)

    def _pieces(self) -> Iterator[tuple[str, str]]:
        before: Word | None = None
        for word in self.words:
            is_apart = before is not None and word.x0 - before.x1 > 0.12 * min(word.size, before.size)
            text = word.text.translate(SUPERSCRIPTS) if self.is_raised(word) else word.text
            yield " " if is_apart else "", text
            before = word

    def is_raised(self, word: Word) -> bool:
        """Whether a word is a mark of digits, smaller than its line and above its foot."""
        if not word.text.isdigit() or len(word.text) > 2 or len(self.words) == 1:
            return False
        tallest = max(other.size for other in self.words)
        foot = max(other.bottom for other in self.words if other.size > 0.85 * tallest)
        return word.size < 0.8 * tallest and foot - word.bottom > 0.12 * tallest

    @property
    def segments(self) -> "list[Line]":
        """The pieces of the line between gaps that are far wider than a blank."""
        pieces: list[list[Word]] = []
        for word in self.words:
            if pieces and word.x0 - pieces[-1][-1].x1 <= max(14.0, 1.6 * word.size):
                pieces[-1].append(word)
            else:
                pieces.append([word])
        return [Line(tuple(piece)) for piece in pieces]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; each grid holds the boxes of one ruled table's cells."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    grids: tuple[tuple[Box, ...], ...] = ()


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words gathered into lines from top to bottom."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda word: (word.center[1], word.x0)):
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, row = rows[at]
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap > 0.5 * min(bottom - top, word.bottom - word.top):
                row.append(word)
                if word.bottom - word.top > bottom - top:
                    rows[at] = (word.top, word.bottom, row)
                break
        else:
            rows.append((word.top, word.bottom, [word]))
    rows.sort(key=lambda row: row[0])
    return [Line(tuple(sorted(row, key=lambda word: word.x0))) for _, _, row in rows]


def margins(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of a text: the outermost places where several of its lines begin and end."""
    left = _edge([line.x0 for line in lines])
    return left, -_edge([-line.x1 for line in lines])


def _edge(places: Sequence[float]) -> float:
    """The outermost place that is no stray mark: lines enough stand close to it."""
    ordered = sorted(places)
    enough = max(2, len(ordered) // 12)
    for place in ordered:
        if len(ordered) < _FEW_LINES or sum(abs(other - place) < _CLOSE for other in ordered) >= enough:
            return place
    return ordered[0]
