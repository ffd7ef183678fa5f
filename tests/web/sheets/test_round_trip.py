"""The form goes out with exactly what is owed, is filled in, and comes back as a report."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kehoach.web.audit.models import AuditEntry
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Progress, Submission
from kehoach.web.reporting.services import submissions
from kehoach.web.sheets.services import receive
from kehoach.web.sheets.writing import form_of
from tests.web.people import World
from tests.web.reporting.years import Year, at
from tests.web.sheets.filling import (
    DONE_ON,
    NOTHING_NEW,
    PERCENT,
    SOFFICE,
    STATE,
    VALUE,
    WAY,
    Cells,
    fill,
    filled_form,
    key_of_row,
    read_back,
    rows_of,
    through_libreoffice,
)


def test_the_form_asks_for_exactly_what_is_owed(year: Year) -> None:
    rows, hidden = read_back(form_of(year.report_of(year.open(6))).content)
    asked = {key_of_row(row) for row in rows if key_of_row(row)}
    owed = {f"s-{one.lineage.hex}" for one in year.solutions}
    owed |= {f"i-{one.lineage.hex}" for one in year.indicators}
    assert asked == owed
    assert "BÁO CÁO THÁNG 6/2026" in str(rows[0][0])
    assert "19/06/2026" in str(rows[1][0])
    assert hidden[2][0] == "Tháng 6/2026"


def test_a_filled_in_form_is_a_report(year: Year) -> None:
    report = year.report_of(year.open(6))
    received = receive(
        actor=year.world.an, submission=report, content=filled_form(report), at=at(2026, 6, 10)
    )
    assert received.submission.state == Submission.State.SUBMITTED
    assert set(Progress.objects.values_list("percent", "result")) == {(40, "Đã tiêm 1.200 con")}
    assert set(Actual.objects.values_list("value", "cumulative")) == {(250, False)}


def test_the_same_form_twice_is_once(year: Year) -> None:
    report = year.report_of(year.open(6))
    content = filled_form(report)
    receive(actor=year.world.an, submission=report, content=content)
    entries = AuditEntry.objects.count()
    report.refresh_from_db()
    assert receive(actor=year.world.an, submission=report, content=content).was_there
    assert AuditEntry.objects.count() == entries
    assert Progress.objects.count() == len(year.solutions)


def test_what_was_typed_on_the_page_and_what_was_said_last_month_stands_in_the_form(year: Year) -> None:
    june, july = year.open(6), year.open(7)
    submissions.submit(actor=year.world.an, submission=year.report_of(june), texts=year.texts())
    report = year.report_of(july)
    texts = {field_name(year.solutions[0], "state"): "suspended"}
    submissions.keep_draft(actor=year.world.an, submission=report, texts=texts)
    report.refresh_from_db()
    rows, _hidden = read_back(form_of(report).content)
    solutions, indicators = rows_of(rows, "s"), rows_of(rows, "i")
    assert solutions[0][STATE] == "Tạm dừng"
    assert "Đang thực hiện, 40%" in str(solutions[0][3])
    assert {row[3] for row in indicators} == {"250"}


def test_numbers_days_lists_and_ticks_are_read_as_they_are_meant(year: Year) -> None:
    report = year.report_of(year.open(6))

    def by_hand(rows: list[Cells]) -> None:
        fill(rows)
        first, second = rows_of(rows, "s")
        first[STATE], first[PERCENT], first[DONE_ON] = "Đã hoàn thành", 100, datetime(2026, 6, 5)  # noqa: DTZ001
        second[STATE] = second[PERCENT] = second[7] = ""
        second[NOTHING_NEW] = "x"
        for row, value in zip(rows_of(rows, "i"), (1.234, 3450, "2,4", "12.345"), strict=True):
            row[VALUE], row[WAY] = value, "Lũy kế từ đầu năm"

    receive(
        actor=year.world.an,
        submission=report,
        content=filled_form(report, by_hand),
        at=at(2026, 6, 10),
    )
    done, quiet = (Progress.objects.get(lineage=one.lineage) for one in year.solutions)
    assert (done.state, done.percent, done.done_on) == ("done", 100, date(2026, 6, 5))
    assert (quiet.state, quiet.nothing_new) == ("not_started", True)
    values = [str(Actual.objects.get(lineage=one.lineage).value.normalize()) for one in year.indicators]  # type: ignore[union-attr]
    assert values == ["1.234", "3.45E+3", "2.4", "12345"]
    assert set(Actual.objects.values_list("cumulative", flat=True)) == {True}


def test_a_target_without_a_figure_is_reached_or_not(year: Year) -> None:
    first = year.indicators[0]
    first.kind, first.comparator, first.value = "achievement", "", None
    first.save()
    report = year.report_of(year.open(6))

    def by_hand(rows: list[Cells]) -> None:
        fill(rows)
        rows_of(rows, "i")[0][VALUE] = "Đã đạt"

    receive(actor=year.world.an, submission=report, content=filled_form(report, by_hand), at=at(2026, 6, 10))
    assert Actual.objects.get(lineage=first.lineage).achieved is True


def test_only_what_is_filled_in_can_be_changed_and_lists_hang_on_it(year: Year) -> None:
    content = form_of(year.report_of(year.open(6))).content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        book = file.read("xl/workbook.xml").decode()
    assert "<sheetProtection" in sheet
    assert sheet.count("Đang thực hiện") == len(year.solutions)
    assert 'orientation="landscape"' in sheet
    assert 'state="veryHidden"' in book


@pytest.mark.skipif(
    SOFFICE is None, reason="no LibreOffice here; on Debian: apt-get install libreoffice-calc"
)
def test_a_form_that_libreoffice_opened_and_saved_is_read_the_same(year: Year, tmp_path: Path) -> None:
    report = year.report_of(year.open(6))
    content = through_libreoffice(filled_form(report), tmp_path)
    received = receive(actor=year.world.an, submission=report, content=content, at=at(2026, 6, 10))
    assert received.submission.state == Submission.State.SUBMITTED
    assert set(Actual.objects.values_list("value", flat=True)) == {250}


@pytest.mark.skipif(
    SOFFICE is None, reason="no LibreOffice here; on Debian: apt-get install libreoffice-calc"
)
def test_the_empty_form_itself_survives_libreoffice_with_its_protection(year: Year, tmp_path: Path) -> None:
    report = year.report_of(year.open(6))
    content = through_libreoffice(form_of(report).content, tmp_path)
    rows, hidden = read_back(content)
    assert len(rows_of(rows, "i")) == len(year.indicators)
    assert hidden[1][0] == str(report.form_key)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert "<sheetProtection" in file.read("xl/worksheets/sheet1.xml").decode()


# --- the pages ---------------------------------------------------------------------------------------------


def addresses(report: Submission) -> tuple[str, str]:
    return (
        reverse("forms:download", args=[report.pk]),
        reverse("forms:upload", args=[report.pk]),
    )


def test_an_takes_the_form_away_and_brings_it_back(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    download, upload = addresses(report)
    answer = an.get(download)
    assert 'filename="bieu-mau-thang-6-2026.xlsx"' in answer.headers["Content-Disposition"]
    file = SimpleUploadedFile("bieu-mau.xlsx", filled_form(report))
    answer = an.post(upload, {"file": file}, follow=True)
    assert "Đã nhận biểu mẫu" in answer.content.decode()
    report.refresh_from_db()
    assert report.state == Submission.State.SUBMITTED


def test_what_is_wrong_is_told_row_by_row(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    content = filled_form(report, lambda rows: fill(rows, percent="140", value="khoảng 12"))
    answer = an.post(addresses(report)[1], {"file": SimpleUploadedFile("bieu-mau.xlsx", content)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Dòng ") == len(year.solutions) + len(year.indicators)
    assert not Progress.objects.exists()


def test_without_a_file_the_page_says_so(year: Year, an: Client) -> None:
    answer = an.post(addresses(year.report_of(year.open(6)))[1])
    assert answer.status_code == 422
    assert "Chưa chọn tệp" in answer.content.decode()


def test_the_office_may_fill_it_in_and_who_is_elsewhere_finds_nothing(
    year: Year, world: World, binh: Client, chau: Client
) -> None:
    report = year.report_of(year.open(6))
    for address in addresses(report):
        assert binh.get(address).status_code == 200
        assert chau.get(address).status_code == 404
    with pytest.raises(PermissionDenied):
        receive(actor=world.chau, submission=report, content=filled_form(report))
