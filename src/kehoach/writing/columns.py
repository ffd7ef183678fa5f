"""Widths of a table's columns from what stands in them, so that no figure is broken over two lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kehoach.writing.content import Align, Column, Row, Table
from kehoach.writing.decree30 import MARGIN_LEFT, MARGIN_RIGHT, PAGE_HEIGHT, PAGE_WIDTH
from kehoach.writing.fitting import POINTS_PER_MM
from kehoach.writing.widths import width

UPRIGHT: Final = PAGE_WIDTH.set - MARGIN_LEFT.set - MARGIN_RIGHT.set  # room for a table, in millimetres
ACROSS: Final = PAGE_HEIGHT.set - MARGIN_LEFT.set - MARGIN_RIGHT.set
_BESIDE: Final = 5.0  # free on both sides of a cell's words together, in millimetres
_SURE: Final = 1.06  # letters of another machine's font are a little wider
_SMALLEST: Final = 10.0  # points
_STROKE: Final = re.compile(r"/(?=[^\W\d]{2})")
_TEXT: Final = 24.0  # a column of sentences wants no less, where it was given that much
_SMALL_TEXT: Final = 15.0  # of small letters
_LEAST: Final = 0.2  # of the room, for the column that gives way


def fitted(table: Table, *, room: float, giving_way: int) -> Table:
    """Return the table with each column as wide as its longest word needs; one of them gives way.

    A table that an upright page cannot hold so gets smaller letters, and lies across where these do not help.

    :param room: how wide the table is, in millimetres.
    :param giving_way: the place of the column of long words, which takes what is left.
    """
    whole = sum(column.width for column in table.columns)
    wanted = [column.width * room / whole for column in table.columns]
    needed = _needed((*table.heading, *table.rows), table.columns, table.size)
    least_text = _TEXT if table.size > _SMALLEST else _SMALL_TEXT
    needed = [
        max(need, min(want, least_text)) if column.align is Align.LEFT else need
        for column, want, need in zip(table.columns, wanted, needed, strict=True)
    ]
    found = [max(one, need) for one, need in zip(wanted, needed, strict=True)]
    others = [at for at in range(len(found)) if at != giving_way]
    # First the others give what they do not need, so that the column of names keeps its share.
    excess = sum(found[at] for at in others) - (room - wanted[giving_way])
    free = sum(found[at] - needed[at] for at in others)
    if excess > 0 and free > 0:
        part = min(excess / free, 1.0)
        found = [one - (one - need) * part for one, need in zip(found, needed, strict=True)]
    # Where their words alone take too much, all are broken alike.
    total, most = sum(found[at] for at in others), room * (1 - _LEAST)
    if total > most and room < ACROSS:
        if table.size > _SMALLEST:
            return fitted(replace(table, size=_SMALLEST), room=room, giving_way=giving_way)
        return fitted(replace(table, is_wide=True), room=ACROSS, giving_way=giving_way)
    if total > most:
        found = [one * most / total for one in found]
    found[giving_way] = room - sum(found[at] for at in others)
    columns = tuple(
        replace(column, width=round(one, 2)) for column, one in zip(table.columns, found, strict=True)
    )
    return replace(table, columns=columns)


def _needed(rows: Sequence[Row], columns: Sequence[Column], size: float) -> list[float]:
    """Return how wide the longest word of each column is; cells over several columns are left out."""
    longest = [0.0] * len(columns)
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.across == 1 and at < len(columns):
                # A unit of several words may break behind its strokes: «triệu đồng/người/năm».
                for word in _STROKE.sub("/ ", cell.text.replace("\n", " ")).split(" "):
                    longest[at] = max(longest[at], width(word, size, bold=row.bold))
            at += cell.across
    return [one * _SURE / POINTS_PER_MM + _BESIDE if one else 0.0 for one in longest]
