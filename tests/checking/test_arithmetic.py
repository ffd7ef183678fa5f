import pytest

from kehoach.domain.finding import Severity
from tests.checking.reading import findings_in

HEADING = "II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026\n\n"


def test_parts_above_the_whole_are_an_error() -> None:
    [found] = findings_in(
        HEADING + "1. Tổng đàn: 900 con. Trong đó: trâu 400 con, bò 600 con.", "sum_mismatch"
    )
    assert found.severity is Severity.ERROR
    assert "1.000 con" in found.message


def test_parts_a_little_below_the_whole_are_only_a_doubt() -> None:
    [found] = findings_in(
        HEADING + "1. Tổng đàn: 900 con. Trong đó: trâu 280 con, bò 600 con.", "sum_mismatch"
    )
    assert found.severity is Severity.DOUBT


def test_parts_far_below_the_whole_prove_nothing() -> None:
    text = "1. Tổng đàn: 900 con. Trong đó: trâu 80 con, bò 100 con."
    assert findings_in(HEADING + text, "sum_mismatch") == []


def test_parts_that_add_up_are_silent() -> None:
    text = "1. Tổng đàn: 900 con. Trong đó: trâu 300 con, bò 600 con."
    assert findings_in(HEADING + text, "sum_mismatch") == []


def test_a_single_part_is_not_a_breakdown() -> None:
    text = "1. Giải quyết việc làm cho 300 lao động (trong đó lao động nữ 340 người)."
    assert findings_in(HEADING + text, "sum_mismatch") == []


def test_swapped_digits_of_a_sum_are_corrected() -> None:
    text = "1. Tổng thu: 5.260 triệu đồng, trong đó thu thuế: 3.000 triệu đồng, thu phí: 2.620 triệu đồng."
    [found] = findings_in(HEADING + text, "sum_mismatch")
    assert found.correction is not None
    assert found.correction.replacement == "5.620"


def test_rounded_parts_may_miss_the_whole_by_their_rounding() -> None:
    text = "1. Tổng sản lượng: 10,0 tấn. Trong đó: lúa 3,33 tấn, ngô 3,33 tấn, khoai 3,34 tấn."
    assert findings_in(HEADING + text, "sum_mismatch") == []


@pytest.mark.parametrize(
    ("shares", "is_wrong"),
    [
        ("nông nghiệp: 30%; công nghiệp: 40%; dịch vụ: 30%", False),
        ("nông nghiệp: 33,3%; công nghiệp: 33,3%; dịch vụ: 33,3%", False),
        ("nông nghiệp: 30%; công nghiệp: 40%; dịch vụ: 28%", True),
        ("nông nghiệp: 30%; công nghiệp: 40%; dịch vụ: 32%", True),
    ],
)
def test_shares_of_a_structure_make_a_hundred(shares: str, *, is_wrong: bool) -> None:
    text = f"{HEADING}1. Cơ cấu kinh tế: {shares}."
    assert bool(findings_in(text, "percent_total")) is is_wrong


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Kết nạp 12/16 đảng viên mới (75%).", False),
        ("Kết nạp 12/16 đảng viên mới (70%).", True),
        ("Số tiêu chí đạt 17/19 đạt 89,5%.", False),
        ("Số tiêu chí đạt 17/19 đạt 80%.", True),
        ("Phấn đấu 9/10 thôn đạt 80% tiêu chí văn hóa.", False),  # a rate of something else
        ("Thực hiện Kế hoạch 12/KH-UBND, 60% hộ tham gia.", False),
        ("Trong tháng 5/2026, 40% hồ sơ nộp trực tuyến.", False),
    ],
)
def test_a_ratio_and_its_rate_agree(sentence: str, *, is_wrong: bool) -> None:
    assert bool(findings_in(HEADING + f"- {sentence}", "rate_conflict")) is is_wrong


def test_a_share_and_the_amounts_agree() -> None:
    text = "1. Tổng giá trị: 200 tỷ đồng. Trong đó: nông nghiệp: 50 tỷ đồng, chiếm {}%; dịch vụ: 150 tỷ đồng."
    assert findings_in(HEADING + text.format("25"), "rate_conflict") == []
    assert findings_in(HEADING + text.format("35"), "rate_conflict")


def scorecard(*rows: str) -> str:
    lines = ["TT | Tiêu chí | Chỉ tiêu | Điểm tối đa", *rows]
    return "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)


def test_points_of_the_parts_make_those_of_the_whole() -> None:
    rows = ("1 | Thu ngân sách | 12 tỷ đồng | 3", "2 | Sản lượng lương thực | 4.000 tấn | 2,5")
    assert findings_in(scorecard("I | Kinh tế | | 5,5", *rows), "points_mismatch") == []
    [found] = findings_in(scorecard("I | Kinh tế | | 6", *rows), "points_mismatch")
    assert "5,5 điểm" in found.message


def test_the_total_of_a_scorecard_is_added_up_too() -> None:
    rows = ("I | Kinh tế | Đạt kế hoạch | 60", "II | Văn hóa - xã hội | Đạt kế hoạch | 30")
    assert findings_in(scorecard(*rows, " | Tổng cộng | | 90"), "points_mismatch") == []
    assert findings_in(scorecard(*rows, " | Tổng cộng | | 100"), "points_mismatch")


def test_a_count_is_compared_with_the_list_behind_it() -> None:
    items = "\n\n".join(
        f"{number}. Việc thứ {name}." for number, name in ((1, "nhất"), (2, "hai"), (3, "ba"))
    )
    assert findings_in(f"Tập trung 03 nhiệm vụ sau:\n\n{items}", "count_mismatch") == []
    [found] = findings_in(f"Tập trung 04 nhiệm vụ sau:\n\n{items}", "count_mismatch")
    assert "liệt kê 3" in found.message


def test_a_count_without_a_list_says_nothing() -> None:
    assert findings_in("Tập trung 04 nhiệm vụ sau:\n\nPhát triển kinh tế bền vững.", "count_mismatch") == []


def test_one_name_with_two_values_is_a_conflict_whatever_the_place() -> None:
    text = (
        HEADING
        + "- Tỷ lệ hộ dân dùng nước sạch: 95%.\n\nIII. MÔI TRƯỜNG\n\n- Tỷ lệ hộ dân dùng nước sạch: 96%."
    )
    [found] = findings_in(text, "value_conflict")
    assert found.other_quote is not None
    assert "95%" in found.message
    assert "96%" in found.message


def test_two_lists_of_the_same_parts_that_differ_in_one_figure_are_a_conflict() -> None:
    text = (
        "II. CÁC CHỈ TIÊU KINH TẾ NĂM 2026\n\n"
        "1. Cơ cấu kinh tế: nông nghiệp: 20%; công nghiệp: 45%; dịch vụ: 35%.\n\n"
        "2. Tổng giá trị sản xuất: 200 tỷ đồng. Trong đó: nông nghiệp: 50 tỷ đồng, chiếm 25%; "
        "công nghiệp: 90 tỷ đồng, chiếm 45%; dịch vụ: 70 tỷ đồng, chiếm 35%."
    )
    [found] = findings_in(text, "value_conflict")
    assert "20%" in found.message
    assert "25%" in found.message


def compared(*rows: str) -> str:
    lines = [
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2025 | Kế hoạch năm 2026 | So sánh KH 2026/TH 2025 (%)",
        *rows,
    ]
    return HEADING + "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)


ROWS = (
    "1 | Tổng giá trị sản xuất | tỷ đồng | 820 | 905 | 110,4",
    "2 | Sản lượng lương thực | tấn | 4.180 | 4.250 | 101,7",
    "3 | Tổng đàn gia súc | con | 6.200 | 6.510 | 105",
    "4 | Giải quyết việc làm | người | 210 | 230 | 109,5",
)


def test_a_comparison_follows_from_the_figures_beside_it() -> None:
    assert findings_in(compared(*ROWS), "rate_conflict") == []
    [found] = findings_in(compared(*ROWS[:3], ROWS[3].replace("109,5", "119,5")), "rate_conflict")
    assert "109,5" in found.message


def test_what_a_comparison_column_means_is_learnt_from_its_rows() -> None:
    growth = tuple(
        row.rsplit("|", 1)[0] + f"| {value}"
        for row, value in zip(ROWS, ("10,4", "1,7", "5,0", "9,5"), strict=True)
    )
    assert findings_in(compared(*growth), "rate_conflict") == []


def test_a_share_cannot_be_above_all() -> None:
    text = "- Tỷ lệ người dân tham gia bảo hiểm y tế: trên 100%."
    assert findings_in(HEADING + text, "unattainable_strict_target")
    assert findings_in(HEADING + "- Thu ngân sách đạt trên 100% dự toán.", "unattainable_strict_target") == []


def test_an_annex_of_a_year_gone_by_is_doubted() -> None:
    title = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nI. NHIỆM VỤ\n\nThực hiện tốt.\n\n"
    text = title + "{}\n\nTT\tChỉ tiêu\tĐVT\tMức"
    assert findings_in(text.format("Phụ lục I: Các chỉ tiêu chủ yếu năm 2025"), "stale_period")
    assert findings_in(text.format("Phụ lục I: Các chỉ tiêu chủ yếu năm 2026"), "stale_period") == []
    assert (
        findings_in(text.format("Phụ lục I: Kết quả thực hiện các chỉ tiêu năm 2025"), "stale_period") == []
    )


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Thu ngân sách đạt 121 tỷ đồng, tăng 10% so với năm 2025 (110 tỷ đồng).", False),
        ("Thu ngân sách đạt 121 tỷ đồng, tăng 8% so với năm 2025 (110 tỷ đồng).", True),
        ("Thu ngân sách đạt 121 tỷ đồng, tăng 8% so với năm 2025 (theo 12 chỉ tiêu).", False),
        ("Tỷ lệ hộ nghèo giảm còn 0,41% (tương đương 21 hộ/5.120 hộ).", False),
        ("Tỷ lệ hộ nghèo giảm còn 0,35% (tương đương 21 hộ/5.120 hộ).", True),
    ],
)
def test_growth_and_rates_follow_from_the_amounts_in_their_sentence(sentence: str, *, is_wrong: bool) -> None:
    assert bool(findings_in(HEADING + f"- {sentence}", "rate_conflict")) is is_wrong


def test_people_of_two_names_are_added_up() -> None:
    text = "- Giải quyết việc làm cho 900 lao động, trong đó nữ {} người, nam 500 người."
    assert findings_in(HEADING + text.format(400), "sum_mismatch") == []
    assert findings_in(HEADING + text.format(480), "sum_mismatch")


def test_a_count_is_compared_with_the_list_in_its_sentence() -> None:
    text = "Tập trung {} nhiệm vụ trọng tâm: (1) thu hút đầu tư; (2) phát triển dịch vụ; (3) quản lý thu."
    assert findings_in(text.format("03"), "count_mismatch") == []
    assert findings_in(text.format("04"), "count_mismatch")


def test_a_list_that_text_interrupts_is_not_counted() -> None:
    items = ("- Thu hút đầu tư.", "- Phát triển dịch vụ.", "Các thôn cùng làm.", "- Quản lý thu.")
    text = "\n\n".join(("Tập trung 03 nhiệm vụ sau:", *items))
    assert findings_in(text, "count_mismatch") == []


def test_a_scale_of_a_map_is_no_ratio() -> None:
    assert (
        findings_in(
            HEADING + "- Lập quy hoạch chi tiết tỷ lệ 1/500, 100% hộ được lấy ý kiến.", "rate_conflict"
        )
        == []
    )


PLACES = (
    "Phụ lục I\nGIAO CHỈ TIÊU CHO CÁC THÔN NĂM 2026\n\nTT\tChỉ tiêu\tĐVT\tToàn xã\tThôn 1\tThôn 2\tThôn 3\n"
)


@pytest.mark.parametrize(
    ("row", "is_wrong"),
    [
        ("1\tTrồng cây xanh\tcây\t900\t300\t280\t320", False),
        ("1\tTrồng cây xanh\tcây\t900\t300\t280\t350", True),
        ("1\tNăng suất ngô\ttạ/ha\t48\t47\t49\t48", False),
        ("1\tThu nhập bình quân đầu người\ttriệu đồng\t70\t68\t71\t72", False),
        ("1\tTỷ lệ hộ khá\t%\t40\t41\t39\t40", False),
    ],
)
def test_the_figures_of_places_add_up_to_the_whole_where_they_are_amounts(
    row: str, *, is_wrong: bool
) -> None:
    assert bool(findings_in(PLACES + row, "sum_mismatch")) is is_wrong


def test_two_rows_of_places_are_no_two_lists_of_one_thing() -> None:
    rows = "1\tĐàn lợn\tcon\t90\t30\t28\t32\n2\tĐàn dê\tcon\t88\t30\t28\t30"
    assert findings_in(PLACES + rows, "value_conflict") == []


def test_a_target_of_a_later_year_is_no_second_value_of_this_years() -> None:
    text = "- Tỷ lệ lao động qua đào tạo: 70%.\n- Đến năm 2030, tỷ lệ lao động qua đào tạo: 80%."
    assert findings_in(f"KẾ HOẠCH\nNăm 2026\n\n{HEADING}{text}", "value_conflict") == []
    assert findings_in(f"KẾ HOẠCH\nNăm 2026\n\n{HEADING}{text.replace('2030', '2026')}", "value_conflict")


def test_the_text_and_its_annex_say_the_same() -> None:
    annex = (
        "Phụ lục I\nHỆ THỐNG CHỈ TIÊU\n\nTT\tChỉ tiêu\tĐVT\tKế hoạch năm 2026\n"
        "1\tThành lập mới doanh nghiệp\tdoanh nghiệp\t9"
    )
    [found] = findings_in(
        f"KẾ HOẠCH\nNăm 2026\n\n{HEADING}- Thành lập mới 7 doanh nghiệp.\n\n{annex}", "value_conflict"
    )
    assert "phụ lục I ghi 9" in found.message
