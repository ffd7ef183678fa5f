"""What sentences and list items promise, and what they only tell."""

import pytest

from tests.reading.made_plans import figures, indicators, parents, read_plan

TASKS = "II. NHIỆM VỤ, GIẢI PHÁP"


def test_each_line_of_a_list_of_targets_is_one() -> None:
    assert figures("- Sản lượng chè búp đạt 640 tấn.\n- Tỷ lệ hộ khá: trên 41%.") == [
        ("Sản lượng chè búp", "= 640", "tấn"),
        ("Tỷ lệ hộ khá", "> 41", "%"),
    ]


def test_parts_in_a_bracket_stand_under_their_whole() -> None:
    assert parents("- Tổng đàn gia súc 900 con (trâu 200 con, bò 700 con).") == {
        "Tổng đàn gia súc": None,
        "trâu": "Tổng đàn gia súc",
        "bò": "Tổng đàn gia súc",
    }


def test_parts_in_a_sentence_of_its_own_bracket_stand_under_the_whole_before_it() -> None:
    lines = "- Tổng diện tích gieo trồng: 610 ha. (trong đó: cây sắn 400 ha; lúa nước 2 vụ 210 ha)."
    assert parents(lines) == {
        "Tổng diện tích gieo trồng": None,
        "cây sắn": "Tổng diện tích gieo trồng",
        "lúa nước 2 vụ": "Tổng diện tích gieo trồng",
    }


def test_a_change_beside_a_level_stands_under_it() -> None:
    [level, change] = indicators("- Thu ngân sách 3,4 tỷ đồng, tăng 7% so với năm 2026.")
    assert (change.parent, change.name, change.is_change) == (level.id, "tăng so với năm 2026", True)


def test_a_change_over_a_semicolon_stands_under_the_level_before_it() -> None:
    [level, change] = indicators("- Tỷ lệ thôn có sân thể thao: 70%; tăng 9% so với năm 2026.")
    assert change.parent == level.id


def test_a_change_may_follow_the_year_of_its_level() -> None:
    [level, change] = indicators("- Tỷ lệ hộ nghèo còn 3% vào năm 2027, giảm 2% so với năm 2026.")
    assert change.parent == level.id


def test_a_growth_named_by_a_noun_is_a_part_and_no_change() -> None:
    found = indicators("- Tỷ lệ tăng dân số 2%. Trong đó: tăng cơ học 1,2%, tăng tự nhiên 0,8%.")
    assert [item.parent for item in found] == [None, "i1", "i1"]


def test_a_share_of_the_plan_stands_under_its_level() -> None:
    [level, rate] = indicators("- Thu ngân sách: 2.150 triệu đồng, đạt 104% dự toán xã giao.")
    assert rate.parent == level.id


def test_a_bracket_that_names_nothing_says_its_level_again() -> None:
    [rate, count] = indicators("- Tỷ lệ thôn đạt chuẩn kiểu mẫu đạt 25% (2 thôn).")
    assert (count.parent, count.name) == (rate.id, rate.name)


def test_the_level_that_a_fall_leads_to_is_named_as_the_fall() -> None:
    [fall, level] = indicators("- Tỷ lệ hộ cận nghèo giảm 3% trở lên (còn 7%).")
    assert (level.parent, level.name) == (fall.id, "Tỷ lệ hộ cận nghèo giảm")


def test_a_list_said_to_be_of_targets_inside_a_paragraph_commits() -> None:
    lines = "- Một số chỉ tiêu chủ yếu như: thu nhập bình quân 61 triệu đồng; dịch vụ 31%; xây dựng 28%."
    assert [name for name, _, _ in figures(lines, heading=TASKS)] == [
        "thu nhập bình quân",
        "dịch vụ",
        "xây dựng",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Năm 2026, toàn xã trồng được 30 ha quế.",
        "- Hiện toàn xã còn 14 ha vườn tạp.",
        "- So với cùng kỳ, số vụ cháy giảm 3 vụ.",
        "- Theo dõi nhà thầu thi công tuyến kênh dài 4,5 km.",
        "- Kinh phí 150 triệu đồng từ ngân sách xã.",
    ],
)
def test_facts_and_means_among_tasks_are_no_targets(line: str) -> None:
    assert figures(line, heading=TASKS) == []


def test_the_number_of_targets_that_a_text_announces_is_none() -> None:
    assert figures("- Nghị quyết đề ra 17 chỉ tiêu chủ yếu.") == []
    assert figures("- Hoàn thành 15/17 chỉ tiêu.") == [("Hoàn thành chỉ tiêu", "15/17", "chỉ tiêu")]


def test_the_year_of_a_price_or_a_poverty_line_does_not_make_a_fact() -> None:
    assert figures("- Giá trị sản xuất (giá so sánh năm 2010) đạt 840 tỷ đồng.")[0][1] == "= 840"
    assert figures("- Tỷ lệ hộ nghèo theo chuẩn nghèo năm 2021 dưới 4%.")[0][1] == "< 4"


def test_the_year_of_the_level_that_is_left_does_not_make_a_fact() -> None:
    [first, second] = figures("- Tỷ lệ số hóa tăng từ 61% năm 2026 lên 80%, 90% hộ có mã địa chỉ.")
    assert (first[1], second[1]) == ("= 80", "= 90")


def test_how_often_and_how_good_is_no_target_of_its_own() -> None:
    assert len(figures("- 100% trẻ dưới hai tuổi được cân ít nhất 04 lần.")) == 1
    assert figures("- Công nhận 02 sản phẩm đạt 3 sao trở lên.")[0][1:] == ("= 2", "sản phẩm")


def test_a_count_with_a_nought_counts_whatever_noun_follows() -> None:
    assert figures("- Lắp đặt 03 bảng tin điện tử.") == [("Lắp đặt bảng tin điện tử", "= 3", "bảng")]
    assert figures("- Phong trào 05 không.") == []


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    lines = "- Tỷ lệ trẻ em dưới năm tuổi suy dinh dưỡng thể nhẹ\ncân còn 9,5%, thể thấp còi còn 14%."
    assert figures(lines)[0] == ("Tỷ lệ trẻ em dưới năm tuổi suy dinh dưỡng thể nhẹ cân", "= 9.5", "%")


def test_targets_numbered_inside_a_line_are_told_apart() -> None:
    lines = "- Về môi trường: (1) tỷ lệ rác được thu gom, xử lý đạt 93%; (2) trồng 02 km đường hoa."
    assert [name for name, _, _ in figures(lines)] == ["tỷ lệ rác được thu gom, xử lý", "trồng đường hoa"]


@pytest.mark.parametrize(
    "heading",
    ["Các chỉ tiêu chủ yếu:", "* Chỉ tiêu đến năm 2027:", "CÁC CHỈ TIÊU CHỦ YẾU", "Các chỉ tiêu chủ yếu"],
)
def test_a_line_without_a_number_heads_the_targets_below_it(heading: str) -> None:
    assert figures("1. Về kinh tế\n- Rau an toàn: 30 ha; nấm: 12 tấn.", heading=heading) != []


def test_a_goal_above_the_work_of_a_field_opens_no_list_of_states() -> None:
    found = indicators("* Mục tiêu:\n- Hoàn thành kế hoạch sản xuất vụ mùa.", heading=TASKS)
    assert found == []


def test_what_a_heading_names_of_a_past_year_is_looked_back_on() -> None:
    draft = read_plan(
        "KẾ HOẠCH\nPhát triển kinh tế năm 2027\n\nI. CÁC CHỈ TIÊU NĂM 2026\n- Sản lượng lúa 900 tấn.\n"
    )
    assert draft.indicators == ()
    assert [result.name for result in draft.results] == ["Sản lượng lúa"]


def test_lettered_fields_of_a_part_are_targets_as_the_part_is() -> None:
    lines = "A. Kinh tế\n1. Ngô 120 ha.\nB. Xã hội\n2. Tỷ suất sinh 13‰.\nIII. GIẢI PHÁP\nLàm tốt."
    assert [name for name, _, _ in figures(lines, heading="II. CHỈ TIÊU")] == ["Ngô", "Tỷ suất sinh"]


def test_a_unit_that_lost_its_marks_is_still_a_unit() -> None:
    assert figures("- Sản lượng cà chua 3.750 tân.") == [("Sản lượng cà chua", "= 3750", "tân")]


def test_the_articles_of_a_resolution_are_its_parts() -> None:
    draft = read_plan(
        "NGHỊ QUYẾT\nVề nhiệm vụ năm 2027\n\nĐiều 1. Thông qua nhiệm vụ năm 2027 như sau:\n2. Các chỉ tiêu\n"
        "- Tỷ lệ hộ khá 41%.\nĐiều 2. Tổ chức thực hiện\nGiao UBND xã thực hiện 100% nội dung.\n"
    )
    assert [item.name for item in draft.indicators] == ["Tỷ lệ hộ khá"]


def test_a_whole_promised_promises_its_parts() -> None:
    lines = "- Tổng vốn đầu tư 12 tỷ đồng, gồm: ngân sách tỉnh 7 tỷ đồng, ngân sách xã 5 tỷ đồng."
    assert parents(lines, heading=TASKS) == {
        "Tổng vốn đầu tư": None,
        "ngân sách tỉnh": "Tổng vốn đầu tư",
        "ngân sách xã": "Tổng vốn đầu tư",
    }


def test_a_figure_alone_behind_a_colon_is_planned() -> None:
    assert figures("a) Rau màu khác: 85 ha.", heading=TASKS) == [("Rau màu khác", "= 85", "ha")]


def test_what_opens_the_first_clause_holds_for_those_after_it() -> None:
    lines = "- Trong năm 2027, phấn đấu mở 04 lớp xóa mù chữ; thu quỹ khuyến học là 52 triệu đồng."
    assert [value for _, value, _ in figures(lines, heading=TASKS)] == ["= 4", "= 52"]


def test_a_heading_that_says_who_does_the_tasks_heads_tasks() -> None:
    line = "- Giao Trạm Y tế chủ trì, phối hợp với Ban Quản lý chợ nạo vét 2 km mương."
    for heading in ("II. NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN", "II. PHÂN CÔNG NHIỆM VỤ"):
        assert figures(line, heading=heading) == [("nạo vét mương", "= 2", "km")]
    assert figures("- Nạo vét 2 km mương.", heading="II. PHÂN CÔNG THỰC HIỆN") == []


def test_a_name_begins_with_what_is_done_and_not_with_who_does_it() -> None:
    line = "- Giao Trạm Y tế chủ trì, phối hợp với Trung tâm Phát triển quỹ đất, các thôn mở 02 lớp sơ cứu."
    assert [name for name, _, _ in figures(line, heading=TASKS)] == ["mở lớp sơ cứu"]


def test_what_money_is_given_for_a_task_is_a_means() -> None:
    line = "- Mua sắm bàn ghế từ nguồn vốn 900 triệu đồng; tham mưu bố trí 2 tỷ đồng trả nợ."
    assert figures(line, heading=TASKS) == []


def test_carried_out_by_the_whole_commune_is_not_the_present_of_the_commune() -> None:
    assert figures("- Vốn đầu tư thực hiện toàn xã hội trên 900 tỷ đồng.") == [
        ("Vốn đầu tư thực hiện toàn xã hội", "> 900", "tỷ đồng")
    ]


@pytest.mark.parametrize(
    ("line", "level", "value"),
    [
        ("- Số hộ thiếu nước giảm ít nhất 25 hộ, còn dưới 90 hộ.", "Số hộ thiếu nước", 90),
        ("- Tỷ lệ tảo hôn giảm 0,5 điểm phần trăm, còn dưới 9%.", "Tỷ lệ tảo hôn", 9),
        ("- Giảm ít nhất 45 hộ nghèo, còn 120 hộ.", "hộ nghèo", 120),
        ("- Thu ngân sách tăng 8%, đạt 64 tỷ đồng.", "Thu ngân sách", 64),
        ("- Tỷ lệ sinh con thứ ba giảm 2% so với năm 2026, còn dưới 5%.", "Tỷ lệ sinh con thứ ba", 5),
        (
            "- Tỷ lệ hộ nghèo còn 2%; riêng vùng cao giảm bình quân 4%/năm, còn dưới 27%.",
            "riêng vùng cao",
            27,
        ),
    ],
)
def test_a_level_behind_its_change_is_named_as_it_and_holds_it(line: str, level: str, value: int) -> None:
    [change, reached] = indicators(line)[-2:]
    assert (reached.name, reached.value, reached.parent) == (level, value, None)
    assert (change.parent, change.is_change) == (reached.id, True)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("- Số máy tính trên một trăm em: 6,5.", "Số máy tính trên một trăm em", "= 6.5"),
        (
            "- Số học sinh học nghề năm học 2027 - 2028: 3.200.",
            "Số học sinh học nghề năm học 2027 - 2028",
            "= 3200",
        ),
        ("- Chỉ số chuyển đổi số đạt 90,5.", "Chỉ số chuyển đổi số", "= 90.5"),
    ],
)
def test_what_the_name_counts_needs_no_unit(line: str, name: str, value: str) -> None:
    assert figures(line) == [(name, value, None)]


def test_a_bare_figure_behind_another_name_is_none() -> None:
    assert figures("- Thực hiện tốt Đề án 06.") == []


def test_a_year_after_the_plans_holds_to_the_end_of_its_sentence() -> None:
    line = "- Đến năm 2030, tỷ lệ hộ nghèo còn 1%; tỷ lệ lao động qua đào tạo đạt 80%. Tỷ lệ hộ khá đạt 60%."
    assert [item.period for item in indicators(line)] == ["2030", "2030", "2027"]


@pytest.mark.parametrize(
    "lines",
    [
        "Đến hết năm 2030, phấn đấu:\n\n- Tỷ lệ hộ nghèo còn 1%.",
        "3. Mục tiêu đến năm 2030\n\n- Tỷ lệ hộ nghèo còn 1%.",
        "- Tỷ lệ hộ nghèo còn 1% vào năm 2030.",
    ],
)
def test_a_later_year_may_stand_over_a_list_or_behind_the_figure(lines: str) -> None:
    assert [item.period for item in indicators(lines)] == ["2030"]


def test_a_part_whose_name_stands_before_it_ends_at_the_next_comma() -> None:
    line = "- Dạy nghề cho 90 người, gồm: cao đẳng 10 người, trung cấp 20 người, sơ cấp và ngắn hạn 60 người."
    assert [item.name for item in indicators(line)][1:] == ["cao đẳng", "trung cấp", "sơ cấp và ngắn hạn"]


def test_a_quality_is_no_height() -> None:
    lines = "- Mở rộng vùng lúa chất lượng cao lên 350 ha."
    assert [value for _, value, _ in figures(lines, heading=TASKS)] == ["= 350"]


def test_by_when_is_no_part_of_a_name() -> None:
    assert figures("- Xóa 40 nhà tạm cho hộ nghèo trước ngày 31/8/2027.")[0][0] == "Xóa nhà tạm cho hộ nghèo"


def test_a_share_of_last_year_stands_under_its_level() -> None:
    [level, rate] = indicators("- Diện tích ngô 250 ha, bằng 101% so với năm 2026.")
    assert rate.parent == level.id


def test_a_change_in_a_bracket_behind_its_level_is_one() -> None:
    [level, change] = indicators("- Tỷ lệ hộ nghèo còn 2,5% (giảm 1,5 điểm phần trăm so với năm 2026).")
    assert (change.parent, change.is_change) == (level.id, True)


def test_years_that_are_counted_are_a_target() -> None:
    assert figures("- Số năm sống khỏe đạt tối thiểu 66 năm.") == [("Số năm sống khỏe", ">= 66", "năm")]


def test_a_name_goes_on_behind_a_bracket_without_a_figure() -> None:
    assert figures("- Ký số 100% văn bản (trừ văn bản mật) được gửi đi.")[0][0].endswith("mật) được gửi đi")


def test_how_many_are_in_a_group_to_belong_to_is_no_target() -> None:
    assert figures("- Chỉ số cải cách hành chính trong nhóm 20 xã dẫn đầu.") == []
