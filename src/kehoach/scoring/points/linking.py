"""Inputs of a criterion from what is reported anyway: an indicator, work, reports that came in time."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.scoring.entries import YearToDate
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.rule import Counted
from kehoach.scoring.sentences import HUNDRED
from kehoach.scoring.target import Target
from kehoach.scoring.timeliness import Rates
from kehoach.scoring.verdict import Status

_LATE = (Status.DONE_LATE, Status.OVERDUE)


def of_indicator(target: Target, done: YearToDate) -> Inputs:
    """Return the inputs of a criterion that an indicator answers: what its figures come to, and how."""
    if target.comparator is Comparator.RATIO and done.numerator is not None:
        return Inputs(target=target, actual=done.numerator, denominator=done.denominator, basis=done.reason)
    return Inputs(target=target, actual=done.value, basis=done.reason)


def of_reports(rates: Rates, *, wanted: Decimal = HUNDRED) -> Inputs:
    """Return reports in time, as a rate to reach and as counts that cost points; either rule can use them.

    Nothing is known while no report is due.
    """
    target = Target(Comparator.AT_LEAST, wanted, unit="%")
    if not rates.owed:
        return Inputs(target=target, basis=rates.reason)
    return Inputs(
        target=target,
        actual=Decimal(rates.on_time),
        denominator=Decimal(rates.owed),
        counts=(Count(Counted.LATE_REPORT, rates.late), Count(Counted.MISSING_REPORT, rates.missing)),
        basis=rates.reason,
    )


def of_work(states: Sequence[Status], *, wanted: Decimal = HUNDRED) -> Inputs:
    """Return work that is done out of all that was assigned, and what is late as counts that cost points."""
    target = Target(Comparator.AT_LEAST, wanted, unit="%")
    if not states:
        return Inputs(target=target, basis="Chưa có nhiệm vụ nào được giao.")
    count, total = Counter(states), len(states)
    done = count[Status.DONE] + count[Status.DONE_LATE]
    late = sum(count[state] for state in _LATE)
    return Inputs(
        target=target,
        actual=Decimal(done),
        denominator=Decimal(total),
        counts=(Count(Counted.LATE_TASK, late),),
        basis=(
            f"Xong {done}/{total} nhiệm vụ, trong đó {count[Status.DONE]} đúng hạn; {late} chậm hoặc quá hạn."
        ),
    )
