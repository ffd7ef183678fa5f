"""The state of solutions, tasks and indicators: computed, never typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kehoach.domain.plan import DueKind
from kehoach.scoring.attainment import Target
from kehoach.scoring.forecast import Projection
from kehoach.scoring.series import Entry, Flow, Milestone


class Status(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"  # on time
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    SUSPENDED = "suspended"


class ReportedState(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class ReportedProgress:
    """What was reported of a solution on a day; `note` holds the reason of a suspension."""

    on: date
    state: ReportedState
    percent: int | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueSpan:
    """When a solution is due; None where the plan gives no day."""

    kind: DueKind
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state and the sentence that says why."""

    status: Status
    reason: str


def solution_status(
    reports: Sequence[ReportedProgress], due: DueSpan, today: date, *, extended_to: date | None = None
) -> Verdict:
    """Return the state of a solution as of a day, from what was reported up to then."""
    raise NotImplementedError


def task_status(solutions: Sequence[Status]) -> Verdict:
    """Return the state of a task from those of its solutions."""
    raise NotImplementedError


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
) -> Verdict:
    """Return the state of an indicator as of a day, from the figures that closed up to then."""
    raise NotImplementedError
