"""An indicator's year: what figures month by month come to, and what looks wrong in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kehoach.scoring.doubts import jump, parts_conflict
from kehoach.scoring.entries import Entry, Flow, Milestone, YearToDate, in_order, place_of
from kehoach.scoring.sentences import HUNDRED, day

__all__ = [
    "Entry",
    "Flow",
    "Milestone",
    "YearToDate",
    "jump",
    "milestone_at",
    "parts_conflict",
    "year_to_date",
]


def year_to_date(
    entries: Sequence[Entry], flow: Flow, on: date, *, months: int = 1, scale: Decimal = HUNDRED
) -> YearToDate:
    """Return what a year's figures come to by a day.

    :param months: how many months a period has.
    :param scale: what a rate is multiplied by, 1000 for ‰.

    >>> january, march = Entry(date(2026, 1, 14), Decimal(5)), Entry(date(2026, 3, 14), Decimal(7))
    >>> found = year_to_date([january, march], Flow.ACCUMULATING, date(2026, 3, 31))
    >>> found.value, found.is_complete
    (Decimal('12'), False)
    """
    listed = in_order(entries, on)
    known = [entry for entry in listed if entry.is_known]
    if not known:
        return YearToDate(None, is_complete=False, closing=None, reason=f"Chưa có số liệu đến {day(on)}.")
    if flow is Flow.LEVEL:
        return _latest(listed, known[-1], scale)
    return _summed(listed, known, months=months, scale=scale)


def _latest(listed: list[Entry], latest: Entry, scale: Decimal) -> YearToDate:
    is_complete = listed[-1] is latest
    reason = f"Lấy số mới nhất, chốt ngày {day(latest.closing)}"
    if not is_complete:
        reason += f"; kỳ chốt ngày {day(listed[-1].closing)} chưa có số liệu"
    found = YearToDate(latest.value, is_complete, latest.closing, f"{reason}.")
    return _as_rate(found, latest.numerator, latest.denominator, scale) if latest.is_rate else found


def _summed(listed: list[Entry], known: list[Entry], *, months: int, scale: Decimal) -> YearToDate:
    restart = max((at for at, entry in enumerate(listed) if entry.is_known and entry.cumulative), default=0)
    added = listed[restart:]
    counted = [entry for entry in added if entry.is_known]
    missing = sum(not entry.is_known for entry in added) + _gaps(added, months)
    opens_cumulative = added[0].is_known and added[0].cumulative
    if not opens_cumulative:
        # December's 15th opens a year, so the first period closes `months` months into it.
        missing += max(added[0].closing.month // months - 1, 0)
    reason = f"Cộng số của {len(counted)} kỳ đến ngày chốt {day(known[-1].closing)}"
    if opens_cumulative:
        reason = f"Lũy kế đến ngày {day(added[0].closing)}"
        reason += f" cộng {len(counted) - 1} kỳ sau" if len(counted) > 1 else " như đã báo cáo"
    if missing:
        reason += f"; thiếu số của {missing} kỳ nên chưa phải tổng đầy đủ"
    found = YearToDate(None, not missing, known[-1].closing, f"{reason}.")
    if all(entry.is_rate for entry in counted):
        top = sum((entry.numerator or Decimal() for entry in counted), Decimal())
        bottom = sum((entry.denominator or Decimal() for entry in counted), Decimal())
        return _as_rate(found, top, bottom, scale)
    if any(entry.value is None for entry in counted):
        told = "Có kỳ báo cáo tử số, mẫu số, có kỳ báo cáo số thường nên không cộng được."
        return replace(found, is_complete=False, reason=told)
    return replace(found, value=sum((entry.value or Decimal() for entry in counted), Decimal()))


def _gaps(listed: list[Entry], months: int) -> int:
    """Return how many periods nobody has an entry for between those that are there."""
    places = [place_of(entry.closing, months) for entry in listed]
    return sum(max(later - earlier - 1, 0) for earlier, later in pairwise(places))


def _as_rate(
    found: YearToDate, numerator: Decimal | None, denominator: Decimal | None, scale: Decimal
) -> YearToDate:
    """Return the rate of the parts: rates of months are never averaged."""
    found = replace(found, numerator=numerator, denominator=denominator)
    if numerator is None or not denominator:
        told = found.reason.removesuffix(".") + "; mẫu số bằng 0 nên không tính được tỷ lệ."
        return replace(found, value=None, reason=told)
    told = found.reason.removesuffix(".") + "; tỷ lệ tính từ tử số và mẫu số."
    return replace(found, value=numerator * scale / denominator, reason=told)


def milestone_at(milestones: Sequence[Milestone], on: date) -> Milestone | None:
    """Return the latest milestone that is due by a day."""
    due = [milestone for milestone in milestones if milestone.on <= on]
    return max(due, key=lambda milestone: milestone.on, default=None)
