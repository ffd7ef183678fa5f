"""Mail by a real mail server: sent once, tried again when the server has no time, never lost without one."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from kehoach.web.notices.events import write_events
from kehoach.web.notices.models import Notice
from kehoach.web.notices.sending import send_waiting
from kehoach.web.notices.services import set_preference
from kehoach.web.sheets.opening import open_form
from tests.web.notices.mail_server import MailServer, text_of
from tests.web.reporting.years import Year, at

MORNING = at(2026, 6, 1)


@pytest.fixture
def opened(year: Year) -> Year:
    """June was opened, and An is to be told."""
    year.open(6)
    assert write_events(MORNING) == 1
    return year


def test_who_owes_a_report_is_told_what_until_when_and_where(opened: Year, mail_server: MailServer) -> None:
    assert send_waiting(MORNING) == "Đã gửi 1 thư, chưa gửi được 0 thư."
    (mail,) = mail_server.mails
    report = opened.report_of(opened.regime.periods.get())
    link = f"https://ke-hoach.example/viec-cua-toi/{report.pk}/"
    assert mail["To"] == "an@xa-gan.example"
    assert mail["Subject"].strip() == "Báo cáo «Tháng 6/2026», hạn gửi 19/06/2026"
    text = text_of(mail)
    assert text.startswith("Kính gửi anh/chị Lê Thị An,")
    assert "chậm nhất ngày 19/06/2026" in text
    assert text.count("https://") == 1
    assert link in text
    assert f'<a href="{link}">' in text_of(mail, "html")
    assert mail["Auto-Submitted"] == "auto-generated"


def test_what_was_sent_is_not_sent_again(opened: Year, mail_server: MailServer) -> None:
    send_waiting(MORNING)
    send_waiting(MORNING + timedelta(minutes=1))
    assert write_events(MORNING + timedelta(minutes=2)) == 0
    assert len(mail_server.mails) == 1


def test_a_server_that_does_not_answer_loses_nothing(opened: Year, mail_server: MailServer) -> None:
    mail_server.stop()
    with pytest.raises(OSError, match="refused"):
        send_waiting(MORNING)
    mail_server.start()
    send_waiting(MORNING + timedelta(minutes=10))
    assert len(mail_server.mails) == 1


def test_a_server_that_has_no_time_is_asked_again_later_and_later_still(
    opened: Year, mail_server: MailServer
) -> None:
    mail_server.refuse("an@xa-gan.example", "451 thu lai sau")
    send_waiting(MORNING)
    notice = Notice.objects.get()
    assert (notice.tries, notice.next_try_at - MORNING) == (1, timedelta(minutes=5))
    assert "451 thu lai sau" in notice.error
    assert send_waiting(MORNING + timedelta(minutes=4)) == "Không có thư nào chờ gửi."
    send_waiting(MORNING + timedelta(minutes=5))
    notice.refresh_from_db()
    assert notice.next_try_at - MORNING == timedelta(minutes=15)
    mail_server.take("an@xa-gan.example")
    send_waiting(MORNING + timedelta(minutes=15))
    assert len(mail_server.mails) == 1
    notice.refresh_from_db()
    assert notice.sent_at is not None


def test_an_address_that_does_not_exist_is_given_up_and_says_so(
    opened: Year, mail_server: MailServer
) -> None:
    mail_server.refuse("an@xa-gan.example", "550 khong co nguoi nay")
    send_waiting(MORNING)
    notice = Notice.objects.get()
    assert notice.given_up_at is not None
    assert "550" in notice.error
    send_waiting(MORNING + timedelta(hours=9))
    assert mail_server.mails == []


def test_one_refused_mail_does_not_hold_up_the_others(opened: Year, mail_server: MailServer) -> None:
    Notice.objects.create(
        key="khac",
        kind="answer",
        address="khac@xa-gan.example",
        subject="Thư khác",
        text="Nội dung",
        created_at=MORNING,
        next_try_at=MORNING,
        good_until=MORNING + timedelta(days=1),
    )
    mail_server.refuse("an@xa-gan.example", "451 thu lai sau")
    assert send_waiting(MORNING) == "Đã gửi 1 thư, chưa gửi được 1 thư."
    assert [mail["To"] for mail in mail_server.mails] == ["khac@xa-gan.example"]


def test_without_a_server_mails_wait_where_they_can_be_read(opened: Year, settings: Settings) -> None:
    settings.SMTP_HOST = ""
    assert "1 thư nằm chờ" in send_waiting(MORNING)
    assert Notice.objects.waiting().count() == 1


def test_what_is_too_old_to_help_is_not_sent_any_more(opened: Year, mail_server: MailServer) -> None:
    send_waiting(MORNING + timedelta(days=8))
    notice = Notice.objects.get()
    assert notice.given_up_at is not None
    assert "quá lâu" in notice.error
    assert mail_server.mails == []


def test_who_has_no_address_is_shown_and_not_lost(year: Year, mail_server: MailServer) -> None:
    year.world.an.email = ""
    year.world.an.save()
    year.open(6)
    write_events(MORNING)
    send_waiting(MORNING)
    assert "chưa có địa chỉ" in Notice.objects.get().error


def test_the_form_comes_with_the_opening_for_who_wants_it(year: Year, mail_server: MailServer) -> None:
    set_preference(actor=year.world.an, digest="daily", wants_form=True)
    report = year.report_of(year.open(6))
    write_events(MORNING)
    send_waiting(MORNING)
    (attached,) = mail_server.mails[0].iter_attachments()
    assert attached.get_filename() == "bieu-mau-thang-6-2026.xlsx"
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert open_form(content).form_key == report.form_key


def test_an_address_that_no_mail_can_be_made_for_holds_up_nobody(
    opened: Year, mail_server: MailServer
) -> None:
    Notice.objects.create(
        key="hong",
        kind="answer",
        address="hai dong\n@xa-gan.example",
        subject="Thư",
        text="Nội dung",
        created_at=MORNING - timedelta(minutes=1),
        next_try_at=MORNING,
        good_until=MORNING + timedelta(days=1),
    )
    assert send_waiting(MORNING) == "Đã gửi 1 thư, chưa gửi được 1 thư."
    assert Notice.objects.get(key="hong").error
