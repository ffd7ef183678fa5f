"""Forms that were edited by force: each gets a sentence, with its row if there is one; nothing is stored."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.models import Actual, Progress, Submission
from kehoach.web.reporting.refusals import AlreadySent, PeriodClosed
from kehoach.web.reporting.services import periods, submissions
from kehoach.web.sheets.columns import KEY_COLUMN
from kehoach.web.sheets.refusals import FormRefused
from kehoach.web.sheets.services import receive
from kehoach.web.sheets.writing import form_of
from tests.web.people import a_person
from tests.web.reporting.years import Year, at
from tests.web.sheets.filling import (
    PERCENT,
    STATE,
    VALUE,
    WAY,
    Cells,
    fill,
    filled_form,
    key_of_row,
    read_back,
    rows_of,
    written,
)


def test_rows_that_were_moved_are_still_read_right(year: Year) -> None:
    report = year.report_of(year.open(6))

    def shuffle(rows: list[Cells]) -> None:
        fill(rows)
        for number, row in enumerate(rows_of(rows, "i")):
            row[VALUE] = str(100 + number)
        head = [row for row in rows if not key_of_row(row)]
        body = [row for row in rows if key_of_row(row)]
        random.Random(7).shuffle(body)
        rows[:] = head + body

    receive(actor=year.world.an, submission=report, content=filled_form(report, shuffle), at=at(2026, 6, 3))
    values = [Actual.objects.get(lineage=one.lineage).value for one in year.indicators]
    assert values == [100, 101, 102, 103]


def spoiled(change: Callable[[list[Cells]], None]) -> Callable[[list[Cells]], None]:
    def both(rows: list[Cells]) -> None:
        fill(rows)
        change(rows)

    return both


def first(rows: list[Cells], letter: str) -> Cells:
    return rows_of(rows, letter)[0]


def set_cell(letter: str, at_column: int, value: object) -> Callable[[list[Cells]], None]:
    def change(rows: list[Cells]) -> None:
        first(rows, letter)[at_column] = value

    return spoiled(change)


def twice(rows: list[Cells]) -> None:
    rows.append(list(first(rows, "s")))


def without_a_row(rows: list[Cells]) -> None:
    rows.remove(first(rows, "s"))


def added(rows: list[Cells]) -> None:
    rows.append(["5", "Việc tự thêm", "", "", "Đang thực hiện", "10"])


def a_key_rubbed_out(rows: list[Cells]) -> None:
    first(rows, "s")[KEY_COLUMN] = ""


def cells_slipped(rows: list[Cells]) -> None:
    one, other = rows_of(rows, "i")[:2]
    one[:KEY_COLUMN], other[:KEY_COLUMN] = other[:KEY_COLUMN], one[:KEY_COLUMN]


SPOILED = {
    "a formula": (set_cell("i", VALUE, "=SUM(A1:A3)"), r"Dòng \d+, «Tổng sản lượng.*công thức"),
    "text for a number": (set_cell("i", VALUE, "khoảng 12"), r"Dòng \d+, «.*chưa phải là số"),
    "a figure of two readings": (set_cell("i", VALUE, "1,250"), r"Dòng \d+, .*Ghi 1\.250 hoặc 1,25\."),
    "another figure of two readings": (set_cell("i", VALUE, "1,234"), r"Ghi 1\.234 hoặc 1,2340\."),
    "too much percent": (set_cell("s", PERCENT, 140), r"Dòng \d+, «.*0 đến 100"),
    "half a percent": (set_cell("s", PERCENT, 0.45), r"Dòng \d+, «.*số nguyên"),
    "a word of no list": (set_cell("s", STATE, "gần xong"), r"Dòng \d+, .*không có trong danh sách"),
    "a way of no list": (set_cell("i", WAY, "cả năm"), r"Dòng \d+, .*Cách tính.*không có trong danh sách"),
    "an empty row": (set_cell("i", VALUE, ""), r"Dòng \d+, «.*Chưa có số liệu"),
    "another name": (set_cell("s", 1, "Việc khác"), r"Dòng \d+, «.*đã bị sửa"),
    "a row twice": (spoiled(twice), r"Dòng \d+, .*lặp lại dòng \d+"),
    "a row missing": (spoiled(without_a_row), r"Tiêm phòng.*thiếu dòng này"),
    "a row added": (spoiled(added), r"Dòng \d+, «Việc tự thêm»: .*không có trong biểu mẫu gốc"),
    "a key rubbed out": (spoiled(a_key_rubbed_out), r"Dòng \d+, .*không có trong biểu mẫu gốc"),
    "cells that slipped": (spoiled(cells_slipped), r"Dòng \d+, .*đã bị sửa hoặc dòng bị lệch"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_form_is_told_by_its_row_and_stores_nothing(year: Year, name: str) -> None:
    spoil, said = SPOILED[name]
    report = year.report_of(year.open(6))
    with pytest.raises(FormRefused, match=said):
        receive(actor=year.world.an, submission=report, content=filled_form(report, spoil))
    report.refresh_from_db()
    assert report.state == Submission.State.WAITING
    assert not Progress.objects.exists()
    assert not Actual.objects.exists()


def test_the_row_that_is_told_is_the_row_of_the_sheet(year: Year) -> None:
    report = year.report_of(year.open(6))
    rows, hidden = read_back(form_of(report).content)
    fill(rows)
    wrong = first(rows, "i")
    wrong[VALUE] = "?"
    number = rows.index(wrong) + 1
    with pytest.raises(FormRefused) as refusal:
        receive(actor=year.world.an, submission=report, content=written(rows, hidden))
    assert [problem.row for problem in refusal.value.problems] == [number]


def test_another_persons_form_is_refused(year: Year) -> None:
    assign(
        actor=year.world.binh,
        items=year.indicators[:1],
        role=Assignment.Role.LEAD,
        assignees=[Assignee(year.world.village)],
    )
    a_person("dao", "Ngô Đào", role=Role.REPORTER, at=year.world.village)
    period = year.open(6)
    theirs = filled_form(year.report_of(period, year.world.village))
    with pytest.raises(FormRefused, match="của người khác"):
        receive(actor=year.world.an, submission=year.report_of(period), content=theirs)


def test_the_form_of_another_month_names_both_months(year: Year) -> None:
    old = filled_form(year.report_of(year.open(5)))
    with pytest.raises(FormRefused, match="của kỳ «Tháng 5/2026», không phải «Tháng 6/2026»"):
        receive(actor=year.world.an, submission=year.report_of(year.open(6)), content=old)


def test_a_key_nobody_gave_out_is_refused(year: Year) -> None:
    report = year.report_of(year.open(6))
    rows, hidden = read_back(form_of(report).content)
    hidden[1][0] = "00000000-0000-4000-8000-000000000000"
    with pytest.raises(FormRefused, match="Không nhận ra mã"):
        receive(actor=year.world.an, submission=report, content=written(rows, hidden))


def test_what_was_assigned_since_asks_for_a_new_form(year: Year) -> None:
    lead = Assignment.Role.LEAD
    village = [Assignee(year.world.village)]
    assign(actor=year.world.binh, items=year.indicators[:1], role=lead, assignees=village)
    report = year.report_of(year.open(6), year.world.village)
    content = filled_form(report)
    assign(actor=year.world.binh, items=year.indicators[1:2], role=lead, assignees=village)
    with pytest.raises(FormRefused, match="mới được giao sau khi tải biểu mẫu"):
        receive(actor=year.world.binh, submission=report, content=content)


def an_archive(members: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải biểu mẫu"),
        (b"%PDF-1.7", "không phải biểu mẫu"),
        (an_archive({"word/document.xml": b"<w/>"}), "bị hỏng|không phải biểu mẫu"),
        (an_archive({"xl/worksheets/sheet1.xml": b"0" * 30_000_000}), "bị hỏng"),
        (b"PK\x03\x04" + b"\x00" * 50, "bị hỏng"),
        (b"PK\x03\x04" + b"\x00" * 6_000_000, "lớn hơn 5 MB"),
        (written([["Một bảng khác"]], [["khác"]]), "không phải biểu mẫu"),
    ],
    ids=["nothing", "a pdf", "a letter", "a bomb", "broken", "too large", "another workbook"],
)
def test_a_file_that_is_no_form_is_refused_in_a_sentence(year: Year, content: bytes, said: str) -> None:
    report = year.report_of(year.open(6))
    with pytest.raises(FormRefused, match=said):
        receive(actor=year.world.an, submission=report, content=content)


def test_a_different_form_after_sending_and_a_closed_month_are_refused(year: Year) -> None:
    period = year.open(6)
    report = year.report_of(period)
    content, other = filled_form(report), filled_form(report, lambda rows: fill(rows, value="260"))
    periods.close_period(actor=year.world.binh, period=period)
    report = year.report_of(period)
    with pytest.raises(PeriodClosed):
        receive(actor=year.world.an, submission=report, content=content)
    periods.reopen_period(actor=year.world.binh, period=period, reason="Bổ sung")
    report = year.report_of(period)
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    report.refresh_from_db()
    with pytest.raises(AlreadySent):
        receive(actor=year.world.an, submission=report, content=other)
