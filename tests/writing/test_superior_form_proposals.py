"""What a superior's form seems to ask for."""

import io
import time

import pytest
import xlsxwriter

from kehoach.writing.superior_form import FormRefused, Meaning, propose_mapping
from kehoach.writing.superior_form.proposals import meaning_of
from tests.writing.superior_forms import NAMES, form


def test_heading_columns_and_rows_are_found() -> None:
    (proposal,) = propose_mapping(form(), [*NAMES, "Chỉ tiêu không có trong biểu"])
    assert (proposal.sheet, proposal.first_heading_row, proposal.last_heading_row) == ("Biểu 01", 3, 5)
    assert proposal.name_column == "B"
    meanings = {column.letters: column.meaning for column in proposal.columns}
    assert meanings == {
        "A": Meaning.ORDER,
        "B": Meaning.NAME,
        "C": Meaning.UNIT,
        "D": Meaning.TARGET,
        "E": Meaning.ACTUAL,
        "F": Meaning.RATE,
        "G": Meaning.NOTE,
    }
    assert [(row.row, row.name, row.likeness) for row in proposal.rows] == [
        (7 + place, name, 1.0) for place, name in enumerate(NAMES)
    ]


def test_a_column_that_reckons_is_marked() -> None:
    (proposal,) = propose_mapping(form(), NAMES)
    marked = {column.letters for column in proposal.columns if column.has_formulas}
    assert "F" in marked
    assert "D" not in marked


def test_the_heading_of_a_column_is_read_from_top_to_bottom() -> None:
    (proposal,) = propose_mapping(form(), NAMES)
    headings = {column.letters: column.heading for column in proposal.columns}
    assert headings["E"] == "Năm 2027 – Thực hiện"
    assert headings["F"] == "% TH/KH"


def test_names_are_matched_though_numbered_and_written_a_little_otherwise() -> None:
    (proposal,) = propose_mapping(
        form(), ["1. Tổng diện tích gieo trồng cây", "- Sản lượng lương thực có hạt", "Thu ngân sách địa bàn"]
    )
    found = {row.row: (row.name, row.likeness) for row in proposal.rows}
    assert found[8] == ("- Sản lượng lương thực có hạt", 1.0)
    assert found[7][0] == "1. Tổng diện tích gieo trồng cây"
    assert found[7][1] < 1
    assert found[9][0] == "Thu ngân sách địa bàn"


def test_names_that_differ_in_their_marks_alone_are_not_the_same() -> None:
    (proposal,) = propose_mapping(form(), ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghẽo"])
    assert [(row.name, row.likeness) for row in proposal.rows] == [("Tỷ lệ hộ nghèo", 1.0)]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("STT", Meaning.ORDER),
        ("ĐVT", Meaning.UNIT),
        ("Đơn vị chủ trì", None),
        ("Cùng kỳ năm trước", Meaning.BASELINE),
        ("Ước thực hiện cả năm", Meaning.ACTUAL),
        ("Chỉ tiêu giao", Meaning.TARGET),
        ("Nội dung", Meaning.NAME),
        ("Tỷ lệ % thực hiện/kế hoạch", Meaning.RATE),
        ("Ủy ban", None),
    ],
)
def test_headings_are_understood(heading: str, meaning: Meaning | None) -> None:
    assert meaning_of(heading) == meaning


def test_a_sheet_without_a_heading_is_left_out_and_a_file_that_is_none_is_refused() -> None:
    assert [proposal.sheet for proposal in propose_mapping(form(), [])] == ["Biểu 01"]
    with pytest.raises(FormRefused):
        propose_mapping(b"x", NAMES)


def test_a_long_form_is_read_in_moments() -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện"])
    names = [f"Tỷ lệ hộ nghèo theo chuẩn mới của thôn {place}" for place in range(400)]
    for place, name in enumerate(names):
        page.write_row(place + 1, 0, [str(place + 1), name + " (cuối năm)", "%"])
    book.close()
    start = time.process_time()
    (proposal,) = propose_mapping(content.getvalue(), names)
    assert len(proposal.rows) == 400
    assert time.process_time() - start < 30
