"""What the page shows on which rows and columns of a form are joined, and what comes back from it."""

from collections import Counter
from collections.abc import Mapping as Sent
from dataclasses import dataclass

from django.utils.functional import Promise

from kehoach.web.superior_forms.mapping import MappedColumn, MappedRow, MappedSheet, Mapping
from kehoach.web.superior_forms.offered import Offered
from kehoach.web.superior_forms.services import Choices
from kehoach.web.superior_forms.units import factor
from kehoach.web.superior_forms.uses import NAMES, Use

SURE = 1.0


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with the list from which its indicator is chosen."""

    row: MappedRow
    field: str
    chosen: str
    is_doubtful: bool
    is_wanting: bool  # it has a unit of measure, so it seems to ask for an indicator, and has none
    is_gone: bool  # its indicator is in no plan any more
    converts: bool  # told in another unit of measure, which is reckoned over
    clashes: bool  # measured in something else

    @property
    def percent(self) -> int:
        """Return how alike the two names are."""
        return round(self.row.likeness * 100)


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column with the list from which its use is chosen."""

    column: MappedColumn
    field: str
    keep_field: str
    chosen: str
    keeps: bool


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet of the form, its doubtful rows first."""

    name: str
    columns: list[ShownColumn]
    rows: list[ShownRow]
    doubts: int = 0
    unjoined: int = 0


def uses() -> list[tuple[str, str | Promise]]:
    """Return what a column can ask for, as a list offers it."""
    return [(str(use), NAMES[use]) for use in Use]


def shown(mapping: Mapping, offered: list[Offered], sent: Choices | None = None) -> list[ShownSheet]:
    """Return the sheets as the page shows them; with what was just sent where it was not kept."""
    known = {one.lineage for one in offered}
    return [_sheet(place, sheet, known, sent) for place, sheet in enumerate(mapping.sheets)]


def choices_in(mapping: Mapping, sent: Sent[str, str]) -> Choices:
    """Return what a page says was chosen."""
    rows, columns, kept = {}, {}, set()
    for place, sheet in enumerate(mapping.sheets):
        for row in sheet.rows:
            if (name := _row_field(place, row)) in sent:
                rows[sheet.sheet, row.row] = sent[name]
        for column in sheet.columns:
            if (name := f"cot-{place}-{column.letters}") in sent:
                columns[sheet.sheet, column.letters] = sent[name]
            if f"giu-{place}-{column.letters}" in sent:
                kept.add((sheet.sheet, column.letters))
    return Choices(rows, columns, frozenset(kept))


def _row_field(place: int, row: MappedRow) -> str:
    return f"dong-{place}-{row.row}"


def _sheet(place: int, sheet: MappedSheet, known: set[str], sent: Choices | None) -> ShownSheet:
    twice = Counter(row.lineage for row in sheet.rows if row.lineage)
    has_units = any(row.unit for row in sheet.rows)
    rows = [
        _row(place, sheet, row, known=known, twice=twice, has_units=has_units, sent=sent)
        for row in sheet.rows
    ]
    columns = [
        ShownColumn(
            column,
            f"cot-{place}-{column.letters}",
            f"giu-{place}-{column.letters}",
            sent.columns.get((sheet.sheet, column.letters), column.use) if sent else column.use,
            (sheet.sheet, column.letters) in sent.kept if sent else column.keeps,
        )
        for column in sheet.columns
    ]
    return ShownSheet(
        sheet.sheet,
        columns,
        sorted(rows, key=_rank),
        doubts=sum(row.is_doubtful for row in rows),
        unjoined=sum(not row.chosen for row in rows),
    )


def _rank(row: ShownRow) -> tuple[int, int]:
    """Doubtful rows come first, then those that seem to ask for an indicator and have none."""
    return 0 if row.is_doubtful else 1 if row.is_wanting else 2, row.row.row


def _row(
    place: int,
    sheet: MappedSheet,
    row: MappedRow,
    *,
    known: set[str],
    twice: Counter[str],
    has_units: bool,
    sent: Choices | None,
) -> ShownRow:
    chosen = sent.rows.get((sheet.sheet, row.row), row.lineage) if sent else row.lineage
    times = factor(row.own_unit, row.unit) if row.lineage else None
    is_alone = twice[row.lineage] < 2
    is_sure = row.is_settled or (row.likeness >= SURE and is_alone)
    clashes = bool(row.lineage) and times is None
    return ShownRow(
        row,
        _row_field(place, row),
        chosen,
        is_doubtful=bool(row.lineage) and (not is_sure or (clashes and not row.is_settled)),
        is_wanting=not row.lineage and not row.is_settled and (bool(row.unit) or not has_units),
        is_gone=bool(row.lineage) and row.lineage not in known,
        converts=times is not None and times != 1,
        clashes=clashes,
    )
