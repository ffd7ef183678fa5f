"""«Danh sách chưa báo cáo»: who owes how much, and what is known of why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kehoach.web.reporting.models import Extension, Period, Submission
from kehoach.web.reporting.owing import owed_in
from kehoach.web.reporting.who_reported import Row


@dataclass(frozen=True, slots=True)
class Missing:
    """One who has not reported: on how many items, and what is to be said beside it."""

    row: Row
    items: int | None  # None: after assignments changed nothing is owed any more
    note: str


def missing_in(period: Period, rows: Sequence[Row]) -> list[Missing]:
    """Return those of the rows who have not reported."""
    owed = owed_in(period)
    waiting = Extension.objects.filter(submission__period=period, state=Extension.State.ASKED)
    asked = dict(waiting.values_list("submission", "until"))
    found = []
    for row in rows:
        if not row.is_missing:
            continue
        one = owed.get((row.submission.organization_id, row.submission.position_id))
        notes = []
        if row.submission.state == Submission.State.SENT_BACK:
            notes.append(_("Bị trả lại: %(note)s") % {"note": row.submission.note})
        if row.submission.deadline > period.deadline:
            notes.append(_("Được gia hạn đến %(day)s") % {"day": f"{row.submission.deadline:%d/%m/%Y}"})
        if row.submission.pk in asked:
            notes.append(_("Đang xin gia hạn đến %(day)s") % {"day": f"{asked[row.submission.pk]:%d/%m/%Y}"})
        found.append(
            Missing(
                row=row,
                items=len(one.solutions) + len(one.indicators) if one else None,
                note=". ".join(notes),
            )
        )
    return found
