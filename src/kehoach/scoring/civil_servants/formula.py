"""The figures by which civil servants are scored, with their source and days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.domain.plan import Criterion, Source

_FIGURES = ("general_max", "result_max", "per_redo", "per_delay", "leader_lesser", "completed_from")


@dataclass(frozen=True, slots=True)
class Formula:
    """One version of the rule; `general` are the criteria that a person judges (Appendix I)."""

    code: str
    version: int
    source: str
    since: date
    general_max: Decimal
    result_max: Decimal
    per_redo: Decimal
    per_delay: Decimal
    leader_lesser: Decimal
    completed_from: Decimal
    least_months: int
    marks: tuple[Decimal, ...]
    general: tuple[Criterion, ...]
    until: date | None = None


class NoFormula(LookupError):
    """No rule holds on the day: before 2026 civil servants were rated without points."""

    def __init__(self, on: date) -> None:
        super().__init__(f"Ngày {on:%d/%m/%Y} không có quy định chấm điểm công chức hằng tháng.")


def formula(on: date) -> Formula:
    """Return the rule that holds on a day.

    :raises NoFormula: none does.
    """
    for one in _written():
        if one.since <= on and (one.until is None or on <= one.until):
            return one
    raise NoFormula(on)


def formula_of(entry: Mapping[str, Any]) -> Formula:
    """Return the rule that an entry of data says; figures may be numbers or text."""
    said = dict(entry)
    for name in ("since", "until"):
        if isinstance(said.get(name), str):
            said[name] = date.fromisoformat(said[name])
    said |= {name: Decimal(said[name]) for name in _FIGURES}
    said["marks"] = tuple(map(Decimal, said["marks"]))
    said["general"] = tuple(
        Criterion(row["number"], row["name"], Source(0, 0), max_points=Decimal(row["max"]))
        for row in said["general"]
    )
    return Formula(**said)


@cache
def _written() -> tuple[Formula, ...]:
    text = Path(__file__).with_name("formulas.toml").read_text(encoding="utf-8")
    return tuple(map(formula_of, tomllib.loads(text, parse_float=Decimal)["formula"]))
