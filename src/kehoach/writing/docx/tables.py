"""Ruled tables: heads repeated on every page, rows that do not break over pages unless they must."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from kehoach.writing import decree30
from kehoach.writing.content import Align, Cell, Column, Run, Table
from kehoach.writing.docx.letterhead import identifier
from kehoach.writing.docx.styles import CELL, CELL_HEAD, TABLE_NOTE, TABLE_TITLE
from kehoach.writing.docx.xml import Element, element, jc, keep_next, mm, paragraph, spacing
from kehoach.writing.grid import Placed, placed, shares, with_columns
from kehoach.writing.widths import width

_CELL_MARGIN = 1.5  # millimetres at either side
_POINTS = 72 / 25.4
# A row that would fill this part of a page may break over two: kept whole it might fit nowhere.
_TALLEST_WHOLE = 0.75
_SPACED = 12.0  # points: letters from this size on have room around them
# Word does not break behind a stroke unless it is told that it may.
_STROKE = re.compile(r"/(?=[^\W\d]{2})")
_LONGEST_WORD = re.compile(r"[^\s\u200b]{24,}")


def table(content: Table, *, is_wide: bool) -> Iterator[Element]:
    """Return the table with its title and note, for a page that lies across or not."""
    sheet = decree30.PAGE_HEIGHT if is_wide else decree30.PAGE_WIDTH
    room = sheet.set - decree30.MARGIN_LEFT.set - decree30.MARGIN_RIGHT.set
    if content.title:
        yield paragraph([Run(content.title)], style=identifier(TABLE_TITLE))
    if content.note:
        yield paragraph([Run(content.note)], style=identifier(TABLE_NOTE))
    content = with_columns(content)
    widths = [room * share for share in shares(content)]
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


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _line(side: str) -> Element:
    return element(side, val="single", sz=4, space=0, color="000000")


def _margin(side: str) -> Element:
    return element(side, w=mm(_CELL_MARGIN), type="dxa")


def _text_height(*, is_wide: bool) -> float:
    sheet = decree30.PAGE_WIDTH if is_wide else decree30.PAGE_HEIGHT
    return (sheet.set - decree30.MARGIN_TOP.set - decree30.MARGIN_BOTTOM.set) * _POINTS


def _rows(content: Table, widths: list[float], *, page: float) -> Iterator[Element]:
    rows = (*content.heading, *content.rows)
    heads = len(content.heading)
    # Word asks for the cells that others cover too: what covers each column from above.
    above: dict[int, Placed] = {}
    for number, (row, cells) in enumerate(zip(rows, placed(rows, columns=len(widths)), strict=True)):
        is_head = number < heads
        look = _Look(content.size, bold=row.bold, is_head=is_head, keeps=row.together or is_head)
        own = {item.column: item for item in cells}
        made: list[Element] = []
        tallest, at = 0.0, 0
        while at < len(widths):
            item = own.get(at)
            if item is None:
                item = above[at]
                room = widths[at : at + item.across]
                made.append(_covered(room, content.size))
            else:
                room = widths[at : at + item.across]
                made.append(_cell(item, look, column=content.columns[at], widths=room))
                above[at] = item
                if item.down == 1:
                    tallest = max(tallest, height(item.cell, sum(room), size=content.size))
            at += item.across
        yield element(
            "tr",
            [
                element(
                    "trPr",
                    [
                        element("cantSplit") if tallest <= _TALLEST_WHOLE * page else None,
                        element("tblHeader") if is_head else None,
                    ],
                ),
                *made,
            ],
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of a row are set."""

    size: float
    bold: bool
    is_head: bool
    keeps: bool


def _cell(item: Placed, look: _Look, *, column: Column, widths: list[float]) -> Element:
    align = item.cell.align or (Align.CENTER if look.is_head else column.align)
    is_middle = look.is_head or (align != Align.LEFT and item.down == 1)
    return element(
        "tc",
        [
            element(
                "tcPr",
                [
                    element("tcW", w=mm(sum(widths)), type="dxa"),
                    element("gridSpan", val=len(widths)) if len(widths) > 1 else None,
                    element("vMerge", val="restart") if item.down > 1 else None,
                    element("vAlign", val="center") if is_middle else None,
                ],
            ),
            *(
                paragraph(
                    [_breakable(run) for run in words],
                    style=identifier(CELL_HEAD if look.is_head else CELL),
                    properties=[jc(align), keep_next(look.keeps), _gap(look.size)],
                    bold=True if look.bold else None,
                    size=look.size,
                )
                for words in item.cell.paragraphs
            ),
        ],
    )


def _gap(size: float) -> Element:
    """Return the room above and below the words of a cell; small letters stand close, to fit their page."""
    return None if size >= _SPACED else spacing(before=0, after=0)


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
    text = _STROKE.sub("/\u200b", run.text)
    if not _LONGEST_WORD.search(text):
        return run if text == run.text else replace(run, text=text)
    text = _LONGEST_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,12}", word[0])), text)
    return replace(run, text=text)


def height(cell: Cell, room: float, *, size: float) -> float:
    """Return about how many points high a cell becomes in a column of that many millimetres."""
    line = max(1.0, (room - 2 * _CELL_MARGIN) * _POINTS)
    lines = sum(
        max(1, ceil(width("".join(run.text for run in words), size) / line)) for words in cell.paragraphs
    )
    return lines * size * 1.15
