"""A form as a province sends it: merged headings, formulas, formats, a chart, a second sheet."""

import io
import zipfile
from functools import cache

import xlsxwriter

NAMES = (
    "Tổng diện tích gieo trồng",
    "Sản lượng lương thực có hạt",
    "Thu ngân sách trên địa bàn",
    "Tỷ lệ hộ nghèo",
)


@cache
def form() -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet("Biểu 01")
    head = book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
    number = book.add_format({"num_format": "#,##0.0", "border": 1, "bg_color": "#FFFF99"})
    page.set_column(1, 1, 42.5)
    page.set_column(3, 5, 14, number)
    page.merge_range("A1:G1", "BÁO CÁO TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU", head)
    for place in (
        "A3:A4 TT",
        "B3:B4 Chỉ tiêu",
        "C3:C4 Đơn vị tính",
        "D3:E3 Năm 2027",
        "F3:F4 % TH/KH",
        "G3:G4 Ghi chú",
    ):
        cells, _, words = place.partition(" ")
        page.merge_range(cells, words, head)
    page.write("D4", "Kế hoạch", head)
    page.write("E4", "Thực hiện", head)
    for column, mark in enumerate(("1", "2", "3", "4", "5", "6=5/4", "7")):
        page.write_string(4, column, mark, head)
    page.write("B6", "Kinh tế", head)
    for place, name in enumerate(NAMES):
        row = 6 + place
        page.write_number(row, 0, place + 1, number)
        page.write_string(row, 1, name, number)
        page.write_string(row, 2, "ha", number)
        page.write_number(row, 3, 100, number)
        page.write_blank(row, 4, None, number)
        page.write_formula(row, 5, f"=E{row + 1}/D{row + 1}*100", number, 0)
    page.write_formula("E12", "=SUM(E7:E10)", number, 0)
    page.merge_range("B14:C15", "Người lập biểu", head)
    page.write_array_formula("I20:I22", "{=D7:D9*2}")
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(2, 4)
    page.print_area("A1:G15")
    page.data_validation("E7:E10", {"validate": "decimal", "criteria": ">=", "value": 0})
    page.conditional_format("F7:F10", {"type": "cell", "criteria": "<", "value": 100, "format": head})
    other = book.add_worksheet("Tổng hợp & ghi chú")
    other.write_formula("A1", "='Biểu 01'!E12", number, 0)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Biểu 01'!$E$7:$E$10"})
    other.insert_chart("C3", chart)
    book.define_name("Tong", "='Biểu 01'!$E$12")
    book.close()
    return content.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, **changed: bytes) -> bytes:
    """Return the file with parts put in or replaced; `__` stands for «/», `_dot_` for «.»."""
    named = {name.replace("__", "/").replace("_dot_", "."): value for name, value in changed.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in {**parts(content), **named}.items():
            archive.writestr(name, value)
    return made.getvalue()
