"""Indicators in sentences and list items: what is promised, how it is called, what it is part of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.counting import counted
from kehoach.reading.indicators.names import (
    RESOLVE,
    Named,
    change_start,
    is_change,
    is_share,
    name_of,
    with_subject,
)
from kehoach.reading.indicators.promises import is_origin, is_promised
from kehoach.reading.indicators.reached import change_before, level_of
from kehoach.vietnamese.amounts import Amount, find_amounts
from kehoach.vietnamese.cues import phrases_of

_PARTS = re.compile(r"trong\s+đó(?!\w)\s*:?|(?<!\w)(?:bao\s+)?gồm(?:\s*:|\s+có(?!\w))")
_SPLIT = re.compile(r"[,;]\s|\s(?:và|Và)\s|\s(?=với\s+(?:tổng|diện\s+tích|chiều\s+dài|quy\s+mô|số)\s)")
_TOTAL = re.compile(r"(?<!\w)tổng(?!\w)")
_BRACKET_NAME = re.compile(r"(?:[,;:(]|\bvà\b|\bở\b|\btại\b|\bgồm\b|\bcủa\b)\s*([^,;:()]{1,60}?)\s*$")
_BRACKET_NAME_ALONE = re.compile(r"\s*([^,;:()]{1,60}?)\s*$")
_COMPARED = re.compile(r"\s*so\s+với[^,;.()\n]{2,60}")
_ATTRIBUTE = re.compile(r"[^,;.:()\d]{0,60}?(?<!\w)(?:đạt|từ|hạng|xếp)(?:\s+(?:đủ|chuẩn|hạng|từ|trên))?\s*")
_ONLY_LEADS = re.compile(r"\s*(?:(?:để|còn|đạt|là|giảm|xuống|lên|tương\s+ứng|tương\s+đương)\s+)*(?:với\s+)?")
_HOW_OFTEN = re.compile(r"(?:(?!tăng|giảm|gấp)[^,;:()\d]){3,80}")
_NEAR = 30
_OBJECT = re.compile(r"\s+(?!so\s+với|mỗi|trong|hằng|hàng|một|và|năm)[^\W\d_]+\s+[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2}")
_MOVES = re.compile(r"(?:,?\s{0,4}(?:giảm|tăng)(?:\s+so\s+với\s+năm\s+20\d\d)?)[\s(]{0,4}$")


def _opens_name(lower: str, start: int, end: int) -> bool:
    while start < end and lower[start].isspace():
        start += 1
    opens = phrases_of("measure", "action", "lead_in")
    return opens.match(lower, start, end) is not None or RESOLVE.match(lower, start, end) is not None


@dataclass(frozen=True, slots=True)
class _Bracket:
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """What reading one sentence gave: its indicators, and what it speaks of."""

    found: list[Candidate] = field(default_factory=list)
    subject: str | None = None  # the name of its first amount, promised or not
    whole: Candidate | None = None  # what is still being broken down where it ends


@dataclass(slots=True)
class _Reading:
    """The state of reading one sentence: the last level, and the whole that is being broken down."""

    whole: Candidate | None = None
    is_list: bool = False  # the whole was broken down before this sentence: only its own unit goes on with it
    level: Candidate | None = None
    part: Candidate | None = None
    scope: _Bracket | None = None  # the bracket inside which the whole is broken down
    found: list[Candidate] = field(default_factory=list)
    bare: list[Candidate] = field(default_factory=list)
    names_before: bool = False  # the last amount had its name before it and nothing of it behind

    def place(
        self, context: Context, candidate: Candidate, left: int, *, bracket: _Bracket | None, is_bare: bool
    ) -> None:
        """Put a candidate under its whole or its level, or make it the new level."""
        amount = candidate.amount
        self.found.append(candidate)
        if is_bare or amount is None:
            self.bare.append(candidate)
            return
        if self.scope is not None and bracket != self.scope:
            self.whole = self.scope = None
        if _PARTS.search(context.lower, left, amount.start) and self.level is not None:
            self.whole, self.scope, self.part, self.is_list = self.level, bracket, None, False
        latest = self.part or self.level
        ends_parts = (
            self.scope is None
            and self.part is not None
            and _TOTAL.search(context.lower, left, amount.start) is not None
        )
        if latest is not None and is_change(context, left, amount):
            candidate.parent, candidate.is_change = latest, True
            candidate.name = _change_name(context, left, amount)
            candidate.start = min(candidate.start, latest.start)
        elif latest is not None and is_share(context, left, amount):
            candidate.parent = latest
            candidate.name = f"{latest.name} {context.layout.words(left, amount.start).strip(' ,;(')}".strip()
            candidate.start = min(candidate.start, latest.start)
        elif (
            self.whole is not None
            and not ends_parts
            and (not self.is_list or _goes_on(candidate, self.whole))
        ):
            candidate.parent = self.whole
            self.part = candidate
        elif bracket is not None and self.level is not None:
            candidate.parent = self.level
            self.part = candidate
        else:
            self.level, self.whole, self.part = candidate, None, None

    def breaks_down(self, context: Context, left: int, amount: Amount) -> bool:
        """Whether the amount is a part of what this sentence has promised already."""
        if self.level is None:
            return False
        parts = self.whole is not None and not self.is_list
        return parts or bool(_PARTS.search(context.lower, left, amount.start))

    def adopt_bracketed(self, context: Context) -> None:
        """«thôn A (50 ha) và B (40 ha) với tổng diện tích 90 ha»: parts that stand before their total."""
        if not self.bare:
            return
        bare = {id(item) for item in self.bare}
        levels = [item for item in self.found if id(item) not in bare]
        for candidate in self.bare:
            # The whole stands near its parts, so a few levels on either side are enough.
            at = bisect_left(levels, candidate.at, key=lambda item: item.at)
            near = levels[at : at + _NEAR]
            behind = [item for item in near if item.unit == candidate.unit and _is_total(context, item)]
            near = levels[max(0, at - _NEAR) : at]
            ahead = [item for item in near if item.unit == candidate.unit and item.parent is None]
            candidate.parent = behind[0] if behind else ahead[-1] if ahead else None


def read_sentence(
    context: Context,
    start: int,
    end: int,
    role: Role,
    *,
    whole: Candidate | None = None,
    is_list: bool = False,
    is_listed: bool = False,
    subject: str | None = None,
    level: Candidate | None = None,
) -> Sentence:
    """The indicators of one sentence, parts under their whole, changes under their level.

    `whole` is the indicator that the sentence breaks down, where the text before it said so, and `is_list`
    that it did so before a semicolon or the items of a list; `is_listed` as for `is_promised`; `subject` is
    what the sentence before it spoke of, for a sentence that goes on without naming it; `level` is the last
    level before it, for a sentence that opens with its change: «…: 95%; tăng 2% so với năm 2025».
    """
    amounts = find_amounts(context.layout.plain, context.convention, start=start, end=end)
    if not amounts:
        return Sentence()
    amounts = [counted(context, amount, end) for amount in amounts]
    brackets = _brackets(context, start, end)
    reading = _Reading(whole=whole, is_list=is_list)
    if (
        level is not None
        and is_change(context, start, amounts[0])
        and not _has_object(context, amounts[0], end)
    ):
        reading.level = level
    limit, spoken_of = start, None
    origin: int | None = None
    for place, amount in enumerate(amounts):
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        bracket = _holding(brackets, amount.start)
        passed = _holding(brackets, limit)
        behind = [passed.end + 1] if passed is not None and passed.end < amount.start else []
        limit = max([limit, *behind])
        left = max(limit, bracket.start + 1) if bracket and origin is None else limit
        is_part = reading.breaks_down(context, left, amount)
        right = _right_of(
            context, amount, following, end, bracket, brackets, named_before=is_part and reading.names_before
        )
        if _is_denominator(context, amount, following) or _is_attribute(
            context, amounts[place - 1] if place else None, amount
        ):
            continue
        if is_origin(context, amount, end):
            # «diện tích giảm (từ 35 ha xuống còn 30 ha)»: the name stands before all of it.
            origin = bracket.start if bracket else amount.start
            continue
        is_bare = bracket is not None and _is_bare(context, amount, bracket)
        said_again = _said_again(context, reading, amount, bracket)
        if said_again is not None:
            candidate = Candidate.of(amount, said_again.name, said_again.start, amount.end)
            candidate.parent = said_again
            reading.found.append(candidate)
            limit = max(limit, amount.end)
            continue
        if (
            bracket is not None
            and origin is None
            and not is_bare
            and reading.whole is None
            and not _follows(reading.level, bracket)
            and (role is not Role.TARGETS or amounts[-1].start > bracket.end)
        ):
            continue  # a definition inside a name
        named = _named(context, amount, left, right, bracket if is_bare else None, origin=origin, start=start)
        named = with_subject(context, named, start)
        change = change_before(context, reading.found[-1] if reading.found else None, amount)
        if change is not None:
            named = level_of(change, amount)
        began, origin = origin, None
        spoken_of = spoken_of or named.name
        if not is_promised(
            context,
            amount,
            role,
            start=start,
            end=end,
            left=left,
            is_listed=is_listed or is_part,
            origin=began,
        ):
            limit = max(limit, amount.end)
            continue
        name = named.name if _WORD.search(named.name) else _unit_as_name(amount) or subject
        latest = reading.part or reading.level
        if latest is not None and name in (None, subject) and _belongs_to_level(context, left, amount):
            name = latest.name
        if name is None:
            limit = max(limit, amount.end)
            continue
        candidate = Candidate.of(amount, name, named.start, named.end)
        reading.place(context, candidate, left, bracket=bracket, is_bare=is_bare)
        if change is not None:
            change.parent, change.is_change = candidate, True
        reading.names_before = not named.follows
        limit = max(limit, named.end if named.follows else amount.end)
    reading.adopt_bracketed(context)
    return Sentence(reading.found, spoken_of, reading.whole if reading.scope is None else None)


def _belongs_to_level(context: Context, left: int, amount: Amount) -> bool:
    """«1.250 ha, bằng 101% so với năm trước», «5% (vượt 1% so với kế hoạch)»: it has no name of its own."""
    return is_share(context, left, amount) or is_change(context, left, amount)


def _is_denominator(context: Context, amount: Amount, following: Amount | None) -> bool:
    """«số giường bệnh trên 10.000 dân đạt 20 giường», «từ 3 sao»: what the value is taken of."""
    if following is None or amount.value is None:
        return False
    if amount.unit is not None and amount.unit.lower() == "sao":
        return True
    between = context.lower[amount.end : following.start]
    if amount.unit is not None and amount.unit.lower() == "vụ" and not between.strip():
        return True  # «lúa nước 2 vụ 40 ha»
    words = context.lower[amount.start : amount.number_start].strip()
    return words in ("trên", "mỗi", "/") and f"{amount.value:f}".rstrip("0") == "1"


def _is_attribute(context: Context, before: Amount | None, amount: Amount) -> bool:
    """«02 sản phẩm đạt 3 sao», «06 xã đạt 19 tiêu chí»: what the things counted before it are like."""
    if before is None or amount.unit is None:
        return False
    between = context.lower[before.end : amount.number_start]
    if amount.unit.lower() in ("lần", "buổi", "giờ"):
        # «100% phụ nữ mang thai được khám ít nhất 04 lần»
        return before.family == "rate" and bool(_HOW_OFTEN.fullmatch(between))
    return (
        amount.unit.lower() in ("sao", "tiêu chí") and before.discrete and bool(_ATTRIBUTE.fullmatch(between))
    )


def _unit_as_name(amount: Amount) -> str | None:
    """«có 08 bác sĩ/vạn dân»: the unit says what is measured."""
    return amount.unit if amount.family == "density" and amount.unit and "/" in amount.unit[1:] else None


def _said_again(
    context: Context, reading: _Reading, amount: Amount, bracket: _Bracket | None
) -> Candidate | None:
    """«đạt 50% (8 xã, tăng 2 xã)»: the level that the bracket right behind it says in another unit."""
    latest = reading.part or reading.level
    if bracket is None or latest is None or latest.amount is None:
        return None
    # «đạt 100% chỉ tiêu (17 thanh niên)»; a count in a bracket behind a place is the place's.
    end = max(latest.end, latest.amount.end) if latest.amount.family == "rate" else latest.amount.end
    if context.lower[end : bracket.start].strip():
        return None
    if is_change(context, bracket.start + 1, amount):
        return None  # «còn 2,5% (giảm 1,5 điểm phần trăm so với năm trước)»
    # «giảm 3% (còn 7%)», «đạt 50% (8 xã)»: the bracket names nothing of its own.
    return latest if _ONLY_LEADS.fullmatch(context.lower, bracket.start + 1, amount.start) else None


def _has_object(context: Context, amount: Amount, end: int) -> bool:
    """«; giảm 5% số vụ vi phạm» says itself what falls, and is no change of what stands before it."""
    return not amount.discrete and bool(_OBJECT.match(context.lower, amount.end, end))


def _follows(level: Candidate | None, bracket: _Bracket) -> bool:
    return level is not None and level.at < bracket.start


def _holding(brackets: Sequence[_Bracket], offset: int) -> _Bracket | None:
    """The bracket that holds an offset; brackets of a sentence stand one after the other."""
    at = bisect_left(brackets, offset, key=lambda item: item.start)
    found = brackets[at - 1] if at else None
    return found if found is not None and offset <= found.end else None


def _brackets(context: Context, start: int, end: int) -> list[_Bracket]:
    found, at = [], start
    while (opened := context.layout.plain.find("(", at, end)) >= 0:
        closed = context.layout.plain.find(")", opened, end)
        closed = end if closed < 0 else closed
        found.append(_Bracket(opened, closed))
        at = closed + 1
    return found


def _right_of(
    context: Context,
    amount: Amount,
    following: Amount | None,
    end: int,
    bracket: _Bracket | None,
    brackets: Sequence[_Bracket],
    *,
    named_before: bool,
) -> int:
    """Where the words of the next amount begin, so that this one's name ends before them."""
    end = bracket.end if bracket else end
    if following is None or following.start >= end:
        return end
    gap_end = following.start
    other = _holding(brackets, following.start)
    if other is not None and other is not bracket:
        gap_end = other.start
    splits = list(_SPLIT.finditer(context.layout.plain, amount.end, gap_end))
    if splits and named_before:
        return splits[0].start()  # «trung cấp 40 người, sơ cấp và đào tạo ngắn hạn 90 người»
    for split in splits:
        if _opens_name(context.lower, split.end(), gap_end):
            return split.start()
    return splits[-1].start() if splits else gap_end


def _is_bare(context: Context, amount: Amount, bracket: _Bracket) -> bool:
    """«(50 ha)»: the bracket holds the amount and nothing else."""
    inside = context.layout.plain[bracket.start + 1 : bracket.end]
    return len(inside.strip()) <= amount.end - amount.start + 2


def _named(
    context: Context,
    amount: Amount,
    left: int,
    right: int,
    bare: _Bracket | None,
    *,
    origin: int | None,
    start: int,
) -> Named:
    if bare is not None:
        first = max(start, bare.start - 70)
        words = context.lower[first : bare.start]
        found = _BRACKET_NAME.search(words) or _BRACKET_NAME_ALONE.match(words)
        if found:
            begin, end = first + found.start(1), first + found.end(1)
            return Named(context.layout.words(begin, end), begin, min(bare.end + 1, amount.end + 1))
    if origin is None:
        return name_of(context, amount, left=left, right=right)
    moves = _MOVES.search(context.lower, left, origin)
    return name_of(
        context, amount, left=left, right=amount.end, value_start=moves.start() if moves else origin
    )


def _goes_on(candidate: Candidate, whole: Candidate) -> bool:
    if candidate.value is not None and whole.value is not None and candidate.value > whole.value:
        return False
    return candidate.unit == whole.unit


def _is_total(context: Context, candidate: Candidate) -> bool:
    amount = candidate.amount
    return amount is not None and bool(_TOTAL.search(context.lower, max(0, amount.start - 24), amount.start))


def _change_name(context: Context, left: int, amount: Amount) -> str:
    start = change_start(context, left, amount)
    before = context.layout.words(left if start is None else start, amount.start).strip(" ,;(")
    counted = amount.unit if amount.discrete else None
    behind = _COMPARED.match(context.layout.plain, amount.end)
    return " ".join(part for part in (before, counted, behind[0].strip() if behind else None) if part)
