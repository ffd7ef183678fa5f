"""Sending what is in the outbox by SMTP; what cannot be sent is tried again later, and later still."""

import smtplib
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.notices.models import Notice
from kehoach.web.notices.writing import body, html_body
from kehoach.web.sheets.writing import MEDIA_TYPE, form_of

AT_ONCE: Final = 200
MOST_TRIES: Final = 8
FIRST_PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(hours=6)


def send_waiting(now: datetime) -> str:
    """Send what waits; return a sentence of how much was sent and how much still waits."""
    _give_up_stale(now)
    waiting = Notice.objects.waiting()
    if not settings.SMTP_HOST:
        return _("Chưa đặt máy chủ thư, %(count)d thư nằm chờ trong mục «Nhắc việc».") % {
            "count": waiting.count()
        }
    due = list(
        waiting.filter(next_try_at__lte=now)
        .select_related("recipient", "submission__period", "unit")
        .order_by("created_at", "pk")[:AT_ONCE]
    )
    if not due:
        return _("Không có thư nào chờ gửi.")
    connection = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=settings.SMTP_HOST,
        port=settings.SMTP_PORT,
        username=settings.SMTP_USER or None,
        password=settings.SMTP_PASSWORD or None,
        use_tls=settings.SMTP_TLS == "starttls",
        use_ssl=settings.SMTP_TLS == "ssl",
        timeout=30,
    )
    # A server that does not answer is the fault of no single mail: the job says so and tries again soon.
    connection.open()
    try:
        sent = sum(send(notice, connection, now=now) for notice in due)
    finally:
        connection.close()
    return _("Đã gửi %(sent)d thư, chưa gửi được %(failed)d thư.") % {"sent": sent, "failed": len(due) - sent}


def send(notice: Notice, connection: Any, *, now: datetime) -> bool:
    """Return whether the server took the mail; why not is kept with it, and when it is tried again."""
    row = Notice.objects.filter(pk=notice.pk, sent_at=None, given_up_at=None)
    if not notice.address:
        row.update(given_up_at=now, error=_("Tài khoản chưa có địa chỉ thư điện tử."))
        return False
    try:
        connection.send_messages([mail_of(notice)])
    except smtplib.SMTPServerDisconnected:
        connection.connection = None
        _put_off(notice, _("Máy chủ thư ngắt kết nối."), now=now)
        return False
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()), (0, b""))
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        error = f"{code} {words}"
        if code >= 500:  # nobody there: it will not get better by waiting
            row.update(given_up_at=now, error=error, tries=notice.tries + 1)
        else:
            _put_off(notice, error, now=now)
        return False
    except Exception as fault:  # whatever is wrong with one mail, the others are sent
        _put_off(notice, f"{type(fault).__name__}: {fault}", now=now)
        return False
    row.update(sent_at=timezone.now(), error="", tries=notice.tries + 1)
    return True


def mail_of(notice: Notice) -> EmailMultiAlternatives:
    """Return the mail with its plain text, its HTML, and the form where one belongs to it."""
    domain = parseaddr(settings.SMTP_FROM)[1].rpartition("@")[2] or "localhost"
    headers = {
        # The same each time it is tried, so that a mail taken twice is shown once.
        "Message-ID": f"<{notice.pk.hex}@{domain}>",
        "Auto-Submitted": "auto-replied" if notice.kind == Notice.Kind.ANSWER else "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "List-Unsubscribe": f"<{settings.ADDRESS}/nhac-viec/cua-toi/>",
    }
    if notice.answers:
        headers |= {"In-Reply-To": notice.answers, "References": notice.answers}
    mail = EmailMultiAlternatives(
        notice.subject,
        body(notice.text, notice.link),
        settings.SMTP_FROM,
        [notice.address],
        headers=headers,
    )
    mail.attach_alternative(html_body(notice.text, notice.link), "text/html")
    if notice.attach_form and notice.submission is not None and notice.submission.can_be_written:
        form = form_of(notice.submission)
        mail.attach(form.name, form.content, MEDIA_TYPE)
    return mail


def _put_off(notice: Notice, error: str, *, now: datetime) -> None:
    tries = notice.tries + 1
    pause = min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
    Notice.objects.filter(pk=notice.pk, sent_at=None).update(
        tries=tries,
        error=error[:1000],
        next_try_at=now + pause,
        given_up_at=now if tries >= MOST_TRIES else None,
    )


def _give_up_stale(now: datetime) -> None:
    Notice.objects.waiting().filter(good_until__lt=now).update(
        given_up_at=now, error=_("Để quá lâu chưa gửi được nên không gửi nữa.")
    )
