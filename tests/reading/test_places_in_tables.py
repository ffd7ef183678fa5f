"""Tables that share targets among places: the unit's own figure, and under it each place's."""

import pytest

from tests.reading.made_plans import figures, indicators, parents

TITLE = "Phụ lục II\nGIAO CHỈ TIÊU CHO CÁC THÔN NĂM 2027\n\n"
BESIDE = (
    "TT\tChỉ tiêu\tĐVT\tToàn xã\tThôn Đồi Mơ\tThôn Bến Sậy\tThôn 3\n"
    "1\tDiện tích ngô\tha\t90\t40\t30\t20\n"
    "2\tTỷ lệ hộ khá\t%\t41\t44\t40\t39\n"
)
UNDER = (
    "STT\tThôn\tDiện tích ngô (ha)\tTỷ lệ hộ khá (%)\n"
    "1\tĐồi Mơ\t40\t44\n"
    "2\tBến Sậy\t50\t40\n"
    "\tToàn xã\t90\t42\n"
)


def test_places_side_by_side_are_parts_of_the_whole_units_figure() -> None:
    found = indicators(TITLE + BESIDE)
    assert [(item.name, str(item.value), item.unit) for item in found[:4]] == [
        ("Diện tích ngô", "90", "ha"),
        ("Thôn Đồi Mơ", "40", "ha"),
        ("Thôn Bến Sậy", "30", "ha"),
        ("Thôn 3", "20", "ha"),
    ]
    assert [item.parent for item in found] == [None, "i1", "i1", "i1", None, "i5", "i5", "i5"]


def test_a_heading_over_the_places_leaves_their_names_short() -> None:
    table = "TT\tChỉ tiêu\tĐVT\tTổng số\tChia theo xóm\t\n\t\t\t\tMơ\tSậy\n1\tĐàn dê\tcon\t70\t30\t40\n"
    assert parents(TITLE + table) == {"Đàn dê": None, "Mơ": "Đàn dê", "Sậy": "Đàn dê"}


def test_each_row_a_place_is_the_same_table_turned() -> None:
    found = indicators(TITLE + UNDER)
    whole = {item.id: item.name for item in found if item.parent is None}
    assert sorted(whole.values()) == ["Diện tích ngô", "Tỷ lệ hộ khá"]
    assert [(item.name, str(item.value), whole.get(item.parent or "")) for item in found if item.parent] == [
        ("Đồi Mơ", "40", "Diện tích ngô"),
        ("Đồi Mơ", "44", "Tỷ lệ hộ khá"),
        ("Bến Sậy", "50", "Diện tích ngô"),
        ("Bến Sậy", "40", "Tỷ lệ hộ khá"),
    ]


def test_units_may_stand_over_the_table() -> None:
    table = (
        "(Đơn vị tính: triệu đồng)\n\nTổ dân phố\tQuỹ A\tQuỹ B\nTổ 1\t5\t7\nTổ 2\t6\t8\nTổng cộng\t11\t15\n"
    )
    assert {unit for _, _, unit in figures(TITLE + table)} == {"triệu đồng"}


def test_without_a_whole_each_figure_names_its_place() -> None:
    table = "TT\tChỉ tiêu\tĐVT\tXóm 1\tXóm 2\n1\tĐàn dê\tcon\t30\t40\n"
    assert parents(TITLE + table) == {"Đàn dê - Xóm 1": None, "Đàn dê - Xóm 2": None}


@pytest.mark.parametrize(
    "title",
    ["KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA CÁC THÔN", "DANH SÁCH CÁC THÔN", "GIAO CHỈ TIÊU CHO CÁC THÔN NĂM 2026"],
)
def test_what_places_are_or_were_is_no_target(title: str) -> None:
    assert figures(f"Phụ lục II\n{title}\n\n{UNDER}") == []


def test_what_was_reached_last_year_is_not_shared_out() -> None:
    table = (
        "TT\tChỉ tiêu\tĐVT\tThực hiện năm 2026\t\t\tKế hoạch năm 2027\t\t\n"
        "\t\t\tToàn xã\tXóm 1\tXóm 2\tToàn xã\tXóm 1\tXóm 2\n"
        "1\tĐàn dê\tcon\t60\t25\t35\t70\t30\t40\n"
    )
    assert [value for _, value, _ in figures(TITLE + table)] == ["= 70", "= 30", "= 40"]


def test_a_column_of_bodies_is_one_of_places_where_its_cells_are() -> None:
    table = (
        "TT\tĐơn vị\tDân số (người)\tBHYT\t\n\t\t\tSố người (người)\tTỷ lệ (%)\n"
        "\tTổng cộng\t90\t80\t89\n1\tTDP số 1\t50\t45\t90\n2\tTDP số 2\t40\t35\t88\n"
    )
    wholes = [item for item in indicators(TITLE + table) if item.parent is None]
    assert [(item.name, item.value, item.unit) for item in wholes] == [
        ("BHYT Số người", 80, "người"),
        ("BHYT Tỷ lệ", 89, "%"),
    ]
