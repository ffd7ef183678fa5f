import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.reading.passage import Passage
from kehoach.reading.solutions import split_solutions


def split(text):
    passage = Passage(text, ((0, len(text)),))
    return [(piece.number, passage.words(piece.start, piece.end)) for piece in split_solutions(passage)]


def test_numbers_in_brackets_part_solutions_also_in_the_middle_of_a_line():
    assert split("(1) Mở lớp; (2) Cấp sách (3) Trao giải") == [
        ("(1)", "Mở lớp;"),
        ("(2)", "Cấp sách"),
        ("(3)", "Trao giải"),
    ]


def test_a_cell_may_go_on_counting_from_the_page_before():
    assert split("(4) Mở lớp. (5) Cấp sách") == [("(4)", "Mở lớp."), ("(5)", "Cấp sách")]


def test_a_number_that_is_referred_to_parts_nothing():
    assert split("(1) Mở lớp theo mục (2) của đề án. (2) Cấp sách") == [
        ("(1)", "Mở lớp theo mục (2) của đề án."),
        ("(2)", "Cấp sách"),
    ]


def test_a_sentence_that_only_leads_in_is_dropped():
    assert split("Làm tốt các việc sau:\n(1) Mở lớp\n(2) Cấp sách") == [
        ("(1)", "Mở lớp"),
        ("(2)", "Cấp sách"),
    ]


def test_what_stands_before_the_first_number_is_a_solution_of_its_own():
    assert split("Các thôn cùng làm.\n(1) Mở lớp.\n(2) Cấp sách.") == [
        (None, "Các thôn cùng làm."),
        ("(1)", "Mở lớp."),
        ("(2)", "Cấp sách."),
    ]


def test_a_paragraph_after_the_last_number_is_a_solution_of_its_own():
    assert split("(1) Mở lớp.\n(2) Cấp sách.\nBiểu dương người làm tốt.")[-1] == (
        None,
        "Biểu dương người làm tốt.",
    )


def test_dashes_part_solutions_where_the_cell_begins_with_one():
    assert split("- Mở lớp hằng năm - Tổ chức hội thi. - Trao giải") == [
        (None, "Mở lớp hằng năm"),
        (None, "Tổ chức hội thi."),
        (None, "Trao giải"),
    ]


def test_a_dash_between_names_parts_nothing():
    assert split("- Mở lớp kinh tế - Xã hội") == [(None, "Mở lớp kinh tế - Xã hội")]


def test_a_line_that_only_wraps_belongs_to_the_one_before():
    assert split("Mở lớp cho\nngười cao tuổi") == [(None, "Mở lớp cho người cao tuổi")]


def test_letters_part_solutions():
    assert split("a) Mở lớp. b) Cấp sách.") == [("a)", "Mở lớp."), ("b)", "Cấp sách.")]


@pytest.mark.parametrize("text", ["", " \n ", "(1)", "-", "(1) (2) (3)"])
def test_a_cell_of_marks_alone_ends_well(text):
    assert all(words for _, words in split(text))


@given(st.text(alphabet="(1)23- ab.;:\nMở", max_size=60))
def test_pieces_stand_in_order_and_never_overlap(text):
    pieces = split_solutions(Passage(text, ((0, len(text)),)))
    edges = [edge for piece in pieces for edge in (piece.start, piece.end)]
    assert edges == sorted(edges)
