from decimal import Decimal

from tests.reading.tables import draft_of, rows


def results(*parts):
    return draft_of("KẾ HOẠCH", "Phát triển kinh tế - xã hội năm 2027", *parts).results


def test_what_was_reached_is_read_beside_what_was_planned():
    (item,) = results(
        rows(
            "TT | Nội dung | ĐVT | Kế hoạch năm 2026 | Ước TH năm 2026 | Tỷ lệ đạt (%)",
            "1 | Thu ngân sách | triệu đồng | 5.200 | 5.410 | 104,0",
        )
    )
    assert (item.name, item.value, item.unit, item.period) == (
        "Thu ngân sách",
        Decimal(5410),
        "triệu đồng",
        "2026",
    )


def test_the_latest_of_several_years_is_the_result_also_beside_a_new_plan():
    (item,) = results(
        rows("Chỉ tiêu | ĐVT | TH 2025 | Ước TH 2026 | KH 2027", "Sản lượng lúa | tấn | 400 | 402 | 410")
    )
    assert (item.value, item.period) == (Decimal(402), "2026")


def test_a_state_that_was_reached_is_a_result_without_a_figure():
    (item,) = results(
        rows("TT | Nội dung | Kế hoạch | Kết quả | Tỷ lệ", "1 | Phổ cập mầm non | đạt | Đạt | 100")
    )
    assert (item.kind.value, item.value) == ("achievement", None)
