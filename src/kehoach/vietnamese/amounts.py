"""Amounts: a number or a range with its comparator and its unit, found in prose or read from a cell."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.vietnamese.comparators import Leads, comparator_after_in
from kehoach.vietnamese.not_amounts import not_amounts_in
from kehoach.vietnamese.numbers import FIGURE, Convention, Number, masked, read_figure, read_number
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import UnitMatch, match_unit_in, read_unit

_RANGE = re.compile(r"\s{0,2}(?:-|–|—|−|÷|~|đến|tới)\s{0,2}(?:đến\s)?(?=\d)")
_RATIO = re.compile(r"\s?/\s?(?=\d)")
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
    lowered = _readable(text[start:limit])
    return [_shift(amount, start) for amount in _Reader(text[start:limit], lowered, convention).read()]


def _shift(amount: Amount, by: int) -> Amount:
    if not by:
        return amount
    return Amount(
        amount.start + by, amount.end + by, amount.number_start + by, amount.number_end + by,
        None if amount.unit_start is None else amount.unit_start + by,
        None if amount.unit_end is None else amount.unit_end + by,
        amount.comparator, amount.value, amount.low, amount.high,
        amount.unit, amount.family, amount.discrete, amount.doubt, amount.text,
    )  # fmt: skip


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, lowered: str, convention: Convention) -> None:
        self.text = text
        self.lowered = lowered
        self.convention = convention
        self.figures = masked(lowered, not_amounts_in(lowered, text))
        self.leads = Leads(lowered) if FIGURE.search(self.figures) else None

    def read(self) -> list[Amount]:
        amounts: list[Amount] = []
        at = 0
        while self.leads and (match := FIGURE.search(self.figures, at)):
            amount = self._amount(match, floor=at)
            at = amount.end if amount else self._skipped(match)
            if amount:
                amounts.append(amount)
        return amounts

    def _skipped(self, match: re.Match[str]) -> int:
        joint = _RATIO.match(self.figures, match.end())
        second = FIGURE.match(self.figures, joint.end()) if joint else None
        return second.end() if second else match.end()

    def _amount(self, match: re.Match[str], *, floor: int) -> Amount | None:
        first_unit = self._unit(match.end())
        number = self._number(match, first_unit)
        if number is None:
            return None
        if self._is_day_and_month(number):
            return None
        return (
            self._range(number, match, first_unit, floor=floor)
            or self._ratio(number, match, floor=floor)
            or self._single(number, first_unit, floor=floor)
        )

    def _is_day_and_month(self, number: Number) -> bool:
        """Tell whether «27/7» cannot be a ratio, since its first figure is the greater."""
        joint = _RATIO.match(self.figures, number.end)
        second = FIGURE.match(self.figures, joint.end()) if joint else None
        whole = self._number(second, None) if second else None
        return whole is not None and whole.value < number.value

    def _number(self, match: re.Match[str], unit: UnitMatch | None) -> Number | None:
        return read_figure(match[0], match.start(), convention=self.convention, unit=unit)

    def _unit(self, at: int) -> UnitMatch | None:
        return match_unit_in(self.lowered, at, text=self.text)

    def _range(
        self, number: Number, match: re.Match[str], first_unit: UnitMatch | None, *, floor: int
    ) -> Amount | None:
        joint = _RANGE.match(self.figures, first_unit.end if first_unit else number.end)
        second = FIGURE.match(self.figures, joint.end()) if joint else None
        if second is None:
            return None
        unit = self._unit(second.end())
        if unit is None and first_unit is not None:
            return None
        other = self._number(second, unit)
        if first_unit is None:
            number = self._number(match, unit) or number
        if other is None or other.value <= number.value:
            return None
        return self._build(
            number, other.end, unit, floor=floor, comparator=Comparator.RANGE,
            low=number.value, high=other.value, doubt=number.doubt or other.doubt,
        )  # fmt: skip

    def _ratio(self, number: Number, match: re.Match[str], *, floor: int) -> Amount | None:
        joint = _RATIO.match(self.figures, number.end)
        second = FIGURE.match(self.figures, joint.end()) if joint else None
        if second is None:
            return None
        unit = self._unit(second.end())
        whole = self._number(second, unit)
        if whole is None or whole.value < number.value:
            return None
        return self._build(
            number,
            whole.end,
            unit,
            floor=floor,
            comparator=Comparator.RATIO,
            value=number.value,
            high=whole.value,
        )

    def _single(self, number: Number, unit: UnitMatch | None, *, floor: int) -> Amount:
        return self._build(number, number.end, unit, floor=floor, value=number.value, doubt=number.doubt)

    def _build(
        self,
        number: Number,
        number_end: int,
        unit: UnitMatch | None,
        *,
        floor: int,
        comparator: Comparator | None = None,
        value: Decimal | None = None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        doubt: str | None = None,
    ) -> Amount:
        before = self.leads.before(number.start, floor) if self.leads else None
        start = before.start if before else number.start
        end = unit.end if unit else number_end
        after = comparator_after_in(self.lowered, end, len(self.lowered))
        if after:
            end = after.end
        if after or comparator is Comparator.RANGE:
            origin = _FROM.search(self.lowered, max(floor, start - 6), start)
            start = origin.start() if origin else start
        said = after.comparator if after else before.comparator if before else None
        return Amount(
            start, end, number.start, number_end, unit.start if unit else None, unit.end if unit else None,
            comparator or said or Comparator.EQUAL, value, low, high,
            unit.written if unit else None, unit.family if unit else None, bool(unit and unit.discrete),
            doubt, self.text[start:end],
        )  # fmt: skip


def read_amount(cell_text: str, convention: Convention, *, unit: str | None = None) -> Amount | None:
    """Return the amount a table cell holds, its unit given apart where another column has it; None where none.

    >>> from kehoach.vietnamese.numbers import VIETNAMESE
    >>> read_amount("Dưới 0,86%", VIETNAMESE).comparator.value
    '<'
    """
    number = read_number(cell_text, convention=convention, unit=unit)
    known = read_unit(unit) if unit else None
    family, discrete = (known.family, known.discrete) if known else (None, False)
    if number is not None:
        return Amount(
            number.start, number.end, number.start, number.end, None, None, Comparator.EQUAL, number.value, None, None,
            unit, family, discrete, number.doubt, number.text,
        )  # fmt: skip
    found = find_amounts(cell_text, convention)
    if not found:
        return None
    return found[0]
