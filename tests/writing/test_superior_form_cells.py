"""What stands in a superior's form, and which of its cells take no figure."""

from decimal import Decimal

import pytest

from kehoach.writing.superior_form import CellKey, FormRefused, fill_form, obstacles, read_cells
from kehoach.writing.superior_form.mapping import FormMapping
from tests.writing.superior_forms import form, parts, with_parts
from tests.writing.test_superior_form import SHEET


def test_words_figures_and_formulas_are_told_by_their_address() -> None:
    cells = read_cells(form())[SHEET]
    assert cells.texts["B7"] == "Tổng diện tích gieo trồng"
    assert (cells.figures["D7"], "E7" in cells.figures, "B7" in cells.figures) == (100, False, False)
    assert {"F7", "E12"} <= cells.formulas


def test_a_figure_that_was_filled_is_read_back_as_people_see_it() -> None:
    filled = fill_form(form(), FormMapping(cells=(CellKey(SHEET, "E7", "k"),)), {"k": Decimal("110.5")})
    assert read_cells(filled)[SHEET].figures["E7"] == Decimal("110.5")
    noisy = parts(filled)["xl/worksheets/sheet1.xml"].replace(b"110.5", b"110.50000000000001")
    again = with_parts(filled, xl__worksheets__sheet1_dot_xml=noisy)
    assert read_cells(again)[SHEET].figures["E7"] == Decimal("110.5")


@pytest.mark.parametrize(
    ("cell", "said"),
    [("F7", "đang có công thức"), ("C15", "trong ô gộp"), ("7E", "không phải là địa chỉ"), ("E7", None)],
)
def test_each_cell_that_takes_no_figure_says_why(cell: str, said: str | None) -> None:
    wanted = CellKey(SHEET, cell, "k")
    found = obstacles(form(), [wanted])
    assert (said is None and not found) or str(said) in str(found[wanted])


def test_a_sheet_that_is_not_there_and_a_file_that_is_none_are_told() -> None:
    wanted = CellKey("Biểu 02", "A1", "k")
    assert "không có trang" in str(obstacles(form(), [wanted])[wanted])
    with pytest.raises(FormRefused):
        read_cells(b"x")
