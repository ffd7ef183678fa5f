"""Puts figures into a superior's form and leaves the rest of the file as it was."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from kehoach.vietnamese.text import key as folded
from kehoach.writing.superior_form.grid import Grid, address_of, column_letters, column_number, shared_strings
from kehoach.writing.superior_form.mapping import CellKey, Figure, FormMapping, RowsKey
from kehoach.writing.superior_form.package import WORKBOOK, Package
from kehoach.writing.superior_form.refusals import (
    CoveredCell,
    FilledTwice,
    FormRefused,
    FormulaInTheWay,
    NoSuchCell,
    NoSuchSheet,
    RowNotFound,
    UnknownFigure,
)

_STRINGS: Final = "xl/sharedStrings.xml"
# What stands before «calcPr» in a workbook (ECMA-376 part 1, 18.2.27).
_BEFORE_CALCULATION: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)


def fill_form(workbook: bytes, mapping: FormMapping, figures: Mapping[str, Figure]) -> bytes:
    """Return the form with the figures in the cells that the mapping says; nothing else is changed.

    A figure that is None empties its cell. Office programs reckon the form's formulas anew when they open it.

    :raises FormRefused: one of its kinds, for the first place that cannot be filled; nothing is filled then.
    """
    package = Package(workbook)
    sheets = package.sheets()
    strings = strings_of(package)
    grids: dict[str, Grid] = {}
    done: set[tuple[str, int, int]] = set()
    for sheet, row, column, key in _places(package, sheets, strings, grids, mapping):
        cell = f"{column_letters(column)}{row}"
        grid = grids[sheet]
        if key not in figures:
            raise UnknownFigure(sheet, cell, key)
        refused = _obstacle(grid, sheet, (row, column))
        if refused is not None:
            raise refused
        if (sheet, row, column) in done:
            raise FilledTwice(sheet, cell)
        done.add((sheet, row, column))
        grid.put(row, column, figures[key])
    for sheet in {sheet for sheet, _, _ in done}:
        grids[sheet].forget_reckoned()
        package.replace(sheets[sheet], grids[sheet].root)
    if done:
        package.replace(WORKBOOK, _reckoned_on_opening(package.xml(WORKBOOK)))
    return package.content()


def obstacles(workbook: bytes, cells: Iterable[CellKey]) -> dict[CellKey, FormRefused]:
    """Return for each cell that cannot take a figure why not, so that the others can be filled without it.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    """
    package = Package(workbook)
    sheets = package.sheets()
    grids: dict[str, Grid] = {}
    found: dict[CellKey, FormRefused] = {}
    for wanted in cells:
        place = address_of(wanted.cell)
        if wanted.sheet not in sheets:
            found[wanted] = NoSuchSheet(wanted.sheet)
        elif place is None:
            found[wanted] = NoSuchCell(wanted.sheet, wanted.cell)
        else:
            if wanted.sheet not in grids:
                grids[wanted.sheet] = Grid(package.xml(sheets[wanted.sheet]), [])
            refused = _obstacle(grids[wanted.sheet], wanted.sheet, place)
            if refused is not None:
                found[wanted] = refused
    return found


def _obstacle(grid: Grid, sheet: str, place: tuple[int, int]) -> FormRefused | None:
    cell = f"{column_letters(place[1])}{place[0]}"
    shown = grid.covering(*place)
    if shown != place:
        return CoveredCell(sheet, cell, f"{column_letters(shown[1])}{shown[0]}")
    return FormulaInTheWay(sheet, cell) if grid.has_formula(*place) else None


def strings_of(package: Package) -> list[str]:
    """Return the texts that cells of all sheets refer to; none where the workbook has none."""
    return shared_strings(package.xml(_STRINGS)) if package.has(_STRINGS) else []


def _places(
    package: Package,
    sheets: dict[str, str],
    strings: list[str],
    grids: dict[str, Grid],
    mapping: FormMapping,
) -> Iterator[tuple[str, int, int, str]]:
    """Each cell to be filled: sheet, row, column and the key of its figure."""

    def grid_of(sheet: str) -> Grid:
        if sheet not in sheets:
            raise NoSuchSheet(sheet)
        if sheet not in grids:
            grids[sheet] = Grid(package.xml(sheets[sheet]), strings)
        return grids[sheet]

    for wanted in mapping.cells:
        grid_of(wanted.sheet)
        place = address_of(wanted.cell)
        if place is None:
            raise NoSuchCell(wanted.sheet, wanted.cell)
        yield wanted.sheet, *place, wanted.key
    for rows in mapping.rows:
        yield from _rows(grid_of(rows.sheet), rows)


def _rows(grid: Grid, wanted: RowsKey) -> Iterator[tuple[str, int, int, str]]:
    named, target = column_number(wanted.name_column), column_number(wanted.target_column)
    for letters, number in ((wanted.name_column, named), (wanted.target_column, target)):
        if not number:
            raise NoSuchCell(wanted.sheet, letters)
    exact: dict[str, list[int]] = {}
    alike: dict[str, list[int]] = {}
    for row, column, text in grid.texts():
        if column == named:
            exact.setdefault(" ".join(text.split()), []).append(row)
            alike.setdefault(folded(text), []).append(row)
    for item in wanted.rows:
        # «Đất» is not «Đạt»: letters without their marks count only where nothing is written alike.
        found = exact.get(" ".join(item.name.split())) or alike.get(folded(item.name), [])
        place = item.occurrence or 1
        if place > len(found) or (item.occurrence is None and len(found) > 1) or place < 1:
            raise RowNotFound(wanted.sheet, wanted.name_column, item.name, count=len(found))
        yield wanted.sheet, found[place - 1], target, item.key


def _reckoned_on_opening(root: Any) -> Any:
    space = f"{{{etree.QName(root).namespace}}}"
    said = root.find(f"{space}calcPr")
    if said is None:
        said = etree.Element(f"{space}calcPr")
        before = [item for item in root if etree.QName(item).localname in _BEFORE_CALCULATION]
        before[-1].addnext(said)
    said.set("fullCalcOnLoad", "1")
    return root
