"""Lists as Excel files: headings that stay, numbers and days as such, and text that is never a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from kehoach.writing.sheets import A4, FONT, PLAIN_TEXT, fitting, is_exact, sheet_name

Cell = str | int | Decimal | date | datetime | None

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FONT: Final = {"font_name": FONT, "font_size": 11, "valign": "top"}
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
    book = xlsxwriter.Workbook(content, dict(PLAIN_TEXT))
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
        _write(book.add_worksheet(sheet_name(sheet.name)), sheet, looks)
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
        page.write_string(line, 0, fitting(words), looks.title)
    top = len(sheet.title) + 1 if sheet.title else 0
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(top, place, fitting(column.heading), looks.heading)
    last = top
    for last, row in enumerate(sheet.rows, start=top + 1):
        for place, cell in enumerate(row):
            _write_cell(page, (last, place), cell, looks=looks)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    if sheet.columns and last > top:
        page.autofilter(top, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(A4)
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
        case int() | Decimal() if is_exact(cell):
            is_whole = cell == int(cell)
            page.write_number(*at, cell, looks.whole if is_whole else looks.broken)
        case _:
            page.write_string(*at, fitting(str(cell)), looks.text)
