"""Who reports in time: rates with the records they are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kehoach.scoring.timeliness import Rates, SubmissionRecord, on_time_rate
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Period, Submission

_ONE_DAY = timedelta(days=1)


def record_of(submission: Submission) -> SubmissionRecord:
    """Return a report as it counts for the rates: what was late when it came stays late.

    Time given afterwards moves the deadline of a report, but never makes a late one early.
    """
    sent = submission.first_submitted_at
    on = day_of(sent) if sent is not None else None
    deadline = submission.deadline
    if on is not None and submission.was_late and on <= deadline:
        deadline = on - _ONE_DAY
    is_closed = submission.period.state == Period.State.CLOSED
    return SubmissionRecord(deadline, first_submitted_on=on, closed=is_closed)


def rates_of(submissions: Iterable[Submission], today: date) -> Rates:
    """Return the rates of these reports as of a day."""
    return on_time_rate([record_of(submission) for submission in submissions], today)


@dataclass(frozen=True, slots=True)
class Rated:
    """A person, a seat, an organization or a period with its rate and the reports behind it."""

    name: str
    rates: Rates
    records: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class UnitRates:
    """Who in a unit reports in time: all together, by those who answer, by period and by person."""

    rates: Rates
    assignees: tuple[Rated, ...]
    periods: tuple[Rated, ...]
    people: tuple[Rated, ...]


def unit_rates(unit: Organization, year: int, today: date) -> UnitRates:
    """Return the rates of a unit's year with two queries; the worst of those who answer come first.

    A person's rate counts what they sent in themselves: what nobody sent is nobody's but the seat's.
    """
    rows = Submission.objects.filter(unit=unit, period__year=year).select_related(
        "period", "organization", "position__organization", "submitted_by"
    )
    submissions = list(rows.order_by("period__closing", "organization__path", "position__title"))
    by_assignee: dict[str, list[Submission]] = defaultdict(list)
    by_period: dict[str, list[Submission]] = defaultdict(list)
    by_person: dict[str, list[Submission]] = defaultdict(list)
    for row in submissions:
        by_assignee[str(row.position or row.organization)].append(row)
        by_period[row.period.label].append(row)
        if row.submitted_by is not None and row.first_submitted_at is not None:
            by_person[row.submitted_by.full_name].append(row)
    return UnitRates(
        rates=rates_of(submissions, today),
        assignees=tuple(sorted(_rated(by_assignee, today), key=_worst_first)),
        periods=tuple(_rated(by_period, today)),
        people=tuple(sorted(_rated(by_person, today), key=_worst_first)),
    )


def _rated(groups: dict[str, list[Submission]], today: date) -> list[Rated]:
    return [Rated(name, rates_of(rows, today), tuple(rows)) for name, rows in groups.items()]


def _worst_first(rated: Rated) -> tuple[Decimal, int, str]:
    rate = rated.rates.rate
    # Who has nothing due yet is no worse than anybody.
    return (Decimal(101) if rate is None else rate, -rated.rates.owed, rated.name)
