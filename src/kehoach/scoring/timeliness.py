"""How many reports came in time, counted over those that are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """A report that is owed; `closed`: its period takes no more."""

    deadline: date
    first_submitted_on: date | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Rates:
    """`owed` is what is due by the day: on time, late and missing; `waiting` is not due yet.

    `rate` is the percentage of what is due that came in time; None where nothing is due.
    """

    owed: int
    on_time: int
    late: int
    missing: int
    waiting: int
    rate: Decimal | None
    reason: str


def on_time_rate(records: Sequence[SubmissionRecord], today: date) -> Rates:
    """Return how many reports are due as of a day and how many of them came in time."""
    raise NotImplementedError
