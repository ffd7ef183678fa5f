"""Forms that come by mail, through a real mailbox, answered through a real mail server."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from pytest_django import Settings

from kehoach.web.notices.incoming.letters import read_letter
from kehoach.web.notices.incoming.taking_in import MOST_ANSWERS_A_DAY, fetch_all
from kehoach.web.notices.models import IncomingMail, Notice
from kehoach.web.notices.sending import send_waiting
from kehoach.web.reporting.models import Actual, Progress, Submission
from kehoach.web.reporting.services import periods
from kehoach.web.sheets.writing import MEDIA_TYPE
from tests.web.notices.mail_server import MailServer, text_of
from tests.web.notices.mailbox_server import DOVECOT, PASSWORD, MailboxServer
from tests.web.reporting.years import Year, at
from tests.web.sheets.filling import fill, filled_form

NOON = at(2026, 6, 10)

pytestmark = pytest.mark.skipif(
    DOVECOT is None, reason="no Dovecot on this machine; on Debian: apt-get install dovecot-imapd"
)


@pytest.fixture(scope="module")
def server() -> Iterator[MailboxServer]:
    running = MailboxServer()
    yield running
    running.stop()


@pytest.fixture
def mailbox(server: MailboxServer, settings: Settings) -> Iterator[MailboxServer]:
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", server.port, "none"
    settings.IMAP_USER, settings.IMAP_PASSWORD = server.user, PASSWORD
    yield server
    server.empty()


def a_mail(form: bytes | None, *, sender: str = "an@xa-gan.example", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"Lê Thị An <{sender}>" if sender else ""
    mail["To"] = "ke-hoach@xa-gan.example"
    mail["Subject"] = "Báo cáo tháng 6"
    for name, value in ({"Message_ID": "<thu-1@xa-gan.example>"} | headers).items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Kính gửi văn phòng, xin gửi báo cáo.")
    if form is not None:
        main, sub = MEDIA_TYPE.split("/")
        mail.add_attachment(form, maintype=main, subtype=sub, filename="Biểu mẫu tháng 6.xlsx")
    return mail.as_bytes()


def take_in(mailbox: MailboxServer, content: bytes, *, arrived: datetime = NOON, now: datetime = NOON) -> str:
    mailbox.put(content, at=arrived)
    return fetch_all(now)


def answers(mail_server: MailServer, *, now: datetime = NOON) -> list[EmailMessage]:
    send_waiting(now)
    return mail_server.mails


def test_a_form_by_mail_is_a_report_and_its_sender_is_told(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    report = year.report_of(year.open(6))
    assert take_in(mailbox, a_mail(filled_form(report))) == "Đọc 1 thư mới, nhận 1 báo cáo."
    report.refresh_from_db()
    assert (report.state, report.submitted_by) == (Submission.State.SUBMITTED, year.world.an)
    assert Actual.objects.count() == len(year.indicators)
    (answer,) = answers(mail_server)
    assert "Đã nhận báo cáo «Tháng 6/2026» của Phòng Kinh tế lúc 10:00 10/06/2026." in text_of(answer)
    assert answer["In-Reply-To"].strip() == "<thu-1@xa-gan.example>"
    assert answer["Auto-Submitted"] == "auto-replied"
    assert mailbox.unseen() == 0


def test_the_same_mail_twice_is_one_report_and_one_answer(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    content = a_mail(filled_form(year.report_of(year.open(6))))
    take_in(mailbox, content)
    take_in(mailbox, content)
    assert len(answers(mail_server)) == 1
    assert Progress.objects.count() == len(year.solutions)


def test_what_was_cut_off_in_the_middle_is_brought_to_its_end(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    content = a_mail(filled_form(year.report_of(year.open(6))))
    take_in(mailbox, content)
    # As if the machine had stopped after the report was stored, before the mail was finished and answered.
    IncomingMail.objects.update(finished_at=None, outcome="")
    Notice.objects.all().delete()
    take_in(mailbox, content)
    assert IncomingMail.objects.get().outcome == "taken"
    assert "Đã nhận báo cáo" in text_of(answers(mail_server)[0])


def test_what_is_wrong_is_answered_row_by_row_and_nothing_is_stored(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    form = filled_form(year.report_of(year.open(6)), lambda rows: fill(rows, percent="140"))
    take_in(mailbox, a_mail(form))
    text = text_of(answers(mail_server)[0])
    assert "Chưa ghi gì" in text
    assert text.count("- Dòng ") == len(year.solutions)
    assert not Progress.objects.exists()


def test_a_mail_without_a_form_and_one_with_something_else_get_one_sentence(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    take_in(mailbox, a_mail(None))
    take_in(mailbox, a_mail(b"PK\x03\x04 khong phai", Message_ID="<thu-2@xa-gan.example>"))
    first, second = (text_of(mail) for mail in answers(mail_server))
    assert "không kèm biểu mẫu" in first
    assert "bị hỏng" in second


def test_who_may_not_report_it_is_told_nothing_about_it(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    form = filled_form(year.report_of(year.open(6)))
    for number, sender in enumerate(("chau@xa-gan.example", "nguoi-la@o-dau.example")):
        take_in(mailbox, a_mail(form, sender=sender, Message_ID=f"<la-{number}@o-dau.example>"))
    for answer in answers(mail_server):
        assert "không phải của người được báo cáo" in text_of(answer)
        assert "Phòng Kinh tế" not in text_of(answer)
    assert not Progress.objects.exists()


def test_the_form_of_a_closed_month_is_answered_in_a_sentence(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    period = year.open(5)
    form = filled_form(year.report_of(period))
    periods.close_period(actor=year.world.binh, period=period)
    take_in(mailbox, a_mail(form))
    assert "«Tháng 5/2026» đã chốt số liệu" in text_of(answers(mail_server)[0])


def test_when_it_reached_the_mailbox_counts_not_when_somebody_looked(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    report = year.report_of(year.open(6))
    just_in_time, next_morning = at(2026, 6, 19, 16), at(2026, 6, 20, 1)
    take_in(mailbox, a_mail(filled_form(report)), arrived=just_in_time, now=next_morning)
    report.refresh_from_db()
    assert report.was_late is False


def test_what_arrives_late_is_taken_and_says_that_it_is_late(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    late = at(2026, 6, 22)
    take_in(mailbox, a_mail(filled_form(year.report_of(year.open(6)))), arrived=late, now=late)
    assert "sau hạn 19/06/2026" in text_of(answers(mail_server, now=late)[0])


AUTOMATIC = {
    "an answer from a holiday": {"Auto_Submitted": "auto-replied"},
    "a bounce": {"Return_Path": "<>"},
    "a list": {"List_Id": "<tin@xa-gan.example>"},
    "bulk": {"Precedence": "bulk"},
}


@pytest.mark.parametrize("headers", AUTOMATIC.values(), ids=list(AUTOMATIC))
def test_programs_are_never_answered(
    year: Year, mailbox: MailboxServer, mail_server: MailServer, headers: dict[str, str]
) -> None:
    take_in(mailbox, a_mail(None, **headers))
    assert answers(mail_server) == []
    assert IncomingMail.objects.get().outcome == "ignored"
    assert mailbox.unseen() == 0


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@xa-gan.example", "no-reply@xa-gan.example", ""])
def test_senders_that_are_nobody_are_never_answered(
    year: Year, mailbox: MailboxServer, mail_server: MailServer, sender: str
) -> None:
    take_in(mailbox, a_mail(None, sender=sender))
    assert answers(mail_server) == []


def test_two_programs_that_answer_each_other_stop_after_some_mails(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    for number in range(MOST_ANSWERS_A_DAY + 3):
        mailbox.put(a_mail(None, Message_ID=f"<vong-{number}@xa-gan.example>"), at=NOON)
    fetch_all(NOON)
    assert len(answers(mail_server)) == MOST_ANSWERS_A_DAY


def test_a_mail_of_21_megabytes_is_answered_and_not_read(
    year: Year, mailbox: MailboxServer, mail_server: MailServer
) -> None:
    take_in(mailbox, a_mail(b"0" * 16 * 1024 * 1024))
    assert "Thư lớn hơn 20 MB" in text_of(answers(mail_server)[0])


def test_without_a_mailbox_nothing_is_asked(db: None) -> None:
    assert "Chưa đặt hộp thư" in fetch_all(NOON)


def test_a_mailbox_that_does_not_answer_is_told(
    year: Year, mailbox: MailboxServer, settings: Settings
) -> None:
    settings.IMAP_PORT = 1
    with pytest.raises(OSError, match="refused"):
        fetch_all(NOON)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"From: =?utf-8?q?=zz?= <\xff\xfe>\r\nSubject: =?x?\r\n\r\n",
        b"From: a@b@c\r\nMessage-ID: <" + b"x" * 5000 + b">\r\n\r\nchao",
        b"Content-Type: multipart/mixed; boundary=x\r\nFrom: a@b.c\r\n\r\n" + b"--x\r\n\r\n" * 500,
    ],
)
def test_a_badly_written_mail_is_still_a_mail(content: bytes) -> None:
    letter = read_letter(content)
    assert 0 < len(letter.message_id) <= 250
    assert letter.forms == ()


def test_mails_are_kept_apart_by_day_for_the_answers(year: Year, mailbox: MailboxServer) -> None:
    for number in range(MOST_ANSWERS_A_DAY):
        mailbox.put(a_mail(None, Message_ID=f"<cu-{number}@xa-gan.example>"), at=NOON)
    fetch_all(NOON)
    take_in(mailbox, a_mail(None, Message_ID="<moi@xa-gan.example>"), now=NOON + timedelta(days=2))
    assert Notice.objects.filter(kind="answer").count() == MOST_ANSWERS_A_DAY + 1
