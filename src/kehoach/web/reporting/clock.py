"""The time at which something is done: given by whoever calls, else now."""

from datetime import date, datetime

from django.utils import timezone


def moment(at: datetime | None) -> datetime:
    """Return the given time, or now."""
    return at if at is not None else timezone.now()


def day_of(at: datetime) -> date:
    """Return the day it is in the office at that time."""
    return timezone.localtime(at).date()
