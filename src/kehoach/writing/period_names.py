"""Periods of reporting as sentences name them, and the period that comes after each."""

from datetime import date, timedelta
from typing import Final

from kehoach.timing.periods import Frequency
from kehoach.writing.citation import month_line, short_date
from kehoach.writing.numbering import roman

_LAST: Final = {Frequency.MONTHLY: 12, Frequency.QUARTERLY: 4}


def period_name(frequency: Frequency, year: int, index: int) -> str:
    """Return a period as a sentence names it.

    >>> period_name(Frequency.MONTHLY, 2026, 10), period_name(Frequency.SIX_MONTHS, 2026, 1)
    ('tháng 10 năm 2026', '6 tháng đầu năm 2026')
    """
    match frequency:
        case Frequency.MONTHLY:
            return month_line(year, index)
        case Frequency.QUARTERLY:
            return f"quý {roman(index)} năm {year}"
        case Frequency.SIX_MONTHS:
            return f"6 tháng {'đầu' if index == 1 else 'cuối'} năm {year}"
        case Frequency.NINE_MONTHS:
            return f"9 tháng đầu năm {year}"
        case Frequency.YEARLY:
            return f"năm {year}"
        case Frequency.AD_HOC:
            return "đột xuất"


def next_period_name(frequency: Frequency, year: int, index: int) -> str:
    """Return the period after one, as a sentence names it.

    >>> next_period_name(Frequency.MONTHLY, 2026, 12), next_period_name(Frequency.NINE_MONTHS, 2026, 1)
    ('tháng 01 năm 2027', '3 tháng cuối năm 2026')
    """
    match frequency:
        case Frequency.MONTHLY | Frequency.QUARTERLY:
            is_last = index == _LAST[frequency]
            return period_name(frequency, year + is_last, 1 if is_last else index + 1)
        case Frequency.SIX_MONTHS:
            return period_name(frequency, year + index - 1, 3 - index)
        case Frequency.NINE_MONTHS:
            return f"3 tháng cuối năm {year}"
        case Frequency.YEARLY:
            return f"năm {year + 1}"
        case Frequency.AD_HOC:
            return "thời gian tới"


def week_name(day: date) -> str:
    """Return the week a day lies in, with its days.

    >>> week_name(date(2026, 11, 27))
    'tuần 48 năm 2026 (từ ngày 23/11/2026 đến ngày 29/11/2026)'
    """
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    sunday = monday + timedelta(days=6)
    return f"tuần {week} năm {year} (từ ngày {short_date(monday)} đến ngày {short_date(sunday)})"
