from hypothesis import given
from hypothesis import strategies as st

from tests.reading.tables import draft_of, rows

TASKS = "II. NHIỆM VỤ, GIẢI PHÁP"


def tasks(*lines):
    return draft_of("Kế hoạch năm 2027", *lines).tasks


def titles(*lines):
    return [task.title for task in tasks(*lines)]


def test_each_paragraph_of_a_part_of_tasks_is_one_and_its_first_sentence_names_it():
    (task,) = tasks(TASKS, "1. Nông nghiệp", "- Mở rộng vùng rau an toàn. Vận động các hộ ký cam kết.")
    assert (task.number, task.title) == ("II.1-1", "Mở rộng vùng rau an toàn")
    assert task.solutions[0].text == "Mở rộng vùng rau an toàn. Vận động các hộ ký cam kết."


def test_where_no_solutions_are_announced_the_whole_paragraph_is_the_task():
    (task,) = tasks("II. NHIỆM VỤ TRỌNG TÂM", "- Mở rộng vùng rau an toàn. Vận động các hộ ký cam kết.")
    assert task.title == "Mở rộng vùng rau an toàn. Vận động các hộ ký cam kết."
    assert task.solutions == ()


def test_parts_that_tell_aims_results_or_figures_hold_no_tasks():
    for heading in ("I. MỤC ĐÍCH, YÊU CẦU", "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026", "II. CHỈ TIÊU CHỦ YẾU"):
        assert tasks(heading, "- Mở rộng vùng rau an toàn ở các thôn.") == ()


def test_a_heading_without_a_word_of_its_own_is_of_the_kind_of_the_one_above():
    assert titles(TASKS, "1. Văn hóa", "Tổ chức hội thi hát dân ca.") == ["Tổ chức hội thi hát dân ca"]


def test_a_line_that_only_sets_a_figure_is_no_task_and_one_with_an_action_is():
    assert titles(TASKS, "- Phấn đấu tỷ lệ hộ nghèo còn 1,2%.", "- Mở 02 lớp dạy nghề.") == [
        "Mở 02 lớp dạy nghề"
    ]


def test_a_line_that_only_leads_in_is_no_task():
    assert titles(TASKS, "Trong năm cần làm tốt các việc sau:", "- Mở lớp dạy nghề.") == ["Mở lớp dạy nghề"]


def test_numbered_paragraphs_keep_their_number():
    numbers = [
        task.number
        for task in tasks(
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Giao Văn phòng theo dõi, đôn đốc việc thực hiện kế hoạch này hằng tháng. Hết.",
            "2. Đề nghị Ủy ban MTTQ xã giám sát việc thực hiện kế hoạch này ở các thôn trong xã. Hết.",
        )
    ]
    assert numbers == ["III.1", "III.2"]


def test_whoever_a_task_is_handed_to_leads():
    (task,) = tasks(
        "III. TỔ CHỨC THỰC HIỆN", "- Giao cho Phòng Kinh tế thẩm định hồ sơ. Xong trước 30/6/2027."
    )
    assert task.solutions[0].lead == "Phòng Kinh tế"
    assert task.solutions[0].due.end == "2027-06-29"


def test_whoever_hands_a_task_over_directs():
    (task,) = tasks("III. TỔ CHỨC THỰC HIỆN", "- UBND xã giao các thôn thực hiện vệ sinh đường làng.")
    assert (task.solutions[0].directing, task.solutions[0].lead) == ("UBND xã", "các thôn")


def test_who_helps_is_named_after_with():
    (task,) = tasks(TASKS, "- Phối hợp với Hội Nông dân xã để vận động hội viên trồng rau.")
    assert (task.solutions[0].lead, task.solutions[0].coordinating) == (None, "Hội Nông dân xã")


def test_a_fact_about_the_past_assigns_nothing():
    (task,) = tasks(TASKS, "Củng cố tổ hòa giải. Năm 2026, UBND xã đã chỉ đạo các thôn bầu tổ trưởng.")
    assert task.solutions[0].lead is None


def test_a_year_that_governs_a_figure_is_no_deadline():
    (task,) = tasks(TASKS, "Dạy nghề cho thanh niên. Năm 2027, phấn đấu giải quyết việc làm cho 90 lao động.")
    assert task.solutions[0].due_text is None


def test_a_heading_that_hands_over_is_a_task_with_the_paragraph_below_as_its_text():
    (task,) = tasks(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Đề nghị Ủy ban MTTQ xã và các đoàn thể:",
        "Vận động hội viên thực hiện tốt kế hoạch này trong năm 2027.",
    )
    assert (task.number, task.solutions[0].lead) == ("III.1", "Ủy ban MTTQ xã và các đoàn thể")
    assert task.solutions[0].text.startswith("Vận động")


def test_beside_a_matrix_the_prose_only_introduces():
    found = tasks(
        TASKS,
        "- Mở lớp dạy nghề cho thanh niên.",
        "III. PHÂN CÔNG THỰC HIỆN",
        rows("TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn", "1 | Trồng cây | Đoàn xã | Quý I"),
    )
    assert [task.title for task in found] == ["Trồng cây"]


def test_recipients_and_closing_words_are_no_tasks():
    assert titles(
        TASKS,
        "- Mở lớp dạy nghề.",
        "Trên đây là Kế hoạch của UBND xã.",
        "Nơi nhận:",
        "- Các thôn;",
        "- Lưu: VT.",
    ) == ["Mở lớp dạy nghề"]


WORDS = st.sampled_from(
    [
        "UBND xã",
        "giao",
        "các thôn",
        "phối hợp với",
        "để",
        "được",
        "năm 2027,",
        "phấn đấu",
        "12%",
        "tổ chức",
        ":",
        ";",
        ".",
        "định kỳ",
        "-",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=6))
def test_any_words_in_any_order_are_read_to_their_end(lines):
    draft = draft_of(TASKS, *lines)
    assert all(task.source.end <= len(draft.layout.text) for task in draft.tasks)


def test_bullets_below_a_heading_that_names_a_body_are_led_by_it():
    first, second = tasks(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng HĐND và UBND xã",
        "- Theo dõi, đôn đốc các phòng thực hiện kế hoạch.",
        "- Tổng hợp, báo cáo Chủ tịch UBND xã trước ngày 20 hằng tháng.",
    )
    assert first.solutions[0].lead == second.solutions[0].lead == "Văn phòng HĐND và UBND xã"
    assert second.solutions[0].due_text == "trước ngày 20 hằng tháng"


def test_a_body_before_a_colon_leads_where_bodies_are_named_one_by_one():
    (task,) = tasks("III. TỔ CHỨC THỰC HIỆN", "1. Phòng Kinh tế: Chủ trì thẩm định các chỉ tiêu về kinh tế.")
    assert task.solutions[0].lead == "Phòng Kinh tế"


def test_a_dotted_number_already_says_the_one_it_stands_under():
    (task,) = tasks(
        TASKS, "2. Văn hóa", "2.1. Giáo dục: Nâng cao chất lượng dạy học; mở lớp bán trú. Sửa trường."
    )
    assert task.number == "II.2.1"


def test_a_numbered_line_with_nothing_below_it_is_itself_the_task():
    found = tasks(
        "II. NHIỆM VỤ TRỌNG TÂM", "1. Đẩy mạnh thu ngân sách", "2. Nạo vét kênh mương", "III. DỰ BÁO"
    )
    assert [(task.number, task.title) for task in found] == [
        ("II.1", "Đẩy mạnh thu ngân sách"),
        ("II.2", "Nạo vét kênh mương"),
    ]
