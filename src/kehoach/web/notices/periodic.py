"""The jobs of notices: write what is to be told, and send it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.jobs.registry import job
from kehoach.web.notices import digest, events, sending
from kehoach.web.notices.incoming import taking_in


@job("tell-events", gettext_lazy("Báo mở kỳ, trả lại, chỉ đạo, gia hạn"), every=timedelta(minutes=2))
def tell_events(now: datetime) -> str:
    """Write the mails about what has just happened."""
    return _("Viết %(count)d thư mới.") % {"count": events.write_events(now)}


@job("remind", gettext_lazy("Nhắc việc đến hạn, quá hạn"), every=timedelta(minutes=30))
def remind(now: datetime) -> str:
    """Write the reminders of the day, each person's at the hour of their unit."""
    return _("Viết %(count)d thư nhắc việc.") % {"count": digest.write_digests(now)}


@job("send-mail", gettext_lazy("Gửi thư"), every=timedelta(minutes=1))
def send_mail(now: datetime) -> str:
    """Send what waits in the outbox."""
    return sending.send_waiting(now)


@job("fetch-mail", gettext_lazy("Nhận biểu mẫu gửi qua thư"), every=timedelta(minutes=2))
def fetch_mail(now: datetime) -> str:
    """Take in the forms that came by mail."""
    return taking_in.fetch_all(now)
