"""The rows of a table without ruling lines: which lines make one, and which cells reach over several."""

import re
import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kehoach.reading.formats.aligned_columns import Strip
from kehoach.reading.formats.joining import goes_on
from kehoach.reading.formats.page import Line
from kehoach.reading.formats.page_paragraphs import first_width, room_after
from kehoach.vietnamese.headings import meaning_of
from kehoach.vietnamese.numerals import MarkerKind, read_marker

_CODE = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,3}|[A-ZĐa-zđ]|(?:[IVX]{1,4}|\d{1,2})(?:[.,]\d{1,2}){1,4})[.)]?|\(\d{1,2}\)|[-+*–•]"
)
_FIGURE = re.compile(r"[-+~<>≥≤]?\s?\d[\d.,\s/%‰–-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDER = 0.3  # of a letter's height; a row stands so much further off than a line of the same cell


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line in one column, or across several."""

    first: int
    last: int
    words: Line

    @property
    def is_across(self) -> bool:
        return self.last > self.first

    @property
    def text(self) -> str:
        return self.words.text.strip()

    @property
    def is_figure(self) -> bool:
        return bool(_FIGURE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The lines from `first` to `last`; in the columns of `joined` the cell above reaches down into it."""

    first: int
    last: int
    is_heading: bool = False
    joined: frozenset[int] = frozenset()


class AlignedTable:
    """Lines of a table, taken apart into columns and rows."""

    def __init__(
        self, lines: Sequence[Line], gutters: Sequence[Strip], *, known: Collection[tuple[str, ...]] = ()
    ) -> None:
        """`known` are the lines of headings on the pages before, which tables are headed by again."""
        self.lines = lines
        self._known = known
        self.gutters = gutters
        self.width = len(gutters) + 1
        self.pieces = [_pieces(line, gutters) for line in lines]

    @cached_property
    def edges(self) -> list[tuple[float, float]]:
        """Where the words of each column begin and end."""
        found = []
        for column in range(self.width):
            own = [piece.words for row in self.pieces for piece in row if piece.first == piece.last == column]
            left = self.gutters[column - 1].x1 if column else min(line.x0 for line in self.lines)
            right = max((words.x1 for words in own), default=left)
            found.append((min((words.x0 for words in own), default=left), right))
        return found

    def is_a_table(self) -> bool:
        """Whether more than blanks that happen to stand below one another speaks for a table."""
        if self.heading_size and len(self.lines) > self.heading_size:
            return True
        sure = sum(strip.support > 2 for strip in self.gutters)
        return sure > 1 and (self.is_numbered or bool(self._figure_columns))

    @cached_property
    def heading_size(self) -> int:
        """How many lines the heading has; 0 where the table goes on from the page before."""
        texts = tuple(line.text for line in self.lines)
        for heading in self._known:
            if texts[: len(heading)] == heading:
                return len(heading)
        size = len(self.lines)
        for at, row in enumerate(self.pieces):
            is_code = row[0].first == row[0].last == 0 and bool(_CODE.fullmatch(row[0].text))
            figures = [piece for piece in row if piece.is_figure and not _YEAR.fullmatch(piece.text)]
            if is_code or any(piece.first > 0 for piece in figures) or self._names_a_group(at):
                size = at
                break
        cells = [""] * self.width
        for row in self.pieces[:size]:
            for piece in row:
                cells[piece.first] = f"{cells[piece.first]} {piece.text}".strip()
        known = sum(meaning_of(text) is not None for text in cells if text)
        return size if known > 1 and size < len(self.lines) else 0

    def _names_a_group(self, at: int) -> bool:
        """Whether a line below a heading says a thing of its own, in one cell."""
        row = self.pieces[at]
        if len(row) > 1 or at == 0 or self._gap(at) < 0:
            return False
        above = _in_column(self.pieces[at - 1], row[0].first)
        return above is not None and not self._runs_on(above, row[0])

    @cached_property
    def is_numbered(self) -> bool:
        """Whether the first column holds the numbers of the rows."""
        own = [row[0].text for row in self.pieces[self.heading_size :] if row[0].first == row[0].last == 0]
        return len(own) > 1 and sum(bool(_CODE.fullmatch(text)) for text in own) >= 0.6 * len(own)

    def rows(self) -> list[AlignedRow]:
        """The rows from top to bottom."""
        found: list[AlignedRow] = []
        start = 0
        if self.heading_size:
            found.append(AlignedRow(0, self.heading_size - 1, is_heading=True))
            start = self.heading_size
        joined: frozenset[int] = frozenset()
        for at in range(start + 1, len(self.lines) + 1):
            if at < len(self.lines) and not self._opens_a_row(at, start):
                continue
            found.append(AlignedRow(start, at - 1, joined=joined))
            start = at
            if at < len(self.lines):
                joined = self._reaching_into(at)
        return found

    def _opens_a_row(self, at: int, start: int) -> bool:
        above, row = self.pieces[at - 1], self.pieces[at]
        if self._is_spaced(at):
            if self._is_centered or len(row) > 1 or self._figure_columns:
                return True
        elif self._is_centered:
            return False
        if self._has_code(row):
            return True
        if any(piece.is_across for piece in (*above, *row)):
            return not any(
                one.first == other.first and one.is_across == other.is_across and self._runs_on(one, other)
                for one in above
                for other in row
            )
        if self.lines[at].top - self.lines[at - 1].top < 0.5 * self.lines[at].size:
            return False
        pairs = [(_in_column(above, piece.first), piece) for piece in row]
        if any(before is None for before, _ in pairs):
            return True
        running = {piece.first: self._runs_on(before, piece) for before, piece in pairs if before is not None}
        if any(before.is_figure and piece.is_figure for before, piece in pairs if before is not None):
            return True
        if len(running) == 1:
            return bool(self._figure_columns) and not any(running.values())
        return not running.get(self._main_column, sum(running.values()) * 2 >= len(running))

    def _reaching_into(self, at: int) -> frozenset[int]:
        """The columns whose text runs on beside the opening of an unnumbered row."""
        above, row = self.pieces[at - 1], self.pieces[at]
        if self._has_code(row) or self._is_spaced(at) or at == self.heading_size:
            return frozenset()
        if self._figure_columns or any(piece.is_across for piece in (*above, *row)):
            return frozenset()
        return frozenset(
            piece.first
            for piece in row
            if (before := _in_column(above, piece.first)) is not None and goes_on(before.text, piece.text)
        )

    def _runs_on(self, above: Piece, piece: Piece) -> bool:
        """Whether a line of a cell goes on with the line above."""
        before, after = above.words, piece.words
        if (above.is_figure and piece.is_figure) or before.bold != after.bold:
            return False
        marker = read_marker(piece.text)
        if marker is not None and (marker.kind is MarkerKind.BULLET or marker.closed):
            return False
        if piece.is_across:
            return piece.text[:1].islower() and goes_on(above.text, piece.text)
        left, right = self.edges[piece.first]
        if first_width(after) > room_after(before, left=left, right=right):
            return True
        return piece.text[:1].islower() and goes_on(above.text, piece.text)

    def _has_code(self, row: Sequence[Piece]) -> bool:
        return self.is_numbered and row[0].first == row[0].last == 0 and bool(_CODE.fullmatch(row[0].text))

    @cached_property
    def _main_column(self) -> int:
        letters = [0] * self.width
        for row in self.pieces:
            for piece in row:
                letters[piece.first] += 0 if piece.is_across else len(piece.text)
        return letters.index(max(letters))

    @cached_property
    def _figure_columns(self) -> list[int]:
        found = []
        for column in range(1, self.width):
            own = [piece for row in self.pieces[self.heading_size :] if (piece := _in_column(row, column))]
            if len(own) > 2 and sum(piece.is_figure for piece in own) >= 0.5 * len(own):
                found.append(column)
        return found

    # -- the gaps between rows -------------------------------------------------------------------
    def _gap(self, at: int) -> float:
        return self.lines[at].top - max(line.bottom for line in self.lines[max(at - 3, 0) : at])

    @cached_property
    def _pitch(self) -> float | None:
        """The usual gap between two lines of one cell, None where no cell shows it."""
        gaps = [
            self._gap(at)
            for at in range(max(self.heading_size, 1), len(self.lines))
            for piece in self.pieces[at]
            if piece.text[:1].islower()
            and (above := _in_column(self.pieces[at - 1], piece.first)) is not None
            and goes_on(above.text, piece.text)
        ]
        return statistics.median(gaps) if len(gaps) > 1 else None

    def _is_spaced(self, at: int) -> bool:
        """Whether a line stands further below than a line of the same cell would."""
        return self._pitch is not None and self._gap(at) > self._pitch + _WIDER * self.lines[at].size

    @cached_property
    def _is_centered(self) -> bool:
        """Whether the cells of a row are centred on one another, so that a number stands halfway down."""
        opening = [at for at in range(max(self.heading_size, 1), len(self.lines)) if self._is_spaced(at)]
        tall = [(one, other) for one, other in pairwise([*opening, len(self.lines)]) if other - one > 1]
        halfway = sum(
            not self._has_code(self.pieces[one]) and any(map(self._has_code, self.pieces[one:other]))
            for one, other in tall
        )
        return halfway > 1 and halfway * 3 > len(tall)


def _pieces(line: Line, gutters: Sequence[Strip]) -> list[Piece]:
    """The words of a line parted at the gutters that it leaves blank."""
    middles = [(strip.x0 + strip.x1) / 2 for strip in gutters]
    parted: list[list[int]] = []  # places of words
    for at, word in enumerate(line.words):
        if parted:
            before = line.words[parted[-1][-1]]
            is_apart = any(before.x1 <= strip.x0 + 1 and word.x0 >= strip.x1 - 1 for strip in gutters)
            if not is_apart:
                parted[-1].append(at)
                continue
        parted.append([at])
    pieces = []
    for places in parted:
        words = Line(tuple(line.words[at] for at in places))
        first = sum(words.x0 + 1 >= middle for middle in middles)
        last = sum(words.x1 - 1 >= middle for middle in middles)
        pieces.append(Piece(first, max(first, last), words))
    return pieces


def _in_column(row: Sequence[Piece], column: int) -> Piece | None:
    return next((piece for piece in row if piece.first == piece.last == column), None)
