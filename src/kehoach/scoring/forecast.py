"""Where an indicator will stand at the end of the year, with how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from statistics import median, stdev

from kehoach.scoring.entries import Entry, Flow, in_order, of_periods, place_of
from kehoach.scoring.limits import LEAST_DOUBT, LEAST_EARLIER_YEARS, LEAST_MONTHS
from kehoach.scoring.sentences import HUNDRED, day, figure
from kehoach.scoring.series import year_to_date

_YEAR = 12
_ZERO = Decimal()
_FINEST = Decimal("0.0001")
# Student's t for 80% between both ends, by degrees of freedom: few months are told wider than many.
_THOUSANDTHS = (3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363)
_T80 = tuple(Decimal(value).scaleb(-3) for value in _THOUSANDTHS)
_ACTUAL, _SEASONAL, _RUN_RATE = "Số thực hiện cả năm", "Theo mùa vụ các năm trước", "Theo đà các tháng đã qua"
_LABEL = "Đây là dự báo, không phải số liệu."


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


@dataclass(frozen=True, slots=True)
class _SoFar:
    """A year up to its last known figure."""

    flow: Flow
    closing: date
    value: Decimal
    months: tuple[tuple[date, Decimal], ...]  # levels, or what each month alone came to
    remaining: int

    @property
    def accumulates(self) -> bool:
        return self.flow is Flow.ACCUMULATING

    @property
    def elapsed(self) -> int:
        return _YEAR - self.remaining

    @property
    def never_falls(self) -> bool:
        return all(amount >= 0 for _, amount in self.months)


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

    >>> spring = [Entry(date(2026, month, 14), Decimal(10 + month % 2)) for month in range(1, 7)]
    >>> found = project(spring, [], Flow.ACCUMULATING, date(2026, 12, 14), date(2026, 6, 30))
    >>> str(found.middle), found.low < found.middle < found.high
    ('126.0000', True)
    """
    so_far = _so_far(entries, flow, year_end, on)
    if so_far is None:
        return None
    if so_far.remaining <= 0:
        value = so_far.value
        return Projection(value, value, value, _ACTUAL, f"Năm đã chốt ngày {day(so_far.closing)}.")
    if so_far.elapsed < LEAST_MONTHS.value:
        return None
    found = _seasonal(so_far, earlier_years) or _run_rate(so_far)
    return None if found is None else _bounded(found, so_far, ceiling)


def _so_far(entries: Sequence[Entry], flow: Flow, year_end: date, on: date) -> _SoFar | None:
    listed = [entry for entry in in_order(entries, on) if entry.is_known]
    if not listed:
        return None
    closing = listed[-1].closing
    done = year_to_date(listed, flow, closing)
    if done.value is None or not done.is_complete:
        return None
    remaining = place_of(year_end, 1) - place_of(closing, 1)
    if any(entry.is_rate for entry in listed):
        # A rate does not add up: it is followed as it stood at each closing.
        stood = [(entry.closing, year_to_date(listed, flow, entry.closing).value) for entry in listed]
        levels = tuple((when, value) for when, value in stood if value is not None)
        return _SoFar(Flow.LEVEL, closing, done.value, levels, remaining)
    if flow is Flow.LEVEL:
        levels = tuple((entry.closing, entry.value) for entry in listed if entry.value is not None)
        return _SoFar(flow, closing, done.value, levels, remaining)
    return _SoFar(flow, closing, done.value, tuple(of_periods(listed)), remaining)


def _seasonal(so_far: _SoFar, earlier_years: Sequence[YearSeries]) -> Projection | None:
    """Earlier years tell what share of a year is reached by now, or how much a level still moves."""
    pairs = [(series.year, *pair) for series in earlier_years if (pair := _then_and_final(series, so_far))]
    if so_far.accumulates:
        pairs = [(year, then, final) for year, then, final in pairs if 0 < then <= final]
        if so_far.value <= 0:
            return None
    if len(pairs) < LEAST_EARLIER_YEARS.value:
        return None
    years = ", ".join(str(year) for year, _, _ in sorted(pairs))
    if so_far.accumulates:
        ends = [so_far.value * final / then for _, then, final in pairs]
        shares = [(then * HUNDRED / final).quantize(Decimal("0.1")) for _, then, final in pairs]
        told = f"đến tháng {so_far.closing.month} đạt {_span(shares, '%')} kết quả cả năm"
    else:
        moves = [final - then for _, then, final in pairs]
        ends = [so_far.value + move for move in moves]
        told = f"từ tháng {so_far.closing.month} đến cuối năm thay đổi {_span(moves)}"
    middle = median(ends)
    least = _least_margin(so_far, middle)
    reason = f"Các năm {years} {told}; tính từ {figure(so_far.value)} đến nay. {_LABEL}"
    low, high = min(*ends, middle - least), max(*ends, middle + least)
    return Projection(low, middle, high, _SEASONAL, reason)


def _then_and_final(series: YearSeries, so_far: _SoFar) -> tuple[Decimal, Decimal] | None:
    """Return what an earlier year had come to by the same month, and what it ended with."""
    final = series.final
    if final is None:
        final = _value_in(series, so_far.flow, _YEAR)
    then = _value_in(series, so_far.flow, so_far.closing.month)
    return None if then is None or final is None else (then, final)


def _value_in(series: YearSeries, flow: Flow, month: int) -> Decimal | None:
    listed = [
        entry
        for entry in series.entries
        if entry.closing.month <= month and entry.closing.year == series.year
    ]
    found = year_to_date(listed, flow, date(series.year, _YEAR, 31))
    is_of_month = found.closing is not None and found.closing.month == month
    return found.value if is_of_month and found.is_complete else None


def _run_rate(so_far: _SoFar) -> Projection | None:
    """The months so far tell a pace and how far months lie apart; both go on to the year's end."""
    if len(so_far.months) < LEAST_MONTHS.value:
        return None
    if so_far.accumulates:
        steps = [amount for _, amount in so_far.months]
        pace = so_far.value / so_far.elapsed
        told = f"Bình quân {figure(pace)} một tháng"
    else:
        steps = [
            (later - earlier) / (place_of(then, 1) - place_of(before, 1))
            for (before, earlier), (then, later) in pairwise(so_far.months)
            if place_of(then, 1) > place_of(before, 1)
        ]
        if len(steps) < LEAST_MONTHS.value - 1:
            return None
        pace = sum(steps, _ZERO) / len(steps)
        told = f"Từ mức {figure(so_far.value)}, mỗi tháng thay đổi bình quân {figure(pace)}"
    remaining, spread = Decimal(so_far.remaining), stdev(steps)
    quantile = _T80[min(len(steps) - 1, len(_T80)) - 1]
    # What is left varies as months do, and the pace itself is known from so many months only.
    half = quantile * spread * (remaining + remaining * remaining / len(steps)).sqrt()
    middle = so_far.value + remaining * pace
    half = max(half, _least_margin(so_far, middle))
    reason = (
        f"{told}, các tháng chênh nhau (độ lệch chuẩn) {figure(spread)}; đã có {figure(so_far.value)}, "
        f"còn {so_far.remaining} tháng; khoảng tin cậy 80%. {_LABEL}"
    )
    return Projection(middle - half, middle, middle + half, _RUN_RATE, reason)


def _least_margin(so_far: _SoFar, middle: Decimal) -> Decimal:
    if so_far.accumulates:
        return abs(middle - so_far.value) * LEAST_DOUBT.value / HUNDRED
    return abs(so_far.value) * LEAST_DOUBT.value / HUNDRED * so_far.remaining / _YEAR


def _span(values: list[Decimal], unit: str = "") -> str:
    least, most = min(values), max(values)
    return figure(least, unit) if least == most else f"từ {figure(least)} đến {figure(most, unit)}"


def _bounded(found: Projection, so_far: _SoFar, ceiling: Decimal | None) -> Projection:
    """Return the projection within what is possible: never below what is there, never above the ceiling."""
    floor = None
    if so_far.never_falls:
        floor = so_far.value if so_far.accumulates else _ZERO
    if ceiling is not None and so_far.value > ceiling:
        ceiling = so_far.value

    def within(value: Decimal) -> Decimal:
        value = value.quantize(_FINEST, ROUND_HALF_EVEN)
        value = value if ceiling is None else min(value, ceiling)
        return value if floor is None else max(value, floor)

    return Projection(within(found.low), within(found.middle), within(found.high), found.method, found.reason)
