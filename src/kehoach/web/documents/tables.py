"""Which cells of a table hold words that a person may edit: those that are no figures."""

from collections.abc import Iterator

from kehoach.writing.content import Cell, Table


def texts_of_row(table: Table, row: int) -> dict[int, str]:
    """Return the words of a row's cells that are no figures, by their place in the row."""
    return next((texts for number, texts in editable(table) if number == row), {})


def editable(table: Table) -> Iterator[tuple[int, dict[int, str]]]:
    """Yield for each row its cells of words, by their place in the row; a figure comes from the data."""
    covered: dict[int, int] = {}  # column → rows below that a cell above still covers
    for number, row in enumerate(table.rows):
        texts: dict[int, str] = {}
        column = 0
        for place, cell in enumerate(row.cells):
            while covered.get(column, 0) > 0:
                covered[column] -= 1
                column += 1
            is_figure = column < len(table.columns) and table.columns[column].is_figure
            if not is_figure and not _has_origin(cell):
                texts[place] = cell.text
            for across in range(column, column + cell.across):
                covered[across] = cell.down - 1
            column += cell.across
        while covered.get(column, 0) > 0:
            covered[column] -= 1
            column += 1
        yield number, texts


def _has_origin(cell: Cell) -> bool:
    return any(run.origin for words in cell.paragraphs for run in words)
