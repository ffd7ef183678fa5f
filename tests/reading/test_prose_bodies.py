"""Who acts in running text, whatever verbs the names of offices look like."""

import pytest

from kehoach.reading.prose_assignment import read_prose_assignment
from kehoach.vietnamese.actions import find_action
from kehoach.vietnamese.assigning import assigning
from kehoach.vietnamese.body_names import name_goes_on, opens_proper_name
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("Sở Xây dựng đẩy nhanh tiến độ đường vành đai.", "Sở Xây dựng", None),
        (
            "Giao Ban Quản lý chợ phối hợp với Đồn Biên phòng Cửa Lạch kiểm tra hàng hóa.",
            "Ban Quản lý chợ",
            "Đồn Biên phòng Cửa Lạch",
        ),
        ("Sở Giáo dục và Đào tạo xây dựng 03 trường nội trú.", "Sở Giáo dục và Đào tạo", None),
        ("Phòng Kinh tế là đơn vị đầu mối tổng hợp.", "Phòng Kinh tế", None),
        ("Đắp đập tạm trên suối. Ban Quản lý dự án xã làm chủ đầu tư.", "Ban Quản lý dự án xã", None),
        ("Mở phố đi bộ ven hồ; giao Phòng Văn hóa - Xã hội tham mưu đề án.", "Phòng Văn hóa - Xã hội", None),
        ("Phòng Văn hóa - Xã hội chi trả trợ cấp kịp thời.", "Phòng Văn hóa - Xã hội", None),
    ],
)
def test_a_name_ends_where_what_its_bearer_does_begins(
    text: str, lead: str, coordinating: str | None
) -> None:
    found = read_prose_assignment(text)
    assert (found.lead, found.coordinating) == (lead, coordinating)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hoàn thành kè bờ sông trước tháng 8/2027.", "trước tháng 8/2027"),
        ("Tổ chức hội nghị vào cuối tháng 4 và cuối tháng 9/2027.", "vào cuối tháng 4 và cuối tháng 9/2027"),
        ("Sửa 02 phòng học trong hè năm 2027.", "trong hè năm 2027"),
        ("Nạo vét kênh Bờ Đắp trước mùa mưa; thường xuyên kiểm tra cống.", "trước mùa mưa"),
        ("Làm sạch dữ liệu đất đai theo lộ trình của Sở Nội vụ.", "theo lộ trình của Sở Nội vụ"),
        ("Phát hành bản tin; hằng tháng công khai danh sách hồ sơ trễ hạn.", "hằng tháng"),
        ("Kiểm tra công vụ mỗi quý ít nhất 02 lần.", "mỗi quý"),
        ("Phòng Nội vụ thường xuyên kiểm tra kỷ luật.", "thường xuyên"),
        ("Tổ chức khám sức khỏe định kỳ cho người cao tuổi.", None),
        ("Quản lý chặt chẽ kinh phí chi thường xuyên được giao.", None),
        ("Thực hiện dự toán chi ngân sách hằng năm đúng quy định.", None),
    ],
)
def test_the_time_of_a_task_is_found_wherever_it_stands(text: str, due: str | None) -> None:
    assert read_prose_assignment(text).due_text == due


@pytest.mark.parametrize("example", read_words("assigning")["proper_body"].values())
def test_an_office_is_told_by_the_capital_after_its_head(example: str) -> None:
    assert opens_proper_name(example)
    head = next(assigning("proper_body").find(tone_key(example)))
    assert not opens_proper_name(example[: head.end] + " " + example[head.end :].strip().lower())


@pytest.mark.parametrize(("phrase", "example"), read_words("assigning")["doing"].items())
def test_what_a_body_does_ends_its_name(phrase: str, example: str) -> None:
    found = read_prose_assignment(f"Giao {example}.")
    assert found.lead is not None
    assert example.startswith(found.lead)
    assert tone_key(example[len(found.lead) :]).strip().startswith(tone_key(phrase))


def test_a_capitalised_name_goes_on_over_words_that_are_verbs_elsewhere() -> None:
    text = "Ban Quản lý các khu công nghiệp hoàn thành hạ tầng"
    assert text[: name_goes_on(text, 0, len(text))] == "Ban Quản lý"
    assert find_action("Sở Xây dựng và các xã") is None
