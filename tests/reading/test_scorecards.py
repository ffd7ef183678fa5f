from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.outline import read_sections
from kehoach.reading.scorecards import read_points, read_scorecard
from kehoach.reading.tables import recognise_tables
from tests.reading.tables import draft_of, rows

HEADING = "TT | Tiêu chí | Yêu cầu | Điểm tối đa"


def tree(*lines, heading=HEADING):
    card = draft_of(rows(heading, *lines)).scorecard
    return {item.number: item.parent for item in card.criteria}


def test_the_same_code_under_two_parts_is_two_criteria():
    assert tree(
        "I | KINH TẾ | | 2",
        "1 | Trồng trọt | | 2",
        "1,1 | Lúa | 40 tấn | 2",
        "II | XÃ HỘI | | 1",
        "1 | Y tế | | 1",
    ) == {"I": None, "I.1": "I", "I.1.1,1": "I.1", "II": None, "II.1": "II"}


def test_codes_with_a_comma_are_labels_not_numbers():
    assert list(tree("1 | Trồng trọt | | 2", "1,1 | Lúa | | 1", "1,10 | Ngô | | 1")) == [
        "1",
        "1.1,1",
        "1.1,10",
    ]


def test_without_parts_dotted_codes_already_say_where_they_stand():
    assert tree("1 | Trồng trọt | | 2", "1.1 | Lúa | | 2", "1.1.1 | Lúa nếp | | 2") == {
        "1": None,
        "1.1": "1",
        "1.1.1": "1.1",
    }


def test_within_a_part_every_code_is_a_label():
    assert tree("I | KINH TẾ | | 2", "1 | Trồng trọt | | 2", "1.1 | Lúa | | 2")["I.1.1.1"] == "I.1"


def test_dashes_pluses_and_blanks_are_counted_under_what_they_stand_under():
    assert tree(
        "1 | Y tế | | 3",
        "- | Tiêm chủng | | 1",
        "- | Khám bệnh | | 1",
        "+ | Trẻ em | | 0,5",
        " | Nước sạch | | 1",
    ) == {"1": None, "1.-1": "1", "1.-2": "1", "1.-2.-1": "1.-2", "1.-3": "1"}


def test_a_row_without_number_and_points_only_explains():
    assert list(tree("1 | Điểm thưởng | | 3", " | Cấp trên xét khi có thành tích. | | ")) == ["1"]


def test_the_total_is_no_criterion():
    card = draft_of(rows(HEADING, "I | KINH TẾ | | 60", "Tổng cộng: I + II | | | 100")).scorecard
    assert (card.total, len(card.criteria)) == (Decimal(100), 1)


def test_a_name_cut_by_the_page_is_joined():
    card = draft_of(
        rows(HEADING, "I | Kết quả hỗ trợ hộ kinh | Đủ | 5"), rows(" | doanh mới thành lập | | ")
    ).scorecard
    assert [item.name for item in card.criteria] == ["Kết quả hỗ trợ hộ kinh doanh mới thành lập"]


def test_points_are_read_as_printed_and_scores_given_are_left_alone():
    heading = "STT | Nội dung đánh giá | Điểm chuẩn | Điểm tự chấm"
    (item,) = draft_of(rows(heading, "1 | Thu gom rác | 2,0 | 1,5")).scorecard.criteria
    assert str(item.max_points) == "2.0"


def test_points_in_words_and_from_nothing_up_are_understood_and_a_choice_is_not():
    assert [read_points(text) for text in ("5 điểm", "0,25", "0-5", "2 hoặc 3", "")] == [
        Decimal(5),
        Decimal("0.25"),
        Decimal(5),
        None,
        None,
    ]


def test_a_points_cell_that_says_two_things_is_asked_about():
    (item,) = draft_of(rows(HEADING, "1 | Thu gom rác | | 2 hoặc 3")).scorecard.criteria
    assert "2 hoặc 3" in item.doubt


def test_each_row_leads_to_its_requirement_and_its_ancestors():
    layout = lay_out_text(rows(HEADING, "I | KINH TẾ | | 2", "1 | Lúa | 40 tấn trở lên | 2"))
    _, found = read_scorecard(layout, recognise_tables(layout, read_sections(layout)))
    assert found[1].ancestors == ("I. KINH TẾ",)
    assert found[1].requirement.text == "40 tấn trở lên"


CELL = st.sampled_from(
    ["", "1", "I", "1,1", "-", "+", "Lúa", "Tổng cộng", "5", "2 hoặc 3", "0,5", "A", "1.2.3"]
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=12))
def test_whatever_stands_in_the_rows_every_parent_is_a_criterion_above(cells):
    card = draft_of(rows(HEADING) + "\n" + "\n".join("\t".join(row) for row in cells)).scorecard
    above = {None}
    for item in card.criteria if card else ():
        assert item.parent in above
        above.add(item.number)


def test_a_state_that_a_criterion_requires_is_a_target_and_a_move_is_named_by_its_criterion():
    found = draft_of(
        rows(
            HEADING, "1 | Tổ hòa giải hoạt động tốt | Đạt | 2", "2 | Số vụ trộm cắp | Giảm từ 5% trở lên | 3"
        )
    ).indicators
    assert [(item.name, item.kind, item.value) for item in found] == [
        ("Tổ hòa giải hoạt động tốt", "achievement", None),
        ("Số vụ trộm cắp", "quantity", Decimal(5)),
    ]


def test_a_total_that_a_scan_misread_is_no_criterion():
    card = draft_of(
        rows(HEADING, "I | KINH TẾ | | 60", "II | XÃ HỘI | | 40", " | Tống cộng: I + II | | 100")
    ).scorecard
    assert ([item.number for item in card.criteria], card.total) == (["I", "II"], Decimal(100))
