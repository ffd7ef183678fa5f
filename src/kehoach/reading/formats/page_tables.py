"""Ruled tables of a page: the boxes of the cells become a grid and the words go into it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kehoach.reading.formats.joining import goes_on, joined
from kehoach.reading.formats.layout_writer import GridCell
from kehoach.reading.formats.page import Box, Word, lines_of
from kehoach.reading.formats.page_paragraphs import first_width, paragraphs_of, room_after

_SNAP = 3.0  # points within which two ruling lines are one


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table of a page, with its place and the words that its cells took."""

    box: Box
    rows: list[list[GridCell]]
    words: frozenset[int]
    page: int | None = None
    rims: dict[int, "Rim"] = field(default_factory=dict)  # by the identity of the grid cell


@dataclass(frozen=True, slots=True)
class Rim:
    """The width of a cell's first word, and the room that its last line leaves."""

    first: float
    room: float


def read_ruled(cells: Sequence[Box], words: Sequence[Word], *, page: int | None = None) -> RuledTable | None:
    """The table that these cells make; None where they are only a frame around text."""
    if not cells:
        return None
    edges = _snapped(edge for cell in cells for edge in (cell.x0, cell.x1))
    levels = _snapped(edge for cell in cells for edge in (cell.top, cell.bottom))
    box = Box(edges[0], levels[0], edges[-1], levels[-1])
    columns, heights = len(edges) - 1, len(levels) - 1
    if columns < 2 or heights < 1:
        return None
    rows = [[GridCell() for _ in range(columns)] for _ in range(heights)]
    taken: set[int] = set()
    rims: dict[int, Rim] = {}
    covered: set[tuple[int, int]] = set()
    inside = [(at, word) for at, word in enumerate(words) if box.holds(word)]
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.x0)):
        first, last = _nearest(edges, cell.x0), max(_nearest(edges, cell.x1), _nearest(edges, cell.x0) + 1)
        above, below = (
            _nearest(levels, cell.top),
            max(_nearest(levels, cell.bottom), _nearest(levels, cell.top) + 1),
        )
        held = [(at, word) for at, word in inside if at not in taken and cell.holds(word)]
        taken.update(at for at, _ in held)
        content, rim = _cell_content([word for _, word in held], cell)
        if rim is not None:
            rims[id(content)] = rim
        for row in range(above, min(below, heights)):
            for column in range(first, min(last, columns)):
                if (row, column) in covered:
                    continue
                covered.add((row, column))
                is_first = row == above and column == first
                rows[row][column] = (
                    content
                    if is_first
                    else GridCell(continues_above=row > above, continues_left=column > first)
                )
    # Double lines and thick frames enclose strips that are no rows.
    rows = [row for row in rows if any(cell.text or cell.continues_above for cell in row)]
    return RuledTable(box, _without_empty_columns(rows), frozenset(taken), page, rims) if rows else None


def join_broken_row(table: RuledTable, after: RuledTable) -> tuple[RuledTable, RuledTable | None]:
    """Two tables on pages that follow each other, with a row that the page break cut in two made one again.

    The second is None where nothing is left of it.
    """
    at = _heading_again(table, after)
    rims = table.rims | after.rims
    if not _is_rest_of(table.rows[-1], after.rows[at], rims):
        return table, after
    mended = []
    for above, below in zip(table.rows[-1], after.rows[at], strict=True):
        cell = _mended(above, below)
        if cell is not above and id(above) in rims and id(below) in rims:
            rims[id(cell)] = Rim(rims[id(above)].first, rims[id(below)].room)
        mended.append(cell)
    left = after.rows[:at] + after.rows[at + 1 :]
    rest = replace(after, rows=left) if len(left) > at else None
    return replace(table, rows=[*table.rows[:-1], mended], rims=rims), rest


def _heading_again(table: RuledTable, after: RuledTable) -> int:
    """How many rows at the head of the second table repeat the heading of the first."""
    same = 0
    for above, below in zip(table.rows, after.rows[:-1], strict=False):
        if _texts(above) != _texts(below):
            break
        same += 1
    return same


def _is_rest_of(row: Sequence[GridCell], below: Sequence[GridCell], rims: dict[int, Rim]) -> bool:
    """Whether a row only holds what found no more room in the row before."""
    if len(row) != len(below):
        return False
    pairs = [(above, rest) for above, rest in zip(row, below, strict=True) if rest.text]
    if not pairs or not all(above.text for above, _ in pairs):
        return False
    if below[0].text and not (
        below[0].text[0].islower() and len(pairs) < sum(bool(cell.text) for cell in row)
    ):
        return False
    # A cell goes on where its last line was full or its sentence is not over.
    going = [_was_full(above, rest, rims) or _only_goes_on(above.text, rest.text) for above, rest in pairs]
    longest = max(range(len(pairs)), key=lambda at: len(pairs[at][1].text))
    return going[longest] and (sum(going) * 2 > len(going))


def _was_full(above: GridCell, rest: GridCell, rims: dict[int, Rim]) -> bool:
    if id(above) not in rims or id(rest) not in rims:
        return False
    return rims[id(rest)].first > rims[id(above)].room


def _only_goes_on(above: str, rest: str) -> bool:
    return rest[:1].islower() and goes_on(above, rest)


def _mended(above: GridCell, below: GridCell) -> GridCell:
    if not below.text:
        return above
    head, _, tail = above.text.rpartition("\n")
    opening, _, others = below.text.partition("\n")
    same = not tail.endswith((".", ";", ":")) or opening[:1].islower()
    lines = [head, joined((tail, opening)), others] if same else [head, tail, opening, others]
    text = "\n".join(line for line in lines if line)
    shift = len(text) - len(below.text)
    return replace(
        above,
        text=text,
        readings=(*above.readings, *(reading.moved(shift) for reading in below.readings)),
    )


def _texts(row: Sequence[GridCell]) -> list[str]:
    return [cell.text for cell in row]


def _cell_content(words: Sequence[Word], cell: Box) -> tuple[GridCell, Rim | None]:
    if not words:
        return GridCell(), None
    lines = lines_of(words)
    padding = max(2.0, min(min(line.x0 for line in lines) - cell.x0, 8.0))
    left, right = cell.inner or (cell.x0 + padding, cell.x1 - padding)
    texts = paragraphs_of(lines, left=left, right=right)
    rim = Rim(first_width(lines[0]), room_after(lines[-1], left=left, right=right))
    readings, at = [], 0
    for text in texts:
        readings += [reading.moved(at) for reading in text.readings]
        at += len(text.text) + 1
    words_of_cell = "\n".join(text.text for text in texts)
    return GridCell(words_of_cell, bold=all(text.bold for text in texts), readings=tuple(readings)), rim


def _without_empty_columns(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    kept = [
        column
        for column in range(len(rows[0]))
        if any(not row[column].continues_left for row in rows)
        and not all(_is_nothing(row[column]) for row in rows)
    ]
    return [[row[column] for column in kept] for row in rows] if len(kept) > 1 else rows


def _is_nothing(cell: GridCell) -> bool:
    return False if cell.text else cell.continues_left


def _snapped(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SNAP:
            found.append(place)
    return found


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))
