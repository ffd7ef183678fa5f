"""Which column a cell of a table stands in, and which cells hold words that a person may edit."""

from collections.abc import Iterator

from kehoach.writing.content import Align, Cell, Table


def placed(table: Table) -> Iterator[tuple[int, ...]]:
    """Yield for each row the columns in which its cells begin; cells above may cover some."""
    covered: dict[int, int] = {}  # column → rows below that a cell above still covers
    for row in table.rows:
        columns: list[int] = []
        column = 0
        for cell in row.cells:
            column = _free(covered, column)
            columns.append(column)
            for across in range(column, column + cell.across):
                covered[across] = cell.down - 1
            column += cell.across
        _free(covered, column)
        yield tuple(columns)


def _free(covered: dict[int, int], column: int) -> int:
    """Return the next column that no cell above covers, and count those passed as one row less."""
    while covered.get(column, 0) > 0:
        covered[column] -= 1
        column += 1
    return column


def aligned(table: Table) -> Iterator[tuple[Align, ...]]:
    """Yield for each row how its cells stand: as they say themselves, else as their column."""
    for row, columns in zip(table.rows, placed(table), strict=True):
        yield tuple(
            cell.align or (table.columns[column].align if column < len(table.columns) else Align.LEFT)
            for cell, column in zip(row.cells, columns, strict=True)
        )


def editable(table: Table) -> Iterator[dict[int, str]]:
    """Yield for each row its cells of words, by their place in the row; a figure comes from the data."""
    for row, columns in zip(table.rows, placed(table), strict=True):
        yield {
            place: cell.text
            for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
            if not _is_figure(table, cell, column)
        }


def texts_of_row(table: Table, row: int) -> dict[int, str]:
    """Return the words of a row's cells that are no figures, by their place in the row."""
    return next((texts for number, texts in enumerate(editable(table)) if number == row), {})


def _is_figure(table: Table, cell: Cell, column: int) -> bool:
    if column < len(table.columns) and table.columns[column].is_figure:
        return True
    return any(run.origin for words in cell.paragraphs for run in words)
