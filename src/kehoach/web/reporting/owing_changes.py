"""What becomes different once it is settled anew who owes a report in a period."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kehoach.web.organizations.models import Organization, Position
from kehoach.web.reporting.models import Evidence, Extension, Period, Submission
from kehoach.web.reporting.owing import Place, owed_in


@dataclass(frozen=True, slots=True)
class OwingChanges:
    """Who owes a report from now on, whose empty report is taken back, what stays nevertheless."""

    owed: int
    added: tuple[Place, ...]
    taken_back: tuple[Submission, ...]
    staying: tuple[Submission, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.taken_back)


def owing_changes(period: Period) -> OwingChanges:
    """Return what renewing would change: nothing that was written, sent or asked for is ever taken back."""
    owed = owed_in(period)
    rows = period.submissions.select_related("organization", "position__organization", "period")
    have = {(row.organization_id, row.position_id): row for row in rows}
    gone = [row for place, row in have.items() if place not in owed]
    keys = [row.pk for row in gone]
    held = {
        *Extension.objects.filter(submission__in=keys).values_list("submission", flat=True),
        *Evidence.objects.filter(submission__in=keys).values_list("submission", flat=True),
    }
    # A report that was sent in and taken back again has rows, though its draft may be empty.
    empty = [
        row
        for row in gone
        if row.state == Submission.State.WAITING
        and not row.draft
        and row.first_submitted_at is None
        and row.pk not in held
    ]
    return OwingChanges(
        owed=len(owed),
        added=tuple(place for place in owed if place not in have),
        taken_back=tuple(empty),
        staying=tuple(row for row in gone if row not in empty),
    )


def names_of(places: Iterable[Place]) -> list[str]:
    """Return how people call those who owe."""
    listed = list(places)
    seats = Position.objects.select_related("organization").in_bulk([seat for _of, seat in listed if seat])
    organizations = Organization.objects.in_bulk([organization for organization, _seat in listed])
    return [str(seats[seat]) if seat else str(organizations[of]) for of, seat in listed]


def said_of(changes: OwingChanges) -> str:
    """Return in a sentence how many reports more and fewer are owed."""
    if not changes:
        return _("Danh sách phải báo cáo không có gì thay đổi.")
    return _("Thêm %(added)d báo cáo phải nộp, bỏ %(gone)d báo cáo không còn phải nộp.") % {
        "added": len(changes.added),
        "gone": len(changes.taken_back),
    }
