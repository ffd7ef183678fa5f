"""The states of a unit's year as JSON: written when they are computed, read by its pages."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from kehoach.scoring.status import Status, Verdict
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.states import (
    IndicatorState,
    Obstacle,
    ReportCounts,
    SolutionState,
    TaskState,
    UnitStates,
)
from kehoach.web.reporting.waiting_kept import waiting_from_json, waiting_to_json

# What is kept in an older form is computed anew.
FORM = 1


def to_json(states: UnitStates) -> dict[str, Any]:
    """Return the states as JSON keeps them."""
    return {
        "form": FORM,
        "day": states.today.isoformat(),
        "solutions": [
            [
                one.pk,
                one.plan,
                one.task,
                one.lineage.hex,
                one.label,
                *_verdict(one.verdict),
                _iso(one.due),
                one.leads,
                _obstacle(one.obstacle),
            ]
            for one in states.solutions
        ],
        "tasks": [[one.pk, one.label, *_verdict(one.verdict)] for one in states.tasks],
        "indicators": [
            [
                one.pk,
                one.plan,
                one.lineage.hex,
                one.label,
                one.group,
                *_verdict(one.verdict),
                _text(one.value),
                _text(one.rate),
                one.met,
                one.leads,
            ]
            for one in states.indicators
        ],
        "waiting": waiting_to_json(states.waiting),
        "reports": [getattr(states.reports, name) for name in ReportCounts.__slots__],
    }


def from_json(kept: Mapping[str, Any]) -> UnitStates | None:
    """Return the states that were kept; None where they are of another form."""
    if kept.get("form") != FORM:
        return None
    return UnitStates(
        today=date.fromisoformat(kept["day"]),
        solutions=tuple(_solution(*row) for row in kept["solutions"]),
        tasks=tuple(
            TaskState(pk, label, Verdict(Status(status), reason))
            for pk, label, status, reason in kept["tasks"]
        ),
        indicators=tuple(_indicator(*row) for row in kept["indicators"]),
        reports=ReportCounts(*kept["reports"]),
        waiting=waiting_from_json(kept["waiting"]),
    )


def _solution(
    pk: int,
    plan: int,
    task: int,
    lineage: str,
    label: str,
    status: str,
    reason: str,
    due: str | None,
    leads: list[list[Any]],
    obstacle: list[Any] | None,
) -> SolutionState:
    return SolutionState(
        pk=pk,
        plan=plan,
        task=task,
        lineage=UUID(hex=lineage),
        label=label,
        verdict=Verdict(Status(status), reason),
        due=date.fromisoformat(due) if due else None,
        leads=_places(leads),
        obstacle=_as_obstacle(*obstacle) if obstacle else None,
    )


def _indicator(
    pk: int,
    plan: int,
    lineage: str,
    label: str,
    group: str,
    status: str,
    reason: str,
    value: str | None,
    rate: str | None,
    met: bool | None,  # noqa: FBT001 - a row of the JSON, in its order
    leads: list[list[Any]],
) -> IndicatorState:
    return IndicatorState(
        pk=pk,
        plan=plan,
        lineage=UUID(hex=lineage),
        label=label,
        group=group,
        verdict=Verdict(Status(status), reason),
        value=None if value is None else Decimal(value),
        rate=None if rate is None else Decimal(rate),
        met=met,
        leads=_places(leads),
    )


def _verdict(verdict: Verdict) -> tuple[str, str]:
    return verdict.status.value, verdict.reason


def _obstacle(obstacle: Obstacle | None) -> list[Any] | None:
    if obstacle is None:
        return None
    return [obstacle.text, obstacle.proposal, obstacle.reported_on.isoformat(), obstacle.waits]


def _as_obstacle(text: str, proposal: str, reported_on: str, waits: bool) -> Obstacle:  # noqa: FBT001
    return Obstacle(text, proposal, date.fromisoformat(reported_on), waits)


def _places(leads: list[list[Any]]) -> tuple[Place, ...]:
    return tuple((organization, position) for organization, position in leads)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
