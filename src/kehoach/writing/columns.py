"""Widths of a table's columns from what stands in them, so that no figure is broken over two lines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kehoach.writing.content import Row, Table
from kehoach.writing.decree30 import MARGIN_LEFT, MARGIN_RIGHT, PAGE_HEIGHT, PAGE_WIDTH
from kehoach.writing.fitting import POINTS_PER_MM
from kehoach.writing.widths import width

UPRIGHT: Final = PAGE_WIDTH.set - MARGIN_LEFT.set - MARGIN_RIGHT.set  # room for a table, in millimetres
ACROSS: Final = PAGE_HEIGHT.set - MARGIN_LEFT.set - MARGIN_RIGHT.set
_BESIDE: Final = 5.0  # free on both sides of a cell's words together, in millimetres
_SURE: Final = 1.06  # letters of another machine's font are a little wider
_LEAST: Final = 0.3  # of the room, for the column that gives way


def fitted(table: Table, *, room: float, giving_way: int) -> Table:
    """Return the table with each column as wide as its longest word needs; one of them gives way.

    :param room: how wide the table is, in millimetres.
    :param giving_way: the place of the column of long words, which takes what is left.
    """
    whole = sum(column.width for column in table.columns)
    wanted = [column.width * room / whole for column in table.columns]
    needed = _needed((*table.heading, *table.rows), len(table.columns), table.size)
    found = [max(one, need) for one, need in zip(wanted, needed, strict=True)]
    found[giving_way] = needed[giving_way]
    least = max(room * _LEAST, needed[giving_way])
    found = _narrowed(found, needed, giving_way, most=room - least)
    found[giving_way] = room - sum(one for at, one in enumerate(found) if at != giving_way)
    columns = tuple(
        replace(column, width=round(one, 2)) for column, one in zip(table.columns, found, strict=True)
    )
    return replace(table, columns=columns)


def _narrowed(found: list[float], needed: list[float], giving_way: int, *, most: float) -> list[float]:
    """Return the columns narrowed to leave room: first by what they do not need, then all alike."""
    others = [at for at in range(len(found)) if at != giving_way]
    excess = sum(found[at] for at in others) - most
    if excess <= 0:
        return found
    free = sum(found[at] - needed[at] for at in others)
    part = min(excess / free, 1.0) if free else 0.0
    narrow = [one - (one - need) * part for one, need in zip(found, needed, strict=True)]
    total = sum(narrow[at] for at in others)
    return [one * min(most / total, 1.0) for one in narrow] if total else narrow


def _needed(rows: Sequence[Row], count: int, size: float) -> list[float]:
    """Return how wide the longest word of each column is; cells over several columns are left out."""
    longest = [0.0] * count
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.across == 1 and at < count:
                for word in cell.text.replace("\n", " ").split(" "):
                    longest[at] = max(longest[at], width(word, size, bold=row.bold))
            at += cell.across
    return [one * _SURE / POINTS_PER_MM + _BESIDE if one else 0.0 for one in longest]
