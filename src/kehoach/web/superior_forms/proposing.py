"""How a form seems to be filled, and what of an earlier mapping still fits a new issue of the form."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from kehoach.vietnamese.text import tone_key
from kehoach.web.superior_forms.mapping import MappedColumn, MappedRow, MappedSheet, Mapping
from kehoach.web.superior_forms.offered import Offered
from kehoach.web.superior_forms.refusals import FileRefused
from kehoach.web.superior_forms.units import factor
from kehoach.web.superior_forms.uses import OF_THE_SUPERIOR, Use, use_of
from kehoach.writing.superior_form import (
    ColumnProposal,
    Meaning,
    SheetCells,
    SheetProposal,
    propose_mapping,
    read_cells,
)

# A page with a list in each row stays usable; forms of the state have at most some hundred rows.
MOST_ROWS: Final = 400
MOST_COLUMNS: Final = 200
_MOST_CELLS: Final = 60_000
_LONGEST: Final = 300


def proposed(content: bytes, offered: Sequence[Offered]) -> Mapping:
    """Return how the form seems to be filled.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    :raises FileRefused: it has no table of indicators, or one that is too long.
    """
    cells = read_cells(content)
    if sum(len(sheet.texts) for sheet in cells.values()) > _MOST_CELLS:
        raise _too_much()
    by_name: dict[str, list[Offered]] = defaultdict(list)
    for one in offered:
        by_name[one.name].append(one)
    proposals = propose_mapping(content, list(by_name))
    mapping = Mapping(tuple(_sheet(one, cells[one.sheet], by_name) for one in proposals))
    rows = sum(len(sheet.rows) for sheet in mapping.sheets)
    if not rows:
        raise FileRefused(
            _(
                "Không thấy bảng nào có cột tên chỉ tiêu trong tệp. "
                "Kiểm tra lại tệp: dòng tiêu đề cần có «Chỉ tiêu» hoặc «Nội dung» và cột số liệu."
            )
        )
    if rows > MOST_ROWS or sum(len(sheet.columns) for sheet in mapping.sheets) > MOST_COLUMNS:
        raise _too_much()
    return mapping


def _too_much() -> FileRefused:
    return FileRefused(
        _(
            "Biểu mẫu có quá %(rows)d dòng hoặc %(columns)d cột chỉ tiêu. "
            "Tách thành nhiều tệp, hoặc bỏ bớt trang không điền."
        )
        % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    )


def carried_over(old: Mapping, new: Mapping) -> Mapping:
    """Return the new issue's mapping, with what people chose where its rows and columns are still there."""
    before = {sheet.sheet: sheet for sheet in old.sheets}
    return Mapping(
        tuple(
            _carried(before[sheet.sheet], sheet) if sheet.sheet in before else sheet for sheet in new.sheets
        )
    )


def _carried(old: MappedSheet, new: MappedSheet) -> MappedSheet:
    rows, uses = dict(old.in_order()), {tone_key(one.heading): one for one in old.columns}
    return replace(
        new,
        columns=tuple(
            replace(one, use=uses[tone_key(one.heading)].use, keeps=uses[tone_key(one.heading)].keeps)
            if tone_key(one.heading) in uses
            else one
            for one in new.columns
        ),
        rows=tuple(
            replace(rows[place], row=row.row, text=row.text, unit=row.unit) if place in rows else row
            for place, row in new.in_order()
        ),
    )


def _sheet(found: SheetProposal, cells: SheetCells, by_name: dict[str, list[Offered]]) -> MappedSheet:
    matched = {row.row: row for row in found.rows}
    unit_column = next((one.letters for one in found.columns if one.meaning is Meaning.UNIT), None)
    rows = []
    for number, text in _named(cells, found):
        unit = cells.texts.get(f"{unit_column}{number}", "")[:60] if unit_column else ""
        row = MappedRow(number, text[:_LONGEST], unit)
        if number in matched:
            # Of indicators with one name, the one that is told in the form's unit.
            alike = by_name[matched[number].name]
            fitting = [one for one in alike if factor(one.unit, unit) is not None]
            chosen = (fitting or alike)[0]
            likeness = matched[number].likeness if len(alike) == 1 or len(fitting) == 1 else 0.5
            row = joined(row, chosen, likeness=likeness)
        rows.append(row)
    columns = tuple(
        _column(one, cells, rows)
        for one in found.columns
        if one.meaning not in (Meaning.NAME, Meaning.ORDER, Meaning.UNIT, Meaning.CODE)
    )
    return MappedSheet(found.sheet, found.name_column, columns, tuple(rows))


def joined(row: MappedRow, chosen: Offered, *, likeness: float) -> MappedRow:
    """Return the row as asking for an indicator."""
    return replace(row, lineage=chosen.lineage, name=chosen.name, own_unit=chosen.unit, likeness=likeness)


def _named(cells: SheetCells, found: SheetProposal) -> list[tuple[int, str]]:
    column, last = found.name_column, found.last_heading_row
    rows = [
        (int(address[len(column) :]), " ".join(text.split()))
        for address, text in cells.texts.items()
        if address.startswith(column) and address[len(column) :].isdigit()
    ]
    return sorted((number, text) for number, text in rows if number > last)


def _column(found: ColumnProposal, cells: SheetCells, rows: Sequence[MappedRow]) -> MappedColumn:
    places = [f"{found.letters}{row.row}" for row in rows]
    has_figures = any(place in cells.figures and place not in cells.formulas for place in places)
    asking = [f"{found.letters}{row.row}" for row in rows if row.lineage]
    # A total that is reckoned is left alone; a column that only reckons is the superior's.
    only_reckons = bool(asking) and all(place in cells.formulas for place in asking)
    use = Use.SKIP if only_reckons else use_of(found.heading, found.meaning)
    return MappedColumn(
        found.letters,
        found.heading[:_LONGEST],
        use,
        keeps=has_figures and use in OF_THE_SUPERIOR,
        has_figures=has_figures,
        has_formulas=any(place in cells.formulas for place in places),
    )
