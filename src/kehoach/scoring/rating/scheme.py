"""Schemes of rating: classes with their conditions, each with its clause and its days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.scoring.rating.facts import FACT_WORDS, Fact
from kehoach.scoring.sentences import HUNDRED, figure


class Measure(StrEnum):
    """How a fact is held against a condition."""

    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    IS = "is"


_MEASURE_WORDS = {
    Measure.AT_LEAST: "từ {} trở lên",
    Measure.BELOW: "dưới {}",
    Measure.AT_MOST: "không quá {}",
    Measure.ABOVE: "trên {}",
}
_COUNTED = {Fact.POINTS: "điểm", Fact.FAILED_BELOW: ""}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold; `level` for figures, `flag` for yes and no."""

    fact: Fact
    measure: Measure
    level: Decimal | None = None
    flag: bool | None = None
    clause: str = ""

    @property
    def words(self) -> str:
        """Return the condition as a person reads it."""
        name = FACT_WORDS[self.fact]
        if self.level is None:
            return name if self.flag else f"{name}: không"
        if self.measure is Measure.AT_LEAST and self.level == HUNDRED:
            return f"{name} 100%"
        return (
            f"{name} {_MEASURE_WORDS[self.measure].format(figure(self.level, _COUNTED.get(self.fact, '%')))}"
        )


@dataclass(frozen=True, slots=True)
class RatingClass:
    """A class; `any_of`: one of its conditions is enough, and it then goes before all other classes."""

    code: str
    name: str
    conditions: tuple[Condition, ...]
    clause: str = ""
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """How many of a class there may be, in percent of those in another."""

    of_class: str
    counted_on: str
    percent: Decimal
    special_percent: Decimal
    clause: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of rating that holds from a day on; classes stand from the best to the worst.

    A change is a new version; the old one stays with its last day.

    `head_bounded`: the clause by which the head is not rated above the organization, if there is one.
    """

    code: str
    name: str
    applies_to: str
    source: str
    since: date
    classes: tuple[RatingClass, ...]
    version: int = 1
    until: date | None = None
    quota: QuotaRule | None = None
    head_bounded: str = ""
    note: str = ""

    def class_of(self, code: str) -> RatingClass:
        """Return a class by its code.

        :raises KeyError: the scheme has no such class.
        """
        return {one.code: one for one in self.classes}[code]

    def is_better(self, first: str, second: str) -> bool:
        """Whether a class stands above another."""
        codes = [one.code for one in self.classes]
        return codes.index(first) < codes.index(second)


class NoSuchScheme(LookupError):
    """A scheme that nobody has written."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Không có cách xếp loại «{code}».")


def schemes(on: date | None = None, *, applies_to: str | None = None) -> tuple[Scheme, ...]:
    """Return the schemes, all or those that hold on a day and for somebody."""
    return tuple(
        scheme
        for scheme in _written()
        if (applies_to is None or scheme.applies_to == applies_to)
        and (on is None or (scheme.since <= on and (scheme.until is None or on <= scheme.until)))
    )


def scheme(code: str, version: int | None = None) -> Scheme:
    """Return a scheme in one version, the latest where none is asked for.

    :raises NoSuchScheme: nobody has written it.
    """
    found = [one for one in _written() if one.code == code and version in {None, one.version}]
    if not found:
        raise NoSuchScheme(code)
    return max(found, key=lambda one: one.version)


def scheme_of(entry: Mapping[str, Any]) -> Scheme:
    """Return the scheme that an entry of data says."""
    said = dict(entry)
    quota = said.pop("quota", None)
    classes = tuple(map(_class, said.pop("class")))
    return Scheme(**said, classes=classes, quota=None if quota is None else _quota(quota))


def _class(entry: Mapping[str, Any]) -> RatingClass:
    conditions = tuple(map(_condition, entry["conditions"]))
    return RatingClass(
        entry["code"], entry["name"], conditions, entry.get("clause", ""), any_of=entry.get("any", False)
    )


def _condition(entry: Mapping[str, Any]) -> Condition:
    measure = next(one for one in Measure if one in entry)
    fact, clause = Fact(entry["fact"]), entry.get("clause", "")
    if measure is Measure.IS:
        return Condition(fact, measure, flag=entry[measure], clause=clause)
    return Condition(fact, measure, level=Decimal(entry[measure]), clause=clause)


def _quota(entry: Mapping[str, Any]) -> QuotaRule:
    return QuotaRule(
        entry["class"],
        entry["of"],
        Decimal(entry["percent"]),
        Decimal(entry["special_percent"]),
        entry["clause"],
        entry.get("note", ""),
    )


@cache
def _written() -> tuple[Scheme, ...]:
    text = Path(__file__).with_name("schemes.toml").read_text(encoding="utf-8")
    return tuple(map(scheme_of, tomllib.loads(text, parse_float=Decimal)["scheme"]))
