"""Indicators in sentences and list items: which amounts are promised, what they are called, what they are part of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.names import Named, is_change, is_share, name_of
from kehoach.vietnamese.amounts import Amount, find_amounts
from kehoach.vietnamese.cues import alternatives, cue

_YEARS = re.compile(r"\bnam\s+(20\d\d)(?!\d|\s*[-–]\s*20)")
_PARTS = re.compile(r"trong\s+do(?!\w)\s*:?")
_SPLIT = re.compile(r"[,;]\s|\s(?:và|Và)\s")
_TOTAL = re.compile(r"(?<!\w)tong(?!\w)")
_FROM = re.compile(r"(?<!\w)(?:tu|muc)\s*$")
_BRACKET_NAME = re.compile(r"(?:^|[,;:(]|\bva\b|\bo\b|\btai\b|\bgom\b|\bcua\b)\s*([^,;:()]{1,60}?)\s*$")
_PER = re.compile(r"/\s?(?:1\s?)?\d")
_EXCLUDED = re.compile(rf"\s*{alternatives('excluded_count')}")
_COUNTED_IN_PASSING = re.compile(r"(?:so\s+voi|theo|tai|thu|khoa|ky\s+hop|so)\s*$")


_COMPARED = re.compile(r"\s*so\s+với[^,;.()\n]{2,60}")


@dataclass(frozen=True, slots=True)
class _Bracket:
    start: int
    end: int


@dataclass(slots=True)
class _Reading:
    """The state of reading one sentence: the last level, and the whole that is being broken down."""

    whole: Candidate | None = None
    level: Candidate | None = None
    part: Candidate | None = None
    scope: _Bracket | None = None  # the bracket inside which the whole is broken down
    found: list[Candidate] = field(default_factory=list)
    bare: list[Candidate] = field(default_factory=list)

    def place(
        self, context: Context, candidate: Candidate, left: int, *, bracket: _Bracket | None, is_bare: bool
    ) -> None:
        """Put a candidate under its whole or its level, or make it the new level."""
        amount = candidate.amount
        assert amount is not None
        self.found.append(candidate)
        if is_bare:
            self.bare.append(candidate)
            return
        before = context.folded[left : amount.start]
        if self.scope is not None and bracket != self.scope:
            self.whole = self.scope = None
        if _PARTS.search(before) and self.level is not None:
            self.whole, self.scope, self.part = self.level, bracket, None
        latest = self.part or self.level
        if latest is not None and is_change(context, left, amount):
            candidate.parent, candidate.is_change = latest, True
            candidate.name = _change_name(context, left, amount)
            candidate.start = min(candidate.start, latest.start)
        elif latest is not None and is_share(context, left, amount):
            candidate.parent = latest
            candidate.name = f"{latest.name} {context.layout.words(left, amount.start).strip(' ,;(')}".strip()
            candidate.start = min(candidate.start, latest.start)
        elif self.whole is not None and not (self.scope is None and _TOTAL.search(before)):
            candidate.parent = self.whole
            self.part = candidate
        elif bracket is not None and self.level is not None:
            candidate.parent = self.level
            self.part = candidate
        else:
            self.level, self.whole, self.part = candidate, None, None

    def adopt_bracketed(self, context: Context) -> None:
        """«thôn A (50 ha) và B (40 ha) với tổng diện tích 90 ha»: parts that stand before their total."""
        for candidate in self.bare:
            levels = [item for item in self.found if item not in self.bare and item.unit == candidate.unit]
            behind = [item for item in levels if item.at > candidate.at and _is_total(context, item)]
            ahead = [item for item in levels if item.at < candidate.at and item.parent is None]
            candidate.parent = behind[0] if behind else ahead[-1] if ahead else None


def _is_total(context: Context, candidate: Candidate) -> bool:
    amount = candidate.amount
    return amount is not None and bool(_TOTAL.search(context.folded, max(0, amount.start - 24), amount.start))


def read_sentence(
    context: Context, start: int, end: int, role: Role, *, whole: Candidate | None = None
) -> list[Candidate]:
    """The indicators of one sentence, parts under their whole, changes under their level.

    `whole` is the indicator that the sentence breaks down, where the text before it said so.
    """
    amounts = find_amounts(context.layout.plain, context.convention, start=start, end=end)
    if not amounts:
        return []
    brackets = _brackets(context, start, end)
    reading = _Reading(whole=whole)
    limit = start
    for place, amount in enumerate(amounts):
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        bracket = next((item for item in brackets if item.start < amount.start < item.end), None)
        left = max(limit, bracket.start + 1) if bracket else limit
        right = min(
            bracket.end if bracket else end, _next_name(context, amount, following, end, bracket, brackets)
        )
        limit = max(limit, amount.end)
        if not _is_promised(context, amount, start, end, left, role, bracket):
            continue
        is_bare = bracket is not None and _is_bare(context, amount, bracket)
        if bracket and not is_bare and (reading.level is None or reading.level.at > bracket.start):
            continue  # a definition inside a name
        named = _named(context, amount, left, right, bracket)
        if not re.search(r"[^\W\d_]{2}", named.name):
            continue
        candidate = Candidate.of(amount, named.name, named.start, named.end)
        reading.place(context, candidate, left, bracket=bracket, is_bare=is_bare)
        limit = max(limit, named.end if named.follows else amount.end)
    reading.adopt_bracketed(context)
    return reading.found


def _brackets(context: Context, start: int, end: int) -> list[_Bracket]:
    found, at = [], start
    while (opened := context.layout.plain.find("(", at, end)) >= 0:
        closed = context.layout.plain.find(")", opened, end)
        closed = end if closed < 0 else closed
        found.append(_Bracket(opened, closed))
        at = closed + 1
    return found


def _next_name(
    context: Context,
    amount: Amount,
    following: Amount | None,
    end: int,
    bracket: _Bracket | None,
    brackets: Sequence[_Bracket],
) -> int:
    """Where the words of the next amount begin, so that this one's name ends before them."""
    if following is None:
        return end
    gap_end = following.start
    other = next((item for item in brackets if item.start < following.start < item.end), None)
    if other is not None and other is not bracket:
        gap_end = other.start
    splits = list(_SPLIT.finditer(context.layout.plain, amount.end, gap_end))
    for split in splits:
        words = context.folded[split.end() : gap_end]
        if re.match(
            rf"\s*(?:{alternatives('measure')}|{alternatives('action')}|{alternatives('lead_in')})", words
        ):
            return split.start()
    return splits[-1].start() if splits else gap_end


def _is_bare(context: Context, amount: Amount, bracket: _Bracket) -> bool:
    """«(50 ha)»: the bracket holds the amount and nothing else."""
    inside = context.layout.plain[bracket.start + 1 : bracket.end]
    return len(inside.strip()) <= amount.end - amount.start + 2


def _named(context: Context, amount: Amount, left: int, right: int, bracket: _Bracket | None) -> Named:
    if bracket and _is_bare(context, amount, bracket):
        before = context.folded[max(0, bracket.start - 70) : bracket.start]
        found = _BRACKET_NAME.search(before)
        if found:
            offset = max(0, bracket.start - 70)
            first, last = offset + found.start(1), offset + found.end(1)
            return Named(context.layout.words(first, last), first, min(bracket.end + 1, amount.end + 1))
    return name_of(context, amount, left=left, right=right)


def _is_promised(
    context: Context, amount: Amount, start: int, end: int, left: int, role: Role, bracket: _Bracket | None
) -> bool:
    """Whether the amount is a commitment, not a fact, a means or something counted in passing."""
    folded = context.folded
    if amount.unit is None and amount.comparator.value not in ("ratio",):
        return False
    before = folded[start : amount.start]
    if _EXCLUDED.match(folded, amount.number_end, end) or _COUNTED_IN_PASSING.search(before):
        return False
    clause = folded[left : amount.start]
    if cue("means").search(clause) or cue("past").search(clause):
        return False
    if _is_of_the_past(context, start, left, amount, bracket):
        return False
    if _is_origin(context, amount, end):
        return False
    if role is Role.TARGETS:
        return True
    around = folded[start:end]
    if role in (Role.TASKS, Role.GOAL):
        return (
            bool(cue("commitment").search(around))
            or _names_plan_year(context, around)
            or amount.start == start
        )
    return bool(cue("strong").search(around))


def _names_plan_year(context: Context, folded: str) -> bool:
    return context.year is not None and context.year in folded


def _is_of_the_past(
    context: Context, start: int, left: int, amount: Amount, bracket: _Bracket | None
) -> bool:
    """The last year named before the amount in its clause is before the plan's."""
    if context.header.plan_year is None:
        return False
    first = bracket.start if bracket else left
    years = _YEARS.findall(context.folded, first, amount.start) or _YEARS.findall(
        context.folded, start, amount.start
    )
    before = context.folded[start : amount.start]
    if not years or (re.search(r"so\s+voi[^,;]{0,40}$", before) is None and "so voi" in before[-60:]):
        years = [year for year in years if not re.search(rf"so\s+voi\D{{0,40}}{year}", before)]
    return bool(years) and int(years[-1]) < context.header.plan_year


def _is_origin(context: Context, amount: Amount, end: int) -> bool:
    """«từ 34,7 ha giảm xuống còn 30 ha»: the level that is left, not the one to reach."""
    after = context.folded[amount.end : min(end, amount.end + 40)]
    before = context.folded[max(0, amount.start - 12) : amount.number_start]
    return bool(_FROM.search(before) or "tu" in before.split()) and bool(
        re.match(r"[^,;.]{0,20}(?<!\w)(?:xuong|len|giam|tang)(?!\w)", after)
    )


def _change_name(context: Context, left: int, amount: Amount) -> str:
    before = context.layout.words(left, amount.start).strip(" ,;(")
    counted = amount.unit if amount.discrete else None
    behind = _COMPARED.match(context.layout.plain, amount.end)
    return " ".join(part for part in (before, counted, behind[0].strip() if behind else None) if part)
