"""What waits in a unit as JSON, kept beside the states."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from kehoach.web.reporting.waiting import OpenPeriod, Waiting, WaitingInstruction, WaitingReport


def waiting_to_json(waiting: Waiting) -> dict[str, Any]:
    """Return what waits as JSON keeps it."""
    return {
        "periods": [
            [
                one.pk,
                one.label,
                one.deadline.isoformat(),
                one.owed,
                one.sent,
                one.to_review,
                [_report(row) for row in one.missing],
                [_report(row) for row in one.sent_back],
            ]
            for one in waiting.periods
        ],
        "instructions": [
            [one.pk, one.text, one.due_on.isoformat(), one.place] for one in waiting.instructions
        ],
        "extensions": waiting.extensions,
        "milestones": [[on.isoformat(), lineage.hex] for on, lineage in waiting.milestones],
    }


def waiting_from_json(kept: Mapping[str, Any]) -> Waiting:
    """Return what was kept."""
    return Waiting(
        periods=tuple(
            OpenPeriod(
                pk,
                label,
                date.fromisoformat(deadline),
                owed,
                sent,
                to_review,
                tuple(_as_report(*row) for row in missing),
                tuple(_as_report(*row) for row in sent_back),
            )
            for pk, label, deadline, owed, sent, to_review, missing, sent_back in kept["periods"]
        ),
        instructions=tuple(
            WaitingInstruction(pk, text, date.fromisoformat(due_on), (place[0], place[1]))
            for pk, text, due_on, place in kept["instructions"]
        ),
        extensions=kept["extensions"],
        milestones=tuple((date.fromisoformat(on), UUID(hex=lineage)) for on, lineage in kept["milestones"]),
    )


def _report(row: WaitingReport) -> list[Any]:
    return [row.pk.hex, row.place, row.deadline.isoformat(), row.note]


def _as_report(pk: str, place: list[Any], deadline: str, note: str) -> WaitingReport:
    return WaitingReport(UUID(hex=pk), (place[0], place[1]), date.fromisoformat(deadline), note)
