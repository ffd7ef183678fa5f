from tests.reading.tables import draft_of

ORGANIZING = "III. TỔ CHỨC THỰC HIỆN"


def assignments(*lines):
    return draft_of("Kế hoạch năm 2027", ORGANIZING, *lines).assignments


def test_a_sentence_that_hands_over_names_each_of_those_it_hands_to():
    (item,) = assignments("1. Giao cho Trạm Y tế, các trường học và các thôn tổ chức tổng vệ sinh.")
    assert item.assignees == ("Trạm Y tế", "các trường học", "các thôn")
    assert (item.verb, item.action, item.task) == ("giao cho", "tổ chức tổng vệ sinh", "III.1")


def test_whom_to_report_to_and_how_often_are_read():
    (item,) = assignments("- Văn phòng theo dõi tiến độ, định kỳ hằng tháng báo cáo Chủ tịch UBND xã.")
    assert (item.report_to, item.frequency) == ("Chủ tịch UBND xã", "định kỳ hằng tháng")


def test_tasks_under_a_heading_that_names_a_body_are_that_bodys():
    found = assignments(
        "1. Phòng Kinh tế", "- Rà soát hộ nghèo ở các thôn.", "- Thẩm định chỉ tiêu của các ngành."
    )
    assert [item.assignees for item in found] == [("Phòng Kinh tế",), ("Phòng Kinh tế",)]


def test_a_sentence_that_names_no_one_assigns_nothing():
    assert assignments("- Nâng cao chất lượng hoạt động của bộ máy.") == ()
