"""Tables as Excel files: what Excel counts with, what it shows, what it prints."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from kehoach.writing.content import (
    Align,
    Annex,
    Cell,
    Column,
    Row,
    Run,
    Table,
    percent_of,
    runs,
    sum_of,
)
from kehoach.writing.stored import document_from, to_values
from kehoach.writing.xlsx import tables_of, write_tables
from tests.writing.documents import indicators, plan, row

SPREADSHEET = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
# Text in UTF-8, each cell as it is shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
OFFICE = shutil.which("soffice")


def values(content: bytes, sheet: int = 0) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def part(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def with_part(content: bytes, text: str, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.namelist():
            new.writestr(item, text if item == name else old.read(item))
    return made.getvalue()


def figures(*rows: Sequence[Cell], count: int = 3) -> Table:
    columns = (Column(3), *(Column(2, Align.RIGHT, is_figure=True) for _ in range(count)))
    names = ("Tên", *(f"Cột {place}" for place in range(count)))
    return Table(columns, (row(*names),), tuple(Row(tuple(cells)) for cells in rows))


def cell(text: str) -> Cell:
    return Cell(runs(text))


def test_figures_are_numbers_shown_with_as_many_decimals_as_in_the_document() -> None:
    content = write_tables([figures((cell("a"), cell("1.234,50"), cell("12.000"), cell("-3")))])
    assert values(content)[1] == ["a", 1234.5, 12000.0, -3.0]
    assert "#,##0.00" in part(content, "xl/styles.xml")


def test_a_share_is_a_share_and_words_stay_words() -> None:
    content = write_tables([figures((cell("a"), cell("98,5%"), cell("Đạt"), cell("1.234.567.890.123.456")))])
    assert values(content)[1] == ["a", 0.985, "Đạt", "1.234.567.890.123.456"]
    assert "#,##0.0%" in part(content, "xl/styles.xml")


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 x", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0", "https://x.vn", "{=1}"]
)
def test_text_is_never_a_formula_nor_a_link(text: str) -> None:
    content = write_tables([figures((cell(text), cell(text), Cell(), Cell()))], above=[text])
    assert values(content)[0][0] == values(content)[2][0] == values(content)[2][1] == text
    assert "<f>" not in part(content)
    assert "<hyperlink" not in part(content)


def test_a_percentage_is_a_formula_that_keeps_its_value() -> None:
    ratio = Cell(runs("95,0"), formula=percent_of(2, 1))
    content = write_tables([figures((cell("a"), cell("200"), cell("190"), ratio))])
    assert values(content)[1][3] == 95.0
    assert '<f>IF(COUNT(C2,B2)&lt;2,"",IFERROR(C2/B2*100,""))</f><v>95' in part(content)


def test_a_sum_adds_the_rows_it_names() -> None:
    table = figures(
        (
            cell("Tổng"),
            Cell(runs("30"), formula=sum_of(1, 2)),
            Cell(runs("10"), formula=sum_of(1, 3)),
            Cell(),
        ),
        *((cell(name), cell("15"), cell("5"), Cell()) for name in "abc"),
    )
    text = part(write_tables([table]))
    assert "<f>SUM(B3:B4)</f><v>30" in text
    assert "<f>SUM(C3,C5)</f><v>10" in text


def test_a_formula_does_not_take_the_place_of_words() -> None:
    content = write_tables(
        [figures((cell("a"), cell("x"), cell("y"), Cell(runs("chưa có"), formula=percent_of(2, 1))))]
    )
    assert values(content)[1][3] == "chưa có"


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_an_office_program_reckons_the_same(tmp_path: Path) -> None:
    table = figures(
        (
            cell("Tổng"),
            Cell(runs("30"), formula=sum_of(1, 2)),
            cell("33"),
            Cell(runs("110,0"), formula=percent_of(2, 1)),
        ),
        *((cell(name), cell("15"), Cell(), Cell(formula=percent_of(2, 1))) for name in "ab"),
    )
    unreckoned = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", part(write_tables([table])))
    (tmp_path / "a.xlsx").write_bytes(with_part(write_tables([table]), unreckoned))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", CSV, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, timeout=120, capture_output=True)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").split("\n")
    assert lines[1:4] == ["Tổng,30,33,110.0", "a,15,,", "b,15,,"]


def test_title_note_and_covered_cells_are_merged() -> None:
    head = (Row((Cell(runs("A"), down=2), Cell(runs("B"), across=2))), row("B1", "B2"))
    table = Table((Column(1),) * 3, head, (row("x", "y", "z"),), title="Bảng 1", note="Đơn vị tính: ha")
    content = write_tables([table], above=["UBND XÃ NGHĨA LÂM"])
    merged = re.findall(r'mergeCell ref="([A-Z0-9:]+)"', part(content))
    assert sorted(merged) == ["A1:C1", "A2:C2", "A3:C3", "A4:A5", "B4:C4"]
    assert values(content)[5] == ["x", "y", "z"]


def test_it_prints_on_a4_with_headings_and_numbers_on_every_page() -> None:
    content = write_tables([indicators(100, is_wide=True), indicators(2)])
    first, second = part(content), part(content, "xl/worksheets/sheet2.xml")
    assert re.search(r'<pageSetup paperSize="9" [^>]*fitToHeight="0" [^>]*orientation="landscape"', first)
    assert "&amp;P" in first
    assert 'orientation="portrait"' in second
    assert "$2:$2" in part(content, "xl/workbook.xml")
    assert '<pane ySplit="2"' in first
    assert "Times New Roman" in part(content, "xl/styles.xml")


def test_sheets_are_named_after_their_tables_each_otherwise() -> None:
    content = write_tables([indicators(1), indicators(1), Table((Column(1),), (), ())])
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names == [
        "Bảng các chỉ tiêu",
        "Bảng các chỉ tiêu (2)",
        "Bảng 3",
    ]


def test_raised_letters_and_groups_look_as_in_the_document() -> None:
    area = Cell((Run("m"), Run("2", raised=True)), more=(runs("đất"),))
    table = Table((Column(1),), (row("A"),), (row("Nhóm", bold=True), Row((area,))))
    content = write_tables([table])
    assert values(content)[2] == ["m2\nđất"]
    strings = etree.fromstring(part(content, "xl/sharedStrings.xml").encode())
    assert strings.xpath("//m:vertAlign[@val='superscript']", namespaces=SPREADSHEET)


def test_controls_and_long_texts_do_not_break_the_file() -> None:
    content = write_tables([figures((cell("a\x00\x1f\u202eb 👍"), cell("x" * 40_000), Cell(), Cell()))])
    assert values(content)[1][0] == "ab 👍"
    assert len(str(values(content)[1][1])) == 32_767


def test_no_table_is_an_empty_file() -> None:
    assert values(write_tables([])) == []


def test_tables_of_an_annex_are_called_as_the_annex() -> None:
    bare = Table((Column(1),), (), (row("x"),))
    (first, second) = tables_of(
        plan(indicators(1), annexes=(Annex("Biểu số liệu", (bare,), number="I", is_wide=True),))
    )
    assert (first.title, first.is_wide) == ("Bảng các chỉ tiêu", False)
    assert (second.title, second.is_wide) == ("Phụ lục I. Biểu số liệu", True)


def test_formulas_are_stored_with_the_document() -> None:
    document = plan(figures((Cell(formula=percent_of(2, 1)), Cell(formula=sum_of(1, 2)), Cell(), Cell())))
    assert document_from(to_values(document)) == document
