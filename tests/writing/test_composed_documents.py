"""Forms, decisions, letters, the briefing, scorecards: each says what its facts say, and no more."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kehoach.writing.citation import Cited
from kehoach.writing.content import Document, Table
from kehoach.writing.documents import (
    appraisal_record,
    assignment_decision,
    briefing,
    forms,
    petition_answer,
    reminder,
    scorecard,
)
from kehoach.writing.documents.facts import State
from kehoach.writing.pdf import pages_of, write_pdf
from kehoach.writing.stored import document_from, to_values
from kehoach.writing.template import shipped
from tests.writing.document_words import all_words, lines_of, rows_of
from tests.writing.some_facts import BUDGET, OFFICE, POOR, REPORTS, TODAY, WORK, report_facts

GIVEN = assignment_decision.GivenTarget(
    "thu ngân sách", "tỷ đồng", "Kinh tế", goal_cell="20", lead="Phòng Kinh tế", origin="indicator:thu"
)
CRITERIA = (
    scorecard.CriterionFact("I", "Kinh tế", is_heading=True),
    scorecard.CriterionFact(
        "1",
        "Sản lượng",
        max_points=Decimal(2),
        self_points=Decimal(2),
        appraised=Decimal("1.5"),
        reason="thiếu số",
    ),
    scorecard.CriterionFact("2", "Thu ngân sách", max_points=Decimal(3)),
)


def a_decision(**others: object) -> Document:
    given: dict[str, object] = {
        "office": OFFICE,
        "year": 2026,
        "basis": (Cited("Nghị quyết", "22/NQ-HĐND", date(2025, 12, 26), "HĐND xã Gần", "về nhiệm vụ"),),
        "proposer": "Chánh Văn phòng",
        "follower": "Chánh Văn phòng",
        "targets": (GIVEN,),
    }
    facts = assignment_decision.DecisionFacts(**(given | others))  # type: ignore[arg-type]
    return assignment_decision.compose(facts, shipped("assignment_decision"), on=TODAY)


def a_reminder(**others: object) -> Document:
    given: dict[str, object] = {
        "office": OFFICE,
        "year": 2026,
        "period": "tháng 10 năm 2026",
        "regime": "“Báo cáo tháng”",
        "deadline": date(2026, 10, 19),
        "until": date(2026, 10, 23),
        "owed": 4,
        "sent": 3,
        "owing": (
            reminder.Owing(
                "Thôn Trong", "submission:2", targets=2, works=1, deadline=date(2026, 10, 19), days_late=1
            ),
        ),
    }
    facts = reminder.ReminderFacts(**(given | others))  # type: ignore[arg-type]
    return reminder.compose(facts, shipped("reminder"), on=TODAY)


def a_briefing(**others: object) -> Document:
    given: dict[str, object] = {
        "office": OFFICE,
        "year": 2026,
        "meeting": "tháng 10 năm 2026",
        "period": "tháng 10 năm 2026",
        "targets": (BUDGET, POOR),
        "work": WORK,
        "reports": REPORTS,
    }
    facts = briefing.BriefingFacts(**(given | others))  # type: ignore[arg-type]
    return briefing.compose(facts, shipped("briefing"), on=TODAY)


def a_scorecard(**others: object) -> Document:
    facts = scorecard.ScorecardFacts(OFFICE, 2026, **({"criteria": CRITERIA} | others))  # type: ignore[arg-type]
    return scorecard.compose(facts, shipped("scorecard"), on=TODAY)


def a_record() -> Document:
    facts = appraisal_record.RecordFacts(OFFICE, 2026, "UBND xã Xa", criteria=CRITERIA)
    return appraisal_record.compose(facts, shipped("appraisal_record"), on=TODAY)


def an_answer(**others: object) -> Document:
    given: dict[str, object] = {
        "office": OFFICE,
        "petitioner": "cử tri thôn Trong",
        "content": "Đèn đường hỏng.",
    }
    facts = petition_answer.AnswerFacts(**(given | others))  # type: ignore[arg-type]
    return petition_answer.compose(facts, shipped("petition_answer"), on=TODAY)


def every_document() -> list[Document]:
    return [
        a_decision(),
        a_decision(basis=(), proposer=None, follower=None, targets=()),
        a_reminder(),
        a_reminder(owing=(), owed=0, sent=0),
        a_briefing(),
        a_briefing(period=None, targets=(), work=()),
        a_scorecard(),
        a_scorecard(criteria=()),
        a_record(),
        an_answer(),
        forms.work_form(report_facts(), shipped("work_form"), on=TODAY),
        forms.target_form(report_facts(), shipped("target_form"), on=TODAY),
    ]


def test_no_document_says_none_and_each_can_be_kept_and_read_again() -> None:
    for document in every_document():
        assert "None" not in all_words(document)
        assert "{" not in all_words(document)
        assert document_from(to_values(document)) == document


def test_a_decision_names_what_it_rests_on_and_ends_it_with_a_full_stop() -> None:
    assert a_decision().legal_basis == (
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Nghị quyết số 22/NQ-HĐND ngày 26 tháng 12 năm 2025 của HĐND xã Gần về nhiệm vụ;",
        "Theo đề nghị của Chánh Văn phòng.",
    )


def test_a_decision_has_three_articles_and_a_row_a_target() -> None:
    document = a_decision()
    assert document.deciding == "ỦY BAN NHÂN DÂN XÃ GẦN"
    assert document.decides == "QUYẾT ĐỊNH:"
    articles = [line.partition(". ")[0] for line in lines_of(document) if line.startswith("Điều")]
    assert articles == ["Điều 1", "Điều 2", "Điều 3"]
    assert ["1", "Thu ngân sách", "tỷ đồng", "20", "Phòng Kinh tế"] in rows_of(document)


def test_a_decision_for_units_has_a_column_for_each_and_a_gap_for_what_is_unknown() -> None:
    shared = replace(GIVEN, shares=(Decimal(12), None))
    document = a_decision(units=("Xã Gần", "Xã Xa"), targets=(shared,))
    assert ["1", "Thu ngân sách", "tỷ đồng", "20", "12", "-"] in rows_of(document)


def test_a_reminder_is_a_letter_to_those_who_owe_and_says_what_and_how_late() -> None:
    document = a_reminder()
    head = document.letterhead
    assert (head.kind, head.symbol, head.is_letter) == ("", "UBND-VP", True)
    assert head.subject == "đôn đốc gửi báo cáo tháng 10 năm 2026"
    assert document.addressees == ("Thôn Trong",)
    assert rows_of(document) == [["1", "Thôn Trong", "02 chỉ tiêu, 01 giải pháp", "19/10/2026", "1", ""]]


def test_the_first_form_judges_work_in_words_and_keeps_what_was_said() -> None:
    rows = rows_of(forms.work_form(report_facts(), shipped("work_form"), on=TODAY))
    [done] = [row for row in rows if row[1] == "Tiêm phòng đàn lợn"]
    assert done[4:] == ["Đã tiêm 1.200 con; đạt 98%. Hoàn thành ngày 05/3/2026.", "Hoàn thành đúng hạn"]
    [silent] = [row for row in rows if row[1] == "Tổ chức ngày hội"]
    assert silent[4] == "Chưa có báo cáo trong kỳ"


def test_the_second_form_judges_targets_and_leaves_open_what_is_not_known() -> None:
    rows = rows_of(forms.target_form(report_facts(), shipped("target_form"), on=TODAY))
    judged = {row[1]: row[-2] for row in rows if len(row) > 2}
    assert judged == {
        "Thu ngân sách trên địa bàn": "Chưa đạt",
        "Trồng mới rừng": "-",
        "Tỷ lệ hộ nghèo": "Đạt",
    }


def test_a_briefing_keeps_the_worst_and_counts_what_does_not_fit_its_page() -> None:
    many = tuple(
        replace(WORK[1], lineage=str(row), name=f"Việc {row} " + "rất dài " * 30) for row in range(80)
    )
    risky = tuple(replace(BUDGET, lineage=str(row), state=State.AT_RISK) for row in range(80))
    document = a_briefing(work=many, targets=risky)
    counts, lists = [block for block in document.body if isinstance(block, Table)]
    assert len(counts.rows) == 2
    assert any("nội dung khác" in row.cells[0].text for row in lists.rows)
    assert briefing.height_of(lists) <= briefing.ROOM
    titles = [row.cells[0].text for row in lists.rows if row.bold]
    assert titles[0] == "1. Quá hạn, chậm báo cáo (81)"


@pytest.mark.parametrize("rows", [0, 3, 80])
@pytest.mark.parametrize("words", [1, 30])
def test_a_briefing_takes_exactly_one_page(rows: int, words: int) -> None:
    long = "rất dài " * words
    late = tuple(
        replace(WORK[1], lineage=str(row), name=f"Việc {row} {long}", why=long) for row in range(rows)
    )
    risky = tuple(
        replace(BUDGET, lineage=str(row), state=State.AT_RISK, why=long, lead=long) for row in range(rows)
    )
    decide = tuple(briefing.Matter(f"Xin {row} {long}", told=long) for row in range(rows))
    meeting = "tuần 48 năm 2026 (từ ngày 23/11/2026 đến ngày 29/11/2026)"
    document = a_briefing(work=late, targets=risky, decide=decide, meeting=meeting)
    assert pages_of(write_pdf(document)) == 1


def test_a_sum_of_points_is_a_gap_while_a_criterion_is_not_scored() -> None:
    document = a_scorecard()
    assert any("Tổng điểm tự chấm: … trên 5 điểm tối đa" in line for line in lines_of(document))
    assert "Còn 01 tiêu chí chưa chấm điểm." in lines_of(document)
    assert rows_of(document)[-1] == ["", "Tổng cộng", "", "5", "-", "-", "-", ""]


def test_a_record_names_only_the_criteria_whose_points_were_changed_with_the_reason() -> None:
    lines = lines_of(a_record())
    assert "- Tiêu chí 1 Sản lượng: tự chấm 2, thẩm định 1,5; lý do: Thiếu số." in lines
    assert "Chưa thẩm định 01 tiêu chí." in lines


def test_an_answer_quotes_the_petition_and_leaves_a_gap_for_what_is_not_answered() -> None:
    document = an_answer(received=date(2026, 10, 2), channel="tại hội nghị tiếp xúc cử tri")
    assert document.letterhead.subject == "trả lời kiến nghị của cử tri thôn Trong"
    assert "- …" in lines_of(document)
    assert (
        "Ngày 02/10/2026, UBND xã Gần nhận được kiến nghị của cử tri thôn Trong tại hội nghị tiếp xúc cử tri "
        "với nội dung: “Đèn đường hỏng”."
    ) in lines_of(document)
