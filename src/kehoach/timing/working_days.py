"""Days on which offices of Vietnam work, and counting by them."""

from dataclasses import dataclass
from datetime import date, timedelta

from kehoach.timing.days_off import MarkedDay, days_off, days_worked

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_ENDLESS = 366  # more days off than this on end are a slip of the calendar, not a holiday


class NoWorkingDay(Exception):
    """A calendar marks a whole year as off."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"Lịch làm việc không có ngày làm việc nào quanh ngày {day:%d/%m/%Y}. "
            "Xem lại các ngày nghỉ đã khai thêm."
        )


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that an office marks beside those of the country; a day marked as worked wins over one off."""

    days_off: tuple[MarkedDay, ...] = ()
    days_worked: tuple[MarkedDay, ...] = ()


VIETNAM = Calendar()


def reason_off(day: date, calendar: Calendar = VIETNAM) -> str | None:
    """Return why nobody works on a day, with the source of it; None where it is a working day."""
    if _marked(calendar.days_worked, day):
        return None
    own = _marked(calendar.days_off, day)
    if own is None and day in days_worked(day.year):
        return None
    mark = own or days_off(day.year).get(day)
    if mark is not None:
        return f"{mark.name} ({mark.source})"
    if day.weekday() >= _SATURDAY:
        return "Thứ Bảy" if day.weekday() == _SATURDAY else "Chủ nhật"
    return None


def _marked(marks: tuple[MarkedDay, ...], day: date) -> MarkedDay | None:
    return next((mark for mark in marks if mark.day == day), None)


def is_working_day(day: date, calendar: Calendar = VIETNAM) -> bool:
    """Whether offices work on a day.

    >>> is_working_day(date(2026, 8, 31)), is_working_day(date(2026, 8, 22))
    (False, True)
    """
    return reason_off(day, calendar) is None


def add_working_days(day: date, count: int, calendar: Calendar = VIETNAM) -> date:
    """Return the day that lies so many working days after a day, or before it; a day itself never counts.

    >>> add_working_days(date(2026, 2, 13), 1), add_working_days(date(2026, 2, 23), -1)
    (datetime.date(2026, 2, 23), datetime.date(2026, 2, 13))

    :raises NoWorkingDay: the calendar leaves none for a year.
    """
    step = _ONE_DAY if count >= 0 else -_ONE_DAY
    for _ in range(abs(count)):
        day = nearest_working_day(day + step, step, calendar=calendar)
    return day


def nearest_working_day(day: date, step: timedelta, *, calendar: Calendar = VIETNAM) -> date:
    """Return the day itself where it is a working day, else the next one in the direction of the step.

    :raises NoWorkingDay: the calendar leaves none for a year.
    """
    found = day
    for _ in range(_ENDLESS):
        if is_working_day(found, calendar):
            return found
        found += step
    raise NoWorkingDay(day)


def working_days_between(start: date, end: date, calendar: Calendar = VIETNAM) -> int:
    """Return how many working days lie after the start up to the end, negative where the end is earlier.

    >>> working_days_between(date(2026, 2, 13), date(2026, 2, 23))
    1
    """
    if end < start:
        # Backward the earlier end counts and the later does not, as add_working_days steps.
        days = (end - start).days
        return -sum(is_working_day(start + timedelta(days=back), calendar) for back in range(days, 0))
    return sum(
        is_working_day(start + timedelta(days=ahead), calendar) for ahead in range(1, (end - start).days + 1)
    )
