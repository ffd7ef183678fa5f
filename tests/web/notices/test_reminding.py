"""Who is reminded of what on which day: by the day that is given, once, and never of what is settled."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.web.accounts.models import User
from kehoach.web.notices.digest import write_digests
from kehoach.web.notices.events import write_events
from kehoach.web.notices.models import Notice, ReminderRule
from kehoach.web.notices.services import set_preference, set_rule
from kehoach.web.notices.steps import step_of
from kehoach.web.organizations.models import Appointment
from kehoach.web.plans.models import Assignment, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.services import extensions, instructions, submissions
from tests.web.reporting.years import Year, at


@pytest.fixture
def quiet(year: Year) -> Year:
    """The same year, in which the solutions themselves have no deadline, and June is open."""
    Solution.objects.update(due_kind="", due_start=None, due_end=None)
    year.open(6)
    return year


def days(year: Year, first: int, last: int, *, month: int = 6) -> dict[int, list[str]]:
    """Who gets a mail on which day, when the job runs each morning."""
    found = {}
    for day in range(first, last + 1):
        now = at(2026, month, day)
        write_digests(now)
        sent = Notice.objects.filter(kind="digest", created_at=now).order_by("recipient__username")
        if names := [notice.recipient.username for notice in sent if notice.recipient]:
            found[day] = names
    return found


def test_the_days_before_the_day_itself_and_the_days_after(quiet: Year) -> None:
    # Due on the 19th; on the third day of delay the head of the office hears of it.
    assert days(quiet, 1, 24) == {
        12: ["an"],
        16: ["an"],
        18: ["an"],
        19: ["an"],
        20: ["an"],
        22: ["an", "hai"],
    }


def test_a_job_that_runs_twice_writes_nothing_twice(quiet: Year) -> None:
    now = at(2026, 6, 12)
    assert write_digests(now) == 1
    assert write_digests(now) == 0
    assert write_digests(now + timedelta(hours=3)) == 0


def test_a_day_without_power_is_made_up_for_once(quiet: Year) -> None:
    assert days(quiet, 13, 15) == {13: ["an"]}


def test_nothing_is_written_before_the_hour_of_the_unit(quiet: Year) -> None:
    set_rule(actor=quiet.world.binh, unit=quiet.world.commune, hour=9)
    assert write_digests(at(2026, 6, 12, 1)) == 0  # eight in the morning
    assert write_digests(at(2026, 6, 12, 2)) == 1


def test_after_a_week_of_delay_the_leader_hears_of_it_once(quiet: Year) -> None:
    found = days(quiet, 23, 30)
    # The third day of delay was the 22nd, a day on which nobody looked: the head is told when somebody does.
    assert found == {23: ["an", "hai"], 26: ["an", "dung"]}
    notice = Notice.objects.get(recipient__username="dung")
    assert "Phòng Kinh tế" in notice.text
    assert "đôn đốc" in notice.text


def test_an_office_without_a_head_is_reported_to_the_office_that_collects(quiet: Year) -> None:
    Appointment.objects.filter(user__username="hai").update(valid_to=date(2026, 6, 1))
    assert days(quiet, 22, 22) == {22: ["an", "binh"]}


def test_a_seat_that_nobody_holds_is_told_to_the_office(quiet: Year) -> None:
    Appointment.objects.filter(user=quiet.world.an).update(valid_to=date(2026, 6, 1))
    assert days(quiet, 12, 12) == {12: ["binh"]}
    assert "chưa có người giữ chức vụ" in Notice.objects.get().text


def test_whoever_takes_the_seat_is_reminded_from_that_day_on(quiet: Year) -> None:
    Appointment.objects.filter(user=quiet.world.an).update(user=quiet.world.chau)
    assert days(quiet, 16, 16) == {16: ["chau"]}


def test_what_is_settled_is_quiet(quiet: Year) -> None:
    report = quiet.report_of(quiet.regime.periods.get())
    submissions.submit(actor=quiet.world.an, submission=report, texts=quiet.texts(), at=at(2026, 6, 10))
    assert days(quiet, 11, 30) == {}


def test_what_was_sent_back_is_not_settled(quiet: Year) -> None:
    report = quiet.report_of(quiet.regime.periods.get())
    report = submissions.submit(
        actor=quiet.world.an, submission=report, texts=quiet.texts(), at=at(2026, 6, 10)
    )
    submissions.send_back(
        actor=quiet.world.binh, submission=report, note="Thiếu số liệu rừng", at=at(2026, 6, 11)
    )
    assert write_events(at(2026, 6, 11)) == 1
    assert "Thiếu số liệu rừng" in Notice.objects.get(kind="sent_back").text
    assert days(quiet, 12, 12) == {12: ["an"]}


def test_more_time_means_reminders_by_the_new_day_and_none_above(quiet: Year) -> None:
    report = quiet.report_of(quiet.regime.periods.get())
    asked = extensions.ask_for_report(
        actor=quiet.world.an,
        submission=report,
        until=date(2026, 6, 26),
        reason="Chờ số liệu",
        at=at(2026, 6, 17),
    )
    extensions.decide(actor=quiet.world.binh, extension=asked, grant="yes", at=at(2026, 6, 18))
    write_events(at(2026, 6, 18))
    assert "đồng ý gia hạn" in Notice.objects.get(kind="extension").text
    assert days(quiet, 18, 24) == {19: ["an"], 23: ["an"]}


def test_one_mail_a_day_holds_everything_and_is_never_empty(quiet: Year) -> None:
    first = quiet.solutions[0]
    first.due_kind, first.due_end = "by", date(2026, 6, 13)
    first.save()
    instructions.instruct(
        actor=User.objects.get(username="dung"),
        item=quiet.indicators[0],
        assignee=Assignee(quiet.world.office),
        text="Báo cáo rõ nguyên nhân",
        due_on=date(2026, 6, 12),
        at=at(2026, 6, 8),
    )
    # On the 8th the reminder of seven days before the 13th is made up for.
    assert days(quiet, 8, 12) == {8: ["an"], 9: ["an"], 10: ["an"], 11: ["an"], 12: ["an"]}
    notice = Notice.objects.get(created_at=at(2026, 6, 12))
    assert "Báo cáo «Tháng 6/2026»: hạn 19/06/2026, còn 7 ngày." in notice.text
    assert "hạn hôm nay" in notice.text
    assert "Tiêm phòng gia súc" in notice.text
    assert notice.link == "/viec-cua-toi/"


def test_a_solution_that_is_done_or_was_given_more_time_is_quiet(quiet: Year) -> None:
    first, second = quiet.solutions
    for one in (first, second):
        one.due_kind, one.due_end = "by", date(2026, 6, 30)
        one.save()
    texts = quiet.texts() | {field_name(first, "state"): "done", field_name(first, "percent"): ""}
    report = quiet.report_of(quiet.regime.periods.get())
    submissions.submit(actor=quiet.world.an, submission=report, texts=texts, at=at(2026, 6, 10))
    asked = extensions.ask_for_solution(
        actor=quiet.world.an, solution=second, until=date(2026, 7, 20), reason="Mưa nhiều", at=at(2026, 6, 11)
    )
    extensions.decide(actor=quiet.world.binh, extension=asked, grant="yes", at=at(2026, 6, 12))
    assert days(quiet, 20, 30) == {}
    assert days(quiet, 13, 13, month=7) == {13: ["an"]}


def test_each_person_has_it_their_own_way(quiet: Year) -> None:
    set_preference(actor=quiet.world.an, digest="overdue", wants_form=False)
    assert days(quiet, 12, 20) == {20: ["an"]}
    set_preference(actor=quiet.world.an, digest="off", wants_form=False)
    assert "an" not in str(days(quiet, 21, 30).values())


def test_a_unit_that_wants_no_reminders_gets_none(quiet: Year) -> None:
    set_rule(actor=quiet.world.binh, unit=quiet.world.commune, is_on=False)
    assert write_events(at(2026, 6, 2)) == 0
    assert days(quiet, 12, 30) == {}


def test_the_mail_of_the_opening_is_the_reminder_of_its_day(quiet: Year) -> None:
    write_events(at(2026, 6, 12))
    assert days(quiet, 12, 15) == {}


def test_what_happened_is_told_at_once_and_once(quiet: Year) -> None:
    lead, village = Assignment.Role.LEAD, [Assignee(quiet.world.village)]
    assign(actor=quiet.world.binh, items=quiet.indicators[:1], role=lead, assignees=village)
    instructions.instruct(
        actor=User.objects.get(username="dung"),
        item=quiet.indicators[0],
        assignee=Assignee(quiet.world.office),
        text="Báo cáo rõ nguyên nhân",
        due_on=date(2026, 6, 12),
        at=at(2026, 6, 8),
    )
    write_events(at(2026, 6, 8))
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["instruction", "opened"]
    assert write_events(at(2026, 6, 9)) == 0


@settings(max_examples=200)
@given(
    before=st.lists(st.integers(0, 30), max_size=6, unique=True),
    after=st.lists(st.integers(1, 30), max_size=6, unique=True),
    looks=st.lists(st.integers(-40, 40), max_size=60),
)
def test_each_step_belongs_to_few_days_and_says_the_truth(
    before: list[int], after: list[int], looks: list[int]
) -> None:
    for left in looks:
        step = step_of(left, before=before, after=after)
        if step is None:
            assert left not in before
            assert -left not in after
            continue
        word, number = step.split("-")
        late_by = (int(number) - left) if word == "before" else (-left - int(number))
        assert 0 <= late_by <= 2
        assert int(number) in (before if word == "before" else after)


def test_a_rule_is_the_offices_to_set(year: Year) -> None:
    for person in (year.world.an, year.world.chau):
        with pytest.raises(PermissionDenied):
            set_rule(actor=person, unit=year.world.commune, hour=9)
    assert not ReminderRule.objects.exists()
