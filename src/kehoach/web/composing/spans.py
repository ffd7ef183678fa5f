"""The time a report is about: a period in which people report, or a quarter, half or year of a unit's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kehoach.timing.periods import Closing, ClosingKind, Deadline, Frequency, spans_of_year
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.figures import MONTHS_OF
from kehoach.web.reporting.models import Period, Regime
from kehoach.writing.period_names import next_period_name, period_name

# Decree 09/2019/NĐ-CP, article 12: figures close on the 14th, where a unit has no rule of its own.
_BY_DECREE: Final = Closing(ClosingKind.MID_MONTH, day=14)
# Closings alone are asked for; no report is sent by this.
_ANY_DEADLINE: Final = Deadline(day=20)
_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Span:
    """A time of a year, and the closing of the time that comes after it."""

    frequency: Frequency
    year: int
    index: int
    start: date
    closing: date
    next_closing: date
    name: str  # «tháng 10 năm 2026»
    next_name: str

    @property
    def months(self) -> int | None:
        """Return how many months it has; None of a thing asked for once."""
        return MONTHS_OF.get(self.frequency)


def span_of(period: Period) -> Span:
    """Return the time a period of reporting is about; its regime must be loaded with it."""
    regime = period.regime
    frequency = Frequency(regime.frequency)
    if frequency is Frequency.AD_HOC:
        later = period.closing + timedelta(days=_MONTH)
        return Span(
            frequency,
            period.year,
            period.index,
            period.start,
            period.closing,
            later,
            f"đột xuất ({period.label})",
            "thời gian tới",
        )
    return Span(
        frequency,
        period.year,
        period.index,
        period.start,
        period.closing,
        _next_closing(regime.closing, frequency, period.year, period.index),
        period_name(frequency, period.year, period.index),
        next_period_name(frequency, period.year, period.index),
    )


def span_in(unit: Organization, year: int, frequency: Frequency, index: int) -> Span:
    """Return a time of a unit's year, closed by the unit's own rule, with one query."""
    closing = _closing_of(unit, year)
    [span] = [one for one in spans_of_year(year, frequency, closing, _ANY_DEADLINE) if one.index == index]
    return Span(
        frequency,
        year,
        index,
        span.start,
        span.closing,
        _next_closing(closing, frequency, year, index),
        period_name(frequency, year, index),
        next_period_name(frequency, year, index),
    )


def _closing_of(unit: Organization, year: int) -> Closing:
    """Return when figures close in a unit: by its most frequent duty to report."""
    rows = Regime.objects.filter(organization=unit, valid_from__lte=date(year, 12, 31))
    regimes = [row for row in rows.order_by("-valid_from") if row.frequency != Frequency.AD_HOC]
    often = list(Frequency)
    regime = min(regimes, key=lambda row: often.index(Frequency(row.frequency)), default=None)
    return _BY_DECREE if regime is None else regime.closing


def _next_closing(closing: Closing, frequency: Frequency, year: int, index: int) -> date:
    if frequency is Frequency.NINE_MONTHS:
        return closing.in_month(year, 12)
    months = MONTHS_OF[frequency]
    last = index * months + months
    return closing.in_month(year + (last - 1) // 12, (last - 1) % 12 + 1)
