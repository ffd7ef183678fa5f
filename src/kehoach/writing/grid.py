"""Where the cells of a table stand, when covered ones are left out of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach.writing.content import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell, its first column, and how many columns and rows it really covers."""

    cell: Cell
    column: int
    across: int
    down: int


def with_columns(table: Table) -> Table:
    """Return the table with one column at least: the words of its rows have to stand somewhere."""
    return table if table.columns else replace(table, columns=(Column(1),))


def shares(table: Table) -> list[float]:
    """Return which part of the whole width each column has; each has some."""
    whole = sum(max(column.width, 0.0) for column in table.columns)
    least = 0.01 * whole or 1.0
    widths = [max(column.width, least) for column in table.columns]
    return [width / sum(widths) for width in widths]


def placed(rows: Sequence[Row], *, columns: int) -> list[list[Placed]]:
    """Return the cells of each row with their places; together they fill every row, none covers another.

    A row with too few cells is filled up with empty ones; the words of cells too many go into the last.
    """
    covered = [0] * columns  # how many rows further each column is covered from above
    found = []
    for place, row in enumerate(rows):
        below = len(rows) - place
        here: list[Placed] = []
        waiting = list(reversed(row.cells))
        at = 0
        while at < columns:
            if covered[at]:
                covered[at] -= 1
                at += 1
                continue
            cell = waiting.pop() if waiting else Cell()
            free = next((there for there in range(at, columns) if covered[there]), columns) - at
            across, down = min(max(cell.across, 1), free), min(max(cell.down, 1), below)
            here.append(Placed(cell, at, across, down))
            covered[at : at + across] = [down - 1] * across
            at += across
        found.append(_with_words_of(here, waiting))
    return found


def _with_words_of(cells: list[Placed], waiting: list[Cell]) -> list[Placed]:
    words = tuple(words for cell in reversed(waiting) for words in cell.paragraphs if words)
    if not words or not cells:
        return cells
    last = cells[-1]
    return [*cells[:-1], replace(last, cell=replace(last.cell, more=(*last.cell.more, *words)))]
