"""Dates as documents write them, with the parts that were left blank left out."""

import calendar
import re
from dataclasses import dataclass

from kehoach.vietnamese.text import tone_key

_BLANK = r"[ .…_]{0,12}"
_PROSE = re.compile(
    rf"(?<!\w)ngày{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}tháng{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}"
    rf"năm{_BLANK}(?P<year>(?:19|20)\d\d)?(?!\d)"
)
_SHORT = re.compile(
    r"(?<![\w/.,-])(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
# «ngày /12/2022»: the day was left to be filled in by hand.
_NO_DAY = re.compile(
    rf"(?<!\w)ngày{_BLANK}/{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}/{_BLANK}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH = re.compile(
    r"(?<!\w)tháng\s{1,2}(?P<month>\d{1,2})(?:\s?[/.-]\s?|\s{1,2}năm\s{1,2})(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATED = (_PROSE, _SHORT, _NO_DAY, _MONTH)
_YEAR = re.compile(r"(?<!\w)năm\s{1,2}(?P<year>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text; `iso` is partial where the day or the month is blank."""

    start: int
    end: int
    text: str
    iso: str


def iso_date(year: str | None, month: str | None, day: str | None) -> str | None:
    """Return the ISO form of as much of a date as stands; None without a year."""
    if year is None:
        return None
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _read(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    return iso_date(parts.get("year"), parts.get("month"), parts.get("day"))


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates of a text with at least a month or a formal blank, in order.

    >>> [date.iso for date in find_dates("số 45/NQ-HĐND ngày 18/12/2025")]
    ['2025-12-18']
    """
    lowered = tone_key(text)
    candidates = sorted(
        (match.start(), -match.end(), iso)
        for pattern in _DATED
        for match in pattern.finditer(lowered)
        if (iso := _read(match))
    )
    found: list[FoundDate] = []
    for start, end, iso in candidates:
        if not found or start >= found[-1].end:
            found.append(FoundDate(start, -end, text[start:-end], iso))
    return found


def read_date_line(text: str) -> str | None:
    """Return the date of a letterhead's line of place and date, partial where parts are blank.

    >>> read_date_line("Phú Lộc, ngày     tháng 3 năm 2027")
    '2027-03'
    """
    lowered = tone_key(text)
    for pattern in (*_DATED, _YEAR):
        match = pattern.search(lowered)
        if match and (iso := _read(match)):
            return iso
    return None
