"""Tables as the template takes them: cells with their places, and which rows stay whole or together."""

from collections.abc import Sequence
from typing import Any, Final

from kehoach.writing.content import Align, Row, Table
from kehoach.writing.grid import Placed, placed, shares, with_columns
from kehoach.writing.pdf.words import POINTS, height, line, words

CELL_MARGIN: Final = 1.5  # millimetres at either side
CELL_GAP: Final = 2.0  # points above and below the words
# Of the page's height: a higher row breaks, as kept whole it would leave the page half empty.
_TALLEST_WHOLE: Final = 0.45
_MOST_FINAL_ROWS: Final = 2  # that stay on the page of the signature


def table(content: Table, *, room: float, depth: float, is_last: bool = False) -> dict[str, Any]:
    """Return the table for the template; room and depth are the page's in millimetres.

    `is_last` asks that its last rows stay on one page with what ends the document.
    """
    content = with_columns(content)
    widths = [room * share for share in shares(content)]
    limit = depth * POINTS * _TALLEST_WHOLE
    heading = placed(content.heading, columns=len(widths))
    body = placed(content.rows, columns=len(widths))
    head_heights = _heights(content.heading, heading, content=content, widths=widths)
    heights = _heights(content.rows, body, content=content, widths=widths)
    last = _final_rows(content.rows, heights, limit=limit) if is_last else 0
    others = len(heights) - last
    return {
        "is": "table",
        "title": line(content.title, size=14, room=room * POINTS, bold=True),
        "note": line(content.note, size=12, room=room * POINTS),
        "wide": content.is_wide,
        "size": content.size,
        "widths": widths,
        "repeat": sum(head_heights) <= limit,
        "heading": [
            _row(row, cells, content=content, widths=widths, is_whole=True, is_head=True)
            for row, cells in zip(content.heading, heading, strict=True)
        ],
        "rows": [
            _row(row, cells, content=content, widths=widths, is_whole=tall <= limit)
            for row, cells, tall in zip(content.rows, body, heights, strict=True)
        ],
        "groups": _groups(content.rows[:others], heights, limit=limit),
        "last": last if is_last else None,
    }


def _row(
    row: Row,
    cells: Sequence[Placed],
    *,
    content: Table,
    widths: Sequence[float],
    is_whole: bool,
    is_head: bool = False,
) -> list[dict[str, Any]]:
    made = []
    for each in cells:
        room = _room(each, widths)
        align = each.cell.align or (Align.CENTER if is_head else content.columns[each.column].align)
        bold = row.bold or is_head
        paragraphs = [words(part, size=content.size, room=room, bold=bold) for part in each.cell.paragraphs]
        cell: dict[str, Any] = {"p": paragraphs, "a": align.value[0]}
        if bold:
            cell["b"] = True
        if each.across > 1:
            cell["x"] = each.across
        if each.down > 1:
            cell["y"] = each.down
        elif is_whole:
            cell["k"] = True
        made.append(cell)
    return made


def _room(each: Placed, widths: Sequence[float]) -> float:
    wide = sum(widths[each.column : each.column + each.across]) - 2 * CELL_MARGIN
    return max(1.0, wide * POINTS)


def _heights(
    rows: Sequence[Row], cells: Sequence[Sequence[Placed]], *, content: Table, widths: Sequence[float]
) -> list[float]:
    """Return about how many points high each row becomes; a cell over many rows counts for all of them."""
    found = [0.0] * len(rows)
    for place, (row, here) in enumerate(zip(rows, cells, strict=True)):
        for each in here:
            room = _room(each, widths)
            tall = sum(
                height(part, size=content.size, room=room, bold=row.bold) for part in each.cell.paragraphs
            )
            for below in range(place, place + each.down):
                found[below] = max(
                    found[below], (tall if each.down == 1 else tall / each.down) + 2 * CELL_GAP
                )
    return found


def _groups(rows: Sequence[Row], heights: Sequence[float], *, limit: float) -> list[int]:
    """Return for each row how many stay together from it on; 0 where it belongs to those above."""
    found = [1] * len(rows)
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[end - 1].together and sum(heights[start : end + 1]) <= limit:
            end += 1
        found[start] = end - start
        found[start + 1 : end] = [0] * (end - start - 1)
        start = end
    return found


def _final_rows(rows: Sequence[Row], heights: Sequence[float], *, limit: float) -> int:
    count = 0
    while (
        count < len(rows)
        and (count < _MOST_FINAL_ROWS or rows[-count - 1].together)
        and sum(heights[-count - 1 :]) <= limit
    ):
        count += 1
    return count
