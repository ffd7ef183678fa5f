"""Where an indicator will stand at the end of the year, with how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach.scoring.series import Entry, Flow


@dataclass(frozen=True, slots=True)
class YearSeries:
    """The figures of an earlier year; `final` where the year's result is known apart from its months."""

    year: int
    entries: tuple[Entry, ...]
    final: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """Where the year will end: from `low` to `high`; `method` is its Vietnamese name."""

    low: Decimal
    middle: Decimal
    high: Decimal
    method: str
    reason: str


def project(
    entries: Sequence[Entry],
    earlier_years: Sequence[YearSeries],
    flow: Flow,
    year_end: date,
    on: date,
    *,
    ceiling: Decimal | None = None,
) -> Projection | None:
    """Return where the year will end as seen on a day; None where too little is known to say.

    :param ceiling: what the figure can never exceed, such as 100 for a share.
    """
    raise NotImplementedError
