import pytest

from tests.checking.reading import findings_in

HEADING = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nII. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026\n\n"


def table(*rows: str) -> str:
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)


@pytest.mark.parametrize(
    ("text", "is_mixed"),
    [
        ("Đàn gia cầm 31.400 con, tỷ lệ hộ nghèo 1,9%.", False),
        ("Đàn gia cầm 31.400 con, tỷ lệ hộ nghèo 1.9%.", True),
        ("Đàn gia cầm 31,400 con, tỷ lệ hộ nghèo 1,9%.", True),
        ("Theo tiêu chuẩn ISO 9001:2015, tỷ lệ hộ nghèo 1,9%.", False),
        ("Tiếp cận cuộc cách mạng công nghiệp 4.0, thu nhập tăng 9,5%.", False),
        ("Nghị quyết số 12/NQ-HĐND ngày 20.12.2025, tỷ lệ hộ nghèo 1,9%.", False),
    ],
)
def test_one_mark_has_one_meaning(text: str, *, is_mixed: bool) -> None:
    assert bool(findings_in(HEADING + text, "mixed_number_format")) is is_mixed


def test_a_comma_of_thousands_is_corrected_to_a_point() -> None:
    [found] = findings_in(HEADING + "Dân số 14,250 người, tỷ lệ tăng 0,95%.", "mixed_number_format")
    assert found.correction is not None
    assert found.correction.replacement == "14.250"


def test_row_codes_with_points_are_no_numbers() -> None:
    text = "1.2. Nông nghiệp\n\nSản lượng lúa 4.180 tấn.\n\n1.3. Công nghiệp\n\nGiá trị tăng 9,5%."
    assert findings_in(HEADING + text, "mixed_number_format") == []


def test_a_table_that_uses_the_point_is_named_once() -> None:
    rows = (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch 2026",
        "1 | Tỷ lệ hộ nghèo | % | 1.2",
        "2 | Tỷ lệ tăng dân số | % | 0.9",
    )
    text = HEADING + "Thu nhập tăng 9,5% và dân số tăng 0,95%; nợ giảm 2,5%.\n\n" + table(*rows)
    [found] = findings_in(text, "mixed_number_format")
    assert "1 chỗ khác" in found.message


def test_a_count_whose_name_says_what_is_counted_needs_no_unit_in_prose() -> None:
    assert findings_in(HEADING + "- Số hộ thoát nghèo: 12 hộ.", "missing_unit") == []


def test_a_blank_unit_beside_filled_ones_is_missing() -> None:
    rows = (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026",
        "1 | Tỷ lệ lao động qua đào tạo | | 71,5",
        "2 | Tỷ lệ hộ nghèo | % | 1,2",
    )
    [found] = findings_in(HEADING + table(*rows), "missing_unit")
    assert "Tỷ lệ lao động qua đào tạo" in found.message


@pytest.mark.parametrize(
    ("sentence", "is_vague"),
    [
        ("Phấn đấu giảm tỷ lệ hộ nghèo.", True),
        ("Phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 1,2%.", False),
        ("Phấn đấu từng bước nâng tỷ lệ lao động qua đào tạo.", True),
        ("Phấn đấu tăng thu nhập theo kế hoạch tỉnh giao.", False),
        ("Phấn đấu hoàn thành nhiệm vụ được giao.", False),
    ],
)
def test_an_aim_to_raise_or_lower_something_needs_a_figure(sentence: str, *, is_vague: bool) -> None:
    assert bool(findings_in(HEADING + f"- {sentence}", "target_without_value")) is is_vague


@pytest.mark.parametrize(
    ("sentence", "is_baseless"),
    [
        ("Giá trị sản xuất công nghiệp tăng trên 13%.", True),
        ("Giá trị sản xuất công nghiệp tăng trên 13% so với năm 2025.", False),
        ("Giá trị sản xuất công nghiệp tăng bình quân 13%.", False),
        ("Thu ngân sách tăng 5% so với dự toán.", False),
    ],
)
def test_a_change_says_against_what(sentence: str, *, is_baseless: bool) -> None:
    assert bool(findings_in(HEADING + f"- {sentence}", "target_without_base")) is is_baseless


def test_nothing_is_a_fine_target_for_what_nobody_wants() -> None:
    rows = (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026",
        "1 | Số vụ cháy nổ | vụ | 0",
        "2 | Tỷ lệ thôn đạt chuẩn văn hóa | % | 0",
    )
    [found] = findings_in(HEADING + table(*rows), "trivial_target")
    assert "thôn đạt chuẩn văn hóa" in found.message


def test_a_target_in_the_text_and_again_in_the_annex_is_no_duplicate() -> None:
    text = "- Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.\n\nPhụ lục I\n\nI. CHỈ TIÊU XÃ HỘI\n\n"
    assert (
        findings_in(HEADING + text + "- Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.", "duplicate_target")
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("Tỷ lệ thôn đạt chuẩn văn hóa: trên 87,5%.", True),
        ("Tỷ lệ thôn đạt chuẩn văn hóa: từ 87,5% trở lên.", False),
        ("Tỷ lệ thôn đạt chuẩn văn hóa: trên 85%.", False),
    ],
)
def test_more_than_an_exact_share_of_a_few_needs_one_more(sentence: str, *, is_found: bool) -> None:
    text = f"{HEADING}Toàn xã có 8 thôn.\n\n- {sentence}"
    assert bool(findings_in(text, "unattainable_strict_target")) is is_found


def test_last_years_figures_beside_this_years_are_compared() -> None:
    rows = (
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2025 | Kế hoạch năm 2026",
        "1 | Tỷ lệ hộ dân dùng nước sạch | % | 92,4 | 92,4",
        "2 | Thu nhập bình quân đầu người | triệu đồng | 62 | 66",
        "3 | Tỷ lệ trẻ đi học đúng tuổi | % | 100 | 100",
    )
    [found] = findings_in(HEADING + table(*rows), "repeated_last_year")
    assert "nước sạch" in found.quote


def test_among_them_needs_a_figure_before_it() -> None:
    assert findings_in(HEADING + "Chủ trương là thâm canh. Trong đó 80% trồng cam.", "dangling_reference")
    assert findings_in(HEADING + "Vườn cây có 43 ha. Trong đó 80% trồng cam.", "dangling_reference") == []


def test_a_group_that_joins_sectors_takes_any_indicator() -> None:
    text = "a) Nhóm chỉ tiêu {}:\n\n- Tỷ lệ thu gom, xử lý chất thải rắn: 98%."
    assert findings_in(HEADING + text.format("kinh tế"), "misplaced_indicator")
    assert findings_in(HEADING + text.format("kinh tế - xã hội"), "misplaced_indicator") == []
    assert findings_in(HEADING + text.format("kinh tế, môi trường"), "misplaced_indicator") == []


def test_a_document_that_writes_the_english_way_is_only_told_its_exceptions() -> None:
    text = "Đàn lợn 14,250 con, gà 31,400 con; tỷ lệ hộ nghèo 1.9%, tăng dân số 0.95%, nước sạch 92.5%."
    assert findings_in(HEADING + text, "mixed_number_format") == []
    [found] = findings_in(HEADING + text + " Tỷ lệ lao động qua đào tạo 71,5%.", "mixed_number_format")
    assert found.severity.value == "nghi vấn"


def test_what_was_planned_and_reached_last_year_is_not_this_years_target() -> None:
    rows = (
        "TT | Chỉ tiêu | ĐVT | Năm 2025 | | Kế hoạch năm 2026",
        " | | | Kế hoạch | Ước thực hiện | ",
        "1 | Độ che phủ | % | 18,4 | 18,4 | 18,5",
        "2 | Đàn dê | con | 30 | 31 | 35",
    )
    assert findings_in(HEADING + table(*rows), "repeated_last_year") == []
