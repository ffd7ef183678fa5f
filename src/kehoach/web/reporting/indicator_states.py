"""Where an indicator stands: its year's figures, how far they come and where they head."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.scoring.attainment import Attainment, Target, attain
from kehoach.scoring.entries import Entry, Flow, Milestone, YearToDate
from kehoach.scoring.forecast import Projection, YearSeries, project
from kehoach.scoring.indicator_status import indicator_status, reached_by, scale_of
from kehoach.scoring.series import year_to_date
from kehoach.scoring.verdict import Verdict
from kehoach.timing.periods import Frequency
from kehoach.web.plans.following import proposed_tracking
from kehoach.web.plans.models import Indicator, Tracking
from kehoach.web.reporting.figures import MONTHS_OF, ActualRow, Figures, figures_of
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.targets import target_of

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """Everything that is known of an indicator's year as of a day."""

    target: Target
    flow: Flow
    figures: Figures
    milestones: tuple[Milestone, ...]
    done: YearToDate
    attainment: Attainment
    projection: Projection | None
    verdict: Verdict
    year_end: date


def year_of(
    indicator: Indicator,
    *,
    tracking: Tracking | None,
    rows: Sequence[ActualRow],
    leads: Collection[Place],
    milestones: Sequence[Milestone],
    earlier: Sequence[YearSeries],
    year_end: date,
    today: date,
) -> IndicatorYear:
    """Return where the indicator stands as of a day."""
    followed = tracking or proposed_tracking(indicator)
    flow, target = Flow(followed.flow), target_of(indicator, followed)
    often = MONTHS_OF[Frequency(followed.frequency)]
    figures = figures_of(rows, leads, flow=flow, unit=indicator.unit, months=often, today=today)
    known = figures.entries
    on = _counted_to(known, year_end, today)
    done = year_to_date(known, flow, on, months=figures.months, scale=scale_of(target))
    is_achievement = indicator.kind == Indicator.Kind.ACHIEVEMENT
    reached = attain(target, None, achieved=figures.achieved) if is_achievement else reached_by(target, done)
    projection = None
    # Rates in thousandths are not projected: scoring follows rates in percent.
    is_thousandths = target.unit == "‰" and any(entry.is_rate for entry in known)
    if known and not is_achievement and not is_thousandths:
        ceiling = _HUNDRED if _is_share(target, known) else None
        projection = project(known, earlier, flow, year_end, on, ceiling=ceiling)
    verdict = indicator_status(
        target,
        known,
        milestones,
        projection,
        on,
        year_end,
        flow=flow,
        achieved=figures.achieved,
        months=figures.months,
    )
    return IndicatorYear(
        target, flow, figures, tuple(milestones), done, reached, projection, verdict, year_end
    )


def _counted_to(entries: Sequence[Entry], year_end: date, today: date) -> date:
    """Return the day up to which figures count: today, or the closing of a month sent in before it."""
    last = max((entry.closing for entry in entries), default=today)
    return max(today, min(last, year_end))


def _is_share(target: Target, entries: Sequence[Entry]) -> bool:
    """Whether the figures are parts of a whole, which never exceed it."""
    is_rate = any(entry.is_rate for entry in entries)
    return is_rate and (target.unit == "%" or target.comparator is Comparator.RATIO)
