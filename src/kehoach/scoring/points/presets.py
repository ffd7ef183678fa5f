"""Ready-made rules of scoring, each with its source and the days on which it holds."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.scoring.points.rule import Band, Charge, Counted, Family, Partial, Rule, Shortfall

_FIGURES = ("floor", "cap", "bonus_cap", "penalty_cap", "step", "nothing_arose")


class NoSuchRule(LookupError):
    """A rule or a version that nobody has written."""

    def __init__(self, code: str, version: int | None) -> None:
        wanted = code if version is None else f"{code}, bản {version}"
        super().__init__(f"Không có quy tắc chấm điểm «{wanted}».")


def rules(on: date | None = None) -> tuple[Rule, ...]:
    """Return the ready-made rules with all their versions, or those that hold on a day."""
    return tuple(rule for rule in _written() if on is None or rule.holds_on(on))


def rule(code: str, version: int | None = None) -> Rule:
    """Return a rule in one version, the latest where none is asked for.

    :raises NoSuchRule: it is not among the ready-made ones.
    """
    found = [one for one in _written() if one.code == code and version in {None, one.version}]
    if not found:
        raise NoSuchRule(code, version)
    return max(found, key=lambda one: one.version)


def rule_of(entry: Mapping[str, Any]) -> Rule:
    """Return the rule that an entry of data says; figures may be numbers or text.

    :raises RuleBroken: its figures contradict its family.
    """
    said = dict(entry)
    for name in _FIGURES:
        if said.get(name) is not None:
            said[name] = Decimal(said[name])
    for name in ("since", "until"):
        if isinstance(said.get(name), str):
            said[name] = date.fromisoformat(said[name])
    said["family"] = Family(said["family"])
    said["bands"] = tuple(
        Band(Decimal(band["from_percent"]), Decimal(band["share"])) for band in said.get("bands", ())
    )
    said["charges"] = tuple(
        Charge(Counted(charge["counted"]), Decimal(charge["points"])) for charge in said.get("charges", ())
    )
    if said.get("shortfall") is not None:
        short = said["shortfall"]
        said["shortfall"] = Shortfall(
            Decimal(short["points"]), Decimal(short.get("every", 1)), Partial(short.get("partial", "exact"))
        )
    return Rule(**said)


@cache
def _written() -> tuple[Rule, ...]:
    text = Path(__file__).with_name("rules.toml").read_text(encoding="utf-8")
    return tuple(map(rule_of, tomllib.loads(text, parse_float=Decimal)["rule"]))
