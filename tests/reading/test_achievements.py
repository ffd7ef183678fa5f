"""States to be reached or kept, in lists of targets and their tables."""

from dataclasses import replace

import pytest

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.reading.made_plans import indicators


@pytest.mark.parametrize(
    "line",
    [
        "- Giữ vững danh hiệu xã đạt chuẩn nông thôn mới.",
        "- Giữ vững an ninh chính trị, trật tự an toàn xã hội.",
        "- Quốc phòng, an ninh được giữ vững.",
        "- Trạm Y tế, Trường Mầm non đạt chuẩn quốc gia.",
        "- Không còn hộ đói.",
    ],
)
def test_a_state_in_a_list_of_targets_is_an_achievement(line: str) -> None:
    assert [item.kind.value for item in indicators(line)] == ["achievement"]


@pytest.mark.parametrize(
    "line", ["- Tăng cường tuyên truyền pháp luật.", "- Thực hiện tốt công tác tiếp dân."]
)
def test_work_is_none(line: str) -> None:
    assert indicators(line) == []


def test_a_state_among_tasks_is_work() -> None:
    assert indicators("- Giữ vững danh hiệu xã văn hóa.", heading="II. NHIỆM VỤ") == []


def test_a_cell_that_says_reached_makes_its_row_a_state() -> None:
    table = "TT\tChỉ tiêu\tĐơn vị\tKế hoạch 2027\n1\tXếp loại chính quyền\t\tVững mạnh\n2\tSố hộ khá\tHộ\t120"
    found = indicators(table)
    assert [(item.name, item.kind.value) for item in found] == [
        ("Xếp loại chính quyền", "achievement"),
        ("Số hộ khá", "quantity"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "count"),
    [
        ("Hoàn thành kế hoạch tuyển sinh: hạ tỷ lệ sinh non xuống dưới 9%; giảm 2 vụ.", "scan", 1),
        ("Hoàn thành kế hoạch tuyển sinh: hạ tỷ lệ sinh non xuống dưới 9%; giảm 2 vụ.", "text", 0),
        ("Hoàn thành các chỉ tiêu: hạ tỷ lệ sinh non xuống dưới 9%; giảm 2 vụ.", "scan", 0),
    ],
)
def test_a_scan_may_have_read_the_end_of_a_state_as_a_colon(line: str, kind: str, count: int) -> None:
    text = lay_out_text(f"KẾ HOẠCH\nNăm 2027\n\nI. CÁC CHỈ TIÊU\n\n1. {line}\n")
    states = [
        item for item in read_layout(replace(text, format=kind)).indicators if item.kind == "achievement"
    ]
    assert [bool(item.doubt) for item in states] == [True] * count


@pytest.mark.parametrize(
    "line", ["- Phấn đấu toàn xã không còn hộ nghèo.", "- Toàn xã cơ bản không còn nhà tạm."]
)
def test_nothing_of_it_left_is_a_state(line: str) -> None:
    assert [item.kind for item in indicators(line)] == ["achievement"]
