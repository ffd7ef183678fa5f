import io
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter

from kehoach.domain.layout import Layout
from kehoach.reading import refusals
from kehoach.reading.formats.number_formats import printed
from kehoach.reading.formats.open import lay_out_bytes
from tests.reading.formats.making_docx import shown, zipped


def _workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> Layout:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        fill(workbook)
    return lay_out_bytes(target.getvalue(), "bieu.xlsx")


def test_text_around_a_framed_table_is_paragraphs() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Biểu 01")
        frame = workbook.add_format({"border": 1})
        sheet.write("A1", "UBND XÃ AN THỊNH")
        sheet.write("C1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.write("A2", "Số: 12/KH-UBND")
        sheet.write("C2", "Độc lập - Tự do - Hạnh phúc")
        sheet.merge_range("A4:C4", "CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2026")
        for row, texts in enumerate([("TT", "Chỉ tiêu", "Kế hoạch"), ("1", "Đàn bò", "1.200 con")], start=5):
            sheet.write_row(row, 0, texts, frame)
        sheet.write("A9", "Ghi chú: số liệu ước thực hiện.")
        sheet.write_column("A10", ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."])
        sheet.write_column("C10", ["CHỦ TỊCH", "", "", "Lê Văn An"])

    layout = _workbook(fill)
    assert shown(layout) == [
        "UBND XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2026",
        "TT|Chỉ tiêu|Kế hoạch",
        "1|Đàn bò|1.200 con",
        "Ghi chú: số liệu ước thực hiện.",
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Lê Văn An",
    ]
    assert layout.tables[0].caption == "Biểu 01"


def test_merged_headings_leave_empty_cells_that_say_so() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        frame = workbook.add_format({"border": 1})
        sheet.merge_range("A1:A2", "Chỉ tiêu", frame)
        sheet.merge_range("B1:C1", "Năm 2026", frame)
        sheet.write_row("B2", ["Kế hoạch", "Ước"], frame)
        sheet.write_row("A3", ["Lúa", 540, 530.5], frame)

    layout = _workbook(fill)
    assert shown(layout) == ["Chỉ tiêu|Năm 2026|", "|Kế hoạch|Ước", "Lúa|540|530,5"]
    heading, below, _ = layout.tables[0].rows
    assert heading.cells[2].continues_left
    assert below.cells[0].continues_above


def test_every_sheet_that_is_shown_is_read() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name in ("Biểu 01", "Nháp", "Biểu 02"):
            sheet = workbook.add_worksheet(name)
            sheet.write_row("A1", ["TT", "Chỉ tiêu", "Kế hoạch"])
            sheet.write_row("A2", [1, name, 5])
            if name == "Nháp":
                sheet.hide()

    layout = _workbook(fill)
    assert [table.caption for table in layout.tables] == ["Biểu 01", "Biểu 02"]


def test_numbers_are_read_as_they_are_printed() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        shapes = [("0%", 0.12), ("0.00%", 0.0189), ("#,##0.0", 1234.56), ("General", 0.1), ("0", 12.0)]
        sheet.write_row("A1", ["a", "b", "c", "d", "e", "f"])
        for column, (shape, number) in enumerate(shapes):
            sheet.write_number(1, column, number, workbook.add_format({"num_format": shape}))
        sheet.write_datetime(1, 5, date(2026, 1, 5), workbook.add_format({"num_format": "dd/mm/yyyy"}))

    assert shown(_workbook(fill))[1] == "12%|1,89%|1234,6|0,1|12|05/01/2026"


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("0.30000000000000004", "General", "0,3"),
        ("1234567", "#,##0", "1234567"),
        ("46341000000", "General", "46341000000"),
        ("5", "00", "05"),
        ("-3.5", "#,##0.0;(#,##0.0)", "(3,5)"),
        ("-3.5", "0.0", "-3,5"),
        ("12", '#,##0" tấn"', "12 tấn"),
        ("12.5", "#,##0.0##", "12,5"),
        ("2", '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "2"),
        ("0.5", "0.0%", "50,0%"),
        ("45000", "[$-42A]dd/mm/yyyy;@", "15/03/2023"),
        ("1E-3", "General", "0,001"),
        ("chữ", "0.00", "chữ"),
    ],
)
def test_a_format_prints_a_number(stored: str, code: str, expected: str) -> None:
    assert printed(stored, code) == expected


def test_hidden_columns_and_unanswered_formulas_are_told() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Biểu")
        sheet.write_row("A1", ["TT", "Nháp", "Chỉ tiêu", "Kế hoạch"])
        sheet.write_row("A2", ["1", "x", "Lúa", "540"])
        sheet.set_column("B:B", None, None, {"hidden": True})

    layout = _workbook(fill)
    assert shown(layout) == ["TT|Chỉ tiêu|Kế hoạch", "1|Lúa|540"]
    assert "ẩn" in layout.warnings[0]


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row("A1", ["TT", "Giải pháp", "Hạn"])
        sheet.write_row("A2", ["1", "(1) Họp dân\n(2) Đo đạc", "Quý I"])

    layout = _workbook(fill)
    cell = layout.tables[0].rows[1].cells[1]
    assert layout.plain[cell.start : cell.end] == "(1) Họp dân\n(2) Đo đạc"


def test_a_workbook_without_sheets_is_refused() -> None:
    types = '<Types><Override ContentType="application/spreadsheetml"/></Types>'
    with pytest.raises(refusals.Broken):
        lay_out_bytes(zipped({"[Content_Types].xml": types}), "bieu.xlsx")


def test_a_plan_in_prose_keeps_its_letterhead_above_and_its_signature_below() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Kế hoạch")
        sheet.write("A1", "UBND XÃ AN THỊNH")
        sheet.write("D1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.write("A2", "Số: 12/KH-UBND")
        sheet.write("D2", "An Thịnh, ngày 05 tháng 01 năm 2026")
        body = ["KẾ HOẠCH", *(f"{number}. Việc thứ {number} của năm." for number in range(1, 12))]
        for row, text in enumerate(body, start=3):
            sheet.write(row, 0, text)
        sheet.write("A17", "Nơi nhận:")
        sheet.write("D17", "CHỦ TỊCH")
        sheet.write("A18", "- Các thôn;")
        sheet.write("D18", "Lê Văn An")
        sheet.write("A19", "- Lưu: VT.")

    layout = _workbook(fill)
    assert layout.tables == ()
    assert shown(layout)[:5] == [
        "UBND XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An Thịnh, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]
    assert shown(layout)[-5:] == ["Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn An"]
