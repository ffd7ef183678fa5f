"""The formal parts at the head: who, what number, where, when, which kind, of which year."""

import pytest

from tests.reading.made_plans import read_plan

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒI CỌ

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đồi Cọ, ngày {day} tháng 01 năm 2027

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2027

Căn cứ Nghị quyết số 31/NQ-HĐND ngày 20/12/2026 của HĐND xã Đồi Cọ về nhiệm vụ năm 2027;
UBND xã Đồi Cọ xây dựng kế hoạch như sau:

I. MỤC TIÊU
"""


def test_a_whole_letterhead_is_read() -> None:
    header = read_plan(HEAD.format(number="09", day="05")).header
    assert (header.kind, header.issuer, header.symbol, header.number) == (
        "plan",
        "UBND xã Đồi Cọ",
        "KH-UBND",
        "09",
    )
    assert (header.place, header.date, header.plan_year) == ("Đồi Cọ", "2027-01-05", 2027)
    assert header.title == "Phát triển kinh tế - xã hội năm 2027"


def test_what_is_left_blank_is_none() -> None:
    header = read_plan(HEAD.format(number="    ", day="   ")).header
    assert (header.number, header.date) == (None, "2027-01")


def test_a_party_document_is_numbered_the_other_way_round() -> None:
    text = (
        "ĐẢNG BỘ HUYỆN KHE SIM\nĐẢNG ỦY XÃ ĐỒI CỌ\n*\nSố 12-CTr/ĐU\n\n"
        "Đồi Cọ, ngày 02 tháng 3 năm 2027\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết\n"
    )
    header = read_plan(text).header
    assert (header.kind, header.issuer) == ("programme", "Đảng ủy xã Đồi Cọ")
    assert (header.number, header.symbol) == ("12", "CTr/ĐU")


@pytest.mark.parametrize(
    ("title", "body", "year"),
    [
        ("Giảm nghèo bền vững", "Năm 2027 giảm 12 hộ. Mục tiêu năm 2035, tầm nhìn năm 2045, năm 2045.", 2027),
        ("Phát triển kinh tế năm 2028", "Năm 2027 là năm bản lề.", 2028),
    ],
)
def test_a_plans_year_is_its_titles_or_near_its_date(title: str, body: str, year: int) -> None:
    text = f"Đồi Cọ, ngày 02 tháng 12 năm 2027\n\nKẾ HOẠCH\n{title}\n\nI. MỤC TIÊU\n{body}\n"
    assert read_plan(text).header.plan_year == year


def test_headings_in_capitals_are_no_part_of_the_issuer() -> None:
    text = HEAD.format(number="1", day="05").replace("KẾ HOẠCH\nPhát", "KẾ HOẠCH Phát")
    assert read_plan(text).header.issuer == "UBND xã Đồi Cọ"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Giảm nghèo năm 2027, định hướng đến năm 2030", 2027),
        ("Giảm nghèo năm 2027 và định hướng tới năm 2030", 2027),
        ("Giảm nghèo năm 2027 (tầm nhìn đến năm 2035)", 2027),
        ("Kết quả năm 2026, kế hoạch năm 2027", 2027),
        ("Giảm nghèo đến năm 2030", 2030),
    ],
)
def test_a_year_that_the_title_looks_on_to_is_not_the_plans(title: str, year: int) -> None:
    assert read_plan(f"KẾ HOẠCH\n{title}\n\nI. MỤC TIÊU\n\n- Giảm 12 hộ nghèo.\n").header.plan_year == year


@pytest.mark.parametrize(
    "letterhead",
    [
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒI CỌ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\n\nỦY BAN NHÂN DÂN\n\nNAM\n\nXÃ ĐỒI CỌ\n",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI\nXÃ ĐỒI CỌ\tCHỦ NGHĨA VIỆT NAM\nSố: 9/KH-UBND\tĐồi Cọ\n",
    ],
)
def test_a_national_title_broken_by_a_narrow_column_is_no_part_of_the_issuer(letterhead: str) -> None:
    header = read_plan(f"{letterhead}\nKẾ HOẠCH\nGiảm nghèo năm 2027\n\nI. MỤC TIÊU\n").header
    assert header.issuer == "UBND xã Đồi Cọ"


def test_a_number_line_that_lost_its_stroke_still_tells_the_symbol() -> None:
    header = read_plan(HEAD.format(number="  ", day="05").replace("/KH", " KH")).header
    assert (header.number, header.symbol) == (None, "KH-UBND")
