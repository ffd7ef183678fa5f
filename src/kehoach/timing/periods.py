"""Periods of reporting: from when to when, the day figures close, the last day to send."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kehoach.timing.working_days import VIETNAM, Calendar, add_working_days, nearest_working_day

_ONE_DAY = timedelta(days=1)
_DECEMBER = 12
_ROMAN = ("I", "II", "III", "IV")


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SIX_MONTHS = "six_months"
    NINE_MONTHS = "nine_months"
    YEARLY = "yearly"
    AD_HOC = "ad_hoc"


class ClosingKind(StrEnum):
    CALENDAR = "calendar"
    MID_MONTH = "mid_month"


class Move(StrEnum):
    """Where a deadline goes that falls on a day off."""

    NONE = "none"
    EARLIER = "earlier"
    LATER = "later"


class UnclearRule(Exception):
    """A rule of closing or of sending that gives no day, or two."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The last day whose figures belong to a period; `day` counts for MID_MONTH alone."""

    kind: ClosingKind = ClosingKind.CALENDAR
    day: int = 14

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise UnclearRule("Ngày chốt số liệu phải từ 1 đến 31.")

    def in_month(self, year: int, month: int) -> date:
        """Return the closing day that lies in a month; of a short month its last day where it has no such."""
        last = months.monthrange(year, month)[1]
        return date(year, month, last if self.kind is ClosingKind.CALENDAR else min(self.day, last))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to send: a day of a month, or so many working days after the closing; one of the two.

    `month_offset` counts from the month in which the period closes; `exclusive` is «trước ngày 20».
    """

    day: int | None = None
    month_offset: int = 0
    exclusive: bool = False
    working_days_after_closing: int | None = None
    move: Move = Move.NONE

    def __post_init__(self) -> None:
        if (self.day is None) == (self.working_days_after_closing is None):
            raise UnclearRule(
                "Thời hạn gửi chưa rõ: chọn một ngày trong tháng hoặc số ngày làm việc sau ngày chốt số liệu."
            )
        if self.day is not None and not 1 <= self.day <= 31:
            raise UnclearRule("Ngày hết hạn gửi phải từ 1 đến 31.")
        if self.working_days_after_closing is not None and self.working_days_after_closing < 0:
            raise UnclearRule("Số ngày làm việc sau ngày chốt số liệu không được âm.")

    def after(self, closing: date, calendar: Calendar = VIETNAM) -> date:
        """Return the last day to send what closes on a day."""
        if self.working_days_after_closing is not None:
            found = add_working_days(closing, self.working_days_after_closing, calendar)
        else:
            found = self._day_of_month(closing)
        if self.move is Move.NONE:
            return found
        step = -_ONE_DAY if self.move is Move.EARLIER else _ONE_DAY
        return nearest_working_day(found, step, calendar=calendar)

    def _day_of_month(self, closing: date) -> date:
        count = closing.year * _DECEMBER + closing.month - 1 + self.month_offset
        year, month = divmod(count, _DECEMBER)
        last = months.monthrange(year, month + 1)[1]
        found = date(year, month + 1, min(self.day or last, last))
        return found - _ONE_DAY if self.exclusive else found


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period of a year: its days, the day figures close, the last day to send."""

    frequency: Frequency
    year: int
    index: int
    start: date
    closing: date
    deadline: date


# The months in which the periods of a year close, and how many months each holds.
_CLOSE_IN = {
    Frequency.MONTHLY: (range(1, 13), 1),
    Frequency.QUARTERLY: (range(3, 13, 3), 3),
    Frequency.SIX_MONTHS: (range(6, 13, 6), 6),
    Frequency.NINE_MONTHS: (range(9, 10), 9),
    Frequency.YEARLY: (range(12, 13), 12),
}


def spans_of_year(
    year: int,
    frequency: Frequency,
    closing: Closing,
    deadline: Deadline,
    calendar: Calendar = VIETNAM,
) -> tuple[PeriodSpan, ...]:
    """Return the periods of a year in order; none for what is asked ad hoc.

    >>> rule = Closing(ClosingKind.MID_MONTH), Deadline(day=20, exclusive=True)
    >>> march = spans_of_year(2026, Frequency.MONTHLY, *rule)[2]
    >>> f"{march.start} – {march.closing}, {march.deadline}"
    '2026-02-15 – 2026-03-14, 2026-03-19'
    """
    if frequency is Frequency.AD_HOC:
        return ()
    closing_months, length = _CLOSE_IN[frequency]
    spans = []
    for index, month in enumerate(closing_months, start=1):
        first = month - length  # the month before the period's first; 0 is last December
        before = closing.in_month(year, first) if first else closing.in_month(year - 1, _DECEMBER)
        end = closing.in_month(year, month)
        due = deadline.after(end, calendar)
        spans.append(PeriodSpan(frequency, year, index, before + _ONE_DAY, end, due))
    return tuple(spans)


def label(span: PeriodSpan) -> str:
    """Return the name of a period: «Tháng 3/2026», «Quý I/2026», «6 tháng đầu năm 2026».

    >>> year = spans_of_year(2026, Frequency.SIX_MONTHS, Closing(), Deadline(day=5, month_offset=1))
    >>> [label(span) for span in year]
    ['6 tháng đầu năm 2026', '6 tháng cuối năm 2026']
    """
    match span.frequency:
        case Frequency.MONTHLY:
            return f"Tháng {span.index}/{span.year}"
        case Frequency.QUARTERLY:
            return f"Quý {_ROMAN[span.index - 1]}/{span.year}"
        case Frequency.SIX_MONTHS:
            return f"6 tháng {'đầu' if span.index == 1 else 'cuối'} năm {span.year}"
        case Frequency.NINE_MONTHS:
            return f"9 tháng năm {span.year}"
        case Frequency.YEARLY:
            return f"Năm {span.year}"
        case Frequency.AD_HOC:
            return f"Đột xuất ngày {span.closing:%d/%m/%Y}"
