"""Stretches of time in words: days, months, quarters, halves, years, with the year they leave unsaid."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

_Y = r"(?P<year>(?:19|20)\d\d)"
_TO = r" ?(?:-|–|—|den|den het|toi) ?"
_JOINT = re.compile(r" ?(?:-|–|—|den|den het|toi|den cuoi|den ngay)(?: het| ngay| cuoi)? ?")
_LIST = re.compile(r" ?(?:,|va|&|\+|;) ?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = r"(?:iv|i{1,3}|[1-4])"
# A school year runs from the first of September to the last of May.
_SCHOOL_BEGINS, _SCHOOL_ENDS = (9, 1), (5, 31)
# The last day of «đầu tháng» and «giữa tháng» in practice.
_EARLY_DAY, _MIDDLE_DAY = 10, 20

# Patterns for text in `key` form, tried in this order at each place.
_PATTERNS = {
    "full_day": rf"(?:ngay )?(?P<day>\d{{1,2}}) ?[/.-] ?(?P<month>\d{{1,2}}) ?[/.-] ?{_Y}(?!\d)",
    "prose_day": rf"ngay (?P<day>\d{{1,2}}) thang (?P<month>\d{{1,2}})(?:(?: nam |/){_Y})?(?!\d)",
    "school_year": rf"(?:khai giang )?nam hoc (?:moi )?{_Y} ?[-–—/] ?(?P<last>20\d\d)(?!\d)",
    "years": rf"(?:nam )?{_Y}{_TO}(?:nam )?(?P<last>(?:19|20)\d\d)(?!\d)",
    "month_list": (
        r"(?:thang |t)(?P<month>\d{1,2})(?P<more>(?:(?: ?, ?| va )\d{1,2}(?!\d|[./]\d{1,2}(?!\d))){1,11})"
        rf"(?:(?: ?/ ?| nam ){_Y})?(?!\d)"
    ),
    "months": rf"(?:thang |t)(?P<month>\d{{1,2}})(?:(?: ?/ ?| nam ){_Y})?(?!\d)(?![/.]\d)",
    "first_months": rf"(?P<count>\d{{1,2}}|sau|chin|ba) thang (?P<side>dau|cuoi) nam(?: {_Y})?(?!\d)",
    "nine_months": rf"(?P<count>[369]) thang(?:(?: nam |/){_Y}(?!\d)|$)",
    "quarter": (
        rf"(?:quy|q) ?(?P<first>{_QUARTER})"
        rf"(?P<more>(?:(?: ?[-–,&+] ?| va | den )(?:quy )?{_QUARTER}(?!\w)){{0,3}})"
        rf"(?:(?: ?[/,.-] ?| nam | ){_Y})?(?!\w)"
    ),
    "month_of_year": rf"(?P<month>\d{{1,2}}) ?/ ?{_Y}(?!\d)",
    "day_of_month": r"(?:ngay )?(?P<day>\d{1,2}) ?/ ?(?P<month>\d{1,2})(?![\d/])",
    "bare_day": r"ngay (?P<day>\d{1,2})(?! ?[/\d])",
    "edge_of_year": rf"(?P<side>dau|giua|cuoi) nam(?: {_Y})?(?!\d)(?! hoc)",
    "year": rf"(?:nam )?{_Y}(?!\d)",
}
_ANY = re.compile(
    r"(?<![\w/])(?:(?P<edge>dau|giua|cuoi) )?(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[?]P<[a-z]+>', '?:', pattern)})" for name, pattern in _PATTERNS.items())
    + ")"
)
_EACH = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}


# Months in words begin with a capital, which tells them from «mỗi tháng một lần» and «ngày, tháng, năm».
_MONTH_IN_WORDS = re.compile(
    r"(?<!\w)(?P<lead>[Tt]háng )"
    r"(?P<word>Mười [Hh]ai|Mười [Mm]ột|Mười|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|Tám|Chín)(?!\w)"
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy Bẩy", "Tám", "Chín", "Mười", "Mười_một", "Mười_hai"), 1
    )
    for word in words.split()
}
_QUARTER_IN_WORDS = re.compile(
    r"(?<!\w)(?P<lead>[Qq](?:uý|úy) )(?P<word>một|nhất|hai|nhì|ba|bốn|tư)(?!\w)"
    r"(?! (?:lần|kỳ|lượt|buổi|cuộc|đợt|báo cáo|năm học))",
    re.IGNORECASE,
)
_QUARTERS = {"một": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4}


def in_figures(text: str) -> str:
    """Return the text with the numbers of months and quarters in figures, where they stand in words.

    >>> in_figures("Từ tháng Năm đến hết quý ba")
    'Từ tháng 5 đến hết quý 3'
    """
    text = _MONTH_IN_WORDS.sub(
        lambda found: f"{found['lead']}{_MONTHS[found['word'].capitalize().replace(' ', '_')]}", text
    )
    return _QUARTER_IN_WORDS.sub(lambda found: f"{found['lead']}{_QUARTERS[found['word'].lower()]}", text)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `at` and `stop` are where it stands in the text."""

    at: int
    stop: int
    start: date
    end: date
    grain: str  # day, month, quarter, half, year, school year
    is_moment: bool = False  # a day, or the end of a longer stretch: «cuối tháng 7»
    joins: bool = False  # the next one is its other end: «tháng 3 - tháng 6»

    @property
    def has_two_ends(self) -> bool:
        """Whether it was written with both its ends: «2026 - 2030»."""
        return self.grain == "year" and self.start.year < self.end.year


@dataclass(frozen=True, slots=True)
class _Raw:
    at: int
    stop: int
    name: str
    edge: str | None
    parts: dict[str, str | None]

    @property
    def year(self) -> int | None:
        written = self.parts.get("year")
        return int(written) if written else None


def find_periods(text: str, *, plan_year: int | None) -> list[Period]:
    """Return the stretches of time in a text of `key` form, in order.

    A month without a year belongs to the next year that is named, else to the last, else to the plan's.
    """
    raws = []
    for match in _ANY.finditer(text):
        name = next(name for name in _EACH if match[name] is not None)
        inner = _EACH[name].match(text, match.start(name))
        raws.append(_Raw(match.start(), match.end(), name, match["edge"], inner.groupdict() if inner else {}))
    periods: list[Period] = []
    years = _years_near(raws)
    for index, raw in enumerate(raws):
        year = years[index] or plan_year
        if raw.name == "bare_day":
            raw = _with_month_of(raw, raws[index + 1 :])
        period = _period(raw, year) if year else None
        if period is None:
            continue
        following = raws[index + 1] if index + 1 < len(raws) else None
        if following:
            between = text[raw.stop : following.at]
            period = replace(period, joins=bool(between and _JOINT.fullmatch(between)))
        periods.append(period)
    return _as_listed(periods, raws, text)


def _with_month_of(raw: _Raw, later: list[_Raw]) -> _Raw:
    """«Từ ngày 01 đến ngày 15/3»: the month is said once, with the last day."""
    month = later[0].parts.get("month") if later else None
    return replace(raw, parts={**raw.parts, "month": month})


def _years_near(raws: list[_Raw]) -> list[int | None]:
    """Return for each its own year, else the next that is named, else the last."""
    years = [raw.year for raw in raws]
    for steps in (range(len(raws) - 2, -1, -1), range(1, len(raws))):
        beside = 1 if steps.step < 0 else -1
        for index in steps:
            years[index] = years[index] or years[index + beside]
    return years


def _as_listed(periods: list[Period], raws: list[_Raw], text: str) -> list[Period]:
    """«Cuối tháng 7 và tháng 10»: the word before the first holds for the whole list."""
    if len(periods) < 2 or not periods[0].is_moment or periods[0].grain == "day":
        return periods
    if all(_LIST.fullmatch(text[a.stop : b.at]) for a, b in pairwise(periods)):
        return [replace(period, is_moment=True) for period in periods]
    return periods


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _period(raw: _Raw, year: int) -> Period | None:
    span = _span(raw, year)
    if span is None:
        return None
    start, end, grain = span
    moment = grain == "day"
    if raw.edge == "cuoi" and not moment:
        moment = True
    elif raw.edge in {"dau", "giua"} and grain == "month":
        end, moment = start.replace(day=_EARLY_DAY if raw.edge == "dau" else _MIDDLE_DAY), True
    elif raw.edge in {"dau", "giua"} and grain == "quarter":
        end, moment = _last_day(start.year, start.month + (0 if raw.edge == "dau" else 1)), True
    elif raw.edge == "dau" and grain == "school year":
        end = _last_day(start.year, start.month)
    elif raw.edge in {"dau", "giua"} and grain == "year":
        end, moment = date(year, 3, 31) if raw.edge == "dau" else date(year, 6, 30), raw.edge == "giua"
    elif raw.name == "month_list":
        moment = True
    elif raw.name == "edge_of_year":
        moment = raw.parts["side"] != "dau"
    return Period(raw.at, raw.stop, start, end, grain, moment)


def _span(raw: _Raw, year: int) -> tuple[date, date, str] | None:
    parts = raw.parts
    match raw.name:
        case "full_day" | "prose_day" | "day_of_month" | "bare_day":
            return _day(year, parts)
        case "month_list":
            months = [int(number) for number in re.findall(r"\d+", f"{parts['month']} {parts['more']}")]
            if not all(1 <= month <= 12 for month in months):
                return None
            return date(year, min(months), 1), _last_day(year, max(months)), "month"
        case "months" | "month_of_year":
            month = int(parts["month"] or 0)
            return (date(year, month, 1), _last_day(year, month), "month") if 1 <= month <= 12 else None
        case "quarter":
            numbers = re.findall(rf"(?<!\w){_QUARTER}(?!\w)", f"{parts['first']} {parts['more'] or ''}")
            quarters = [_ROMAN.get(number) or int(number) for number in numbers]
            if not quarters:
                return None
            return date(year, 3 * min(quarters) - 2, 1), _last_day(year, 3 * max(quarters)), "quarter"
        case "first_months" | "nine_months":
            count = {"sau": 6, "chin": 9, "ba": 3}.get(parts["count"] or "") or int(parts["count"] or 0)
            if not 1 <= count <= 12:
                return None
            if parts.get("side") == "cuoi":
                return date(year, 13 - count, 1), date(year, 12, 31), "half"
            return date(year, 1, 1), _last_day(year, count), "half"
        case "edge_of_year":
            last = {"dau": date(year, 3, 31), "giua": date(year, 6, 30)}.get(parts["side"] or "")
            return date(year, 1, 1), last or date(year, 12, 31), "half"
        case "school_year":
            last_year = int(parts["last"] or year)
            if last_year <= year:
                return None
            return date(year, *_SCHOOL_BEGINS), date(last_year, *_SCHOOL_ENDS), "school year"
        case "years":
            return date(year, 1, 1), date(int(parts["last"] or year), 12, 31), "year"
        case "year":
            return date(year, 1, 1), date(year, 12, 31), "year"
    return None


def _day(year: int, parts: dict[str, str | None]) -> tuple[date, date, str] | None:
    try:
        day = date(year, int(parts["month"] or 0), int(parts["day"] or 0))
    except ValueError:
        return None
    return day, day, "day"
