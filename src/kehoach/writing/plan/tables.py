"""Tables of a plan written back: pieces that pages tore apart are one again, cut rows are whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kehoach.domain.layout import Cell as ReadCell
from kehoach.domain.layout import Row as ReadRow
from kehoach.domain.layout import Table as ReadTable
from kehoach.writing import decree30
from kehoach.writing.content import Align, Cell, Column, Row, Run, Table, runs
from kehoach.writing.plan.edits import Addition, Wording
from kehoach.writing.plan.heads import head_rows, with_spans
from kehoach.writing.plan.shifted_rows import OWN, Leaf, changed, filled, own_column, put_right, usual_columns
from kehoach.writing.widths import width

_WIDE = 6  # columns and more with much to say lie across
_MUCH = 400  # letters in a row
_SIZE = 12.0
_MM_A_POINT = 25.4 / 72
_MARGINS = 3.5  # millimetres at both sides of a cell together
_LONGEST_WORD = 24  # letters; longer ones are broken
_LONGEST_CELL = 300  # letters; still longer cells get no wider column
_NARROW = 14  # letters: columns of figures and short words


@dataclass(frozen=True, slots=True)
class Whole:
    """An item whose rows hang together, as a task with its solutions; `last` is where the last row ends."""

    start: int
    end: int
    last: int


class Passages:
    """Where items lie in the document, asked row by row."""

    def __init__(
        self,
        *,
        spans: Iterable[tuple[int, int]] = (),
        wholes: Iterable[Whole] = (),
        leaves: Iterable[Leaf] = (),
        groups: Iterable[int] = (),
        additions: Iterable[Addition] = (),
    ) -> None:
        """`groups` are where headings of groups begin: rows that say nothing but their title."""
        self._spans = sorted(spans)
        self._leaves = sorted(leaves, key=lambda leaf: leaf.start)
        self._groups = sorted(groups)
        self.wholes = sorted(wholes, key=lambda whole: whole.start)
        self._additions = sorted(additions, key=lambda addition: addition.after)
        # What people changed for which no place was found.
        self.unplaced: list[str] = []

    def joined_below(self, row: ReadRow, following: ReadRow) -> bool:
        """Return whether one item goes on from the row into the next: a page cut it."""
        within = _between(self._spans, row.start, row.end, key=lambda span: span[0])
        return any(end > following.start for _, end in within)

    def leaf_of(self, rows: Sequence[ReadRow]) -> Leaf | None:
        """Return the one item whose words begin in these rows."""
        found = [
            leaf
            for row in rows
            for leaf in _between(self._leaves, row.start, row.end, key=lambda leaf: leaf.start)
        ]
        return found[0] if len(found) == 1 else None

    def is_title(self, rows: Sequence[ReadRow]) -> bool:
        """Return whether the heading of a group begins in these rows."""
        return any(_between(self._groups, row.start, row.end, key=lambda start: start) for row in rows)

    def added_in(self, start: int, end: int) -> Sequence[Addition]:
        """Return what people added below words that end there."""
        return _between(self._additions, start + 1, end + 1, key=lambda addition: addition.after)


Placed = TypeVar("Placed")


def _between(
    items: Sequence[Placed], start: int, end: int, *, key: Callable[[Placed], int]
) -> Sequence[Placed]:
    return items[bisect_left(items, start, key=key) : bisect_left(items, end, key=key)]


def joined(tables: Sequence[ReadTable], passages: Passages, wording: Wording) -> Table:
    """Return the pieces of one table as one, its repeated heads left out."""
    heads = head_rows(tables[0].rows, lambda row: _texts(row, wording))
    head_words = [_words(row, wording) for row in heads]
    rows: list[list[ReadRow]] = []
    for row in _without_heads([row for piece in tables for row in piece.rows], head_words, wording):
        if rows and passages.joined_below(rows[-1][-1], row):
            rows[-1].append(row)
        else:
            rows.append([row])
    columns = max(len(row.cells) for piece in tables for row in piece.rows)
    made = [_row(pieces, columns, wording) for pieces in rows]
    rows, made = _mended(rows, made, passages)
    heading = tuple(_row([row], columns, wording) for row in heads)
    is_long = any(sum(len(cell.text) for cell in row.cells) > _MUCH for row in made)
    is_wide = columns >= _WIDE and is_long
    sheet = decree30.PAGE_HEIGHT if is_wide else decree30.PAGE_WIDTH
    room = sheet.set - decree30.MARGIN_LEFT.set - decree30.MARGIN_RIGHT.set
    return Table(
        columns=_columns(made, heading, room=room),
        heading=with_spans(heading),
        rows=tuple(_spread(rows, _merged(rows, made, passages), passages)),
        is_wide=is_wide,
    )


def _mended(
    read: list[list[ReadRow]], made: list[Row], passages: Passages
) -> tuple[list[list[ReadRow]], list[Row]]:
    """Return the rows with slipped cells put back, empty ones filled as people said, and added rows."""
    leaves = [passages.leaf_of(pieces) for pieces in read]
    own = [own_column(row, leaf) for row, leaf in zip(made, leaves, strict=True)]
    usual = usual_columns(made, leaves, own=own)
    made = put_right(made, leaves, own=own, usual=usual)
    new_read, new_made = [], []
    for pieces, row, leaf in zip(read, made, leaves, strict=True):
        if leaf and leaf.changes:
            row, lost = changed(row, leaf.changes, usual)
            passages.unplaced += [change.what for change in lost]
        new_read.append(pieces)
        new_made.append(row)
        for addition in passages.added_in(pieces[0].start, pieces[-1].end):
            blank = Row(tuple(Cell() for _ in row.cells))
            added, left = filled(blank, addition.fields, usual)
            if OWN in left or OWN not in addition.fields:
                passages.unplaced.append(addition.what)
                continue
            new_read.append([])
            new_made.append(added)
    return new_read, new_made


def _merged(read: Sequence[Sequence[ReadRow]], made: list[Row], passages: Passages) -> list[Row]:
    """Return the rows with what belongs to several of them standing once, beside them all."""
    taken: dict[int, dict[int, Cell | None]] = {}
    places = [place for place, rows in enumerate(read) if rows]
    starts = [read[place][0].start for place in places]
    ends = [read[place][-1].end for place in places]

    def row_at(offset: int) -> int | None:
        at = bisect_right(starts, offset) - 1
        return places[at] if at >= 0 and offset < max(ends[at], starts[at] + 1) else None

    for whole in passages.wholes:
        first, last = row_at(whole.start), row_at(whole.last - 1)
        if first is None or last is None or last <= first:
            continue
        title = _column_at(read[first][:1], whole.start)
        if title is None:
            continue
        for column in range(title + 1):
            top = made[first].cells[column]
            below = [
                (made[place].cells[column], read[place][0].cells[column].start if read[place] else whole.end)
                for place in range(first + 1, last + 1)
            ]
            # Words further down are the rest of the title that a page cut, or they are other words.
            if not top.text or any(cell.text and start >= whole.end for cell, start in below):
                continue
            if column < title and any(cell.text for cell, _ in below):
                continue
            rest = [
                run for cell, _ in below for words in cell.paragraphs if words for run in (Run(" "), *words)
            ]
            taken.setdefault(first, {})[column] = replace(
                top, words=(*top.words, *rest), down=last - first + 1
            )
            for place in range(first + 1, last + 1):
                taken.setdefault(place, {})[column] = None
    return [
        replace(
            row,
            cells=tuple(
                kept
                for column, cell in enumerate(row.cells)
                if (kept := taken.get(place, {}).get(column, cell)) is not None
            ),
        )
        for place, row in enumerate(made)
    ]


def _column_at(rows: Sequence[ReadRow], offset: int) -> int | None:
    return next(
        (
            place
            for row in rows
            for place, cell in enumerate(row.cells)
            if cell.start <= offset <= cell.end and cell.end > cell.start
        ),
        None,
    )


def _spread(read: Sequence[Sequence[ReadRow]], made: list[Row], passages: Passages) -> list[Row]:
    """Return the rows with the titles of groups over all the columns that are left empty beside them."""
    return [
        _spread_title(row) if passages.is_title(pieces) and all(cell.down == 1 for cell in row.cells) else row
        for pieces, row in zip(read, made, strict=True)
    ]


def _spread_title(row: Row) -> Row:
    filled = [place for place, cell in enumerate(row.cells) if cell.text]
    if not filled or len(filled) > 2 or filled[-1] > 1:
        return row
    title = filled[-1]
    across = len(row.cells) - title
    cells = (*row.cells[:title], replace(row.cells[title], across=across, align=Align.LEFT))
    return Row(cells, bold=True, together=True)


def _without_heads(rows: Sequence[ReadRow], head: list[str], wording: Wording) -> Iterator[ReadRow]:
    """Return the rows without the head, which pages repeat wherever they break the table."""
    for row in rows:
        if _words(row, wording) not in head:
            yield row


def _words(row: ReadRow, wording: Wording) -> str:
    return "\t".join(_texts(row, wording))


def _texts(row: ReadRow, wording: Wording) -> list[str]:
    return [wording.words(cell.start, cell.end) for cell in row.cells]


def _row(pieces: Sequence[ReadRow], columns: int, wording: Wording) -> Row:
    cells = []
    for place in range(columns):
        parts = [piece.cells[place] for piece in pieces if place < len(piece.cells)]
        cells.append(_cell(parts, wording))
    is_bold = bool(pieces[0].cells) and all(
        cell.bold for piece in pieces for cell in piece.cells if cell.end > cell.start
    )
    filled = [cell for cell in cells if cell.text]
    return Row(tuple(cells), bold=is_bold and bool(filled), together=is_bold and len(filled) <= 2)


def _cell(parts: Iterable[ReadCell], wording: Wording) -> Cell:
    lines: list[str] = []
    for part in parts:
        fresh = wording.lines(part.start, part.end)
        if lines and fresh:
            # Cut by the page: the sentence goes on.
            lines[-1] = f"{lines[-1]} {fresh.pop(0)}"
        lines += fresh
    if not lines:
        return Cell()
    first, *others = (runs(line) or (Run(""),) for line in lines)
    return Cell(first, more=tuple(others))


def _columns(rows: Sequence[Row], heading: Sequence[Row], *, room: float) -> tuple[Column, ...]:
    """Return columns as wide as what they hold asks for: the longest word, and then more for long cells."""
    least, wishes, aligns = [], [], []
    for place in range(len(rows[0].cells) if rows else len(heading[0].cells)):
        texts = [row.cells[place].text for row in rows if row.cells[place].text]
        lengths = sorted(len(text) for text in texts) or [1]
        words = {word for text in texts for word in text.split()}
        heads = {word for row in heading for word in row.cells[place].text.split()}
        longest = max(
            (width(word, _SIZE, bold=word in heads) for word in words | heads if len(word) <= _LONGEST_WORD),
            default=0.0,
        )
        least.append(longest * _MM_A_POINT + _MARGINS)
        wishes.append(min(lengths[int(len(lengths) * 0.8)], _LONGEST_CELL) ** 0.85)
        aligns.append(Align.CENTER if lengths[-1] <= _NARROW else Align.LEFT)
    left = max(0.0, room - sum(least))
    return tuple(
        Column(own + left * wish / sum(wishes), align)
        for own, wish, align in zip(least, wishes, aligns, strict=True)
    )
