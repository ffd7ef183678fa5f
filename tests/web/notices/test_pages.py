"""The pages of reminders and the calendar: who sees what, what can be set, what a secret address opens."""

from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.accounts.models import User
from kehoach.web.audit.models import AuditEntry
from kehoach.web.notices.events import write_events
from kehoach.web.notices.models import CalendarKey, IncomingMail, Preference, ReminderRule
from kehoach.web.notices.services import renew_calendar, revoke_calendar
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.services import instructions, submissions
from kehoach.web.reporting.services.periods import set_regime
from tests.web.reporting.years import Year, at

RULE = {"before_days": "5; 2 0", "after_days": "1,4", "hour": "8", "lead_after": "", "leader_after": "10"}


def test_the_office_sets_when_its_people_are_reminded(year: Year, binh: Client) -> None:
    answer = binh.post("/nhac-viec/", RULE | {"is_on": "on"}, follow=True)
    assert "Đã ghi quy định nhắc việc" in answer.content.decode()
    rule = ReminderRule.objects.get(unit=year.world.commune)
    assert (rule.before_days, rule.after_days, rule.hour) == ([0, 2, 5], [1, 4], 8)
    assert (rule.lead_after, rule.leader_after, rule.is_on) == (None, 10, True)
    assert AuditEntry.objects.filter(action="reminders.rule-set").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"before_days": "một tuần"}, "Ghi các số ngày"),
        ({"before_days": "900"}, "từ 0 đến 60"),
        ({"after_days": "0, 1"}, "chưa quá hạn"),
        ({"hour": "24"}, "23"),
    ],
)
def test_a_rule_that_makes_no_sense_is_told_and_not_kept(
    year: Year, binh: Client, wrong: dict[str, str], said: str
) -> None:
    answer = binh.post("/nhac-viec/", RULE | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ReminderRule.objects.exists()


def test_the_outbox_shows_the_unit_what_was_told_and_nobody_elses(
    year: Year, an: Client, binh: Client, chau: Client
) -> None:
    year.open(6)
    write_events(at(2026, 6, 1))
    page = binh.get("/nhac-viec/").content.decode()
    assert "Báo cáo «Tháng 6/2026»" in page
    assert "Chưa đặt máy chủ thư" in page
    assert "Tháng 6/2026" not in chau.get("/nhac-viec/").content.decode()
    assert an.get("/nhac-viec/").status_code == 403
    assert chau.get(f"/nhac-viec/?don-vi={year.world.commune.pk}").status_code == 404


def test_a_person_says_how_they_want_to_be_told(year: Year, an: Client) -> None:
    answer = an.post("/nhac-viec/cua-toi/", {"digest": "overdue", "wants_form": "on"}, follow=True)
    assert "Đã ghi cách nhận thư" in answer.content.decode()
    wish = Preference.objects.get(user=year.world.an)
    assert (wish.digest, wish.wants_form) == ("overdue", True)
    assert an.post("/nhac-viec/cua-toi/", {"digest": "khac"}).status_code == 422


def path_in(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    found = page.split("/lich/", 1)[1].split(".ics", 1)[0]
    return f"/lich/{found}.ics"


def test_the_address_of_a_calendar_is_shown_once_and_opens_without_a_cookie(year: Year, an: Client) -> None:
    year.open(6)
    path = path_in(an.post("/nhac-viec/cua-toi/", {"verb": "renew"}))
    assert "/lich/" not in an.get("/nhac-viec/cua-toi/").content.decode()
    assert path.split("/")[2].removesuffix(".ics") not in str(CalendarKey.objects.values())
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_a_new_address_ends_the_old_one_and_a_revoked_one_leads_nowhere(year: Year, an: Client) -> None:
    old, new = (path_in(an.post("/nhac-viec/cua-toi/", {"verb": "renew"})) for _ in range(2))
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    an.post("/nhac-viec/cua-toi/", {"verb": "revoke"})
    assert Client().get(new).status_code == 404
    assert Client().get("/lich/doan-mo.ics").status_code == 404
    assert CalendarKey.objects.get().revoked_at is not None


def test_who_has_left_has_no_calendar(year: Year) -> None:
    secret = renew_calendar(actor=year.world.an)
    year.world.an.is_active = False
    year.world.an.save()
    assert Client().get(f"/lich/{secret}.ics").status_code == 404
    revoke_calendar(actor=year.world.binh)  # has none: nothing happens


def events(secret: str) -> dict[str, date]:
    """The days of a calendar, as a program that subscribes to it reads them."""
    calendar = Calendar.from_ical(Client().get(f"/lich/{secret}.ics").content)
    assert str(calendar["version"]) == "2.0"
    found = {}
    for event in calendar.walk("VEVENT"):
        assert event["uid"]
        assert event["dtstamp"].dt.tzinfo is not None
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
        assert event["url"].startswith("http")
        (alarm,) = event.walk("VALARM")
        assert alarm["trigger"].dt < timedelta()
        found[str(event["summary"])] = event["dtstart"].dt
    return found


def test_a_calendar_holds_reports_solutions_and_instructions_until_they_are_settled(year: Year) -> None:
    instructions.instruct(
        actor=User.objects.get(username="dung"),
        item=year.indicators[0],
        assignee=Assignee(year.world.office),
        text="Làm rõ nguyên nhân",
        due_on=date(2026, 6, 12),
        at=at(2026, 6, 8),
    )
    report = year.report_of(year.open(6))
    secret = renew_calendar(actor=year.world.an)
    assert events(secret) == {
        "Hạn: Báo cáo «Tháng 6/2026»": date(2026, 6, 19),
        "Hạn: Trả lời ý kiến chỉ đạo «Làm rõ nguyên nhân»": date(2026, 6, 12),
        "Hạn: Giải pháp «Tiêm phòng gia súc»": date(2026, 4, 30),
        "Hạn: Giải pháp «Rà soát nguồn thu từ đất»": date(2026, 6, 30),
    }
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    assert "Hạn: Báo cáo «Tháng 6/2026»" not in events(secret)
    assert events(renew_calendar(actor=year.world.chau)) == {}


def test_a_mail_that_became_no_report_is_shown_to_the_office_it_is_about(
    year: Year, an: Client, binh: Client, chau: Client
) -> None:
    def came(number: int, said: str, *, unit: Organization | None) -> None:
        IncomingMail.objects.create(
            message_id=f"<thu-{number}>",
            sender=f"ai{number}@xa-gan.example",
            subject=f"Thư số {number}",
            arrived_at=at(2026, 6, number),
            outcome=IncomingMail.Outcome.REFUSED,
            said=said,
            unit=unit,
            finished_at=at(2026, 6, number),
        )

    came(1, "Thư không kèm biểu mẫu Excel.", unit=year.world.commune)
    came(2, "Không nhận ra mã của biểu mẫu.", unit=None)
    page = binh.get("/nhac-viec/thu-den/").content.decode()
    assert "Thư số 1" in page
    assert "Thư không kèm biểu mẫu Excel." in page
    # One commune alone collects here, so what nobody can place is its office's to see.
    assert "Không nhận ra mã của biểu mẫu." in page
    assert "Thư số" not in chau.get("/nhac-viec/thu-den/").content.decode()
    assert an.get("/nhac-viec/thu-den/").status_code == 403
    set_regime(
        actor=None,
        organization=year.world.elsewhere,
        name="Báo cáo tháng",
        frequency=Frequency.MONTHLY,
        closing_kind=ClosingKind.CALENDAR,
        deadline_day=20,
        valid_from=date(2026, 1, 1),
    )
    page = binh.get("/nhac-viec/thu-den/").content.decode()
    assert "Thư số 1" in page
    assert "Thư số 2" not in page
