import docx

from kehoach.reading.formats.open import lay_out_bytes
from kehoach.reading.formats.pages import lay_out_pages
from tests.reading.formats.making_docx import saved, shown
from tests.reading.formats.test_aligned_tables import page_of


def shown_of(*paragraphs: str) -> list[str]:
    """Return the paragraphs of a Word file that holds these."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return shown(lay_out_bytes(saved(document), "ke-hoach.docx"))


def test_a_letterhead_set_with_tab_stops_is_read_left_then_right() -> None:
    assert shown_of(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ AN THỊNH\t\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND\tAn Thịnh, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Thịnh, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]


def test_a_letterhead_set_with_blanks_is_read_left_then_right() -> None:
    assert shown_of("UBND XÃ AN THỊNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\tMở đầu")[:2] == [
        "UBND XÃ AN THỊNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_recipients_beside_a_signature_set_with_tab_stops_are_read_first() -> None:
    assert shown_of(
        "Trên đây là Kế hoạch./.",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- UBND tỉnh;\tCHỦ TỊCH",
        "- Các thôn;",
        "- Lưu: VT.\tLê Văn An",
    )[1:] == [
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Các thôn;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn An",
    ]


def test_a_tab_in_the_text_parts_nothing() -> None:
    assert shown_of("1.\tTrồng mới 45 ha rừng.", "Chỉ tiêu:\t12 hộ") == [
        "1. Trồng mới 45 ha rừng.",
        "Chỉ tiêu: 12 hộ",
    ]


def test_recipients_that_run_on_to_the_next_page_stand_together() -> None:
    first = page_of(
        """
Trên đây là Kế hoạch của xã, các đơn vị nghiêm túc tổ chức thực hiện./.
Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (báo cáo);                      CHỦ TỊCH
- Thường trực Đảng ủy;                   Trần Văn Bình
""",
    )
    second = page_of("- Các thôn, tổ dân phố;\n- Lưu: VT.", number=2)
    assert shown(lay_out_pages([first, second], "pdf"))[1:] == [
        "Nơi nhận:",
        "- UBND tỉnh (báo cáo);",
        "- Thường trực Đảng ủy;",
        "- Các thôn, tổ dân phố;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Bình",
    ]
