"""Headings, how deep they stand, and what lies under each."""

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.outline import read_sections


def paths(text: str) -> list[tuple[str, ...]]:
    """Return the titles above and of each section."""
    return [section.path for section in read_sections(lay_out_text(text))]


def test_a_dotted_number_stands_below_its_first_part() -> None:
    assert paths("I. MỤC TIÊU\n1. Kinh tế\n1.1. Trồng trọt\nLúa tốt.") == [
        ("I. MỤC TIÊU",),
        ("I. MỤC TIÊU", "1. Kinh tế"),
        ("I. MỤC TIÊU", "1. Kinh tế", "1.1. Trồng trọt"),
    ]


def test_a_numbered_line_with_a_figure_is_an_item() -> None:
    assert paths("I. CHỈ TIÊU\n1. Diện tích ngô 30 ha\n2. Đàn bò 200 con") == [("I. CHỈ TIÊU",)]


def test_letters_between_two_numerals_divide_the_first() -> None:
    text = "I. CHUNG\nTốt.\nII. CHỈ TIÊU\nA. Kinh tế\n1. Trồng trọt\nB. Xã hội\nIII. GIẢI PHÁP\nLàm."
    assert paths(text)[2:5] == [
        ("II. CHỈ TIÊU", "A. Kinh tế"),
        ("II. CHỈ TIÊU", "A. Kinh tế", "1. Trồng trọt"),
        ("II. CHỈ TIÊU", "B. Xã hội"),
    ]
    assert paths(text)[-1] == ("III. GIẢI PHÁP",)


def test_letters_above_numerals_that_begin_anew_stand_above_them() -> None:
    text = "A. NĂM QUA\nI. KẾT QUẢ\nTốt.\nB. NĂM NAY\nI. MỤC TIÊU\nTốt hơn."
    assert paths(text)[-1] == ("B. NĂM NAY", "I. MỤC TIÊU")


def test_a_numeral_may_be_closed_by_a_dash() -> None:
    assert paths("I- MỤC TIÊU\n1- Kinh tế\nTốt.") == [("I- MỤC TIÊU",), ("I- MỤC TIÊU", "1- Kinh tế")]
