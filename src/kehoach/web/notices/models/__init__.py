"""The tables of notices: what is told, by which rules, how each person wants it, and their calendars."""

from kehoach.web.notices.models.notice import Notice
from kehoach.web.notices.models.wishes import CalendarKey, Preference, ReminderRule

__all__ = ["CalendarKey", "Notice", "Preference", "ReminderRule"]
