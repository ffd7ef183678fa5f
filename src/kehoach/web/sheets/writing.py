"""The form that is sent out: prefilled with exactly what is owed, only what is filled in can be changed."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.vietnamese.text import key as searched
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.before import last_actuals, last_progress
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.sheets.columns import (
    HIDDEN_SHEET,
    KEY_COLUMN,
    LISTS,
    MARK,
    SHEET,
    checksum,
)
from kehoach.web.sheets.filled import columns_of, key_of, said_last, shown, target_of, typed_before

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS: Final = (5, 34, 13, 19, 15, 9, 12, 28, 20, 16, 9)
_LAST: Final = KEY_COLUMN - 1
_LINE: Final = 15  # points
_MOST_LINES: Final = 20
_HOW: Final = (
    gettext_lazy(
        "Chỉ điền các ô nền vàng. Số ghi như thường viết: 21.485 hoặc 12,5. Ngày ghi như 15/03/2026."
    ),
    # The headings are read back, so they are Vietnamese whatever the language of the page.
    gettext_lazy("Không có gì mới ở một dòng thì ghi x ở cột «Không phát sinh»."),
    gettext_lazy("Không thêm, bớt dòng. Điền xong, lưu tệp rồi tải lên chương trình hoặc gửi lại bằng thư."),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A file that can be sent."""

    name: str
    content: bytes


def form_of(submission: Submission) -> Form:
    """Return the form of a report."""
    memory = io.BytesIO()
    # What people typed is text, whatever it begins with.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(memory, options)
    _Writer(book, submission).write()
    book.close()
    words = "-".join(searched(str(submission.period)).replace("/", " ").split())
    return Form(f"bieu-mau-{words}.xlsx", memory.getvalue())


class _Writer:
    """Writes one form, row by row."""

    def __init__(self, book: Any, submission: Submission) -> None:
        self._book = book
        self._submission = submission
        self._sheet = book.add_worksheet(SHEET)
        font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
        framed = font | {"border": 1, "border_color": "#8A8F98"}
        self._title = book.add_format(font | {"bold": True, "font_size": 14, "text_wrap": False})
        self._plain = book.add_format(font | {"text_wrap": False})
        self._part = book.add_format(font | {"bold": True, "font_size": 12, "text_wrap": False})
        self._heading = book.add_format(
            framed | {"bold": True, "bg_color": "#E4E9F2", "align": "center", "valign": "vcenter"}
        )
        self._fixed = book.add_format(framed)
        # Text, so that Excel set up in English does not take 1.250 for one and a quarter.
        self._input = book.add_format(framed | {"bg_color": "#FFF8DC", "locked": False, "num_format": "@"})
        self._row = 0
        self._keys: list[str] = []

    def write(self) -> None:
        """Write everything."""
        owed = owed_by(self._submission)
        self._head()
        before = last_progress(self._submission)
        if owed.solutions:
            self._part_heading("Giải pháp", "Nhiệm vụ, giải pháp", "Thời hạn", items=owed.solutions)
            for number, solution in enumerate(owed.solutions, start=1):
                due = solution.due_text or (f"{solution.due_end:%d/%m/%Y}" if solution.due_end else "")
                self._item(number, solution, due, last=said_last(before.get(solution.lineage)))
        figures = last_actuals(self._submission)
        if owed.indicators:
            self._part_heading("Chỉ tiêu", "Chỉ tiêu", "Kế hoạch", items=owed.indicators)
            for number, indicator in enumerate(owed.indicators, start=1):
                last = said_last(figures.get(indicator.lineage))
                self._item(number, indicator, target_of(indicator), last=last)
        self._set_up_page()
        self._hide_keys()

    def _head(self) -> None:
        submission = self._submission
        whose = submission.position or submission.organization
        self._line(_("BÁO CÁO %(period)s") % {"period": str(submission.period).upper()}, self._title)
        due = _("Gửi chậm nhất ngày %(day)s") % {"day": f"{submission.deadline:%d/%m/%Y}"}
        self._line(f"{whose} · {submission.unit} · {due}", self._plain)
        if submission.period.request:
            asked = _("Nội dung yêu cầu: %(request)s") % {"request": submission.period.request}
            self._line(asked, self._plain)
        for line in _HOW:
            self._line(str(line), self._plain)
        self._row += 1

    def _line(self, text: str, look: Any) -> None:
        self._sheet.write_string(self._row, 0, text, look)
        self._row += 1

    def _part_heading(
        self, title: str, name: str, third: str, *, items: Sequence[Solution | Indicator]
    ) -> None:
        if self._keys:
            self._row += 1
        self._line(title.upper(), self._part)
        headings = dict.fromkeys(range(_LAST + 1), "")
        headings |= {0: "TT", 1: name, 2: third, 3: "Kỳ trước"}
        for item in items:
            headings |= {column.at: column.heading for column in columns_of(item)}
        for at, text in headings.items():
            self._sheet.write_string(self._row, at, text, self._heading)
        self._sheet.set_row(self._row, 2 * _LINE)
        self._row += 1

    def _item(self, number: int, item: Solution | Indicator, third: str, *, last: str) -> None:
        row, sheet = self._row, self._sheet
        said = (str(number), shown(item), third, last)
        for at, text in enumerate(said):
            sheet.write_string(row, at, text, self._fixed)
        # Not every program makes a row as high as its text.
        lines = max(math.ceil(len(text) * 1.2 / _WIDTHS[at]) for at, text in enumerate(said))
        sheet.set_row(row, _LINE * min(max(lines, 2), _MOST_LINES))
        inputs = {column.at: column.field for column in columns_of(item)}
        for at in range(4, _LAST + 1):
            field = inputs.get(at)
            if field is None:
                sheet.write_blank(row, at, None, self._fixed)
                continue
            sheet.write_string(row, at, typed_before(self._submission.draft, item, field), self._input)
            if field in LISTS:
                sheet.data_validation(
                    row,
                    at,
                    row,
                    at,
                    {
                        "validate": "list",
                        "source": list(LISTS[field]),
                        "error_title": "Chưa đúng",
                        "error_message": "Chọn một mục trong danh sách, hoặc để trống.",
                    },
                )
        sheet.write_string(row, KEY_COLUMN, key_of(item), self._plain)
        self._keys.append(key_of(item))
        self._row += 1

    def _set_up_page(self) -> None:
        sheet = self._sheet
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.set_column(KEY_COLUMN, KEY_COLUMN, None, None, {"hidden": True})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(self._row - 1, 0), _LAST)
        sheet.set_footer("&CTrang &P/&N")
        sheet.freeze_panes(0, 2)
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})

    def _hide_keys(self) -> None:
        submission = self._submission
        hidden = self._book.add_worksheet(HIDDEN_SHEET)
        told = (
            MARK,
            str(submission.form_key),
            str(submission.period),
            str(submission.unit),
            checksum(submission.form_key, self._keys),
        )
        for at, text in enumerate(told):
            hidden.write_string(at, 0, text)
        hidden.protect()
        hidden.very_hidden()
        self._sheet.activate()
