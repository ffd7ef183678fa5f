"""Lists as Excel files: what is written can be read again, and nothing becomes a formula."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from kehoach.web.frame.spreadsheets import Cell, Column, Sheet, spreadsheet, written


def opened(*rows: tuple[Cell, ...], name: str = "Kỳ báo cáo") -> list[list[object]]:
    """The rows of a list that was written and opened again, its heading first."""
    sheet = Sheet(name, [Column("Một"), Column("Hai")], rows)
    return CalamineWorkbook.from_filelike(io.BytesIO(written(sheet))).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-2", "@SUM(A1)", "http://example.org", "00123", "{=A1}", "dòng\nhai", "_x0041_"],
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    content = written(Sheet("Danh sách", [Column("Một")], [(text,)]))
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1] == [text]
    page = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page


def test_numbers_and_days_are_numbers_and_days() -> None:
    row = opened((Decimal("1250.50000000"), date(2026, 3, 5)))[1]
    assert row == [1250.5, date(2026, 3, 5)]
    assert opened((7, datetime(2026, 3, 5, 17, 30, tzinfo=UTC)))[1] == [7, datetime(2026, 3, 6, 0, 30)]  # noqa: DTZ001


def test_a_number_that_excel_would_round_is_written_as_text() -> None:
    assert opened((Decimal("1234567890123456789"), None))[1] == ["1234567890123456789", ""]


def test_a_name_with_signs_that_excel_refuses_still_opens() -> None:
    sheet = Sheet("Tháng 6/2026: [chưa báo cáo] của các cơ quan", [Column("Một")], [("a",)])
    names = CalamineWorkbook.from_filelike(io.BytesIO(written(sheet))).sheet_names
    assert len(names) == 1


def test_the_heading_stays_and_the_sheet_prints_on_a4_across() -> None:
    content = written(Sheet("Danh sách", [Column("Một", 30)], [("a",)], title=["XÃ GẦN", "Danh sách"]))
    page = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in page
    assert 'orientation="landscape"' in page
    assert 'paperSize="9"' in page


def test_the_file_keeps_its_vietnamese_name() -> None:
    answer = spreadsheet("Chưa báo cáo Tháng 6-2026", Sheet("a", [Column("Một")], []))
    assert "filename*=utf-8''" in answer.headers["Content-Disposition"]
