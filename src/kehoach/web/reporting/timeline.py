"""What happened to a task, in words and days: given, reported, sent back, corrected, instructed, extended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Assignment, Solution
from kehoach.web.reporting.models import Correction, Extension, Instruction, Progress


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, to which solution (none: to the task), and how it is drawn."""

    at: datetime
    icon: str
    text: str
    about: str = ""
    detail: str = ""


def timeline_of(solutions: Iterable[Solution], instructions: Iterable[Instruction]) -> list[Event]:
    """Return what happened, the newest first; as many queries for few as for many."""
    by_lineage = {solution.lineage: _named(solution) for solution in solutions}
    lineages = list(by_lineage)
    if len(by_lineage) == 1:
        # There is only one thing it can be about.
        by_lineage = dict.fromkeys(by_lineage, "")
    events = [
        *_assigned(lineages, by_lineage),
        *_reported(lineages, by_lineage),
        *_corrected(lineages, by_lineage),
        *_extended(lineages, by_lineage),
        *_instructed(instructions, by_lineage),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _named(solution: Solution) -> str:
    words = str(solution)
    return words if len(words) <= 80 else words[:79] + "…"


def _assigned(lineages: list[UUID], names: dict[UUID, str]) -> Iterator[Event]:
    rows = Assignment.objects.filter(lineage__in=lineages).select_related(
        "organization", "position__organization"
    )
    for row in rows:
        who = row.position or row.organization
        words = {"role": row.get_role_display(), "who": who}
        yield Event(row.assigned_at, "users", _("Giao %(role)s: %(who)s") % words, names[row.lineage])
        if row.ended_at is not None:
            yield Event(row.ended_at, "users", _("Thôi %(role)s: %(who)s") % words, names[row.lineage])


def _reported(lineages: list[UUID], names: dict[UUID, str]) -> Iterator[Event]:
    rows = Progress.objects.filter(lineage__in=lineages).select_related(
        "period", "submission__organization", "submission__position__organization"
    )
    reports: dict[str, Progress] = {}
    for row in rows:
        reports[str(row.submission_id)] = row
        words = {
            "who": row.submission.position or row.submission.organization,
            "period": row.period.label,
            "state": row.get_state_display(),
            "percent": "" if row.percent is None else f" {row.percent}%",
        }
        text = _("%(who)s báo cáo %(period)s: %(state)s%(percent)s") % words
        if row.nothing_new:
            text += f" ({_('không phát sinh')})"
        if row.submission.was_late:
            text += f", {_('gửi chậm')}"
        icon = "circle-check" if row.state == "done" else "file-text"
        yield Event(row.reported_at, icon, text, names[row.lineage], detail=_words_of(row))
    yield from _sent_back(reports)


def _words_of(row: Progress) -> str:
    told = [row.result]
    if row.obstacle:
        told.append(_("Vướng mắc: %(text)s") % {"text": row.obstacle})
    if row.proposal:
        told.append(_("Đề xuất: %(text)s") % {"text": row.proposal})
    return "\n".join(part for part in told if part)


def _sent_back(reports: dict[str, Progress]) -> Iterator[Event]:
    """A report that was sent in again keeps no trace of having been sent back; the history does."""
    entries = AuditEntry.objects.filter(
        action="report.sent-back", target_type="reporting.submission", target_id__in=list(reports)
    )
    for entry in entries:
        row = reports[entry.target_id]
        words = {
            "period": row.period.label,
            "who": row.submission.position or row.submission.organization,
        }
        changes = entry.changes
        decided = parse_datetime(str(changes.get("decided_at", ["", ""])[1])) or entry.at
        note = str(changes.get("note", ["", ""])[1])
        text = _("Trả lại báo cáo %(period)s của %(who)s") % words
        yield Event(decided, "arrow-back-up", text, detail=note)


def _corrected(lineages: list[UUID], names: dict[UUID, str]) -> Iterator[Event]:
    for row in Correction.objects.filter(lineage__in=lineages).select_related("submission__period"):
        words = {
            "period": row.submission.period.label,
            "before": row.before or _("(để trống)"),
            "after": row.after or _("(để trống)"),
        }
        text = _("Đính chính %(period)s: %(before)s → %(after)s") % words
        yield Event(row.corrected_at, "pencil", text, names[row.lineage], detail=row.reason)


def _extended(lineages: list[UUID], names: dict[UUID, str]) -> Iterator[Event]:
    for row in Extension.objects.filter(lineage__in=lineages):
        if row.lineage is None:
            continue
        until = {"until": f"{row.until:%d/%m/%Y}"}
        name = names[row.lineage]
        yield Event(
            row.asked_at, "calendar-due", _("Xin gia hạn đến %(until)s") % until, name, detail=row.reason
        )
        if row.decided_at is None:
            continue
        is_granted = row.state == Extension.State.GRANTED
        text = _("Đồng ý gia hạn đến %(until)s") if is_granted else _("Không đồng ý gia hạn đến %(until)s")
        yield Event(row.decided_at, "calendar-due", text % until, name, detail=row.note)


def _instructed(rows: Iterable[Instruction], names: dict[UUID, str]) -> Iterator[Event]:
    for row in rows:
        words = {
            "who": row.given_by or _("Chương trình"),
            "to": row.position or row.organization,
            "due": f"{row.due_on:%d/%m/%Y}",
        }
        about = names.get(row.lineage, "")
        text = _("%(who)s chỉ đạo %(to)s, trả lời trước hết ngày %(due)s") % words
        yield Event(row.given_at, "message-circle", text, about, detail=row.text)
        if row.answered_at is not None:
            text = _("%(to)s trả lời chỉ đạo") % words
            yield Event(row.answered_at, "message-circle", text, about, detail=row.answer)
