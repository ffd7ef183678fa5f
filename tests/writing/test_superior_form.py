"""A superior's form with our figures in it: what is changed, what never is, what is refused."""

import io
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from kehoach.writing.superior_form import CellKey, FormMapping, FormRefused, RowKey, RowsKey, fill_form
from kehoach.writing.superior_form.mapping import Figure
from kehoach.writing.xlsx import write_tables
from tests.writing.superior_forms import NAMES, form, parts, with_parts

OFFICE = shutil.which("soffice")
SHEET = "Biểu 01"
FIRST = "xl/worksheets/sheet1.xml"
ROWS = FormMapping(
    rows=(
        RowsKey(SHEET, "B", "E", tuple(RowKey(name, f"actual:{place}") for place, name in enumerate(NAMES))),
    )
)
FIGURES: dict[str, Figure] = {
    "actual:0": Decimal("110.5"),
    "actual:1": 95,
    "actual:2": Decimal(80),
    "actual:3": None,
}


def one(cell: str, figure: Figure = 7, *, sheet: str = SHEET) -> bytes:
    return fill_form(form(), FormMapping(cells=(CellKey(sheet, cell, "k"),)), {"k": figure})


def values(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)


def stripped(sheet: bytes) -> bytes:
    """Return a sheet without the values of its cells: formats, formulas, everything else."""
    root = etree.fromstring(sheet)
    for item in [*root.iter("{*}v"), *root.iter("{*}is")]:
        item.getparent().remove(item)
    for cell in root.iter("{*}c"):
        cell.attrib.pop("t", None)
    return bytes(etree.tostring(root, method="c14n"))


def test_rows_are_found_by_name_and_figures_are_numbers() -> None:
    filled = values(fill_form(form(), ROWS, FIGURES))
    assert [row[4] for row in filled[6:10]] == [110.5, 95.0, 80.0, ""]
    assert [row[3] for row in filled[6:10]] == [100.0] * 4


def test_nothing_but_the_values_of_those_cells_is_changed() -> None:
    before, after = parts(form()), parts(fill_form(form(), ROWS, FIGURES))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {FIRST, "xl/workbook.xml"}
    assert stripped(before[FIRST]) == stripped(after[FIRST])
    assert after["xl/workbook.xml"].count(b'fullCalcOnLoad="1"') == 1
    names = re.findall(rb"<definedName.*?</definedName>", after["xl/workbook.xml"])
    assert names == re.findall(rb"<definedName.*?</definedName>", before["xl/workbook.xml"])


def test_values_that_formulas_had_are_dropped_since_they_are_no_longer_true() -> None:
    sheet = etree.fromstring(parts(fill_form(form(), ROWS, FIGURES))[FIRST])
    assert sheet.findall(".//{*}f")
    assert all(formula.getparent().find("{*}v") is None for formula in sheet.iter("{*}f"))


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_an_office_program_opens_it_and_reckons_its_formulas(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(fill_form(form(), ROWS, FIGURES))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, timeout=120, capture_output=True)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").split("\n")
    assert lines[6].startswith("1.0,Tổng diện tích gieo trồng,ha,100.0,110.5,110.5")
    assert ",285.5," in lines[11]


@pytest.mark.parametrize("figure", ["=1+1", "+a", "@x", "Đạt <b> & 100%", " hai  khoảng trắng ", "1234"])
def test_words_are_words_and_never_a_formula(figure: str) -> None:
    content = one("E7", figure)
    assert values(content)[6][4] == figure
    cell = etree.fromstring(parts(content)[FIRST]).find(".//{*}c[@r='E7']")
    assert cell.get("t") == "inlineStr"
    assert cell.find("{*}f") is None


def test_a_cell_that_was_not_there_takes_the_format_of_its_column() -> None:
    content = one("E20", Decimal("1.5"))
    sheet = etree.fromstring(parts(content)[FIRST])
    assert values(content)[19][4] == 1.5
    assert sheet.find(".//{*}c[@r='E20']").get("s") == sheet.find(".//{*}c[@r='E7']").get("s")
    rows = [int(row.get("r")) for row in sheet.iter("{*}row")]
    assert rows == sorted(rows)
    between = etree.fromstring(parts(one("D6"))[FIRST]).findall(".//{*}row[@r='6']/{*}c")
    assert [cell.get("r") for cell in between] == ["B6", "D6"]


@pytest.mark.parametrize("cell", ["F7", "E12", "I21"])
def test_a_formula_is_never_written_over(cell: str) -> None:
    with pytest.raises(FormRefused, match=f"ô {cell}: đang có công thức"):
        one(cell)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (FormMapping(cells=(CellKey("Biểu 02", "A1", "k"),)), "không có trang «Biểu 02»"),
        (FormMapping(cells=(CellKey(SHEET, "7E", "k"),)), "«7E» không phải là địa chỉ ô"),
        (FormMapping(cells=(CellKey(SHEET, "XFE1", "k"),)), "không phải là địa chỉ ô"),
        (FormMapping(cells=(CellKey(SHEET, "E7", "lạ"),)), "ô E7: không có số liệu «lạ»"),
        (FormMapping(cells=(CellKey(SHEET, "C15", "k"),)), "nằm trong ô gộp bắt đầu từ B14"),
        (
            FormMapping(cells=(CellKey(SHEET, "E7", "k"), CellKey(SHEET, "e7", "k"))),
            "được chọn cho hai số liệu",
        ),
        (
            FormMapping(rows=(RowsKey(SHEET, "B", "E", (RowKey("Không có", "k"),)),)),
            "không có dòng nào tên «Không có»",
        ),
        (FormMapping(rows=(RowsKey(SHEET, "C", "E", (RowKey("ha", "k"),)),)), "có 4 dòng tên «ha»"),
        (FormMapping(rows=(RowsKey(SHEET, "?", "E", ()),)), "không phải là địa chỉ ô"),
    ],
)
def test_what_cannot_be_filled_is_refused_with_one_sentence(mapping: FormMapping, said: str) -> None:
    with pytest.raises(FormRefused, match=re.escape(said)):
        fill_form(form(), mapping, {"k": 1})


def test_names_written_with_other_spaces_or_letters_are_the_same_row() -> None:
    rows = (RowKey("TỔNG  DIỆN TÍCH gieo trồng", "k"),)
    assert (
        values(fill_form(form(), FormMapping(rows=(RowsKey(SHEET, "B", "E", rows),)), {"k": 3}))[6][4] == 3.0
    )


def test_of_rows_with_one_name_the_mapping_says_which() -> None:
    rows = (RowKey("ha", "k", occurrence=3),)
    mapping = FormMapping(rows=(RowsKey(SHEET, "C", "E", rows),))
    assert [row[4] for row in values(fill_form(form(), mapping, {"k": 3}))[6:10]] == ["", "", 3.0, ""]
    beyond = FormMapping(rows=(RowsKey(SHEET, "C", "E", (RowKey("ha", "k", occurrence=5),)),))
    with pytest.raises(FormRefused, match="có 4 dòng"):
        fill_form(form(), beyond, {"k": 3})


def test_a_number_too_long_for_excel_is_kept_as_words() -> None:
    assert values(one("E7", Decimal("12345678901234567.5")))[6][4] == "12345678901234567.5"


def test_nothing_to_fill_leaves_every_part_as_it_was() -> None:
    assert parts(fill_form(form(), FormMapping(), {})) == parts(form())


def test_a_file_of_ours_can_be_filled_too() -> None:
    with pytest.raises(FormRefused, match="không có trang"):
        fill_form(write_tables([]), FormMapping(cells=(CellKey("x", "A1", "k"),)), {"k": 1})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải tệp Excel"),
        (b"PK\x03\x04 broken", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0" * 100, "không phải tệp Excel"),
        (with_parts(form(), xl__vbaProject_dot_bin=b"x"), "có macro"),
        (with_parts(form(), xl__bomb_dot_xml=b"0" * 30_000_000), "lớn bất thường"),
        (with_parts(form(), xl__worksheets__sheet1_dot_xml=b"<a"), "không phải tệp Excel"),
        (
            with_parts(form(), xl__worksheets__sheet1_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "không phải tệp Excel",
        ),
    ],
    ids=["empty", "broken", "old", "macros", "bomb", "bad xml", "entities"],
)
def test_a_hostile_file_is_refused_before_it_is_read(content: bytes, said: str) -> None:
    with pytest.raises(FormRefused, match=said):
        fill_form(content, ROWS, FIGURES)


def test_what_a_form_says_of_itself_is_not_believed() -> None:
    sheet = (
        parts(form())[FIRST]
        .replace(b'<row r="7"', b'<row r="99999999999999999999"')
        .replace(b'min="4"', b'min="x"')
    )
    assert fill_form(with_parts(form(), xl__worksheets__sheet1_dot_xml=sheet), FormMapping(), {})
    missing = FormMapping(rows=(RowsKey(SHEET, "B", "E", (RowKey("?", "k"),)),))
    with pytest.raises(FormRefused, match="không có dòng nào"):
        fill_form(with_parts(form(), xl__worksheets__sheet1_dot_xml=sheet), missing, {"k": 1})
