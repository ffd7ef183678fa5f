"""A form that somebody else filled in beside our own figures; nothing of it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from kehoach.vietnamese.numbers import format_number
from kehoach.web.frame.spreadsheets import Column, Sheet
from kehoach.web.superior_forms.figures import Facts, figure_for
from kehoach.web.superior_forms.filling import Place, place_of, used
from kehoach.web.superior_forms.mapping import Mapping
from kehoach.web.superior_forms.uses import Use
from kehoach.writing.superior_form import SheetCells


class Outcome(StrEnum):
    """How two figures stand to one another."""

    DIFFERS = "differs"
    ONLY_THEIRS = "only-theirs"
    ONLY_OURS = "only-ours"
    SAME = "same"


_ORDER: Final = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class Compared:
    """A cell of the form that came, and the figure that we would have put into it."""

    place: Place
    unit: str
    theirs: Decimal | str | None
    ours: Decimal | str | None
    outcome: Outcome

    @property
    def difference(self) -> Decimal | None:
        """Return by how much theirs is above ours; None where either is no number."""
        if isinstance(self.theirs, Decimal) and isinstance(self.ours, Decimal):
            return self.theirs - self.ours
        return None

    @property
    def theirs_shown(self) -> str:
        """Return the form's figure the Vietnamese way."""
        return _shown(self.theirs)

    @property
    def ours_shown(self) -> str:
        """Return the unit's figure the Vietnamese way."""
        return _shown(self.ours)

    @property
    def difference_shown(self) -> str:
        """Return the difference the Vietnamese way; nothing where there is none."""
        return _shown(self.difference or None)

    @property
    def words(self) -> str:
        """Return how the two stand to one another."""
        return outcome_words(self.outcome)


def outcome_words(outcome: Outcome) -> str:
    """Return what an outcome is called."""
    match outcome:
        case Outcome.DIFFERS:
            return _("lệch")
        case Outcome.ONLY_THEIRS:
            return _("ta chưa có số")
        case Outcome.ONLY_OURS:
            return _("biểu để trống")
        case Outcome.SAME:
            return _("khớp")


def compared(came: dict[str, SheetCells], mapping: Mapping, facts: Facts) -> list[Compared]:
    """Return every figure in which the form and the unit can differ, those that differ first.

    :param mapping: of the form as it came, whose rows may have moved.
    """
    found = list(_pairs(came, mapping, facts))
    return sorted(found, key=lambda one: _ORDER.index(one.outcome))


def _pairs(came: dict[str, SheetCells], mapping: Mapping, facts: Facts) -> Iterator[Compared]:
    for sheet in mapping.sheets:
        cells = came[sheet.sheet]
        for row, column in used(sheet):
            if column.use is Use.NOTE:
                continue
            place = place_of(sheet, row, column)
            theirs = cells.figures.get(place.cell, cells.texts.get(place.cell))
            ours = figure_for(row, column.use, facts).value
            if theirs is not None or ours is not None:
                yield Compared(place, row.unit or row.own_unit, theirs, ours, _outcome(theirs, ours))


def _outcome(theirs: Decimal | str | None, ours: Decimal | str | None) -> Outcome:
    if theirs is None:
        return Outcome.ONLY_OURS
    if ours is None:
        return Outcome.ONLY_THEIRS
    if isinstance(theirs, Decimal) and isinstance(ours, Decimal):
        return Outcome.SAME if theirs == ours else Outcome.DIFFERS
    return Outcome.SAME if _shown(theirs).casefold() == _shown(ours).casefold() else Outcome.DIFFERS


def _shown(value: Decimal | str | None) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, Decimal) else value.strip()


def sheet_of(rows: list[Compared], *, title: str) -> Sheet:
    """Return the comparison for an Excel file."""
    columns = [
        Column(_("Trang"), 16),
        Column(_("Ô"), 8),
        Column(_("Dòng trong biểu"), 48),
        Column(_("Cột"), 28),
        Column(_("Đơn vị tính"), 14),
        Column(_("Số trong biểu"), 16),
        Column(_("Số của đơn vị"), 16),
        Column(_("Chênh lệch"), 14),
        Column(_("Kết quả"), 16),
    ]
    return Sheet(
        _("Đối chiếu"),
        columns,
        [
            [
                one.place.sheet,
                one.place.cell,
                one.place.row,
                one.place.column,
                one.unit,
                one.theirs,
                one.ours,
                one.difference,
                one.words,
            ]
            for one in rows
        ],
        title=[title],
    )
