"""More time, corrections, and bad input: one sentence each, and nothing stored."""

import json
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Correction, Extension, Progress, Submission
from kehoach.web.reporting.services import periods, submissions
from tests.web.reporting.years import Year, at


def shown(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def report(year: Year) -> Submission:
    return year.report_of(year.open(6))


@pytest.fixture
def accepted(year: Year, report: Submission) -> Submission:
    sent = submissions.submit(actor=year.world.an, submission=report, texts=year.texts(value="21,485.0"))
    return submissions.accept(actor=year.world.binh, submission=sent)


def test_more_time_is_asked_for_a_report(year: Year, report: Submission, an: Client) -> None:
    later = timezone.localdate() + timedelta(days=5)
    form = {"until": later.isoformat(), "reason": "Chờ số liệu của thôn"}
    assert an.post(f"/viec-cua-toi/{report.pk}/gia-han/", form).status_code == 302
    asked = Extension.objects.get()
    assert (asked.submission, asked.until, asked.reason) == (report, later, "Chờ số liệu của thôn")
    again = an.post(f"/viec-cua-toi/{report.pk}/gia-han/", form)
    assert again.status_code == 422
    assert "đang chờ quyết định" in shown(again)


@pytest.mark.parametrize(
    ("until", "reason", "said"),
    [
        ("2026-06-01", "Chờ số liệu", "Chọn một ngày sau ngày đó."),
        ("2099-01-01", "", "Ô này còn trống."),
        ("hôm nào đó", "Chờ số liệu", "Ghi ngày"),
    ],
)
def test_an_asking_that_cannot_be_is_refused_with_one_sentence(
    report: Submission, an: Client, until: str, reason: str, said: str
) -> None:
    answer = an.post(f"/viec-cua-toi/{report.pk}/gia-han/", {"until": until, "reason": reason})
    assert answer.status_code == 422
    assert said in shown(answer)
    assert not Extension.objects.exists()


def test_more_time_is_asked_for_a_solution(year: Year, report: Submission, an: Client) -> None:
    solution = year.solutions[1]
    form = {"until": "2026-09-30", "reason": "Chưa có hướng dẫn"}
    address = f"/viec-cua-toi/{report.pk}/gia-han/{solution.lineage}/"
    assert "hạn hiện nay 30/06/2026" in shown(an.get(address))
    assert an.post(address, form).status_code == 302
    assert Extension.objects.get().lineage == solution.lineage


def test_a_granted_extension_moves_the_deadline_that_the_page_shows(
    year: Year, report: Submission, an: Client
) -> None:
    Extension.objects.create(
        unit=year.world.commune,
        solution=year.solutions[0],
        lineage=year.solutions[0].lineage,
        until=date(2026, 9, 30),
        reason="Chưa có hướng dẫn",
        state=Extension.State.GRANTED,
        decided_at=timezone.now(),
    )
    assert "30/09/2026" in shown(an.get(f"/viec-cua-toi/{report.pk}/"))


def test_an_accepted_figure_is_corrected_and_both_are_shown(
    year: Year, accepted: Submission, an: Client
) -> None:
    indicator = year.indicators[0]
    address = f"/viec-cua-toi/{accepted.pk}/dinh-chinh/{indicator.lineage}/"
    name = field_name(indicator, "value")
    page = shown(an.get(address))
    assert 'value="21.485"' in page
    assert an.post(address, {name: "21.500", "reason": "Cộng sót thôn Trong"}).status_code == 302
    assert Actual.objects.get(submission=accepted, lineage=indicator.lineage).value == 21500
    said = shown(an.get(f"/viec-cua-toi/{accepted.pk}/"))
    assert "<del>21.485</del>" in said
    assert "<ins>21.500</ins>" in said
    assert "Cộng sót thôn Trong" in said


def test_a_figure_of_three_decimals_is_not_asked_about_when_only_its_note_is_corrected(
    year: Year, report: Submission, an: Client
) -> None:
    texts = year.texts(value="21,485")
    texts |= {field_name(one, "value-reading"): "21.485" for one in year.indicators}
    sent = submissions.submit(actor=year.world.an, submission=report, texts=texts)
    submissions.accept(actor=year.world.binh, submission=sent)
    indicator = year.indicators[0]
    address = f"/viec-cua-toi/{report.pk}/dinh-chinh/{indicator.lineage}/"
    card = an.get(address).context["card"]
    form = {
        card.value.name: card.value.text,
        f"{card.value.name}-reading": card.value.reading,
        card.note.name: "Số của chi cục",
        "reason": "Thiếu nguồn",
    }
    assert an.post(address, form).status_code == 302
    row = Actual.objects.get(submission=report, lineage=indicator.lineage)
    assert (row.value, row.note) == (Decimal("21.485"), "Số của chi cục")


def test_a_state_is_corrected_in_words_people_know(year: Year, accepted: Submission, an: Client) -> None:
    solution = year.solutions[0]
    address = f"/viec-cua-toi/{accepted.pk}/dinh-chinh/{solution.lineage}/"
    form = {
        field_name(solution, "state"): "done",
        field_name(solution, "result"): "Đã tiêm 1.200 con",
        "reason": "Đã nghiệm thu",
    }
    assert an.post(address, form).status_code == 302
    said = shown(an.get(f"/viec-cua-toi/{accepted.pk}/"))
    assert "<del>đang thực hiện</del> → <ins>đã hoàn thành</ins>" in said


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        ("21.500", "", "Chưa ghi lý do"),
        ("21.485", "Cộng sót", "không có gì để đính chính"),
        ("nhiều", "Cộng sót", "chưa phải là số"),
        ("1,250", "Cộng sót", "hai cách"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_keeps_what_was_typed(
    year: Year, accepted: Submission, an: Client, value: str, reason: str, said: str
) -> None:
    indicator = year.indicators[0]
    address = f"/viec-cua-toi/{accepted.pk}/dinh-chinh/{indicator.lineage}/"
    answer = an.post(address, {field_name(indicator, "value"): value, "reason": reason})
    assert answer.status_code == 422
    assert said in shown(answer)
    assert f'value="{value}"' in shown(answer)
    assert not Correction.objects.exists()


def test_there_is_nothing_to_correct_in_an_item_the_report_does_not_have(
    accepted: Submission, an: Client
) -> None:
    nowhere = "00000000-0000-0000-0000-000000000001"
    assert an.get(f"/viec-cua-toi/{accepted.pk}/dinh-chinh/{nowhere}/").status_code == 404


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"percent": "101"}, "Ghi số từ 0 đến 100."),
        ({"percent": "-5"}, "Ghi số từ 0 đến 100."),
        ({"value": "1,250"}, "có thể hiểu theo hai cách"),
        ({"value": "nhiều"}, "chưa phải là số"),
        ({"value": "0,1234567891"}, "Làm tròn"),
        ({"value": "1234567890123456789"}, "chưa phải là số"),
        ({"result": "x" * 4001}, "nhiều hơn 4000"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_stored(
    year: Year, report: Submission, an: Client, figures: dict[str, str], said: str
) -> None:
    answer = an.post(f"/viec-cua-toi/{report.pk}/", year.texts(**figures) | {"action": "send"})
    assert answer.status_code == 422
    assert said in shown(answer)
    report.refresh_from_db()
    assert report.state == Submission.State.WAITING
    assert not Progress.objects.exists()
    assert not Actual.objects.exists()


def test_a_sign_that_no_database_keeps_is_left_out_of_what_a_form_brings(
    year: Year, report: Submission
) -> None:
    texts = year.texts(result="Đã tiêm\x00 xong")
    sent = submissions.submit(actor=year.world.an, submission=report, texts=texts)
    assert "\\u0000" not in json.dumps(sent.draft)
    assert set(Progress.objects.values_list("result", flat=True)) == {"Đã tiêm xong"}


def test_a_closed_month_takes_nothing(year: Year, report: Submission, an: Client) -> None:
    periods.close_period(actor=year.world.binh, period=report.period, at=at(2026, 6, 30))
    for address in ("", "nhap/"):
        answer = an.post(f"/viec-cua-toi/{report.pk}/{address}", year.texts() | {"action": "send"})
        assert answer.status_code == 422
        assert "đã chốt số liệu" in shown(answer)
    report.refresh_from_db()
    assert (report.draft, Progress.objects.exists()) == ({}, False)


def test_a_month_that_has_not_begun_has_no_report_to_send(year: Year, report: Submission) -> None:
    # Nobody owes it, since nobody can open it (test_cycle says so): there is no address to send it to.
    assert set(Submission.objects.values_list("period__index", flat=True)) == {6}


def test_a_day_of_completion_that_lies_ahead_is_refused(year: Year, report: Submission, an: Client) -> None:
    first = year.solutions[0]
    done = {
        field_name(first, "state"): "done",
        field_name(first, "percent"): "",
        field_name(first, "done_on"): (timezone.localdate() + timedelta(days=2)).isoformat(),
    }
    answer = an.post(f"/viec-cua-toi/{report.pk}/", year.texts() | done | {"action": "send"})
    assert answer.status_code == 422
    assert "còn ở phía trước" in shown(answer)


def test_a_rate_comes_with_both_its_numbers_or_neither(year: Year, report: Submission, an: Client) -> None:
    rate = next(one for one in year.indicators if one.unit == "%")
    half = {field_name(rate, "value"): "", field_name(rate, "numerator"): "12"}
    answer = an.post(f"/viec-cua-toi/{report.pk}/", year.texts() | half | {"action": "send"})
    assert "Ghi thêm số còn thiếu" in shown(answer)
    whole = half | {field_name(rate, "denominator"): "480"}
    assert (
        an.post(f"/viec-cua-toi/{report.pk}/", year.texts() | whole | {"action": "send"}).status_code == 302
    )
    row = Actual.objects.get(lineage=rate.lineage)
    assert (row.numerator, row.denominator) == (12, 480)
