"""A person's deadlines as a calendar that Outlook, Google and telephones subscribe to."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from kehoach.web.accounts.models import User
from kehoach.web.notices.answering import answered_for_by
from kehoach.web.notices.deadlines import Due, all_due
from kehoach.web.notices.models import CalendarKey
from kehoach.web.notices.services import hash_of


def owner_of(secret: str) -> User | None:
    """Return whose calendar the secret opens; None where it is wrong, taken back, or the person has left."""
    key = CalendarKey.objects.filter(secret_hash=hash_of(secret), revoked_at=None).select_related("user")
    found = key.first()
    return found.user if found is not None and found.user.is_active else None


def deadlines_of(user: User, today: date) -> list[Due]:
    """Return what the person has to do, from what is long overdue to the end of next year."""
    narrow: Q = answered_for_by(user, on=today)
    return all_due(narrow, since=date(today.year - 1, 1, 1), until=date(today.year + 1, 12, 31))


def calendar_of(user: User, now: datetime, today: date) -> bytes:
    """Return the calendar: each deadline is a day of its own, with a reminder the morning before."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ke Hoach//Thoi han//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _("Hạn việc của %(name)s") % {"name": user.full_name})
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for due in deadlines_of(user, today):
        calendar.add_component(_event(due, now))
    content: bytes = calendar.to_ical()
    return content


def _event(due: Due, now: datetime) -> Event:
    event = Event()
    # Without the day: a deadline that is moved moves in the calendar.
    event.add("uid", f"{due.key.rpartition(':')[0].replace(':', '-')}-{due.place[0]}@kehoach")
    event.add("dtstamp", now)
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", _("Hạn: %(what)s") % {"what": due.what})
    event.add("description", f"{due.whose}\n{settings.ADDRESS}{due.link}")
    event.add("url", settings.ADDRESS + due.link)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", due.what)
    alarm.add("trigger", timedelta(hours=-16))
    event.add_component(alarm)
    return event
