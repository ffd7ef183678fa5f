"""One target as a fact of documents: its figures as of a closing, and what is not known of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from kehoach.domain.plan import Comparator
from kehoach.scoring.entries import Flow, YearToDate, of_periods
from kehoach.scoring.indicator_status import scale_of
from kehoach.scoring.levels import better
from kehoach.scoring.series import year_to_date
from kehoach.scoring.target import Direction
from kehoach.web.composing.spans import Span
from kehoach.web.plans.models import Indicator
from kehoach.web.reporting.indicator_states import IndicatorYear
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.states import indicator_year
from kehoach.web.reporting.year_rows import YearRows
from kehoach.writing.citation import short_date
from kehoach.writing.documents.facts import State, TargetFact
from kehoach.writing.goals import goal_in_signs, goal_in_words
from kehoach.writing.sectoring import sector_of
from kehoach.writing.sentences import trimmed

_HUNDRED: Final = Decimal(100)
_CENT: Final = Decimal("0.01")
_DECEMBER: Final = 12
_SHARES: Final = frozenset({"%", "‰"})


@dataclass(frozen=True, slots=True)
class _LastYear:
    previous: Decimal | None = None
    same_time: Decimal | None = None


def target_fact(
    indicator: Indicator,
    rows: YearRows,
    span: Span,
    actuals: Sequence[tuple[UUID, str]],
    *,
    group: str,
    names: Mapping[Place, str],
) -> TargetFact:
    """Return the target with its figures as of the closing of a span.

    :param actuals: the keys and notes of the figures reported within the span.
    """
    # The report that closes the year says what was missed, not what is at risk.
    is_over = span.closing >= rows.year_end
    found = indicator_year(indicator, rows, span.closing + timedelta(days=is_over))
    before = _last_year(indicator, rows, found, span)
    comparator = Comparator(indicator.comparator) if indicator.comparator else None
    lead = named(rows.leads.get(indicator.lineage, ()), names)
    to_date = _rounded(found.done)
    is_achievement = indicator.kind == Indicator.Kind.ACHIEVEMENT
    return TargetFact(
        lineage=str(indicator.lineage),
        name=printed_name(indicator),
        unit=indicator.unit,
        group=group,
        sector=sector_of(group, indicator.name),
        is_part=indicator.parent_id is not None,
        is_change=indicator.is_change,
        goal=goal_in_words(
            comparator, indicator.value, low=indicator.low, high=indicator.high, unit=indicator.unit
        ),
        goal_cell=_goal_cell(indicator, comparator),
        previous=before.previous,
        amount=_amount(found, span),
        to_date=to_date,
        rate=None if is_achievement else _rate(found, to_date),
        is_limit=better(found.target) is Direction.LOWER,
        same_time=before.same_time,
        same_period=_compared(to_date, before.same_time, indicator),
        is_achievement=is_achievement,
        achieved=found.figures.achieved,
        met=_met(found, span.closing),
        state=State(found.verdict.status.value),
        why=first_sentence(found.verdict.reason),
        lead=lead,
        gap=_gap(found, span.closing),
        note="; ".join(dict.fromkeys(trimmed(note) for _key, note in actuals if note.strip())),
        amount_origin=f"actual:{actuals[0][0]}" if len(actuals) == 1 else None,
    )


def printed_name(indicator: Indicator) -> str:
    """Return a target's name on one line, without the mark of a footnote that stays in the plan."""
    return " ".join(indicator.name.split()).rstrip(" :;.¹²³⁴⁵⁶⁷⁸⁹⁰")


def named(places: Iterable[Place], names: Mapping[Place, str]) -> str:
    """Return those who answer as one text."""
    return "; ".join(names[place] for place in places if place in names)


def first_sentence(reason: str) -> str:
    """Return the beginning of a reason: what is wrong, without how it was counted.

    >>> first_sentence("Quá hạn 2 ngày: hạn 30/06/2026. Cộng số của 10 kỳ.")
    'Quá hạn 2 ngày: hạn 30/06/2026'
    """
    return reason.partition(". ")[0].rstrip(".")


def _goal_cell(indicator: Indicator, comparator: Comparator | None) -> str:
    if indicator.kind == Indicator.Kind.ACHIEVEMENT:
        return "Đạt"
    return goal_in_signs(comparator, indicator.value, low=indicator.low, high=indicator.high)


def _rounded(done: YearToDate) -> Decimal | None:
    """Return where the year stands; a quotient to two decimals, all else as it was reported."""
    if done.value is None or done.numerator is None:
        return done.value
    return done.value.quantize(_CENT)


def _rate(found: IndicatorYear, to_date: Decimal | None) -> Decimal | None:
    """Return what is reached in percent of what is planned, as the tables of the state have it.

    A limit is compared the same way: half of it spent is 50%. What has no single figure to be compared with
    (a range, a part of a whole, a change) is told as scoring tells it.
    """
    target = found.target
    if to_date is None:
        return None
    is_single = target.comparator not in (Comparator.RANGE, Comparator.RATIO) and target.change is None
    if is_single and target.value is not None and target.value > 0:
        return to_date * _HUNDRED / target.value
    return found.attainment.rate


def _met(found: IndicatorYear, closing: date) -> bool | None:
    """Return whether the target is reached; a sum that must stay below a limit is known at the end alone."""
    met = found.attainment.met
    is_limit = found.flow is Flow.ACCUMULATING and better(found.target) is Direction.LOWER
    return None if met and is_limit and closing < found.year_end else met


def _amount(found: IndicatorYear, span: Span) -> Decimal | None:
    """Return what the span alone came to; None where a period of it is not known."""
    entries = found.figures.entries
    if found.flow is Flow.LEVEL:
        at = [entry for entry in entries if span.start <= entry.closing <= span.closing and entry.is_known]
        return _rounded(found.done) if at and found.done.closing == at[-1].closing else None
    months = found.figures.months
    if span.months is None or span.months % months:
        return None
    alone = [
        value
        for closing, value in of_periods(entries, months=months)
        if span.start <= closing <= span.closing
    ]
    return sum(alone, Decimal()) if len(alone) == span.months // months else None


def _gap(found: IndicatorYear, closing: date) -> str:
    done = found.done
    if done.value is None or done.is_complete:
        return ""
    if found.flow is Flow.LEVEL and done.closing is not None and done.closing < closing:
        return f"số liệu đến {short_date(done.closing)}"
    return "chưa đủ số liệu các kỳ"


def _last_year(indicator: Indicator, rows: YearRows, found: IndicatorYear, span: Span) -> _LastYear:
    for series in rows.earlier_years(indicator):
        if series.year != rows.year - 1:
            continue
        months, scale = found.figures.months, scale_of(found.target)
        same_day = _year_before(span.closing)
        then = year_to_date(series.entries, found.flow, same_day, months=months, scale=scale)
        end = year_to_date(series.entries, found.flow, date(series.year, 12, 31), months=months, scale=scale)
        is_end = end.is_complete and end.closing is not None and end.closing.month == _DECEMBER
        is_same_time = then.is_complete and then.closing is not None and then.closing.month == same_day.month
        previous = series.final if series.final is not None else _rounded(end) if is_end else None
        return _LastYear(
            found.target.base if previous is None else previous, _rounded(then) if is_same_time else None
        )
    return _LastYear(found.target.base)


def _year_before(day: date) -> date:
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )


def _compared(now: Decimal | None, then: Decimal | None, indicator: Indicator) -> Decimal | None:
    """Return a figure in percent of last year's; of what is a share itself nothing, which would mislead."""
    if now is None or then is None or then <= 0 or indicator.unit in _SHARES:
        return None
    return now * _HUNDRED / then
