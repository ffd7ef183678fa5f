"""The entries of a report become rows: all of them, in as few questions to the database as can be."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from kehoach.web.accounts.models import User
from kehoach.web.reporting.entries import ActualEntry, Entries, ProgressEntry
from kehoach.web.reporting.models import Actual, Progress, Submission


def store(held: Submission, entries: Entries, *, actor: User | None, now: datetime) -> dict[str, Any]:
    """Write the rows of a report; return what a report sent in again says differently."""
    shared = {
        "period": held.period,
        "unit": held.unit,
        "province_id": held.province_id,
        "reported_by": actor,
        "reported_at": now,
    }
    changed = _store(Progress, "solution", entries.progress, held=held, shared=shared)
    changed |= _store(Actual, "indicator", entries.actuals, held=held, shared=shared)
    return {"changed": changed} if changed else {}


def _store(
    model: type[Progress | Actual],
    of: str,
    entries: Sequence[ProgressEntry | ActualEntry],
    *,
    held: Submission,
    shared: dict[str, Any],
) -> dict[str, list[str]]:
    if not entries:
        return {}
    rows = model._default_manager
    was_sent = held.first_submitted_at is not None
    known = {row.lineage: row for row in rows.filter(submission=held)} if was_sent else {}
    names = [field.name for field in fields(entries[0])]
    changed: dict[str, list[str]] = {}
    made: list[Any] = []
    for one in entries:
        item = getattr(one, of)
        before = known.get(item.lineage)
        row: Any = before or model(submission=held, lineage=item.lineage)
        for name in names:
            value = getattr(one, name)
            if before is not None and name != of and getattr(before, name) != value:
                changed[f"{item.lineage}.{name}"] = [str(getattr(before, name)), str(value)]
            setattr(row, name, value)
        for name, value in shared.items():
            setattr(row, name, value)
        # Keys were looked up a moment ago under the same lock, and the database holds the constraints: asking
        # it for each of them would be some twenty questions a row.
        row.clean_fields(exclude=_KEYS)
        made.append(row)
    if known:
        # Put in anew under the same keys: one question, where an update has a case for every row and field.
        rows.filter(pk__in=[row.pk for row in made]).delete()
    rows.bulk_create(made)
    return changed


_KEYS = ("id", "submission", "period", "unit", "province", "reported_by", "solution", "indicator")
