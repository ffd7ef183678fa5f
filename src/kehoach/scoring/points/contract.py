"""A score as JSON and back: what is stored beside the points is enough to compute them again."""

from collections.abc import Mapping
from typing import Any

from kehoach.domain.plan import Comparator, Criterion, IndicatorKind, Source
from kehoach.scoring.plain import amount, plain
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import rule_of
from kehoach.scoring.points.result import PointsResult
from kehoach.scoring.points.rule import Counted
from kehoach.scoring.points.score import score
from kehoach.scoring.target import Change, Direction, Target


def to_json(result: PointsResult) -> dict[str, Any]:
    """Return a result as plain values; amounts are text, so that none is rounded on the way."""
    criterion = result.criterion
    return {
        "criterion": {
            "number": criterion.number,
            "name": criterion.name,
            "max_points": plain(criterion.max_points),
        },
        "rule": plain(result.rule),
        "rule_words": result.rule_words,
        "inputs": plain(result.inputs),
        "points": plain(result.points),
        "reason": result.reason,
        "missing": list(result.missing),
    }


def recompute(stored: Mapping[str, Any]) -> PointsResult:
    """Return the result computed again from what is stored, without a look at the points stored.

    :raises PointsOutOfRange: what is stored was never a score.
    """
    said = stored["criterion"]
    criterion = Criterion(
        number=said["number"],
        name=said["name"],
        source=Source(0, 0),
        max_points=amount(said["max_points"]),
    )
    return score(criterion, rule_of(stored["rule"]), inputs_of(stored["inputs"]))


def inputs_of(stored: Mapping[str, Any]) -> Inputs:
    """Return inputs from plain values; what is left out is unknown."""
    return Inputs(
        target=None if stored.get("target") is None else _target(stored["target"]),
        actual=amount(stored.get("actual")),
        denominator=amount(stored.get("denominator")),
        achieved=stored.get("achieved"),
        counts=tuple(
            Count(Counted(count["counted"]), int(count["times"])) for count in stored.get("counts", ())
        ),
        given=amount(stored.get("given")),
        given_by=stored.get("given_by", ""),
        opinion=stored.get("opinion", ""),
        evidence=tuple(stored.get("evidence", ())),
        nothing_arose=stored.get("nothing_arose", False),
        basis=stored.get("basis", ""),
    )


def _target(stored: Mapping[str, Any]) -> Target:
    amounts = {name: amount(stored.get(name)) for name in ("value", "low", "high", "tolerance", "base")}
    comparator, way, change = (stored.get(name) for name in ("comparator", "direction", "change"))
    return Target(
        comparator=None if comparator is None else Comparator(comparator),
        kind=IndicatorKind(stored.get("kind", IndicatorKind.QUANTITY)),
        direction=None if way is None else Direction(way),
        change=None if change is None else Change(change),
        unit=stored.get("unit", ""),
        **amounts,
    )
