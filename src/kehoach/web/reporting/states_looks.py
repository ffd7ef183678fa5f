"""How states of work are shown: which piece of the look stands for which state, and the worst first."""

from collections.abc import Mapping
from typing import Final

from kehoach.scoring.status import Status

LOOK_OF: Final[Mapping[Status, str]] = {status: status.value.replace("_", "-") for status in Status}
WORST_FIRST: Final = (
    Status.OVERDUE,
    Status.AT_RISK,
    Status.SUSPENDED,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.DONE_LATE,
    Status.DONE,
)
