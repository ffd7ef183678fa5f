"""What is left of words before they are written into a file."""

import unicodedata
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kehoach.writing.clean import clean, clean_line, cleaned
from kehoach.writing.content import Cell, Column, Document, Letterhead, Row, Table, Urgency, runs


def test_letters_taken_apart_are_put_together() -> None:
    assert (
        clean(unicodedata.normalize("NFD", "Ủy ban nhân dân xã Đồng Nguyên"))
        == "Ủy ban nhân dân xã Đồng Nguyên"
    )


def test_marks_that_turn_a_figure_round_are_left_out() -> None:
    assert clean("Đạt \u202e4321\u202c \u20681.234\u2069") == "Đạt 4321 1.234"


def test_a_line_end_of_any_kind_is_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert clean_line("a\r\n\r\n  b\n") == "a b"


def test_spaces_that_do_not_break_and_emoji_are_kept() -> None:
    assert clean("30\u00a0ha 👍🏽") == "30\u00a0ha 👍🏽"


@given(st.text(alphabet=st.characters(codec=None)))
def test_whatever_is_cleaned_can_stand_in_xml(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    node = ElementTree.fromstring(ElementTree.tostring(_node(found), encoding="utf-8"))
    assert (node.text or "") == found


def _node(text: str) -> ElementTree.Element:
    node = ElementTree.Element("a")
    node.text = text
    return node


def test_every_text_of_a_document_is_cleaned_and_nothing_else_changes() -> None:
    table = Table(
        (Column(1),), (Row((Cell(runs("Tê\x00n")),)),), (Row((Cell(runs("x"), more=(runs("\x07y"),)),)),)
    )
    document = Document(
        Letterhead("UBND\x1f XÃ", urgency=Urgency.URGENT), (table,), recipients=("A\u200f", "B")
    )
    found = cleaned(document)
    assert found.letterhead == Letterhead("UBND XÃ", urgency=Urgency.URGENT)
    assert found.recipients == ("A", "B")
    (table,) = (block for block in found.body if isinstance(block, Table))
    assert table.heading[0].cells[0].text == "Tên"
    assert table.rows[0].cells[0].text == "x\ny"
    assert cleaned(found) is found
