"""What happened to a report and to a period, as people read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.web.audit.models import AuditEntry
from kehoach.web.reporting.models import Period, Submission

NEWEST: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, when, and why."""

    at: datetime
    who: str
    text: str
    reason: str


def history_of(thing: Submission | Period) -> list[Line]:
    """Return the newest lines of its history, the newest first."""
    entries = AuditEntry.objects.filter(
        target_type=thing._meta.label_lower, target_id=str(thing.pk)
    ).select_related("actor")
    return [
        Line(
            at=entry.at,
            who=entry.actor.full_name if entry.actor else _("Chương trình"),
            text=entry.text,
            reason=_reason(entry.changes),
        )
        for entry in entries.order_by("-at", "-sequence")[:NEWEST]
    ]


def _reason(changes: dict[str, Any]) -> str:
    """Return why it was done: the note of what was sent back, the reason of what was corrected."""
    for name in ("reason", "note", "reopened_reason"):
        said = changes.get(name)
        if isinstance(said, list) and len(said) == 2:
            said = said[1]
        if said:
            return str(said)
    return ""
