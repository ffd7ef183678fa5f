"""The states of work, and a state with its reason."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The state of a solution, a task or an indicator."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"  # on time
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state and the sentence that says why."""

    status: Status
    reason: str
