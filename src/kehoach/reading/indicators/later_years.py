"""Targets of a year after the plan's own: «Đến năm 2030, tỷ lệ hộ khá trên 60%»."""

import re

from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context

_YEAR = r"năm\s+(20\d\d)(?!\d|\s*[-–]\s*20)"
_OPENS = re.compile(
    rf"\W*(?:(?:phấn\s+đấu|mục\s+tiêu|định\s+hướng)\W+)?(?:(?:đến|tới|vào|trong|từ)\s+)?(?:(?:hết|cuối)\s+)?{_YEAR}"
)
_ENDS = re.compile(rf"\s*(?:vào|đến|tới|trong)\s+(?:(?:hết|cuối)\s+)?{_YEAR}")
_IN_HEADING = re.compile(_YEAR)


def year_that_opens(context: Context, start: int, end: int) -> int | None:
    """The year that opens a sentence and holds for what it says."""
    found = _OPENS.match(context.lower, start, end)
    return int(found[1]) if found else None


def later_year(context: Context, item: Candidate, *, opened: int | None) -> str | None:
    """The year of a target where it is after the plan's own; `opened` is what opened its sentence."""
    plan_year = context.header.plan_year
    if plan_year is None:
        return None
    behind = _ENDS.match(context.lower, item.amount.end if item.amount else item.end)
    year = int(behind[1]) if behind else opened
    if year is None:
        year = _year_of_section(context, item.at)
    return str(year) if year is not None and year > plan_year else None


def _year_of_section(context: Context, offset: int) -> int | None:
    """The year that the innermost heading with a year names, where it names one alone."""
    at = context.section_index(offset)
    for title in reversed(context.sections[at].path if at is not None else ()):
        years = {int(year) for year in _IN_HEADING.findall(title.lower())}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
