"""Tables without ruling lines become grids of cells, as ruling lines would enclose them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach.reading.formats.aligned_columns import Region, Strip, crosses, find_regions, settled, trimmed
from kehoach.reading.formats.aligned_rows import AlignedRow, AlignedTable
from kehoach.reading.formats.page import Box, Line, Page
from kehoach.reading.formats.side_by_side import block_of

# What is written above a table and belongs to none of its columns.
_ABOVE = re.compile(r"\W{0,3}(?:đvt|đơn vị(?: tính)?|biểu|bảng|phụ lục)\b.{0,12}[:\d]", re.IGNORECASE)
_CLOSE = 0.9  # of a letter's height
_CODE = re.compile(r"(?:[IVXL]{1,6}|\d{1,3}|[A-ZĐ])[.)]?")


def with_aligned_tables(page: Page, lines: Sequence[Line], *, known: set[tuple[str, ...]]) -> Page:
    """The page with a grid for every table that only the alignment of its words shows.

    `known` are the headings of the pages before; those of this page are added to it.
    """
    ruled = [cell for grid in page.grids for cell in grid]
    free = [line for line in lines if not any(cell.holds(word) for cell in ruled for word in line.words)]
    tables = []
    beyond = -1
    again = {text for heading in known for text in heading}
    for region in find_regions(free, known=again):
        reached = _reached(settled(region, free), free, beyond)
        table = AlignedTable(free[reached.first : reached.last + 1], reached.gutters, known=known)
        if len(reached.gutters) > 1 and table.is_a_table():
            if table.heading_size:
                known.add(tuple(line.text for line in table.lines[: table.heading_size]))
            tables.append(tuple(_boxes(table)))
            beyond = reached.last
    return replace(page, grids=(*page.grids, *tables)) if tables else page


def _reached(region: Region, lines: Sequence[Line], beyond: int) -> Region:
    """The region with the lines above and below that stand in its columns too."""
    first, last = region.first, region.last
    while first - 1 > beyond and _belongs_above(lines[first - 1], lines[first], region.gutters):
        first -= 1
    gutters = region.gutters
    while last + 1 < len(lines):
        # A heading alone leaves wider strips than the text below it.
        narrowed = [trimmed(strip, lines[last + 1]) for strip in gutters]
        if not _belongs_below(lines[last + 1], lines[last], narrowed):
            break
        gutters = [
            strip if crosses(lines[last + 1], narrow) else narrow
            for strip, narrow in zip(gutters, narrowed, strict=True)
        ]
        last += 1
    return replace(region, first=first, last=last, strips=[region.strips[0], *gutters, region.strips[-1]])


def _belongs_above(line: Line, below: Line, gutters: Sequence[Strip]) -> bool:
    """Whether a line is the upper part of a heading: in its columns, or over some of them."""
    if below.top - line.bottom > _CLOSE * line.size or _ABOVE.match(line.text) or block_of(line.text):
        return False
    crossed = sum(crosses(line, strip) for strip in gutters)
    if crossed == 0:
        return True
    parted = sum(line.x0 < strip.x0 and line.x1 > strip.x1 for strip in gutters) > crossed
    return parted and crossed < len(gutters)


def _belongs_below(line: Line, above: Line, gutters: Sequence[Strip]) -> bool:
    """Whether a line goes on with the last row, or names the group that the next page goes on with."""
    if line.top - above.bottom > _CLOSE * line.size or block_of(line.text):
        return False
    if not any(crosses(line, strip) for strip in gutters):
        return True
    code = Line(tuple(word for word in line.words if word.x1 <= gutters[0].x0 + 1))
    is_apart = bool(code.words) and not crosses(line, gutters[0])
    return is_apart and bool(_CODE.fullmatch(code.text))


def _boxes(table: AlignedTable) -> Iterator[Box]:
    rows = table.rows()
    levels = _levels(table, rows)
    places = _places(table)
    for at, row in enumerate(rows):
        top, bottom = levels[at], levels[at + 1]
        taken: set[int] = set()
        for first, last, foot in _across(table, row):
            lower = min(foot, bottom) if row.is_heading else bottom
            yield _box(table, places, (first, last), top=top, bottom=lower)
            taken.update(range(first, last + 1))
            if lower < bottom:
                yield from (
                    _box(table, places, (column, column), top=lower, bottom=bottom)
                    for column in range(first, last + 1)
                )
        for column in range(table.width):
            if column in taken or column in row.joined:
                continue
            reach = at
            while reach + 1 < len(rows) and column in rows[reach + 1].joined:
                reach += 1
            yield _box(table, places, (column, column), top=top, bottom=levels[reach + 1])


def _box(
    table: AlignedTable, places: Sequence[float], columns: tuple[int, int], *, top: float, bottom: float
) -> Box:
    first, last = columns
    inner = (table.edges[first][0], table.edges[last][1])
    return Box(places[first], top, places[last + 1], bottom, inner if inner[1] > inner[0] else None)


def _levels(table: AlignedTable, rows: Sequence[AlignedRow]) -> list[float]:
    """The heights between the rows."""
    found = [table.lines[0].top - 2]
    for row in rows[1:]:
        above, below = table.lines[row.first - 1], table.lines[row.first]
        found.append((above.bottom + below.top) / 2)
    return [*found, max(line.bottom for line in table.lines) + 2]


def _places(table: AlignedTable) -> list[float]:
    """The places between the columns."""
    left, right = min(line.x0 for line in table.lines), max(line.x1 for line in table.lines)
    return [left - 2, *((strip.x0 + strip.x1) / 2 for strip in table.gutters), right + 2]


def _across(table: AlignedTable, row: AlignedRow) -> list[tuple[int, int, float]]:
    """The cells of a row that reach over several columns: first, last, and where their words end."""
    found: list[tuple[int, int, float]] = []
    for pieces in table.pieces[row.first : row.last + 1]:
        for piece in pieces:
            if not piece.is_across:
                continue
            same = [one for one in found if one[0] <= piece.last and piece.first <= one[1]]
            first = min([piece.first, *(one[0] for one in same)])
            last = max([piece.last, *(one[1] for one in same)])
            found = [one for one in found if one not in same]
            found.append((first, last, piece.words.bottom + 1))
    return found
