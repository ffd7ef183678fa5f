"""The report on the plan: what it says of figures, of people's words, and of what nobody knows."""

from dataclasses import replace

from kehoach.writing.documents.facts import ReportsFact, State
from kehoach.writing.documents.report import compose
from kehoach.writing.template import Template, shipped
from tests.writing.document_words import all_words, lines_of, rows_of, runs_of
from tests.writing.some_facts import BUDGET, DONE, HINDERED, POOR, TODAY, WORK, report_facts

TEMPLATE = shipped("report")


def test_the_four_parts_stand_in_order_with_their_numbers() -> None:
    headings = [line for line in lines_of(compose(report_facts(), TEMPLATE, on=TODAY)) if line.isupper()]
    assert headings == [
        "I. KẾT QUẢ THỰC HIỆN",
        "II. HẠN CHẾ, NGUYÊN NHÂN",
        "III. NHIỆM VỤ TRỌNG TÂM THÁNG 11 NĂM 2026",
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
    ]


def test_a_target_is_told_with_its_rates_and_no_more_decimals_than_known() -> None:
    assert (
        "- Thu ngân sách trên địa bàn: 12,4 tỷ đồng, đạt 62,0% kế hoạch, bằng 108,1% cùng kỳ; "
        "riêng trong kỳ 1,2 tỷ đồng (kế hoạch năm 20 tỷ đồng)."
    ) in lines_of(compose(report_facts(), TEMPLATE, on=TODAY))


def test_a_limit_is_never_said_to_be_reached_by_a_rate() -> None:
    lines = lines_of(compose(report_facts(), TEMPLATE, on=TODAY))
    assert "- Tỷ lệ hộ nghèo: 2,4%, bằng 96,0% kế hoạch (kế hoạch năm dưới 2,5%)." in lines


def test_what_nobody_reported_is_said_to_be_unknown_and_is_never_zero() -> None:
    document = compose(report_facts(), TEMPLATE, on=TODAY)
    assert "- Chưa có số liệu: Trồng mới rừng." in lines_of(document)
    [row] = [row for row in rows_of(document) if row[1] == "Trồng mới rừng"]
    assert row[3:9] == ["-"] * 6


def test_the_count_tells_reached_missed_and_unknown_apart() -> None:
    [line] = [line for line in lines_of(compose(report_facts(), TEMPLATE, on=TODAY)) if "đạt và vượt" in line]
    assert line == (
        "Đến ngày 14 tháng 10 năm 2026, có 01/03 chỉ tiêu đạt và vượt kế hoạch năm; 01 chỉ tiêu chưa đạt "
        "kế hoạch năm; 01 chỉ tiêu chưa đủ số liệu để đánh giá (chi tiết tại Phụ lục kèm theo)."
    )


def test_words_of_people_stay_as_they_are_but_for_capital_and_full_stop() -> None:
    document = compose(report_facts(), TEMPLATE, on=TODAY)
    said = {run.origin: run.text for run in runs_of(document) if run.origin in (DONE.origin, HINDERED.origin)}
    assert said[DONE.origin] == "Đã tiêm 1.200 con; đạt 98% (hoàn thành ngày 05/3/2026)."
    assert "- Giải tỏa hành lang đường: Đang vận động các hộ (tiến độ 40%)." in lines_of(document)


def test_every_figure_and_every_sentence_of_people_says_where_it_comes_from() -> None:
    document = compose(report_facts(), TEMPLATE, on=TODAY)
    by_text = {run.text: run.origin for run in runs_of(document) if run.origin}
    assert by_text["12,4 tỷ đồng"] == BUDGET.origin
    assert by_text["1,2 tỷ đồng"] == "actual:1"
    assert by_text["Chưa có kinh phí"] == by_text["Đề nghị bố trí kinh phí"] == HINDERED.origin
    assert by_text["Thôn Trong"] == "submission:2"


def test_who_is_late_and_who_did_not_report_is_said_plainly() -> None:
    lines = lines_of(compose(report_facts(), TEMPLATE, on=TODAY))
    assert "Trong kỳ nhận được 03/04 báo cáo của các cơ quan, đơn vị." in lines
    assert "- Gửi báo cáo chậm: Trạm Y tế." in lines
    assert any(line.startswith("- Chưa gửi báo cáo: Thôn Trong;") for line in lines)
    overdue = "- Giải tỏa hành lang đường (chủ trì: Công an xã) quá hạn 14 ngày: hạn 30/09/2026."
    assert overdue in lines


def test_what_comes_next_names_what_is_due_and_what_is_carried_over() -> None:
    lines = lines_of(compose(report_facts(), TEMPLATE, on=TODAY))
    assert "- Tổ chức ngày hội (chủ trì: Văn phòng; hạn: 10/11/2026)." in lines
    carried = (
        "- Giải tỏa hành lang đường (chủ trì: Công an xã; hạn: 30/9/2026): tập trung hoàn thành dứt điểm."
    )
    assert carried in lines


def test_alike_obstacles_of_one_office_are_told_once_with_all_they_are_about() -> None:
    again = replace(
        WORK[1], lineage="khac", name="Kẻ vạch đường", said=(replace(HINDERED, origin="progress:9"),)
    )
    document = compose(report_facts(work=(*WORK, again)), TEMPLATE, on=TODAY)
    told = "- Chưa có kinh phí (Công an xã; nội dung: Giải tỏa hành lang đường; Kẻ vạch đường)."
    assert told in lines_of(document)
    assert any(run.origin == "progress:9" and run.text == "Kẻ vạch đường" for run in runs_of(document))


def test_a_quiet_month_says_that_there_is_nothing_to_say() -> None:
    quiet = report_facts(targets=(POOR,), work=(), reports=ReportsFact())
    words = all_words(compose(quiet, TEMPLATE, on=TODAY))
    assert "Trong kỳ không có đơn vị nào báo cáo khó khăn" in words
    assert "không có kiến nghị, đề xuất" in words


def test_a_report_of_nothing_has_no_annex_and_no_word_of_the_program() -> None:
    empty = compose(report_facts(targets=(), work=(), reports=ReportsFact()), TEMPLATE, on=TODAY)
    assert empty.annexes == ()
    assert "None" not in all_words(empty)


def test_columns_are_switched_off_by_the_template() -> None:
    switches = dict(TEMPLATE.switches) | {"columns.previous": False, "columns.same_period": False}
    own = Template("report", TEMPLATE.texts, TEMPLATE.lists, switches, TEMPLATE.sectors)
    [annex] = compose(report_facts(), own, on=TODAY).annexes
    [table] = annex.blocks
    assert [cell.text for cell in table.heading[0].cells] == [  # type: ignore[union-attr]
        "TT",
        "Chỉ tiêu",
        "ĐVT",
        "Kế hoạch năm 2026",
        "Thực hiện tháng 10 năm 2026",
        "Lũy kế đến 14/10/2026",
        "% so với KH năm",
        "Ghi chú",
    ]


def test_both_forms_come_along_where_the_template_asks_for_them() -> None:
    switches = dict(TEMPLATE.switches) | {"annexes.work_form": True, "annexes.target_form": True}
    own = Template("report", TEMPLATE.texts, TEMPLATE.lists, switches, TEMPLATE.sectors)
    labels = [annex.label for annex in compose(report_facts(), own, on=TODAY).annexes]
    assert labels == ["Phụ lục", "Biểu số 01", "Biểu số 02"]


def test_a_year_has_the_title_of_a_year_and_missed_targets_are_called_so() -> None:
    missed = replace(BUDGET, state=State.OVERDUE, lead="Phòng Kinh tế")
    facts = report_facts(is_yearly=True, period="năm 2026", next_period="năm 2027", targets=(missed,))
    document = compose(facts, TEMPLATE, on=TODAY)
    assert document.letterhead.subject.startswith(
        "Kết quả thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2026"
    )
    line = (
        "- Thu ngân sách trên địa bàn (chủ trì: Phòng Kinh tế): 12,4 tỷ đồng, "
        "không đạt kế hoạch năm 20 tỷ đồng."
    )
    assert line in lines_of(document)


def test_a_draft_has_its_symbol_and_leaves_number_and_day_open() -> None:
    head = compose(report_facts(), TEMPLATE, on=TODAY).letterhead
    assert (head.number, head.full_number, head.date) == ("", "BC-UBND", "ngày … tháng 10 năm 2026")
    assert (head.issuer, head.place, head.kind) == ("ỦY BAN NHÂN DÂN XÃ GẦN", "Gần", "BÁO CÁO")


def test_odd_words_of_people_break_nothing_and_are_not_read_as_places() -> None:
    odd = "=SUM(A1) {unit} {không} \u202e😀 " + "dài " * 2_500
    said = replace(HINDERED, result=odd, obstacle=odd, proposal="{thiếu")
    document = compose(report_facts(work=(replace(WORK[1], name=odd, said=(said,)),)), TEMPLATE, on=TODAY)
    words = all_words(document)
    assert "=SUM(A1) {unit} {không}" in words
    assert "{thiếu" in words
