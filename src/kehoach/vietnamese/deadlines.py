"""Deadlines: what a cell such as «Trước tháng 5/2027» or «Thường xuyên trong năm» binds to."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from kehoach.domain.plan import Due, DueKind
from kehoach.vietnamese.periods import Period, find_periods, in_figures
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import key

# «Theo lộ trình KH 15/KH-UBND ngày 17/5/2026»: the date is the document's.
_CITATION = re.compile(
    r"(?:so )?\d{1,5} ?/ ?(?:\d{4}/)?[a-z]{1,6}(?: ?[-–] ?[a-z]{1,10}){0,3}(?: ngay [\d/. -]{5,12})?"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_LABEL = r"(?:cac )?(?:giai phap|gp|nhiem vu|noi dung|muc|y|viec)"
_NUMBER = r"\(?\d{1,2}\)?"
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s;.,-]))"
    rf"(?:{_LABEL} ?(?:so )?{_NUMBER}(?: ?(?:,|;|va|&|-|den) ?(?:{_LABEL} )?{_NUMBER}){{0,9}} ?:"
    rf"|\(\d{{1,2}}\)(?: ?(?:,|;|va|&) ?\(\d{{1,2}}\)){{0,9}} ?:?)"
)
_NOW = re.compile(r"(?<!\w)tu (?:nay|thoi diem nay|khi ban hanh)(?!\w)")
_DAY_OF_EVERY_MONTH = re.compile(r"ngay \d{1,2}(?! ?[/\d])")


@cache
def _any_of(group: str) -> re.Pattern[str]:
    phrases = sorted(
        (key(entry["phrase"]) for entry in read_words("deadlines")[group]), key=len, reverse=True
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")


@cache
def _exclusive() -> frozenset[str]:
    return frozenset(
        key(entry["phrase"]) for entry in read_words("deadlines")["by"] if entry.get("exclusive", False)
    )


def _said(group: str, text: str) -> bool:
    return _any_of(group).search(text) is not None


def _leading(group: str, text: str, at: int) -> str | None:
    """Return the phrase of a group that stands right before an offset."""
    before = text[:at].rstrip(" :")
    found = [match for match in _any_of(group).finditer(before) if match.end() == len(before)]
    return found[-1][0] if found else None


def _due(kind: DueKind, start: date | None = None, end: date | None = None) -> Due:
    return Due(kind, start.isoformat() if start else None, end.isoformat() if end else None)


def read_due(text: str | None, *, plan_year: int | None, issued: str | None) -> Due | None:
    """Return the deadline a text gives; None where it gives none.

    :param plan_year: the year that a month without a year belongs to.
    :param issued: the plan's own date (ISO, perhaps partial), where «từ nay» begins.

    >>> read_due("Trước tháng 5/2027", plan_year=2027, issued=None)
    Due(kind=<DueKind.BY: 'by'>, start=None, end='2027-04-30')
    """
    plain = _CITATION.sub(" ", _unlabelled(key(in_figures(text or "").translate(_SUPERSCRIPTS))))
    if not plain.strip():
        return None
    if plan_year is None and issued:
        plan_year = int(issued[:4])
    periods = find_periods(plain, plan_year=plan_year)
    years = _this_year(plain, plan_year) if not periods else []
    if _said("ongoing", plain):
        return _ongoing(
            _DAY_OF_EVERY_MONTH.sub(" ", plain), [p for p in periods if p.grain != "day"] or years
        )
    if _said("open_ended", plain):
        start = min((period.start for period in periods or years), default=None)
        return _due(DueKind.ONGOING, start)
    if _said("directed", plain) and all(period.grain == "year" for period in periods):
        return _spanning(DueKind.AS_DIRECTED, periods or years)
    if periods or years:
        return _dated(plain, periods or years, issued=issued)
    return (
        _due(DueKind.BY) if re.match(r"(?:hoan thanh |xong )?truoc (?:mua|vu|tet|dip|le) ", plain) else None
    )


def _unlabelled(plain: str) -> str:
    label = _LABELLED.match(plain)
    return plain[label.end() :].strip() if label else plain


def _this_year(plain: str, plan_year: int | None) -> list[Period]:
    match = _any_of("this_year").search(plain)
    if match is None or plan_year is None:
        return []
    return [Period(match.start(), match.end(), date(plan_year, 1, 1), date(plan_year, 12, 31), "year")]


def _spanning(kind: DueKind, periods: Iterable[Period]) -> Due:
    periods = list(periods)
    if not periods:
        return _due(kind)
    return _due(kind, min(period.start for period in periods), max(period.end for period in periods))


def _ongoing(plain: str, periods: list[Period]) -> Due:
    due = _spanning(DueKind.ONGOING, periods)
    return replace(due, end=None) if _said("open_ended", plain) else due


def _dated(plain: str, periods: list[Period], *, issued: str | None) -> Due:
    first, last = periods[0], periods[-1]
    begins = _leading("from", plain, first.at)
    if _NOW.search(plain):
        return Due(DueKind.WITHIN, _first_day(issued), last.end.isoformat())
    if len(periods) > 1 and (begins or first.joins):
        return _due(DueKind.WITHIN, first.start, last.end)
    by = _leading("by", plain, last.at)
    if by:
        return _due(DueKind.BY, None, last.start - timedelta(days=1) if by in _exclusive() else last.end)
    if begins and not first.has_two_ends:
        return _due(DueKind.ONGOING, first.start)
    if len(periods) > 1 and first.grain not in {"year", "quarter", "half"}:
        return _due(DueKind.ON, None, max(period.end for period in periods))
    if last.is_moment:
        return _due(DueKind.ON, None, last.end)
    return _spanning(DueKind.WITHIN, periods)


def _first_day(issued: str | None) -> str | None:
    """Return the first day that a partial ISO date can mean."""
    return f"{issued}-01-01"[:10] if issued and len(issued) == 4 else f"{issued}-01"[:10] if issued else None


def split_due(text: str) -> dict[str, str]:
    """Return the part of a cell for each solution it names, by number; empty where it names none.

    >>> split_due("Giải pháp 1: Quý II; Giải pháp (2), (3): Năm 2027")
    {'1': 'Giải pháp 1: Quý II', '2': 'Giải pháp (2), (3): Năm 2027', '3': 'Giải pháp (2), (3): Năm 2027'}
    """
    # Every step keeps the length, so that the parts can be cut from the text as printed.
    plain = _same_length_key(text)
    labels = list(_LABELLED.finditer(plain))
    if not labels or text[: labels[0].start()].strip(" -"):
        return {}
    parts: dict[str, str] = {}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        part = text[label.start() : following.start() if following else len(text)].strip(" \n;,-")
        for number in _numbers(label[0]):
            parts.setdefault(number, part)
    return parts


def _numbers(label: str) -> list[str]:
    """Return the numbers a label names, those inside «1 đến 3» too."""
    numbers: list[str] = []
    for first, last in re.findall(r"(\d{1,2})\)?(?: ?(?:-|den) ?\(?(\d{1,2}))?", label):
        numbers += map(str, range(int(first), int(last or first) + 1))
    return numbers


def _same_length_key(text: str) -> str:
    plain = text.translate(_SUPERSCRIPTS)
    folded = "".join(key(char) or " " for char in plain)
    return folded if len(folded) == len(text) else plain.lower()
