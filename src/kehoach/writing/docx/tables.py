"""Ruled tables: heads repeated on every page, rows that do not break over pages unless they must."""

import re
from collections.abc import Iterator
from math import ceil

from kehoach.writing import decree30
from kehoach.writing.content import Align, Cell, Column, Row, Run, Table
from kehoach.writing.docx.letterhead import identifier
from kehoach.writing.docx.styles import CELL, CELL_HEAD, TABLE_NOTE, TABLE_TITLE
from kehoach.writing.docx.xml import Element, element, jc, keep_next, mm, paragraph
from kehoach.writing.widths import width

_CELL_MARGIN = 1.5  # millimetres at either side
_POINTS = 72 / 25.4
# A row that would fill this part of a page may break over two: kept whole it might fit nowhere.
_TALLEST_WHOLE = 0.75
_LONGEST_WORD = re.compile(r"\S{24,}")


def table(content: Table, *, is_wide: bool) -> Iterator[Element]:
    """Return the table with its title and note, for a page that lies across or not."""
    sheet = decree30.PAGE_HEIGHT if is_wide else decree30.PAGE_WIDTH
    room = sheet.set - decree30.MARGIN_LEFT.set - decree30.MARGIN_RIGHT.set
    if content.title:
        yield paragraph([Run(content.title)], style=identifier(TABLE_TITLE))
    if content.note:
        yield paragraph([Run(content.note)], style=identifier(TABLE_NOTE))
    widths = column_widths(content.columns, room)
    yield element(
        "tbl",
        [
            element(
                "tblPr",
                [
                    element("tblW", w=mm(sum(widths)), type="dxa"),
                    element("tblBorders", [_line(side) for side in _SIDES]),
                    element("tblLayout", type="fixed"),
                    element("tblCellMar", [_margin(side) for side in ("left", "right")]),
                    element("tblLook", val="0020", firstRow=1),
                ],
            ),
            element("tblGrid", [element("gridCol", w=mm(each)) for each in widths]),
            *_rows(content, widths, page=_text_height(is_wide=is_wide)),
        ],
    )


def column_widths(columns: tuple[Column, ...], room: float) -> list[float]:
    """Return the width of each column in millimetres, by its share of the room."""
    whole = sum(column.width for column in columns) or 1
    return [room * column.width / whole for column in columns]


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _line(side: str) -> Element:
    return element(side, val="single", sz=4, space=0, color="000000")


def _margin(side: str) -> Element:
    return element(side, w=mm(_CELL_MARGIN), type="dxa")


def _text_height(*, is_wide: bool) -> float:
    sheet = decree30.PAGE_WIDTH if is_wide else decree30.PAGE_HEIGHT
    return (sheet.set - decree30.MARGIN_TOP.set - decree30.MARGIN_BOTTOM.set) * _POINTS


def _rows(content: Table, widths: list[float], *, page: float) -> Iterator[Element]:
    # How many rows further each column stays covered from above, by which width and kind of cell.
    covered = [0] * len(widths)
    spans = [1] * len(widths)
    rows = [*((row, True) for row in content.heading), *((row, False) for row in content.rows)]
    last = len(content.heading) - 1
    for place, (row, is_head) in enumerate(rows):
        keeps = row.together or (is_head and place <= last)
        cells = iter(row.cells)
        made: list[Element] = []
        tallest = 0.0
        at = 0
        while at < len(widths):
            if covered[at]:
                across = spans[at]
                made.append(_covered(widths[at : at + across], content.size))
                for column in range(at, at + across):
                    covered[column] -= 1
                at += across
                continue
            cell = next(cells, Cell())
            across = max(1, min(cell.across, len(widths) - at))
            for column in range(at, at + across):
                covered[column], spans[column] = cell.down - 1, across
            room = widths[at : at + across]
            made.append(
                _cell(cell, row, content=content, column=at, widths=room, is_head=is_head, keeps=keeps)
            )
            if cell.down == 1:
                tallest = max(tallest, height(cell, sum(room), size=content.size))
            at += across
        whole = tallest <= _TALLEST_WHOLE * page
        yield element(
            "tr",
            [
                element(
                    "trPr",
                    [element("cantSplit") if whole else None, element("tblHeader") if is_head else None],
                ),
                *made,
            ],
        )


def _cell(
    cell: Cell, row: Row, *, content: Table, column: int, widths: list[float], is_head: bool, keeps: bool
) -> Element:
    align = cell.align or (Align.CENTER if is_head else content.columns[column].align)
    is_middle = is_head or (align != Align.LEFT and cell.down == 1)
    return element(
        "tc",
        [
            element(
                "tcPr",
                [
                    element("tcW", w=mm(sum(widths)), type="dxa"),
                    element("gridSpan", val=len(widths)) if len(widths) > 1 else None,
                    element("vMerge", val="restart") if cell.down > 1 else None,
                    element("vAlign", val="center") if is_middle else None,
                ],
            ),
            *(
                paragraph(
                    [_breakable(run) for run in words],
                    style=identifier(CELL_HEAD if is_head else CELL),
                    properties=[jc(align), keep_next(keeps)],
                    bold=True if row.bold else None,
                    size=content.size,
                )
                for words in cell.paragraphs
            ),
        ],
    )


def _covered(widths: list[float], size: float) -> Element:
    return element(
        "tc",
        [
            element(
                "tcPr",
                [
                    element("tcW", w=mm(sum(widths)), type="dxa"),
                    element("gridSpan", val=len(widths)) if len(widths) > 1 else None,
                    element("vMerge"),
                ],
            ),
            paragraph([], style=identifier(CELL), size=size),
        ],
    )


def _breakable(run: Run) -> Run:
    """Return the run with places to break in what has none: an address of the web, a chain of letters."""
    if not _LONGEST_WORD.search(run.text):
        return run
    text = _LONGEST_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,12}", word[0])), run.text)
    return Run(text, bold=run.bold, italic=run.italic, raised=run.raised, origin=run.origin)


def height(cell: Cell, room: float, *, size: float) -> float:
    """Return about how many points high a cell becomes in a column of that many millimetres."""
    line = max(1.0, (room - 2 * _CELL_MARGIN) * _POINTS)
    lines = sum(
        max(1, ceil(width("".join(run.text for run in words), size) / line)) for words in cell.paragraphs
    )
    return lines * size * 1.15
