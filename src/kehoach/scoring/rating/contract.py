"""A rating as JSON and back: what is stored beside the class is enough to find it again."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from kehoach.scoring.plain import amount, plain
from kehoach.scoring.rating.facts import Fact, Facts
from kehoach.scoring.rating.rate import Rating, rate
from kehoach.scoring.rating.scheme import Condition, Measure, QuotaRule, RatingClass, Scheme

_POINTS = {"points", "least_points", "most_points"}


def to_json(rating: Rating) -> dict[str, Any]:
    """Return a rating as plain values, each condition with whether it is met."""
    return {
        "scheme": plain(rating.scheme),
        "facts": plain(rating.facts),
        "outcome": rating.outcome.value,
        "rating": rating.rating.code if rating.rating else None,
        "reason": rating.reason,
        "classes": [
            {
                "code": one.rating.code,
                "holds": one.holds,
                "checks": [{"met": check.met, "reason": check.reason} for check in one.checks],
            }
            for one in rating.classes
        ],
    }


def recompute(stored: Mapping[str, Any]) -> Rating:
    """Return the rating found again from what is stored; a head's is to be bounded again."""
    return rate(facts_of(stored["facts"]), scheme_of_json(stored["scheme"]))


def facts_of(stored: Mapping[str, Any]) -> Facts:
    """Return facts from plain values; what is left out is unknown."""
    told: dict[str, Any] = {field.name: stored.get(field.name) for field in fields(Facts)}
    return Facts(**told | {name: amount(told[name]) for name in _POINTS})


def scheme_of_json(stored: Mapping[str, Any]) -> Scheme:
    """Return a scheme from plain values."""
    said = dict(stored)
    said["since"] = date.fromisoformat(said["since"])
    said["until"] = None if said["until"] is None else date.fromisoformat(said["until"])
    said["classes"] = tuple(map(_class, said["classes"]))
    quota = said["quota"]
    if quota is not None:
        percents = {name: Decimal(quota[name]) for name in ("percent", "special_percent")}
        said["quota"] = QuotaRule(**{**quota, **percents})
    return Scheme(**said)


def _class(stored: Mapping[str, Any]) -> RatingClass:
    conditions = tuple(
        Condition(
            Fact(one["fact"]), Measure(one["measure"]), amount(one["level"]), one["flag"], one["clause"]
        )
        for one in stored["conditions"]
    )
    return RatingClass(**{**stored, "conditions": conditions})
