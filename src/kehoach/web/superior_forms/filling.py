"""Which cells of a form get which figure for a period, and which stay empty, with the reason of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kehoach.web.superior_forms.figures import Facts, Figure, figure_for
from kehoach.web.superior_forms.mapping import MappedColumn, MappedRow, MappedSheet, Mapping
from kehoach.web.superior_forms.uses import Use
from kehoach.writing.superior_form import (
    CellKey,
    FormMapping,
    FormRefused,
    SheetCells,
    fill_form,
    obstacles,
    read_cells,
)
from kehoach.writing.superior_form.refusals import CoveredCell, FormulaInTheWay


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the form, and what stands beside and above it."""

    sheet: str
    cell: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Told:
    """A cell, the figure for it where there is one, and what is to be said of it."""

    place: Place
    figure: Figure
    why: str


@dataclass(frozen=True, slots=True)
class Filling:
    """All of a form for a period."""

    filled: tuple[Told, ...] = ()
    lacking: tuple[Told, ...] = ()
    kept: int = 0  # cells in which the superior's own figure stays
    unjoined: tuple[str, ...] = ()  # rows that ask for no indicator

    @property
    def cautions(self) -> list[Told]:
        """Return what was filled though something of it is not known."""
        return [one for one in self.filled if one.why]


def used(sheet: MappedSheet) -> Iterator[tuple[MappedRow, MappedColumn]]:
    """Yield each row that has an indicator with each column that asks for a figure."""
    columns = [one for one in sheet.columns if one.use is not Use.SKIP]
    for row in sheet.rows:
        if row.lineage:
            yield from ((row, column) for column in columns)


def place_of(sheet: MappedSheet, row: MappedRow, column: MappedColumn) -> Place:
    """Return where a figure goes."""
    return Place(sheet.sheet, f"{column.letters}{row.row}", row.text, column.heading)


def filling_of(content: bytes, mapping: Mapping, facts: Facts) -> Filling:
    """Return what goes where.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    """
    cells = read_cells(content)
    everywhere = [_key(place_of(sheet, *pair)) for sheet in mapping.sheets for pair in used(sheet)]
    refused = obstacles(content, everywhere)
    filled, lacking, kept = [], [], 0
    for sheet in mapping.sheets:
        for row, column in used(sheet):
            place = place_of(sheet, row, column)
            if column.keeps and _is_said(cells.get(sheet.sheet), place.cell):
                kept += 1
                continue
            figure = figure_for(row, column.use, facts)
            obstacle = refused.get(_key(place))
            if obstacle is not None:
                lacking.append(Told(place, figure, _why(obstacle)))
            elif figure.value is None and column.use is Use.NOTE and not figure.why:
                continue
            elif figure.value is None:
                lacking.append(Told(place, figure, figure.why))
            else:
                filled.append(Told(place, figure, figure.why))
    unjoined = [row.text for sheet in mapping.sheets for row in sheet.rows if not row.lineage]
    return Filling(tuple(filled), tuple(lacking), kept, tuple(unjoined))


def filled_form(content: bytes, filling: Filling) -> bytes:
    """Return the form with its figures; cells for which there is none are emptied, formulas stay.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    """
    emptied = obstacles(content, [_key(one.place) for one in filling.lacking])
    told = [*filling.filled, *(one for one in filling.lacking if _key(one.place) not in emptied)]
    keys = [_key(one.place) for one in told]
    is_filled = {_key(one.place): one.figure.value for one in filling.filled}
    figures = {key.key: is_filled.get(key) for key in keys}
    return fill_form(content, FormMapping(cells=tuple(keys)), figures)


def _key(place: Place) -> CellKey:
    return CellKey(place.sheet, place.cell, f"{place.sheet}!{place.cell}")


def _is_said(cells: SheetCells | None, cell: str) -> bool:
    return cells is not None and cell in cells.texts


def _why(obstacle: FormRefused) -> str:
    match obstacle:
        case FormulaInTheWay():
            return _("ô có công thức của cấp trên, để Excel tự tính")
        case CoveredCell():
            return _("ô nằm trong ô gộp")
        case _:
            return str(obstacle)
