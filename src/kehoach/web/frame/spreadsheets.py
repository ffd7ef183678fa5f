"""Lists as Excel files: headings that stay, numbers and days as such, and text that is never a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

Cell = str | int | Decimal | date | datetime | None

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_TEXT: Final = 32_767  # what a cell of Excel holds
_MOST_DIGITS: Final = 15  # what a number of Excel keeps exactly
_LONGEST_NAME: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
# A cell's text stays text, whatever it begins with: «=1+1», a web address, a row of digits.
_PLAIN_TEXT: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_EDGED: Final = {**_FONT, "border": 1}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and how many letters wide it is."""

    heading: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list: its name, the lines above its table, its columns and rows."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    title: Sequence[str] = ()


def is_wanted(query: Any) -> bool:
    """Return whether an address asks for its list as an Excel file."""
    return bool(query.get("xlsx") == "1")


def spreadsheet(file_name: str, *sheets: Sheet) -> HttpResponse:
    """Return the lists as an Excel file to be downloaded under this name."""
    answer = HttpResponse(written(*sheets), content_type=MEDIA_TYPE)
    disposition = content_disposition_header(True, f"{file_name}.xlsx")  # noqa: FBT003 - Django's own
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer


def written(*sheets: Sheet) -> bytes:
    """Return the bytes of an Excel file that holds the lists, each on its own sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, dict(_PLAIN_TEXT))
    looks = _Looks(
        title=book.add_format({**_FONT, "bold": True, "font_size": 13}),
        heading=book.add_format(
            {**_EDGED, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E2ECF4"}
        ),
        text=book.add_format({**_EDGED, "text_wrap": True}),
        whole=book.add_format({**_EDGED, "num_format": "#,##0"}),
        broken=book.add_format({**_EDGED, "num_format": "#,##0.0###"}),
        day=book.add_format({**_EDGED, "num_format": "dd/mm/yyyy", "align": "center"}),
        time=book.add_format({**_EDGED, "num_format": "hh:mm dd/mm/yyyy", "align": "center"}),
    )
    for sheet in sheets:
        _write(book.add_worksheet(_name_of(sheet.name)), sheet, looks)
    book.close()
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look, by what stands in them."""

    title: Any
    heading: Any
    text: Any
    whole: Any
    broken: Any
    day: Any
    time: Any


def _write(page: Any, sheet: Sheet, looks: _Looks) -> None:
    for line, words in enumerate(sheet.title):
        page.write_string(line, 0, _fitting(words), looks.title)
    top = len(sheet.title) + 1 if sheet.title else 0
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(top, place, _fitting(column.heading), looks.heading)
    last = top
    for last, row in enumerate(sheet.rows, start=top + 1):
        for place, cell in enumerate(row):
            _write_cell(page, (last, place), cell, looks=looks)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    if sheet.columns and last > top:
        page.autofilter(top, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    page.set_footer("&R&P/&N")


def _write_cell(page: Any, at: tuple[int, int], cell: Cell, *, looks: _Looks) -> None:
    match cell:
        case None | "":
            page.write_blank(*at, None, looks.text)
        case datetime():
            plain = timezone.localtime(cell) if timezone.is_aware(cell) else cell
            page.write_datetime(*at, plain.replace(tzinfo=None), looks.time)
        case date():
            page.write_datetime(*at, cell, looks.day)
        case int() | Decimal() if _is_exact(cell):
            is_whole = cell == int(cell)
            page.write_number(*at, cell, looks.whole if is_whole else looks.broken)
        case _:
            page.write_string(*at, _fitting(str(cell)), looks.text)


def _is_exact(number: int | Decimal) -> bool:
    """Return whether Excel keeps the number as it is; a longer one is written as text."""
    value = Decimal(number)
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= _MOST_DIGITS


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _name_of(name: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", name)[:_LONGEST_NAME].strip() or "1"
