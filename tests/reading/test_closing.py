"""Recipients and signature at the foot."""

import pytest

from tests.reading.made_plans import read_plan

BODY = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2027\n\nI. MỤC TIÊU\n- Ngô 30 ha.\n\n"


def test_recipients_are_listed_without_their_dashes() -> None:
    draft = read_plan(BODY + "Nơi nhận:\n- UBND huyện (b/c);\n- Các thôn;\n- Lưu: VT.\n")
    assert draft.header.recipients == ("UBND huyện (b/c)", "Các thôn", "Lưu: VT")


def test_recipients_on_one_line_are_told_apart() -> None:
    draft = read_plan(BODY + "Nơi nhận: - UBND huyện; - Các thôn; - Lưu VT.\n")
    assert draft.header.recipients == ("UBND huyện", "Các thôn", "Lưu VT")


@pytest.mark.parametrize(
    ("lines", "authority", "position"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nLò Thị Vui\n", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Vui\n", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLò Thị Vui\n", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    ],
)
def test_who_signs_and_by_what_right(lines: str, authority: str, position: str) -> None:
    signer = read_plan(BODY + lines).header.signer
    assert signer is not None
    assert (signer.authority, signer.position, signer.name) == (authority, position, "Lò Thị Vui")


def test_a_plan_without_a_foot_has_no_signer() -> None:
    assert read_plan(BODY).header.signer is None


def test_a_foot_whose_words_lost_their_marks_is_read() -> None:
    draft = read_plan(
        BODY + "Nơi nhân:\n- Các thôn;\n- Lưu VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TICH\n\nLò Thị Vui\n"
    )
    assert draft.header.recipients == ("Các thôn", "Lưu VT")
    assert draft.header.signer is not None
    assert draft.header.signer.position == "CHỦ TICH"
