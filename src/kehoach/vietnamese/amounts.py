"""Amounts: a number or a range with its comparator and its unit, found in prose or read from a cell."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.vietnamese.comparators import comparator_after_in, comparator_before_in
from kehoach.vietnamese.compound_amounts import read_compound
from kehoach.vietnamese.misread_figures import find_misread, with_figures
from kehoach.vietnamese.not_amounts import not_amounts_in
from kehoach.vietnamese.numbers import FIGURE, Convention, Number, masked, read_figure, read_number
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import UnitMatch, match_unit_in, read_unit

_RANGE = re.compile(r"\s{0,2}(?:-|–|—|−|÷|~|đến|tới)\s{0,2}(?:đến\s)?(?=\d)")
_RATIO = re.compile(r"\s?/\s?(?=\d)")
_LAST_MONTH = 12
_NEAR = 4
_NUMBER_OF = re.compile(r"\s{1,2}(?:tổng\s)?số(?=\s)")
_FROM = re.compile(r"(?<!\w)từ\s{0,2}$")
# Signs that a formula left in the text, made into what they show; every length stays.
_FORMULA = {
    r"\geqslant": "≥         ",
    r"\leqslant": "≤         ",
    r"\geq": "≥   ",
    r"\leq": "≤   ",
    r"\ge": "≥  ",
    r"\le": "≤  ",
    r"\text{": "      ",
    r"\%": " %",
    "$": " ",
    "}": " ",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a text says of how much; `start` to `end` covers comparator, number, unit and «trở lên»."""

    start: int
    end: int
    number_start: int
    number_end: int
    unit_start: int | None
    unit_end: int | None
    comparator: Comparator
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None  # as written
    family: str | None
    discrete: bool
    doubt: str | None
    text: str


def _readable(text: str) -> str:
    lowered = tone_key(text)
    if "\\" in lowered or "$" in lowered:
        for sign, shown in _FORMULA.items():
            lowered = lowered.replace(sign, shown)
    return lowered


def find_amounts(
    text: str, convention: Convention, *, start: int = 0, end: int | None = None
) -> list[Amount]:
    """Return the amounts of a text between two offsets, in order; never raises, whatever the text."""
    limit = len(text) if end is None else end
    found = _Reader(text[start:limit], convention).read()
    return [_moved(amount, start) for amount in found] if start else found


def _moved(amount: Amount, by: int) -> Amount:
    return replace(
        amount,
        start=amount.start + by,
        end=amount.end + by,
        number_start=amount.number_start + by,
        number_end=amount.number_end + by,
        unit_start=None if amount.unit_start is None else amount.unit_start + by,
        unit_end=None if amount.unit_end is None else amount.unit_end + by,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What the figures of one amount say, before the words around them are looked at."""

    start: int
    end: int
    unit: UnitMatch | None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator | None = None
    doubt: str | None = None


class _Reader:
    """One pass over one text; `column` is the unit that a table gives apart from its figures."""

    def __init__(self, text: str, convention: Convention, *, column: UnitMatch | None = None) -> None:
        self.text = text
        self.misread = find_misread(text, has_column=column is not None)
        self.lowered = _readable(with_figures(text, self.misread) if self.misread else text)
        self.convention = convention
        self.column = column
        self.figures = masked(self.lowered, not_amounts_in(self.lowered, text))

    def read(self) -> list[Amount]:
        amounts: list[Amount] = []
        at = 0
        while match := FIGURE.search(self.figures, at):
            read = self._figures(match)
            if read is None:
                second = self._figure_after(_RATIO, match.end())
                at = second.end() if second else match.end()
                continue
            amount = self._with_words(read, floor=at)
            amounts.append(amount)
            at = amount.end
        return amounts

    def _figures(self, match: re.Match[str]) -> _Read | None:
        unit = self._unit(match.end())
        number = self._number(match, unit)
        if number is None:
            return None
        if compound := read_compound(self.lowered, number.end, first=number.value, text=self.text):
            return _Read(number.start, compound.figure_end, compound.unit, value=compound.value)
        if second := self._figure_after(_RATIO, number.end):
            return self._ratio(number, second)
        return self._range(number, match, unit) or _Read(
            number.start, number.end, unit, value=number.value, doubt=number.doubt
        )

    def _misread_in(self, read: _Read) -> str | None:
        """Return the question about letters among the figures of an amount; it goes before any other."""
        return next(
            (item.doubt for item in self.misread if item.start < read.end and read.start < item.end), None
        )

    def _figure_after(self, joint: re.Pattern[str], at: int) -> re.Match[str] | None:
        joined = joint.match(self.figures, at)
        return FIGURE.match(self.figures, joined.end()) if joined else None

    def _number(self, match: re.Match[str], unit: UnitMatch | None) -> Number | None:
        known = unit or self.column
        return read_figure(match[0], match.start(), convention=self.convention, unit=known)

    def _unit(self, at: int) -> UnitMatch | None:
        return match_unit_in(self.lowered, at, text=self.text)

    def _ratio(self, number: Number, second: re.Match[str]) -> _Read | None:
        """«9/12 thôn»; where the first is the greater it is a day and a month."""
        counted = _NUMBER_OF.match(self.lowered, second.end())  # «2/3 số thôn»
        unit = self._unit(counted.end() if counted else second.end())
        whole = self._number(second, unit)
        if whole is None or whole.value < number.value:
            return None
        if unit is None and whole.value <= _LAST_MONTH and not self._is_said(number.start, whole.end):
            return None  # «mừng 2/9» is a day and a month
        return _Read(
            number.start,
            whole.end,
            unit,
            value=number.value,
            high=whole.value,
            comparator=Comparator.RATIO,
        )

    def _is_said(self, start: int, end: int) -> bool:
        """Tell whether a word leads to the figures, or nothing but them stands there."""
        before = self.text[max(0, start - _NEAR) : start].rstrip()[-1:]
        after = self.text[end : end + _NEAR].lstrip()[:1]
        alone = (before, after) in {("", ""), ("(", ")")}
        return alone or comparator_before_in(self.lowered, start) is not None

    def _range(self, number: Number, match: re.Match[str], first_unit: UnitMatch | None) -> _Read | None:
        second = self._figure_after(_RANGE, first_unit.end if first_unit else number.end)
        if second is None:
            return None
        unit = self._unit(second.end())
        other = self._number(second, unit)
        if first_unit is None:
            number = self._number(match, unit) or number
        elif unit is None:
            return None
        if other is None or other.value <= number.value:
            return None
        return _Read(
            number.start,
            other.end,
            unit,
            low=number.value,
            high=other.value,
            comparator=Comparator.RANGE,
            doubt=number.doubt or other.doubt,
        )

    def _with_words(self, read: _Read, *, floor: int) -> Amount:
        unit = read.unit
        before = comparator_before_in(self.lowered, read.start, floor)
        start = before.start if before else read.start
        end = unit.end if unit else read.end
        after = comparator_after_in(self.lowered, end, len(self.lowered))
        if after:
            end = after.end
        if after or read.comparator is Comparator.RANGE:
            start = self._with_from(start, floor=floor)
        said = after.comparator if after else before.comparator if before else None
        known = unit or self.column
        return Amount(
            start=start,
            end=end,
            number_start=read.start,
            number_end=read.end,
            unit_start=unit.start if unit else None,
            unit_end=unit.end if unit else None,
            comparator=read.comparator or said or Comparator.EQUAL,
            value=read.value,
            low=read.low,
            high=read.high,
            unit=unit.written if unit else None,
            family=known.family if known else None,
            discrete=bool(known and known.discrete),
            doubt=self._misread_in(read) or read.doubt,
            text=self.text[start:end],
        )

    def _with_from(self, start: int, *, floor: int) -> int:
        """Return where «từ» stands before an offset, and what leads to it: «tối thiểu từ 80% trở lên»."""
        origin = _FROM.search(self.lowered, max(floor, start - 6), start)
        if origin is None:
            return start
        before = comparator_before_in(self.lowered, origin.start(), floor)
        return before.start if before else origin.start()


def read_amount(cell_text: str, convention: Convention, *, unit: str | None = None) -> Amount | None:
    """Return the amount a table cell holds, None where it holds none; `unit` is what another column says.

    >>> from kehoach.vietnamese.numbers import VIETNAMESE
    >>> read_amount("Dưới 0,86%", VIETNAMESE).comparator.value
    '<'
    """
    known = read_unit(unit) if unit else None
    number = read_number(cell_text, convention=convention, unit=unit)
    if number is None:
        found = _Reader(cell_text, convention, column=known).read()
        return replace(found[0], unit=found[0].unit or unit) if found else None
    return Amount(
        start=number.start,
        end=number.end,
        number_start=number.start,
        number_end=number.end,
        unit_start=None,
        unit_end=None,
        comparator=Comparator.EQUAL,
        value=number.value,
        low=None,
        high=None,
        unit=unit,
        family=known.family if known else None,
        discrete=bool(known and known.discrete),
        doubt=number.doubt,
        text=number.text,
    )
