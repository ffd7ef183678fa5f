from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain.plan import DueKind
from tests.reading.tables import draft_of, rows

HEADING = (
    "TT | Nhiệm vụ | Giải pháp | Lãnh đạo chỉ đạo | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành"
)


def solutions(*lines, heading=HEADING):
    return [step for task in draft_of(rows(heading, *lines)).tasks for step in task.solutions]


def numbers(*lines, heading=HEADING):
    return [task.number for task in draft_of(rows(heading, *lines)).tasks]


def test_a_task_is_numbered_by_the_part_it_stands_in():
    assert numbers(
        "I | KINH TẾ | | | | |",
        "1 | Chăn nuôi | | | | |",
        "1.1 | Tiêm phòng | Tiêm hai đợt | PCT | Thú y | Các thôn | Quý I",
        "II | XÃ HỘI | | | | |",
        "1 | Giáo dục | | | | |",
        "1.1 | Phổ cập | Điều tra | PCT | Trường | Các thôn | Quý I",
    ) == ["I.1.1", "II.1.1"]


def test_headings_that_assign_nothing_are_groups():
    draft = draft_of(
        rows(HEADING, "I | KINH TẾ | | | | |", "1 | Tiêm phòng | Hai đợt | PCT | Thú y | Thôn | Quý I")
    )
    assert [(group.number, group.title) for group in draft.task_groups] == [("I", "KINH TẾ")]


def test_a_row_without_number_goes_on_with_the_task_above():
    first, second = solutions(
        "1 | Tiêm phòng | (1) Lập danh sách | PCT | Thú y | Thôn | Quý I",
        " | | (2) Tiêm hai đợt | CT | Trạm | Hội | Quý II",
    )
    assert (first.number, second.number, second.lead) == ("(1)", "(2)", "Trạm")


def test_blank_cells_inherit_what_the_merged_cell_above_says():
    _, second = solutions(
        "1 | Tiêm phòng | (1) Lập danh sách | PCT | Thú y | Thôn | Quý I", " | | (2) Tiêm | | | | Quý II"
    )
    assert (second.directing, second.lead, second.coordinating, second.due_text) == (
        "PCT",
        "Thú y",
        "Thôn",
        "Quý II",
    )
    assert second.inherited == {"directing", "lead", "coordinating"}


def test_nothing_is_inherited_from_another_task():
    _, second = solutions(
        "1 | Tiêm phòng | Tiêm | PCT | Thú y | Thôn | Quý I", "2 | Trồng cây | Trồng | | Đoàn | | "
    )
    assert (second.directing, second.coordinating, second.due) == (None, None, None)


def test_who_helps_is_not_inherited_by_a_row_that_names_its_own_lead():
    _, second = solutions(
        "1 | Tiêm phòng | (1) Lập danh sách | PCT | Thú y | Thôn | Quý I",
        " | | (2) Tiêm | PCT | Trạm | | Quý I",
    )
    assert second.coordinating is None


def test_solutions_of_one_cell_share_its_assignment_and_split_its_deadline():
    first, second = solutions(
        "1 | Tiêm phòng | (1) Lập (2) Tiêm | PCT | Thú y | Thôn | Giải pháp 1: Quý I; giải pháp 2: Năm 2027"
    )
    assert first.lead == second.lead == "Thú y"
    assert (first.due_text, second.due.end) == ("Giải pháp 1: Quý I", "2027-12-31")


def test_a_row_that_lost_its_first_cells_is_moved_back():
    draft = draft_of(
        rows(
            HEADING,
            "1 | Tiêm phòng | (1) Lập danh sách | Chủ tịch UBND | Công chức thú y | Các thôn | Quý I",
            "(2) Tiêm hai đợt cho cả đàn lợn | | Chủ tịch UBND | Công chức thú y | Các thôn | Năm 2027 |",
        )
    )
    (task,) = draft.tasks
    assert (task.solutions[1].number, task.solutions[1].lead) == ("(2)", "Công chức thú y")
    assert task.solutions[1].due.kind is DueKind.WITHIN
    assert "lệch cột" in task.solutions[1].doubt


def test_an_assignment_without_a_solution_is_kept_and_asked_about():
    *_, orphan = solutions(
        "1 | Tiêm phòng | Tiêm | PCT | Thú y | Thôn | Quý I", " | | | CT | Công an | Hội | Quý II"
    )
    assert (orphan.text, orphan.lead) == ("", "Công an")
    assert orphan.doubt


def test_a_title_cut_by_the_page_is_joined():
    draft = draft_of(
        rows(HEADING, "1 | Tiêm phòng cho đàn lợn, | (1) Lập danh sách | PCT | Thú y | Thôn | Quý I"),
        rows(HEADING, " | trâu bò và gia cầm | (2) Tiêm | PCT | Thú y | Thôn | Quý I"),
    )
    (task,) = draft.tasks
    assert (task.title, len(task.solutions)) == ("Tiêm phòng cho đàn lợn, trâu bò và gia cầm", 2)


def test_a_solution_cut_by_the_page_is_joined_and_its_source_reaches_over_the_break():
    draft = draft_of(
        rows(HEADING, "1 | Tiêm phòng | Lập danh sách các hộ | PCT | Thú y | Thôn | Quý I"),
        rows(HEADING, " | | chăn nuôi trong xã. (2) Tiêm | | | | "),
    )
    first, second = draft.tasks[0].solutions
    assert first.text == "Lập danh sách các hộ chăn nuôi trong xã."
    assert second.text == "Tiêm"
    assert draft.layout.text[first.source.start : first.source.end].endswith("trong xã.")


def test_without_a_column_of_solutions_the_task_itself_is_assigned():
    (step,) = solutions(
        "1 | Trồng cây ven đường | Đoàn xã | Tháng 2/2027",
        heading="TT | Nội dung công việc | Đơn vị thực hiện | Thời hạn",
    )
    assert (step.text, step.lead) == ("Trồng cây ven đường", "Đoàn xã")


def test_one_column_may_name_both_who_leads_and_who_helps():
    (step,) = solutions(
        "1 | Trồng cây | Chủ trì: Đoàn xã; phối hợp: Hội Nông dân | Quý I",
        heading="TT | Nội dung công việc | Cơ quan chủ trì, phối hợp | Thời hạn",
    )
    assert (step.lead, step.coordinating) == ("Đoàn xã", "Hội Nông dân")


def test_an_unnumbered_row_under_a_bare_heading_takes_its_number_and_is_asked_about():
    draft = draft_of(
        rows(
            HEADING,
            "1 | Chăn nuôi | | | | |",
            " | Tiêm phòng cho đàn lợn | Tiêm hai đợt | PCT | Thú y | Thôn | Quý I",
            "2 | Trồng trọt | Gieo cấy | PCT | Hợp tác xã | Thôn | Quý I",
        )
    )
    assert [task.number for task in draft.tasks] == ["1", "2"]
    assert draft.tasks[0].doubt


def test_what_was_done_stands_beside_the_task():
    draft = draft_of(
        "Biểu số 03: Kết quả thực hiện nhiệm vụ năm 2026 do Chủ tịch UBND tỉnh giao",
        rows(
            "STT | Nội dung nhiệm vụ | Kết quả đạt được",
            "1 | Trồng cây | Đã trồng ba tuyến đường của xã trong quý",
        ),
    )
    (task,) = draft.tasks
    assert (task.number, task.period, task.assigned_by) == ("Biểu 03.1", "2026", "Chủ tịch UBND tỉnh")
    assert task.result.startswith("Đã trồng")
    assert task.solutions == ()


CELL = st.sampled_from(
    ["", "1", "I", "1.1", "-", "(1) Làm. (2) Sửa", "tiếp phần trên", "Quý I", "Công an", "TT", "Nhiệm vụ"]
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=8), max_size=10), st.booleans())
def test_whatever_stands_in_the_rows_they_are_read_and_lead_back_into_the_text(cells, apart):
    body = ("\n\n" if apart else "\n").join("\t".join(row) for row in cells)
    draft = draft_of(rows(HEADING) + "\n" + body)
    for task in draft.tasks:
        for item in (task, *task.solutions):
            assert 0 <= item.source.start <= item.source.end <= len(draft.layout.text)


def test_dashes_below_a_task_are_its_steps_where_no_column_holds_solutions():
    draft = draft_of(
        rows(
            "TT | Nội dung công việc | Đơn vị thực hiện | Thời hạn",
            "1 | Điều tra hộ nghèo | Phòng Kinh tế | Quý IV",
            "- | Điều tra lần đầu | | Quý II",
        )
    )
    (task,) = draft.tasks
    assert [(step.text, step.lead, step.due_text) for step in task.solutions] == [
        ("Điều tra hộ nghèo", "Phòng Kinh tế", "Quý IV"),
        ("Điều tra lần đầu", "Phòng Kinh tế", "Quý II"),
    ]


def test_a_column_of_fields_only_sorts_the_tasks():
    heading = "STT | Lĩnh vực | Nhiệm vụ | Đơn vị thực hiện | Tiến độ"
    (step,) = solutions("1 | Nông nghiệp | Trồng 10 ha rừng | Hợp tác xã | Quý II", heading=heading)
    assert step.text == "Trồng 10 ha rừng"


STEPS = "TT | Nội dung công việc | Cơ quan tham mưu | Cơ quan phối hợp | Thời gian"


def test_steps_without_a_number_carry_out_the_task_that_leads_in_to_them():
    draft = draft_of(
        rows(
            STEPS,
            "1 | Phát triển cây chè: | Phòng Kinh tế | Các bản | ",
            " | a) Trồng mới 12 ha | | | Quý II",
            " | b) Kêu gọi xưởng chế biến | | Văn phòng | Quý IV",
            "2 | Sửa kênh | Phòng Kinh tế | Các bản | Quý I",
        )
    )
    first, second = draft.tasks
    assert [(step.text, step.lead, step.coordinating, step.due_text) for step in first.solutions] == [
        ("Trồng mới 12 ha", "Phòng Kinh tế", "Các bản", "Quý II"),
        ("Kêu gọi xưởng chế biến", "Phòng Kinh tế", "Văn phòng", "Quý IV"),
    ]
    assert (second.title, len(second.solutions)) == ("Sửa kênh", 1)


def test_a_task_that_leads_in_to_nothing_is_carried_out_itself():
    [task] = draft_of(rows(STEPS, "1 | Phát triển cây chè: | Phòng Kinh tế | Các bản | Quý I")).tasks
    assert [(step.text, step.lead) for step in task.solutions] == [("Phát triển cây chè:", "Phòng Kinh tế")]
