"""«Việc của tôi»: what a person owes, by deadline, through every seat they hold."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_position
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.mine import mine_of
from kehoach.web.reporting.models import Instruction, Submission
from kehoach.web.reporting.services import extensions, instructions, periods, submissions
from tests.web.conftest import signed_in
from tests.web.people import LONG_AGO, World, a_person
from tests.web.reporting.years import Year, at


def page_of(browser: Client) -> str:
    answer = browser.get("/viec-cua-toi/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def a_leader(world: World) -> User:
    return a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune)


def an_instruction(year: Year, leader: User) -> Instruction:
    return instructions.instruct(
        actor=leader,
        item=year.solutions[0],
        assignee=Assignee(year.world.office),
        text="Báo cáo số con chưa tiêm",
        due_on=timezone.localdate(),
    )


def test_the_report_that_was_sent_back_comes_first_with_its_note(year: Year, an: Client) -> None:
    may, june = year.open(5), year.open(6)
    report = submissions.submit(actor=year.world.an, submission=year.report_of(june), texts=year.texts())
    submissions.send_back(actor=year.world.binh, submission=report, note="Thiếu số của thôn Trong")
    page = page_of(an)
    assert page.index("Thiếu số của thôn Trong") < page.index(str(year.report_of(may).pk))


def test_reports_stand_in_the_order_of_their_deadlines(year: Year) -> None:
    june, may = year.open(6), year.open(5)
    owed = mine_of(year.world.an, timezone.localdate()).owed
    assert [one.submission.period for one in owed] == [may, june]
    assert {one.shown.name for one in owed} == {"overdue"}


@pytest.mark.parametrize(
    ("days", "state", "words"),
    [(-2, "overdue", "Quá hạn 2 ngày"), (0, "at-risk", "Hôm nay là hạn"), (3, "at-risk", "Còn 3 ngày")],
)
def test_a_deadline_is_told_in_words(year: Year, an: Client, days: int, state: str, words: str) -> None:
    year.open(6)
    Submission.objects.update(deadline=timezone.localdate() + timedelta(days=days))
    [owed] = mine_of(year.world.an, timezone.localdate()).owed
    assert owed.shown.name == state
    assert words in page_of(an)


def test_a_closed_month_is_owed_no_more(year: Year, an: Client) -> None:
    periods.close_period(actor=year.world.binh, period=year.open(6), at=at(2026, 6, 30))
    assert "Không còn việc nào chờ" in page_of(an)


def test_a_seat_owes_through_whoever_holds_it_and_nobody_else_of_the_organization(year: Year) -> None:
    world = year.world
    seat = create_position(
        actor=None, organization=world.office, title="Công chức địa chính", role=Role.REPORTER
    )
    assign(
        actor=world.binh,
        items=year.solutions[:1],
        role=Assignment.Role.LEAD,
        assignees=[Assignee(world.office, seat)],
    )
    period = year.open(4)
    report = period.submissions.get(position=seat)
    holder = a_person("giap", "Hà Văn Giáp")
    appoint(actor=None, user=holder, position=seat, valid_from=LONG_AGO)
    assert report in [one.submission for one in mine_of(holder, timezone.localdate()).owed]
    assert report not in [one.submission for one in mine_of(world.an, timezone.localdate()).owed]
    assert signed_in(world.an).get(f"/viec-cua-toi/{report.pk}/").status_code == 403


def test_a_person_with_two_seats_sees_what_both_owe(year: Year) -> None:
    world = year.world
    assign(
        actor=world.binh,
        items=year.solutions[:1],
        role=Assignment.Role.LEAD,
        assignees=[Assignee(world.village)],
    )
    year.open(6)
    seat = create_position(actor=None, organization=world.village, title="Trưởng thôn", role=Role.REPORTER)
    appoint(actor=None, user=world.an, position=seat, valid_from=LONG_AGO)
    owed = {one.submission.organization for one in mine_of(world.an, timezone.localdate()).owed}
    assert owed == {world.office, world.village}


def test_the_office_sees_what_it_owes_itself_and_not_the_reports_of_all(year: Year, binh: Client) -> None:
    report = year.report_of(year.open(6))
    assert str(report.pk) not in page_of(binh)
    assert binh.get(f"/viec-cua-toi/{report.pk}/").status_code == 200


def test_a_person_without_a_seat_is_told_whom_to_ask(db: None) -> None:
    assert "chưa được giao chức vụ" in page_of(signed_in(a_person("lan", "Hồ Thị Lan")))


def test_the_menu_leads_there_those_who_may_report(year: Year, an: Client) -> None:
    assert 'href="/viec-cua-toi/"' in an.get("/").content.decode()
    observer = a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=year.world.commune)
    assert 'href="/viec-cua-toi/"' not in signed_in(observer).get("/").content.decode()


def test_a_link_in_a_mail_comes_back_after_the_sign_in(year: Year) -> None:
    address = f"/viec-cua-toi/{year.report_of(year.open(6)).pk}/"
    browser = Client()
    answer = browser.get(address)
    assert answer.headers["Location"] == f"/dang-nhap/?next={address}"
    form = {"username": "an", "password": "mat-khau-thu-2026", "next": address}
    assert browser.post("/dang-nhap/", form).headers["Location"] == address


def test_an_instruction_is_answered_on_the_same_page_and_gone(year: Year, an: Client) -> None:
    row = an_instruction(year, a_leader(year.world))
    assert "Báo cáo số con chưa tiêm" in page_of(an)
    answer = an.post(f"/viec-cua-toi/chi-dao/{row.pk}/", {"answer": "Còn 30 con, tiêm xong tuần này"})
    assert answer.headers["Location"] == "/viec-cua-toi/"
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("Còn 30 con, tiêm xong tuần này", year.world.an)
    assert "Báo cáo số con chưa tiêm" not in page_of(an)


def test_an_answer_without_words_is_asked_for_and_one_given_twice_stays_the_first(
    year: Year, an: Client
) -> None:
    row = an_instruction(year, a_leader(year.world))
    empty = an.post(f"/viec-cua-toi/chi-dao/{row.pk}/", {"answer": "  "})
    assert empty.status_code == 422
    assert "Chưa ghi câu trả lời" in empty.content.decode()
    instructions.answer(actor=year.world.an, instruction=row, text="Đã xong")
    again = an.post(f"/viec-cua-toi/chi-dao/{row.pk}/", {"answer": "Khác"})
    assert again.status_code == 422
    assert "đã được trả lời" in again.content.decode()


def test_an_asking_for_more_time_waits_on_the_page_and_then_shows_its_answer(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    later = timezone.localdate() + timedelta(days=9)
    asked = extensions.ask_for_report(
        actor=year.world.an, submission=report, until=later, reason="Chờ số liệu của thôn"
    )
    assert "chờ quyết định" in page_of(an)
    extensions.decide(actor=year.world.binh, extension=asked, grant="no", note="Số liệu đã đủ")
    page = page_of(an)
    assert "không đồng ý" in page
    assert "Số liệu đã đủ" in page


def test_what_was_sent_lately_stays_in_sight(year: Year, an: Client) -> None:
    report = year.report_of(year.open(6))
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    page = page_of(an)
    assert "Đã gửi gần đây" in page
    assert "Gửi chậm" in page


def test_a_seat_nobody_holds_any_more_is_not_mine(year: Year) -> None:
    world = year.world
    position = Position.objects.get(appointments__user=world.an)
    position.appointments.update(valid_to=timezone.localdate() - timedelta(days=1))
    year.open(6)
    assert not mine_of(world.an, timezone.localdate()).has_seat
