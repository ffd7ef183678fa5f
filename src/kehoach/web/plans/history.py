"""The history of a plan in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Plan
from kehoach.web.plans.wording import label_of, said

# How many of the newest lines a page shows.
NEWEST = 500
# What a person is not told: how the program keeps its books.
SILENT = frozenset(
    {"order", "start", "end", "removed", "doubt_settled", "confirmed_by", "confirmed_at", "state", "reason"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """One value, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, when."""

    at: datetime
    who: str
    text: str
    about: str
    changes: tuple[Change, ...]


def history_of(plan: Plan) -> list[Line]:
    """Return the newest lines of the plan and of its document, the newest first."""
    entries = AuditEntry.objects.filter(
        Q(target_type="plans.plan", target_id=str(plan.pk))
        | Q(target_type="plans.sourcedocument", target_id=str(plan.document_id))
    ).select_related("actor")
    return [_line(entry) for entry in entries.order_by("-at", "-sequence")[:NEWEST]]


def _line(entry: AuditEntry) -> Line:
    kept = entry.changes
    about = kept.get("item") or kept.get("finding") or kept.get("file") or kept.get("name") or ""
    reason = next((values[1] for name, values in kept.items() if name.endswith(".reason")), "")
    if reason:
        about = f"{about} – {reason}"
    if isinstance(kept.get("count"), int):
        about = f"{about} {_('(%(count)d điểm)') % {'count': kept['count']}}"
    return Line(
        at=entry.at,
        who=entry.actor.full_name if entry.actor else _("Chương trình"),
        text=entry.text,
        about=str(about),
        changes=() if entry.action == "plan.read" else tuple(_changes(kept)),
    )


def _changes(kept: dict[str, Any]) -> Iterator[Change]:
    for name, values in kept.items():
        where, _dot, field = name.rpartition(".")
        if not isinstance(values, list) or len(values) != 2 or field in SILENT or field == "conflicts":
            continue
        before, after = values
        if before in (None, "") and after in (None, ""):
            continue
        model = _model(where.split(" ")[0] or "plan")
        if model is not None:
            yield Change(label_of(model, field), said(model(), field, before), said(model(), field, after))


def _model(name: str) -> type[Model] | None:
    try:
        return apps.get_model("plans", name)
    except LookupError:
        return None
