"""All that shows of a report once it is sent: what was said, when, and what was corrected since."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kehoach.scoring.status import ReportedState
from kehoach.web.plans.wording import plain_value
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Actual, Correction, Evidence, Extension, Progress, Submission
from kehoach.web.reporting.report_form import said_of
from kehoach.web.reporting.report_page import evidence_by_item

_FIELDS = {
    **{field.name: field.verbose_name for field in Actual._meta.fields},
    **{field.name: field.verbose_name for field in Progress._meta.fields},
}


@dataclass(frozen=True, slots=True)
class SentProgress:
    """What was said of a solution."""

    row: Progress
    look: str
    percent: str
    files: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class SentFigure:
    """What was said of an indicator."""

    row: Actual
    figure: str
    files: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value that was corrected: which, what it was and what it is."""

    row: Correction
    item: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """A report that is not being written."""

    progress: tuple[SentProgress, ...]
    figures: tuple[SentFigure, ...]
    corrections: tuple[Corrected, ...]
    extensions: Sequence[Extension]
    days_late: int
    can_withdraw: bool
    can_correct: bool


def sent_page(submission: Submission) -> SentPage:
    """Return what was sent in; nothing of it where nothing ever was."""
    files = evidence_by_item(submission)
    was_sent = not submission.can_be_written
    rows = list(_progress(submission)) if was_sent else []
    figures = list(_figures(submission)) if was_sent else []
    names = {row.lineage: str(row.solution) for row in rows}
    names |= {row.lineage: str(row.indicator) for row in figures}
    first = submission.first_submitted_at
    return SentPage(
        progress=tuple(_sent_progress(row, files) for row in rows),
        figures=tuple(
            SentFigure(row, said_of(row, row.indicator.unit), files.get(row.lineage, ())) for row in figures
        ),
        corrections=tuple(
            Corrected(
                row,
                names.get(row.lineage, ""),
                str(_FIELDS.get(row.field, row.field)),
                said_before(row.field, row.before),
                said_before(row.field, row.after),
            )
            for row in submission.corrections.select_related("corrected_by").order_by("-corrected_at", "-pk")
        ),
        extensions=list(submission.extensions.order_by("-asked_at")),
        days_late=(day_of(first) - submission.deadline).days if first else 0,
        can_withdraw=submission.state == Submission.State.SUBMITTED and submission.period.is_open,
        can_correct=submission.state == Submission.State.ACCEPTED,
    )


def said_before(field: str, text: str) -> str:
    """Return a value as the list of corrections keeps it, for a person to read."""
    if field == "state":
        return str(dict(_STATES).get(text, text))
    if text in {"True", "False"}:
        return _("có") if text == "True" else _("không")
    return plain_value(text)


_STATES = Progress._meta.get_field("state").flatchoices


def _sent_progress(row: Progress, files: dict[UUID, list[Evidence]]) -> SentProgress:
    percent = "" if row.percent is None or row.state != ReportedState.IN_PROGRESS else f"{row.percent}%"
    return SentProgress(row, row.state.replace("_", "-"), percent, files.get(row.lineage, ()))


def _progress(submission: Submission) -> QuerySet[Progress]:
    return submission.progress.select_related("solution__task").order_by("solution__plan", "solution__order")


def _figures(submission: Submission) -> QuerySet[Actual]:
    rows = submission.actuals.select_related("indicator", "period")
    return rows.order_by("indicator__plan", "indicator__order")
