"""Periods of reporting: from when to when, the day figures close, the last day to send."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kehoach.timing.working_days import VIETNAM, Calendar


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


@dataclass(frozen=True, slots=True)
class Closing:
    """The last day whose figures belong to a period; `day` counts for MID_MONTH alone."""

    kind: ClosingKind = ClosingKind.CALENDAR
    day: int = 14


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


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period of a year: its days, the day figures close, the last day to send."""

    frequency: Frequency
    year: int
    index: int
    start: date
    closing: date
    deadline: date


def spans_of_year(
    year: int,
    frequency: Frequency,
    closing: Closing,
    deadline: Deadline,
    calendar: Calendar = VIETNAM,
) -> tuple[PeriodSpan, ...]:
    """Return the periods of a year in order; none for what is asked ad hoc."""
    raise NotImplementedError


def label(span: PeriodSpan) -> str:
    """Return the name of a period: «Tháng 3/2026», «Quý I/2026», «6 tháng đầu năm 2026»."""
    raise NotImplementedError
