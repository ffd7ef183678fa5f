"""An indicator's year: figures month by month, what they come to, and what looks wrong in them."""

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


def year_to_date(entries: Sequence[Entry], flow: Flow, on: date, *, months: int = 1) -> YearToDate:
    """Return what a year's figures come to by a day.

    :param months: how many months a period has.
    """
    raise NotImplementedError


def milestone_at(milestones: Sequence[Milestone], on: date) -> Milestone | None:
    """Return the latest milestone that is due by a day."""
    raise NotImplementedError


def jump(previous: Sequence[Entry], now: Entry, flow: Flow) -> str | None:
    """Return the question to ask where a figure jumps against the months before; None where it does not."""
    raise NotImplementedError


def parts_conflict(
    whole: Decimal | None, parts: Sequence[Decimal | None], *, exhaustive: bool = False
) -> str | None:
    """Return the question to ask where parts do not fit their whole; None where they do.

    :param exhaustive: the parts make up the whole, so that they may not stay below it either.
    """
    raise NotImplementedError
