"""A template of an office is checked before it is used: one sentence with the line for each fault."""

import pytest

from kehoach.writing.template import documents, fill, shipped, shipped_text
from kehoach.writing.template_check import TemplateRefused, faults_in, read_template

REPORT = shipped_text("report")


def line_of(text: str, words: str) -> int:
    return next(at for at, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize("document", documents())
def test_each_template_that_comes_along_can_be_used(document: str) -> None:
    assert faults_in(document, shipped_text(document)) == ()
    assert read_template(document, shipped_text(document)) == shipped(document)


def test_an_office_changes_words_order_columns_and_sectors_without_code() -> None:
    text = (
        REPORT.replace('title = "Hạn chế, nguyên nhân"', 'title = "Tồn tại, hạn chế"')
        .replace('order = ["results", "shortcomings"', 'order = ["shortcomings", "results"')
        .replace("same_period = true", "same_period = false")
        .replace('title = "Nội dung khác"', 'title = "Việc khác"')
    )
    own = read_template("report", text)
    assert own.text("sections.shortcomings.title") == "Tồn tại, hạn chế"
    assert own.lines("order")[0] == "shortcomings"
    assert not own.is_on("columns.same_period")
    assert own.sectors[-1].title == "Việc khác"


def test_an_unknown_place_is_named_with_its_line_and_what_can_be_used() -> None:
    text = REPORT.replace("của {unit}.", "của {don_vi}.")
    [fault] = faults_in("report", text)
    assert fault.line == line_of(text, "{don_vi}")
    assert str(fault).startswith(f"Dòng {fault.line}: «closing» không có chỗ điền «{{don_vi}}». Dùng được: ")


def test_a_place_of_one_sentence_is_not_a_place_of_another() -> None:
    text = REPORT.replace('done_on = " (hoàn thành ngày {day})"', 'done_on = " ({percent})"')
    [fault] = faults_in("report", text)
    assert "«sentences.done_on» không có chỗ điền «{percent}»" in fault.message


def test_a_missing_text_is_named_at_its_table() -> None:
    text = REPORT.replace('title = "Kiến nghị, đề xuất"\n', "")
    [fault] = faults_in("report", text)
    assert fault.line == line_of(text, "[sections.proposals]")
    assert fault.message == "thiếu mục «sections.proposals.title». Thêm lại mục này như trong mẫu gốc."


def test_a_section_left_out_of_the_order_is_missed() -> None:
    text = REPORT.replace('"next", "proposals"]', '"next"]')
    [fault] = faults_in("report", text)
    assert (fault.line, "«proposals»" in fault.message) == (line_of(text, "order ="), True)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('kind = "báo cáo"', "kind = báo cáo", "không đọc được"),
        ("note = true", 'note = "có"', "chỉ nhận true"),
        ("legal_basis = []", 'legal_basis = "Căn cứ"', "phải là danh sách câu"),
        ('name = "Báo cáo', 'ten = "Báo cáo', "«ten» không có trong mẫu này"),
        ('title = "Kết quả thực hiện"', 'title = " "', "để trống"),
        ("{unit}.", "{unit.name}.", "dấu «{» lẻ"),
        ('holds = ["economy"]', 'holds = ["kinh tế"]', "không có nhóm việc «kinh tế»"),
        ('title = "Nội dung khác"', 'title = "Nội dung khác"\nholds = ["service"]', "đúng một lĩnh vực"),
    ],
)
def test_each_fault_is_told_in_one_sentence(before: str, after: str, told: str) -> None:
    assert before in REPORT
    faults = faults_in("report", REPORT.replace(before, after, 1))
    assert any(told in fault.message for fault in faults), faults


def test_a_template_with_faults_is_refused_with_all_of_them() -> None:
    text = REPORT.replace("note = true", "note = 1").replace("{unit}.", "{ai}.")
    with pytest.raises(TemplateRefused) as refused:
        read_template("report", text)
    assert len(refused.value.faults) >= 2
    lines = [fault.line for fault in refused.value.faults]
    assert lines == sorted(lines)


@pytest.mark.parametrize("text", ["", "x" * 300_000, "[" * 5_000, "a = " + "[" * 50_000, "\x00", "[sectors]"])
def test_any_file_at_all_gets_a_sentence(text: str) -> None:
    assert faults_in("report", text)


def test_what_looks_like_code_stays_words() -> None:
    [run] = fill("{unit}", {"unit": "{unit.__class__} {year} %s ${x}"})
    assert run.text == "{unit.__class__} {year} %s ${x}"
