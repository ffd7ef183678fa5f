"""Ready-made rules of reporting, each with its source and the day from which it holds."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.timing.periods import Closing, ClosingKind, Deadline, Frequency, Move


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
    return tuple(
        preset
        for preset in _written()
        if on is None or (preset.since <= on and (preset.until is None or on <= preset.until))
    )


@cache
def _written() -> tuple[Preset, ...]:
    text = Path(__file__).with_name("regimes.toml").read_text(encoding="utf-8")
    return tuple(_preset(entry) for entry in tomllib.loads(text)["preset"])


def _preset(entry: dict[str, Any]) -> Preset:
    closing, deadline = entry["closing"], entry["deadline"]
    return Preset(
        **{
            **entry,
            "frequencies": tuple(map(Frequency, entry["frequencies"])),
            "closing": Closing(**{**closing, "kind": ClosingKind(closing["kind"])}),
            "deadline": Deadline(**{**deadline, "move": Move(deadline.get("move", "none"))}),
        }
    )
