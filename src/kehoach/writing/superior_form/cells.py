"""What stands in the cells of a form: the words of each, and the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kehoach.writing.superior_form.fill import strings_of
from kehoach.writing.superior_form.grid import Grid, column_letters
from kehoach.writing.superior_form.package import Package


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A sheet by its addresses, «D7»; a cell that is empty is in neither."""

    texts: Mapping[str, str]
    figures: Mapping[str, Decimal]
    formulas: frozenset[str] = frozenset()  # those that reckon what stands in them


def read_cells(workbook: bytes) -> dict[str, SheetCells]:
    """Return the cells of each sheet by its name.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    """
    package = Package(workbook)
    strings = strings_of(package)
    found = {}
    for sheet, part in package.sheets().items():
        grid = Grid(package.xml(part), strings)
        found[sheet] = SheetCells(
            texts={f"{column_letters(column)}{row}": text for row, column, text in grid.texts()},
            figures={f"{column_letters(column)}{row}": number for row, column, number in grid.figures()},
            formulas=frozenset(f"{column_letters(column)}{row}" for row, column in grid.formulas()),
        )
    return found
