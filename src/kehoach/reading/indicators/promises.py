"""Which amounts of a sentence are promised, and which are facts, means, ages or counted in passing."""

import re
from functools import cache

from kehoach.domain.plan import Comparator
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.names import RESOLVE
from kehoach.vietnamese.amounts import Amount
from kehoach.vietnamese.cues import alternatives, cue

_YEARS = re.compile(r"(?:\bnăm\s+|tính\s+đến\s+(?:ngày\s+)?[\d/.]{3,6})(20\d\d)(?!\d|\s*[-–]\s*20)")
# The year of a comparison or of a standard governs nothing: «so với năm 2025», «giá so sánh năm 2010».
_COMPARED = re.compile(
    r"(?<!\w)(?:so\s+với|so\s+sánh|cố\s+định|chuẩn\s+nghèo|tiêu\s+chuẩn|tiêu\s+chí)\D{0,40}$"
)
_COUNTED_IN_PASSING = re.compile(r"(?<!\w)(?:so\s+với|theo|tại|(?:trong|thuộc|vào)\s+(?:nhóm|tốp|top))\s*$")
_CLOSED_BRACKET = re.compile(r"\([^()]*\)")
_LONGEST_ADVERB = 4  # syllables: «Hiện nay», «Thời gian vừa qua»
# «đạt 17/20 chỉ tiêu» is a figure, «với 20 chỉ tiêu chủ yếu sau:» is none.
_TARGETS_COUNTED = re.compile(r"\s*chỉ\s+tiêu(?!\w)")
_REACHES = re.compile(r"(?<!\w)(?:đạt|hoàn\s+thành|vượt|thực\s+hiện)(?!\w)[^,;:.]{0,24}$")
# «thi công tuyến đường dài 12 km», «So với cùng kỳ, số vụ giảm 35 vụ»
_SIZE_OF_A_THING = re.compile(
    r"(?<!\w)(?<!chiều\s)(?:dài|rộng|(?<!lượng\s)(?<!nghệ\s)(?<!suất\s)cao|sâu|dày)\s*$"
)
# «Số máy tính trên một trăm em: 6,5»: what is counted stands in the name, and nothing behind the figure.
_COUNTED_BY_NAME = re.compile(
    r"[\s+*•–-]*(?:(?:tổng|chỉ|hệ)\s+)?số\s+[^\W\d_]+\s[^;]{2,110}?(?:(?<=\w)\s*:|(?<!\w)(?:đạt|là|còn|ở\s+mức))\s*$"
)
_NOTHING_BEHIND = re.compile(r"\s*(?:[;,.)]|$)")
_LOOKS_BACK = re.compile(r"\W*so\s+với(?!\w)")
_AFTER_COLON = re.compile(r"[^\W\d_]\s*:\s*$")  # «Rau màu: 85 ha.»
_LEFT_BEHIND = re.compile(r"\s*(?:lên|xuống|còn)(?!\w)")
_FROM = re.compile(r"(?<!\w)từ\s*$")
_MOVES_TO = re.compile(r"[^,;.()]{0,24}?(?<!\w)(?:xuống|lên|giảm|tăng|còn)(?!\w)")


@cache
def _excluded() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives('excluded_count')}")


def is_promised(
    context: Context,
    amount: Amount,
    role: Role,
    *,
    start: int,
    end: int,
    left: int,
    is_listed: bool = False,
    origin: int | None = None,
) -> bool:
    """Whether the amount is a commitment of the sentence between `start` and `end`.

    `left` is where the words that belong to the amount begin; `is_listed` tells that the line above the list
    in which the sentence stands commits to all its items: «Năm 2026, phấn đấu:».
    """
    lower = context.lower
    if (
        amount.unit is None
        and amount.comparator is not Comparator.RATIO
        and not (role is Role.TARGETS and _is_counted_by_name(context, amount, left, end))
    ):
        return False
    if _excluded().match(lower, amount.number_end, end) or _COUNTED_IN_PASSING.search(
        lower, start, amount.start
    ):
        return False
    if (
        amount.comparator is not Comparator.RATIO
        and amount.family != "rate"
        and _TARGETS_COUNTED.match(lower, amount.number_end, end)
        and not _REACHES.search(lower, start, amount.number_start)
    ):
        return False
    first = left
    for resolve in RESOLVE.finditer(lower, left, amount.start):
        first = resolve.end()
    clause = _CLOSED_BRACKET.sub(" ", lower[first : amount.start])
    if _is_means(clause) or cue("past").search(_own_clause(clause)):
        return False
    if cue("means").match(lower, amount.end + 1, end):
        return False
    # «tăng từ 81% năm 2025 lên 85%»: the year tells when the level was that is left.
    if origin is None and _is_of_the_past(context, start, first, amount):
        return False
    if role is Role.TARGETS:
        return True
    if _SIZE_OF_A_THING.search(lower, start, amount.start) or (
        _LOOKS_BACK.match(lower, start, amount.start) and not RESOLVE.search(lower, start, amount.start)
    ):
        return False
    if is_listed:
        return True
    if role in (Role.TASKS, Role.GOAL, Role.REVIEW):
        return (
            cue("commitment").search(lower, start, end) is not None
            or cue("action").search(lower, left, amount.start) is not None
            or (context.year is not None and context.year in lower[start:end])
            or amount.start == start
            or (
                _AFTER_COLON.search(lower, left, amount.start) is not None
                and not lower[amount.end : end].strip(" .;,")
            )
            or amount.comparator not in (Comparator.EQUAL, Comparator.ABOUT)
        )
    return cue("strong").search(lower, max(start, amount.start - 90), min(end, amount.end + 24)) is not None


def _is_counted_by_name(context: Context, amount: Amount, left: int, end: int) -> bool:
    behind = _NOTHING_BEHIND.match(context.lower, amount.end, end)
    before = _COUNTED_BY_NAME.fullmatch(context.lower, left, amount.number_start)
    return behind is not None and before is not None


def _is_means(clause: str) -> bool:
    """Whether the clause tells how something is done; a measure that opens it is what is promised itself."""
    found = cue("means").search(clause)
    if found is None:
        return False
    before = clause[: found.start()].strip(" .-+*•")
    return found[0] != "công suất" or not (before == "" or before.endswith((":", ",", ";")))


def _own_clause(clause: str) -> str:
    """The words after the last comma, with what stands before it only where that is an adverb of time."""
    before, _, own = clause.rpartition(",")
    return f"{before} {own}" if len(before.split()) <= _LONGEST_ADVERB else own


def is_origin(context: Context, amount: Amount, end: int) -> bool:
    """«từ 52 ha giảm xuống còn 48 ha»: the level that is left, not the one to reach."""
    begins = _FROM.search(context.lower, max(0, amount.number_start - 8), amount.number_start)
    return bool(begins) and bool(_MOVES_TO.match(context.lower, amount.end, min(end, amount.end + 60)))


def _is_of_the_past(context: Context, start: int, left: int, amount: Amount) -> bool:
    """The year that governs the amount, the last one named before it, is before the plan's."""
    plan_year = context.header.plan_year
    if plan_year is None:
        return False
    for first in (left, start):
        years = [
            int(found[1])
            for found in _YEARS.finditer(context.lower, first, amount.start)
            if not _COMPARED.search(context.lower, max(first, found.start() - 50), found.start())
            and not _LEFT_BEHIND.match(context.lower, found.end(), amount.start)
        ]
        if years:
            return years[-1] < plan_year
    return False
