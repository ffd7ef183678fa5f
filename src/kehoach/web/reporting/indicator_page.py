"""What the page of an indicator shows: its months, its parts, what was corrected and said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from kehoach.scoring.entries import Entry, Flow, of_periods
from kehoach.scoring.indicator_status import scale_of
from kehoach.scoring.series import year_to_date
from kehoach.web.plans.models import Indicator
from kehoach.web.reporting.indicator_states import IndicatorYear
from kehoach.web.reporting.models import Actual, Correction, Submission
from kehoach.web.reporting.states import indicator_year
from kehoach.web.reporting.year_rows import YearRows, load_rows


@dataclass(frozen=True, slots=True)
class Month:
    """One closing day: what its period came to, and where the year stood then."""

    closing: date
    label: str
    amount: Decimal | None  # of the period alone
    total: Decimal | None  # the year up to here; for a level, the level
    numerator: Decimal | None
    denominator: Decimal | None
    milestone: Decimal | None
    milestone_on: date | None  # where it is another day of the month than the closing
    last_year: Decimal | None
    reports: tuple[Actual, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything about one indicator's year."""

    year: IndicatorYear
    months: tuple[Month, ...]
    last_year: tuple[tuple[date, Decimal], ...]
    last_year_end: Decimal | None


def page_of(indicator: Indicator, today: date) -> IndicatorPage:
    """Return what the page of the indicator shows as of a day."""
    year = indicator.plan.year or today.year
    rows = load_rows(indicator.plan.organization, year, today=today, lineages=[indicator.lineage])
    found = indicator_year(indicator, rows, today)
    before, end = _last_year(indicator, rows, found)
    return IndicatorPage(found, _months(indicator, found, dict(before)), tuple(before), end)


def reports_on(indicator: Indicator) -> QuerySet[Actual]:
    """Return the figures of the indicator's year as they were sent in, whatever became of them."""
    rows = Actual.objects.filter(lineage=indicator.lineage, unit=indicator.plan.organization_id)
    return rows.select_related(
        "period", "submission__organization", "submission__position__organization"
    ).order_by("period__closing", "reported_at")


def corrections_of(indicator: Indicator) -> list[Correction]:
    """Return what was corrected in the indicator's figures, the newest first."""
    rows = Correction.objects.filter(
        lineage=indicator.lineage, submission__unit=indicator.plan.organization_id
    )
    return list(rows.select_related("corrected_by", "submission__period").order_by("-corrected_at"))


def _months(indicator: Indicator, found: IndicatorYear, before: dict[date, Decimal]) -> tuple[Month, ...]:
    reports: dict[date, list[Actual]] = {}
    for row in reports_on(indicator):
        reports.setdefault(row.period.closing, []).append(row)
    totals = dict(totals_of(found.figures.entries, found))
    entries = {entry.closing: entry for entry in found.figures.entries}
    alone = dict(of_periods(found.figures.entries, months=found.figures.months))
    closings = {*entries, *reports}
    months_reported = {(day.year, day.month): day for day in closings}
    # A milestone stands beside the figures of its month, else in a row of its own.
    milestones = {months_reported.get((one.on.year, one.on.month), one.on): one for one in found.milestones}
    last_year = {(day.month): value for day, value in before.items()}
    months = []
    for closing in sorted({*closings, *milestones}):
        entry = entries.get(closing, Entry(closing))
        said = tuple(reports.get(closing, ()))
        milestone = milestones.get(closing)
        months.append(
            Month(
                closing=closing,
                label=said[0].period.label if said else "",
                amount=alone.get(closing) if found.flow is Flow.ACCUMULATING else None,
                total=totals.get(closing),
                numerator=entry.numerator,
                denominator=entry.denominator,
                milestone=milestone.value if milestone else None,
                milestone_on=milestone.on if milestone and milestone.on != closing else None,
                last_year=last_year.get(closing.month),
                reports=said,
            )
        )
    return tuple(months)


def totals_of(entries: Sequence[Entry], found: IndicatorYear) -> list[tuple[date, Decimal]]:
    """Return where a year stood at each closing at which something was known; what is missing stays out."""
    totals = []
    for entry in entries:
        stood = year_to_date(
            entries, found.flow, entry.closing, months=found.figures.months, scale=scale_of(found.target)
        )
        if entry.is_known and stood.value is not None:
            totals.append((entry.closing, stood.value))
    return totals


def _last_year(
    indicator: Indicator, rows: YearRows, found: IndicatorYear
) -> tuple[list[tuple[date, Decimal]], Decimal | None]:
    for series in rows.earlier_years(indicator):
        if series.year == rows.year - 1:
            return totals_of(series.entries, found), series.final
    return [], found.target.base


def counts(report: Actual) -> bool:
    """Return whether a figure stands: its report was sent in and not sent back."""
    return report.submission.state in (Submission.State.SUBMITTED, Submission.State.ACCEPTED)
