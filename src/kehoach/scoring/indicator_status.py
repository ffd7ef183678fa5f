"""The state of an indicator: its figures against target, milestones and projection."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.attainment import attain
from kehoach.scoring.entries import Entry, Flow, Milestone, YearToDate, place_of
from kehoach.scoring.forecast import Projection
from kehoach.scoring.levels import better
from kehoach.scoring.sentences import HUNDRED, day, figure
from kehoach.scoring.series import milestone_at, year_to_date
from kehoach.scoring.target import Attainment, Direction, Target
from kehoach.scoring.verdict import Status, Verdict


def indicator_status(
    target: Target,
    series: Sequence[Entry],
    milestones: Sequence[Milestone],
    projection: Projection | None,
    today: date,
    period_end: date,
    *,
    flow: Flow = Flow.ACCUMULATING,
    achieved: bool | None = None,
    months: int = 1,
) -> Verdict:
    """Return the state of an indicator as of a day, from the figures that closed up to then.

    :param period_end: the closing day of the year; what is reached in figures that close later is late.
    :param achieved: what was last reported of a target without a figure.
    :param months: how many months lie between two figures.
    """
    is_over = today > period_end
    if target.kind is IndicatorKind.ACHIEVEMENT:
        return _achievement(achieved, is_over=is_over, period_end=period_end)
    scale = scale_of(target)
    done = year_to_date(series, flow, today, months=months, scale=scale)
    if done.value is None:
        if is_over:
            return Verdict(Status.OVERDUE, f"Hết kỳ ngày {day(period_end)}. {done.reason}")
        return Verdict(Status.NOT_STARTED, done.reason)
    reached = reached_by(target, done)
    if is_over:
        in_time = year_to_date(series, flow, period_end, months=months, scale=scale)
        is_final = done.is_complete and done.closing is not None
        is_final = is_final and place_of(done.closing or today, months) >= place_of(period_end, months)
        return _at_the_end(
            target,
            period_end,
            reached=reached,
            done=done,
            in_time=in_time,
            # A sum may still pass its limit, and a level be lost, in the months that are not told.
            is_certain=is_final or _is_settled(target, flow),
        )
    told = f"{reached.reason} {done.reason}"
    if reached.met and _is_settled(target, flow):
        return Verdict(Status.DONE, f"Đã đạt mức của cả năm. {told}")
    risk = (
        _broken_limit(target, flow, reached)
        or _behind(target, milestones, flow, done=done)
        or _heading_off(target, projection)
    )
    if risk:
        return Verdict(Status.AT_RISK, f"{risk} {told}")
    return Verdict(Status.IN_PROGRESS, told)


def _achievement(achieved: bool | None, *, is_over: bool, period_end: date) -> Verdict:  # noqa: FBT001
    reason = attain(Target(kind=IndicatorKind.ACHIEVEMENT), None, achieved=achieved).reason
    if achieved:
        return Verdict(Status.DONE, reason)
    if is_over:
        return Verdict(Status.OVERDUE, f"Hết kỳ ngày {day(period_end)}. {reason}")
    return Verdict(Status.NOT_STARTED if achieved is None else Status.IN_PROGRESS, reason)


def scale_of(target: Target) -> Decimal:
    """Return what a numerator over its denominator is multiplied by to stand in the target's unit."""
    return Decimal(1000) if target.unit == "‰" else HUNDRED


def reached_by(target: Target, done: YearToDate) -> Attainment:
    """Return how far a year's figures come towards the target."""
    if target.comparator is Comparator.RATIO and done.numerator is not None:
        return attain(target, done.numerator, done.denominator)
    return attain(target, done.value)


def _at_the_end(
    target: Target,
    period_end: date,
    *,
    reached: Attainment,
    done: YearToDate,
    in_time: YearToDate,
    is_certain: bool,
) -> Verdict:
    told = f"{reached.reason} {done.reason}"
    if reached.met is None:
        return Verdict(Status.IN_PROGRESS, f"Hết kỳ ngày {day(period_end)} mà chưa kết luận được. {told}")
    if not reached.met:
        return Verdict(Status.OVERDUE, f"Hết kỳ ngày {day(period_end)} mà chưa đạt. {told}")
    if not is_certain:
        return Verdict(Status.IN_PROGRESS, f"Hết kỳ ngày {day(period_end)} mà chưa đủ số đến cuối kỳ. {told}")
    if reached_by(target, in_time).met:
        return Verdict(Status.DONE, told)
    return Verdict(Status.DONE_LATE, f"Chỉ đạt sau ngày hết kỳ {day(period_end)}. {told}")


def _way(target: Target) -> Direction | None:
    if target.comparator is Comparator.RATIO:
        return target.direction or Direction.HIGHER
    return better(target)


def _is_settled(target: Target, flow: Flow) -> bool:
    """Whether what is reached can be lost no more: a sum that only grows past a mark to exceed."""
    return flow is Flow.ACCUMULATING and _way(target) is Direction.HIGHER


def _broken_limit(target: Target, flow: Flow, reached: Attainment) -> str | None:
    """A sum above its limit stays above it, long before the year ends."""
    is_limit = target.change is None and _way(target) is Direction.LOWER
    if flow is Flow.ACCUMULATING and is_limit and reached.met is False:
        return "Lũy kế đã vượt mức cho phép của cả năm."
    return None


def _behind(target: Target, milestones: Sequence[Milestone], flow: Flow, *, done: YearToDate) -> str | None:
    """Return which milestone is not reached; figures are held to what was due when they closed."""
    milestone = milestone_at(milestones, done.closing) if done.closing else None
    is_ratio = target.comparator is Comparator.RATIO and done.numerator is not None
    value = done.numerator if is_ratio else done.value
    way = _way(target)
    if way is None and flow is Flow.ACCUMULATING:
        way = Direction.HIGHER  # a sum grows towards its milestones
    if milestone is None or value is None or not done.is_complete:
        return None
    lags = (way is Direction.HIGHER and value < milestone.value) or (
        way is Direction.LOWER and value > milestone.value
    )
    if not lags:
        return None
    at, goal = figure(value, target.unit), figure(milestone.value, target.unit)
    return f"Chưa theo kịp mốc ngày {day(milestone.on)}: {at} so với {goal}."


def _heading_off(target: Target, projection: Projection | None) -> str | None:
    """Return where the year is heading if that misses the target."""
    if projection is None or target.comparator is Comparator.RATIO:
        return None
    if attain(target, projection.middle).met is not False:
        return None
    low, middle, high = (
        figure(value, target.unit) for value in (projection.low, projection.middle, projection.high)
    )
    return f"Dự báo cuối năm {middle} (từ {low} đến {high}), chưa đạt mức giao. {projection.reason}"
