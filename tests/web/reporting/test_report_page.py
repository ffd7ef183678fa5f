"""The page on which a month is reported: what stands there, what is carried over, what is asked."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from kehoach.web.organizations.policy import Role
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Progress, Submission
from kehoach.web.reporting.services import periods, submissions
from tests.web.conftest import signed_in
from tests.web.people import World, a_person
from tests.web.reporting.texts import FULL_MONTH
from tests.web.reporting.years import Year, at, build_year

SEND = {"action": "send"}


@pytest.fixture
def year(world: World) -> Year:
    """Work that goes on all year, so that each month asks for it."""
    return build_year(world, FULL_MONTH)


def reported(year: Year, month: int, **figures: str) -> Submission:
    report = year.report_of(year.open(month))
    return submissions.submit(actor=year.world.an, submission=report, texts=year.texts(**figures))


def address(report: Submission) -> str:
    return f"/viec-cua-toi/{report.pk}/"


def shown(answer: Any) -> str:
    return unescape(answer.content.decode())


def value_of(answer: Any, name: str) -> str:
    """What stands in a field of the page."""
    page = answer.context["page"]
    for card in (*page.solutions, *page.indicators):
        for box in ("state", "percent", "result", "obstacle", "value", "cumulative"):
            if (found := getattr(card, box, None)) and found.name == name:
                return str(found.text)
    raise AssertionError(name)


def test_last_month_stands_there_and_counts_for_nothing_until_it_is_sent(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    answer = an.get(address(report))
    first = year.solutions[0]
    assert value_of(answer, field_name(first, "state")) == "in_progress"
    assert value_of(answer, field_name(first, "percent")) == "40"
    assert value_of(answer, field_name(first, "result")) == ""
    assert "đang lấy như kỳ trước" in shown(answer)
    assert "Tháng 5/2026: 250 tấn" in shown(answer)
    assert not Progress.objects.filter(submission=report).exists()


def test_figures_so_far_stand_beside_the_field(year: Year, an: Client) -> None:
    reported(year, 4)
    reported(year, 5)
    answer = an.get(address(year.report_of(year.open(6))))
    assert "lũy kế đến 31/05/2026: 500 tấn" in shown(answer)


def test_a_draft_is_kept_by_the_page_and_by_the_way_beside_it(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    name = field_name(year.solutions[0], "result")
    kept = an.post(address(report) + "nhap/", {name: "Đang tiêm đợt 2"})
    assert kept.status_code == 200
    assert "Đã lưu nháp lúc" in shown(kept)
    assert value_of(an.get(address(report)), name) == "Đang tiêm đợt 2"
    assert an.post(address(report), {name: "Đợt 3", "action": "save"}).status_code == 302
    assert value_of(an.get(address(report)), name) == "Đợt 3"


def test_a_draft_that_comes_after_the_report_was_sent_changes_nothing(year: Year, an: Client) -> None:
    report = reported(year, 6)
    late = an.post(address(report) + "nhap/", {field_name(year.solutions[0], "result"): "Muộn"})
    assert late.status_code == 422
    assert "đã gửi" in shown(late)
    report.refresh_from_db()
    assert "Muộn" not in str(report.draft)


def test_last_months_words_come_over_by_one_button_and_write_over_nothing(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    first, second, _ = year.solutions
    typed = {field_name(first, "result"): "Đã tiêm thêm"}
    an.post(address(report), typed | {"carry": "all"})
    answer = an.get(address(report))
    assert value_of(answer, field_name(first, "result")) == "Đã tiêm thêm\nĐã tiêm 1.200 con"
    assert value_of(answer, field_name(second, "result")) == "Đã tiêm 1.200 con"


def test_a_report_that_cannot_be_read_comes_back_whole_with_the_way_to_each_field(
    year: Year, an: Client
) -> None:
    report = year.report_of(year.open(6))
    texts = year.texts(percent="140", result="Giữ lại chữ này")
    answer = an.post(address(report), texts | SEND)
    assert answer.status_code == 422
    page = shown(answer)
    name = field_name(year.solutions[0], "percent")
    assert f'href="#{name}"' in page
    assert f'id="{name}-error"' in page
    assert page.count("Giữ lại chữ này") == len(year.solutions)
    report.refresh_from_db()
    assert report.draft[name] == "140"


def test_an_ambiguous_figure_is_asked_back_with_both_readings(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    answer = an.post(address(report), year.texts(value="1,250") | SEND)
    page = shown(answer)
    assert answer.status_code == 422
    assert 'value="1250"' in page
    assert 'value="1.250"' in page
    readings = {field_name(one, "value-reading"): "1.250" for one in year.indicators}
    assert an.post(address(report), year.texts(value="1,250") | readings | SEND).status_code == 302
    assert set(Actual.objects.values_list("value", flat=True)) == {1.25}


def test_an_odd_figure_is_asked_about_once_and_taken_when_it_is_sent_again(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    texts = year.texts(value="2500", percent="45") | SEND
    answer = an.post(address(report), texts)
    assert answer.status_code == 422
    assert "Kiểm tra lại" in shown(answer)
    assert not Actual.objects.filter(submission=report).exists()
    seen = {"seen": answer.context["page"].seen}
    other = texts | {field_name(year.indicators[0], "value"): "9900"} | seen
    assert an.post(address(report), other).status_code == 422
    assert an.post(address(report), texts | seen).status_code == 302
    assert Actual.objects.filter(submission=report, value=2500).count() == len(year.indicators)


def test_a_percent_that_falls_and_work_that_is_done_but_not_said_to_be_are_odd(
    year: Year, an: Client
) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    falling = shown(an.post(address(report), year.texts(percent="30") | SEND))
    assert "Tiến độ giảm từ 40% xuống 30%" in falling
    finished = shown(an.post(address(report), year.texts(percent="100") | SEND))
    assert "chọn «đã hoàn thành»" in finished


def test_done_is_one_tap_though_last_months_percent_still_stands_there(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    done = {field_name(one, "state"): "done" for one in year.solutions}
    assert an.post(address(report), year.texts() | done | SEND).status_code == 302
    assert set(Progress.objects.filter(submission=report).values_list("state", "percent")) == {("done", 100)}


def test_nothing_new_of_the_whole_report_is_one_click(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    texts = {name: text for name, text in year.texts(result="").items() if "-value" not in name}
    assert an.post(address(report), texts | {"action": "nothing"}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.nothing_new) == (Submission.State.SUBMITTED, True)


def test_nothing_new_asks_before_it_leaves_out_what_was_written(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    answer = an.post(address(report), year.texts() | {"action": "nothing"})
    assert answer.status_code == 422
    assert "đã có nội dung ghi mới" in shown(answer)
    report.refresh_from_db()
    assert report.state == Submission.State.WAITING
    assert an.post(address(report), year.texts() | {"action": "nothing", "sure": "yes"}).status_code == 302


def test_nothing_new_of_one_item_leaves_it_where_it_stood(year: Year, an: Client) -> None:
    reported(year, 5)
    report = year.report_of(year.open(6))
    quiet, figure = year.solutions[0], year.indicators[0]
    texts = year.texts(percent="60") | {
        field_name(quiet, "percent"): "",
        field_name(quiet, "result"): "",
        field_name(quiet, "nothing_new"): "1",
        field_name(figure, "value"): "",
        field_name(figure, "nothing_new"): "1",
    }
    assert an.post(address(report), texts | SEND).status_code == 302
    row = Progress.objects.get(submission=report, lineage=quiet.lineage)
    assert (row.state, row.percent, row.nothing_new) == ("in_progress", 40, True)
    assert Actual.objects.get(submission=report, lineage=figure.lineage).value is None


def test_nothing_new_beside_something_new_is_asked_about(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    both = {field_name(one, "nothing_new"): "1" for one in (*year.solutions, *year.indicators)}
    answer = an.post(address(report), year.texts() | both | SEND)
    assert answer.status_code == 422
    assert shown(answer).count("Vừa chọn «Không phát sinh» vừa ghi nội dung mới.") >= 2 * len(both)


def test_two_people_send_one_report_and_the_second_is_told(year: Year, an: Client, binh: Client) -> None:
    report = year.report_of(year.open(6))
    assert binh.post(address(report), year.texts(percent="50") | SEND).status_code == 302
    answer = an.post(address(report), year.texts(percent="60") | SEND)
    assert answer.status_code == 422
    assert "Báo cáo này đã gửi" in shown(answer)
    assert set(Progress.objects.values_list("percent", flat=True)) == {50}


def test_a_sent_report_says_when_and_whether_it_was_late(year: Year, an: Client) -> None:
    report = reported(year, 6)
    page = shown(an.get(address(report)))
    assert "Đã gửi báo cáo Tháng 6/2026" in page
    assert "Gửi chậm" in page
    assert "Đã tiêm 1.200 con" in page
    assert an.post(address(report) + "rut-ve/").status_code == 302
    assert value_of(an.get(address(report)), field_name(year.solutions[0], "result")) == "Đã tiêm 1.200 con"


def test_an_accepted_report_is_not_taken_back(year: Year, an: Client) -> None:
    report = submissions.accept(actor=year.world.binh, submission=reported(year, 6))
    answer = an.post(address(report) + "rut-ve/")
    assert answer.status_code == 422
    assert "Tải lại trang" in shown(answer)


def test_a_report_sent_back_shows_why_on_top(year: Year, an: Client) -> None:
    submissions.send_back(actor=year.world.binh, submission=reported(year, 6), note="Thiếu số liệu rừng")
    page = shown(an.get(address(Submission.objects.get())))
    assert page.index("Thiếu số liệu rừng") < page.index("Tình hình")


def test_a_report_of_a_closed_month_has_no_form_and_says_what_to_do(year: Year, an: Client) -> None:
    period = year.open(6)
    report = year.report_of(period)
    periods.close_period(actor=year.world.binh, period=period, at=at(2026, 6, 30))
    page = shown(an.get(address(report)))
    assert "Đề nghị văn phòng mở lại kỳ" in page
    assert "report-form" not in page


def test_an_indicator_that_is_a_level_asks_for_the_day_and_not_for_a_sum(year: Year, an: Client) -> None:
    page = shown(an.get(address(year.report_of(year.open(6)))))
    assert "Số tại ngày chốt" in page
    assert "lũy kế từ đầu năm" in page


def test_whose_report_it_is_not_looks_and_may_not_touch(year: Year) -> None:
    report = year.report_of(year.open(6))
    village = signed_in(a_person("ngoc", "Mai Thị Ngọc", role=Role.REPORTER, at=year.world.village))
    assert village.get(address(report)).status_code == 403
    assert village.post(address(report), SEND).status_code == 403
    assert signed_in(year.world.chau).get(address(report)).status_code == 404
