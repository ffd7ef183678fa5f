"""What was filled into a form becomes the flat texts of a report; its rows are found by key, not by place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from kehoach.scoring.status import ReportedState
from kehoach.vietnamese.numbers import format_number
from kehoach.vietnamese.text import key as searched
from kehoach.web.plans.amounts import AmountField
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.before import last_progress
from kehoach.web.reporting.entries import Question, field_name
from kehoach.web.reporting.models import Progress, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.sheets.columns import LISTS, Column, checksum
from kehoach.web.sheets.filled import columns_of, key_of, shown
from kehoach.web.sheets.opening import Opened, Row
from kehoach.web.sheets.refusals import FormRefused, Problem

_AMOUNTS: Final = frozenset({"value", "numerator", "denominator"})
_FIRST_INPUT: Final = 4
# Days as spreadsheets count them: from 2009 to 2064 here, so that a percentage is never taken for a day.
_DAY_ZERO: Final = date(1899, 12, 30)
_EARLIEST, _LATEST = 40_000, 60_000


@dataclass(slots=True)
class Filled:
    """The texts of a form, and in which row each item stands."""

    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)  # key → row

    def problem(self, question: Question) -> Problem:
        """Return what is asked about a field, with its row."""
        message = question.message
        if question.choices:
            ways = [_plain(choice) for choice in question.choices]
            message = _("«%(text)s» có thể hiểu theo hai cách. Ghi %(one)s hoặc %(other)s.") % {
                "text": self.texts.get(question.field, ""),
                "one": ways[0],
                "other": ways[-1],
            }
        return Problem(message, self.rows.get(key_of(question.item)), question.where)


def read_form(opened: Opened, submission: Submission) -> Filled:
    """Return what was filled in for what the report owes.

    :raises FormRefused: rows are missing, doubled or strange, or a cell holds a formula or a foreign word.
    """
    owed = owed_by(submission)
    owing: list[Solution | Indicator] = [*owed.solutions, *owed.indicators]
    items = {key_of(one): one for one in owing}
    before = last_progress(submission)
    filled, problems = Filled(), []
    seen: list[str] = []
    for row in opened.rows:
        item = items.get(row.key)
        if row.key in filled.rows:
            said = _("lặp lại dòng %(row)d. Xóa một trong hai dòng.") % {"row": filled.rows[row.key]}
            problems.append(Problem(said, row.number, _short(row.text(1))))
        elif item is not None:
            seen.append(row.key)
            filled.rows[row.key] = row.number
            problems += _read_row(row, item, filled, before=before)
        elif _is_key(row.key):
            # It was owed when the form was made: what was filled in would be lost without a word.
            seen.append(row.key)
            filled.rows[row.key] = row.number
            if _has_input(row):
                said = _("không còn phải báo cáo. Xóa nội dung ở dòng này, hoặc tải biểu mẫu mới.")
                problems.append(Problem(said, row.number, _short(row.text(1))))
        elif _is_strange(row, items):
            said = _("dòng này không có trong biểu mẫu gốc. Bỏ dòng này, hoặc tải biểu mẫu mới.")
            problems.append(Problem(said, row.number, _short(row.text(1))))
    is_whole = checksum(submission.form_key, seen) == opened.checksum
    for key, item in items.items():
        if key not in filled.rows:
            said = (
                _("mới được giao sau khi tải biểu mẫu. Tải biểu mẫu mới rồi điền.")
                if is_whole
                else _("biểu mẫu thiếu dòng này. Tải biểu mẫu mới, điền mà không xóa dòng.")
            )
            problems.append(Problem(said, None, _short(shown(item))))
    if problems:
        raise FormRefused(problems)
    return filled


def _read_row(
    row: Row, item: Solution | Indicator, filled: Filled, *, before: Mapping[UUID, Progress]
) -> list[Problem]:
    name = _short(shown(item))
    if searched(row.text(1)) != searched(shown(item)):
        said = _("tên trong biểu mẫu đã bị sửa hoặc dòng bị lệch. Tải biểu mẫu mới rồi điền lại.")
        return [Problem(said, row.number, name)]
    problems = []
    texts: dict[str, str] = {}
    for column in columns_of(item):
        if column.at in row.formulas:
            said = _("ô «%(column)s» chứa công thức. Chép giá trị (Dán đặc biệt, Giá trị) rồi gửi lại.")
            problems.append(Problem(said % {"column": column.heading}, row.number, name))
            continue
        try:
            texts |= _read_cell(row, item, column)
        except FormRefused as refusal:
            problems += [Problem(one.message, row.number, name) for one in refusal.problems]
    if isinstance(item, Solution):
        texts = _carried_over(texts, item, before.get(item.lineage))
    filled.texts |= texts
    return problems


def _read_cell(row: Row, item: Solution | Indicator, column: Column) -> dict[str, str]:
    cell = row.cells[column.at]
    if not cell.text:
        return {}
    name = field_name(item, column.field)
    words = LISTS.get(column.field)
    if words is not None:
        chosen = {searched(word): code for word, code in words.items()}
        said = searched(cell.text)
        if said not in chosen:
            message = _("«%(text)s» ở ô «%(column)s» không có trong danh sách. Chọn một trong: %(words)s.")
            values = {"text": cell.text[:60], "column": column.heading, "words": ", ".join(words)}
            raise FormRefused([Problem(message % values)])
        return {name: chosen[said]} if chosen[said] else {}
    if cell.number is not None and column.field in _AMOUNTS:
        # A number cannot be meant in two ways, so its reading is told with it.
        return {name: cell.text, f"{name}-reading": str(cell.number)}
    if column.field == "done_on" and cell.number is not None:
        return {name: _day(cell.number) or cell.text}
    return {name: cell.text}


def _day(number: Decimal) -> str:
    """Return the day that a spreadsheet counts so; a cell formatted as text keeps a day as its number."""
    if number != number.to_integral_value() or not _EARLIEST < number < _LATEST:
        return ""
    return f"{_DAY_ZERO + timedelta(days=int(number)):%d/%m/%Y}"


def _carried_over(texts: dict[str, str], item: Solution, old: Progress | None) -> dict[str, str]:
    """Return the texts; where nothing is new and no state is said, things stand where they stood."""
    if field_name(item, "nothing_new") not in texts or field_name(item, "state") in texts:
        return texts
    stood = {"state": old.state if old else ReportedState.NOT_STARTED.value}
    if old is not None and old.percent is not None:
        stood["percent"] = str(old.percent)
    if old is not None and old.obstacle:
        stood["obstacle"] = old.obstacle
    return {field_name(item, name): text for name, text in stood.items()} | texts


def _is_key(key: str) -> bool:
    parts = key.split("-")
    return len(parts) == 2 and parts[0] in {"s", "i"} and len(parts[1]) == 32


def _has_input(row: Row) -> bool:
    return any(cell.text for cell in row.cells[_FIRST_INPUT:-1])


def _is_strange(row: Row, items: Mapping[str, Solution | Indicator]) -> bool:
    """Return whether a row without a key of ours was filled in, below the head of the form."""
    if not (row.text(0) or row.text(1)) and not _has_input(row):
        return False
    is_heading = row.text(0) == "TT" and row.text(3) == "Kỳ trước"
    return bool(row.key) or (not is_heading and _has_input(row))


def _plain(choice: Decimal) -> str:
    """Return an amount so that it can be read in one way only: «1,234» gets one more digit."""
    text = format_number(choice.normalize())
    return f"{text}0" if AmountField().readings(text) else text


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"
