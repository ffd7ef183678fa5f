"""Citations, signatures, numbers and letters as the decree and its practice have them."""

from datetime import date

import pytest

from kehoach.writing.citation import Cited, UnknownKind, abbreviations, first_citation, later_citation, symbol
from kehoach.writing.decree30 import POINT_LETTERS
from kehoach.writing.documents.report import compose
from kehoach.writing.issued import with_number
from kehoach.writing.numbering import Counter, letter
from kehoach.writing.sectoring import Subject, place_of
from kehoach.writing.signing import Signer, Way, signature
from kehoach.writing.template import shipped
from tests.writing.some_facts import TODAY, report_facts

COMMITTEE = "Ủy ban nhân dân"


def test_every_kind_of_the_decree_has_a_sign_of_its_own() -> None:
    signs = list(abbreviations().values())
    assert len(signs) == 30
    assert len(set(signs)) == len(signs)


def test_a_kind_that_nobody_knows_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownKind, match="Ghi tên loại như Phụ lục III"):
        symbol("bản nháp", "UBND")


def test_a_document_without_number_is_cited_by_what_is_known() -> None:
    assert first_citation(Cited("Kế hoạch", "", date(2026, 2, 3), "UBND xã Gần")) == (
        "Kế hoạch ngày 03 tháng 02 năm 2026 của UBND xã Gần"
    )
    assert later_citation(Cited("Luật", title="Đất đai")) == "Luật Đất đai"


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signer("Chủ tịch", body=COMMITTEE), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Signer("Chủ tịch"), ("CHỦ TỊCH",)),
        (Signer("Chủ tịch", body=COMMITTEE, is_acting=True), ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (
            Signer("Phó Chủ tịch", body=COMMITTEE, head="Chủ tịch", way=Way.DEPUTY),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (
            Signer("Chánh Văn phòng", head="Chủ tịch", way=Way.BY_ORDER, deputy="Phó Chánh Văn phòng"),
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (
            Signer("Trưởng phòng Kinh tế", head="Chủ tịch", way=Way.BY_AUTHORITY),
            ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"),
        ),
    ],
)
def test_the_lines_above_a_name_say_for_whom_it_is_signed(signer: Signer, lines: tuple[str, ...]) -> None:
    assert signature(signer).lines == lines


def test_points_follow_the_vietnamese_alphabet_and_begin_anew_below_each_heading() -> None:
    assert [letter(at) for at in range(1, 24)] == list(POINT_LETTERS)
    counter = Counter()
    numbers = [counter.heading(level, "Mục").number for level in (1, 2, 3, 3, 2, 3, 1, 2)]
    assert numbers == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (Subject("society", "Sản lượng lúa"), "Lĩnh vực văn hóa - xã hội"),
        (Subject("", "Tỷ lệ hộ nghèo", "Văn phòng HĐND và UBND"), "Lĩnh vực văn hóa - xã hội"),
        (Subject("", "Duy trì trực", "Công an xã"), "Lĩnh vực quốc phòng, an ninh"),
        (Subject("", "Việc lạ"), "Nội dung khác"),
    ],
)
def test_headings_say_most_then_words_then_who_leads(subject: Subject, title: str) -> None:
    sectors = shipped("report").sectors
    assert sectors[place_of(subject, sectors)].title == title


def test_a_number_goes_wherever_the_draft_left_room_for_it() -> None:
    draft = compose(report_facts(), shipped("report"), on=TODAY)
    issued = with_number(draft, number="05", date="ngày 21 tháng 10 năm 2026")
    assert issued.letterhead.full_number == "05/BC-UBND"
    assert [annex.reference for annex in issued.annexes] == [
        "Kèm theo Báo cáo số 05/BC-UBND ngày 21 tháng 10 năm 2026 của UBND xã Gần"
    ]
