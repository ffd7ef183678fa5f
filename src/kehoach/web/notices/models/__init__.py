"""The tables of notices: what is told and what came back, by which rules, how each person wants it."""

from kehoach.web.notices.models.incoming import IncomingMail
from kehoach.web.notices.models.notice import Notice
from kehoach.web.notices.models.wishes import CalendarKey, Preference, ReminderRule

__all__ = ["CalendarKey", "IncomingMail", "Notice", "Preference", "ReminderRule"]
