"""Figures as they were reported month by month, and in which order they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Flow(StrEnum):
    """How months make a year: they add up, or the latest counts."""

    ACCUMULATING = "accumulating"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as reported at a closing day: of its period alone, or cumulative from the year's start."""

    closing: date
    value: Decimal | None = None
    cumulative: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything was reported: a figure, or both parts of a rate."""
        return self.value is not None or self.is_rate

    @property
    def is_rate(self) -> bool:
        """Whether it was reported as a numerator and its denominator."""
        return self.numerator is not None and self.denominator is not None


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached by a day of the year."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class YearToDate:
    """`value` is None where nothing is known; not complete: months are missing in what was added.

    A rate is in percent; its numerator and denominator stand beside it.
    """

    value: Decimal | None
    is_complete: bool
    closing: date | None
    reason: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def in_order(entries: Sequence[Entry], on: date) -> list[Entry]:
    """Return the entries that closed by a day, oldest first, one a closing day.

    Of two for one day a cumulative one says more than its period's alone; else the later in the list corrects
    the earlier.
    """
    by_day: dict[date, Entry] = {}
    for entry in entries:
        held = by_day.get(entry.closing)
        kept = held is not None and held.is_known and held.cumulative and not entry.cumulative
        if entry.closing <= on and not kept and (entry.is_known or held is None):
            by_day[entry.closing] = entry
    return [by_day[closing] for closing in sorted(by_day)]


def of_periods(entries: Sequence[Entry], *, months: int = 1) -> list[tuple[date, Decimal]]:
    """Return what each period alone came to, where that is known, by its closing day.

    A cumulative figure tells it only where all that was before it in the year is known.

    >>> first = Entry(date(2026, 1, 14), Decimal(5))
    >>> second = Entry(date(2026, 2, 14), Decimal(9), cumulative=True)
    >>> [str(amount) for _, amount in of_periods([first, second])]
    ['5', '4']
    """
    found: list[tuple[date, Decimal]] = []
    total: Decimal | None = Decimal()
    before = entries[0].closing.year * 12 // months if entries else 0
    for entry in entries:
        place = place_of(entry.closing, months)
        if place != before + 1 or entry.value is None:
            total = None
        if entry.value is not None and not entry.cumulative:
            found.append((entry.closing, entry.value))
            total = None if total is None else total + entry.value
        elif entry.value is not None:
            if total is not None:
                found.append((entry.closing, entry.value - total))
            total = entry.value
        before = place
    return found


def place_of(closing: date, months: int) -> int:
    """Return the place of a period in the row of all periods of so many months."""
    return (closing.year * 12 + closing.month) // months
