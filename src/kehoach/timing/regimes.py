"""Ready-made rules of reporting, each with its source and the day from which it holds."""

from dataclasses import dataclass
from datetime import date

from kehoach.timing.periods import Closing, Deadline, Frequency


@dataclass(frozen=True, slots=True)
class Preset:
    """A rule of reporting to start from: how often, when figures close, by when to send."""

    code: str
    name: str
    frequencies: tuple[Frequency, ...]
    closing: Closing
    deadline: Deadline
    source: str
    since: date
    until: date | None = None
    note: str = ""


def presets(on: date | None = None) -> tuple[Preset, ...]:
    """Return the ready-made rules, all or those that hold on a day."""
    raise NotImplementedError
