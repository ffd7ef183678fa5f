"""Who reports in time: rates with the records they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kehoach.scoring.timeliness import Rates, SubmissionRecord, on_time_rate
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
