"""Public holidays of Vietnam and the days swapped for them, each with its source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

_SWAPS = Path(__file__).with_name("days_off.toml")


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day that is off or worked against the week, its name and who says so."""

    day: date
    name: str
    source: str


@cache
def days_off(year: int) -> dict[date, MarkedDay]:
    """Return the public holidays of a year and the weekdays that are off instead of another day."""
    found = {day: MarkedDay(day, name, _source(year, name)) for day, name in _computed(year).items()}
    return found | {mark.day: mark for mark in _marks("days_off") if mark.day.year == year}


@cache
def days_worked(year: int) -> dict[date, MarkedDay]:
    """Return the days of a weekend that are worked for another day off."""
    found = {
        day: MarkedDay(day, "Làm bù", _source(year))
        for day in _computed(year).weekend_workdays
        if day.year == year
    }
    return found | {mark.day: mark for mark in _marks("days_worked") if mark.day.year == year}


@cache
def _computed(year: int) -> "HolidayBase":
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415 - a tenth of a second, only where asked

    return Vietnam(years=year, language="vi")  # type: ignore[no-untyped-call]


def _source(year: int, name: str = "") -> str:
    written = _written()
    source: str = written["resting_on"].get(name) or written["announced"].get(str(year), written["rule"])
    return source


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(_SWAPS.read_text(encoding="utf-8"))


def _marks(group: str) -> list[MarkedDay]:
    return [MarkedDay(entry["day"], entry["name"], entry["source"]) for entry in _written()[group]]
