"""A file that came back: whether it is one of our forms, and what stands in its cells."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from kehoach.reading.formats.archive import Archive
from kehoach.reading.refusals import Unreadable
from kehoach.vietnamese.numbers import format_number
from kehoach.web.sheets.columns import HIDDEN_SHEET, KEY_COLUMN, MARK, SHEET
from kehoach.web.sheets.refusals import refused

LARGEST: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 5000
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: as it is typed, and the number itself where it is one."""

    text: str = ""
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form by its number in the sheet; its cells up to the hidden key."""

    number: int
    cells: tuple[Cell, ...]
    formulas: frozenset[int]  # the columns in which something is computed

    def text(self, at: int) -> str:
        """Return what stands in a column."""
        return self.cells[at].text

    @property
    def key(self) -> str:
        """Return which item the row is about."""
        return self.text(KEY_COLUMN).strip()


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it came back."""

    form_key: UUID
    period: str
    checksum: str
    rows: tuple[Row, ...]


def open_form(content: bytes) -> Opened:
    """Return the form that a file holds.

    :raises FormRefused: it is too large, no Excel file, broken, or not one of our forms.
    """
    if len(content) > LARGEST:
        raise refused(_("Tệp lớn hơn 5 MB, không phải biểu mẫu của chương trình. Chọn lại tệp biểu mẫu."))
    if not content.startswith(b"PK\x03\x04"):
        raise refused(_not_ours())
    try:
        archive = Archive(content, "bieu-mau.xlsx")
        formulas = _formulas(archive)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden, rows = _values(book, HIDDEN_SHEET), _values(book, SHEET)
    except (Unreadable, CalamineError, ValueError, OSError) as fault:
        raise refused(
            _("Tệp bị hỏng hoặc đặt mật khẩu nên không mở được. Lưu lại ở dạng .xlsx rồi gửi lại.")
        ) from fault
    told = [row[0].text if row else "" for row in hidden]
    if len(told) < 5 or told[0] != MARK:
        raise refused(_not_ours())
    try:
        form_key = UUID(told[1])
    except ValueError as fault:
        raise refused(_not_ours()) from fault
    found = tuple(
        Row(number, _padded(cells), formulas.get(number, frozenset()))
        for number, cells in enumerate(rows, start=1)
    )
    return Opened(form_key, told[2], told[4], found)


def _not_ours() -> str:
    return _(
        "Tệp này không phải biểu mẫu của chương trình. "
        "Tải biểu mẫu ở trang báo cáo, điền, lưu ở dạng .xlsx rồi gửi lại."
    )


def _values(book: CalamineWorkbook, name: str) -> list[list[Cell]]:
    if name not in book.sheet_names:
        return []
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS:
        raise refused(_("Biểu mẫu có quá nhiều dòng. Tải biểu mẫu mới, điền rồi gửi lại."))
    rows = sheet.to_python(skip_empty_area=False)
    return [[_cell(value) for value in row[: KEY_COLUMN + 1]] for row in rows]


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return Cell()
    if isinstance(value, bool):
        return Cell("x" if value else "")
    if isinstance(value, (int, float)):
        # Fifteen digits are what a spreadsheet keeps; the rest is noise of its arithmetic.
        number = Decimal(f"{value:.15g}")
        return Cell(format_number(number), number)
    if isinstance(value, datetime):
        return Cell(f"{value:%d/%m/%Y}")
    if isinstance(value, date):
        return Cell(f"{value:%d/%m/%Y}")
    return Cell(str(value).replace("\x00", "").strip())


def _padded(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    found = list(cells)
    return (*found, *(Cell() for _missing in range(KEY_COLUMN + 1 - len(found))))


def _formulas(archive: Archive) -> dict[int, frozenset[int]]:
    """Return in which cells something is computed: the other reader tells only what came of it."""
    book = archive.xml_if_there("xl/workbook.xml")
    relations = archive.xml_if_there("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {one.get("Id"): (one.get("Target") or "") for one in relations}
    found: dict[int, set[int]] = {}
    for entry in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        if entry.get("name") != SHEET:
            continue
        target = targets.get(entry.get(_RELATION), "").lstrip("/")
        root = archive.xml_if_there(target if target.startswith("xl/") else f"xl/{target}")
        for cell in root.iter(f"{_MAIN}c") if root is not None else ():
            place = _REFERENCE.fullmatch(cell.get("r") or "")
            if place and cell.find(f"{_MAIN}f") is not None:
                found.setdefault(int(place[2]), set()).add(_column(place[1]))
    return {row: frozenset(columns) for row, columns in found.items()}


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
