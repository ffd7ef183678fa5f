"""Who has reported in a period and who has not: a row for each that owes, with who holds the seat."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.text import key
from kehoach.web.organizations.models import Appointment
from kehoach.web.organizations.policy import POLICY, Action
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Period, Submission

_LOOKS: Final[Mapping[str, str]] = {
    Submission.State.WAITING: "report-waiting",
    Submission.State.SUBMITTED: "report-submitted",
    Submission.State.SENT_BACK: "report-sent-back",
    Submission.State.ACCEPTED: "report-accepted",
}
_WHO_REPORT: Final = [role for role, actions in POLICY.items() if Action.REPORT in actions]


@dataclass(frozen=True, slots=True)
class Row:
    """One that owes a report: who holds the seat today, what became of the report, how late it is."""

    submission: Submission
    name: str
    holders: tuple[str, ...]
    days_late: int
    is_overdue: bool  # nothing was sent and its last day is over

    @property
    def look(self) -> str:
        """Return the name of its state as the frame draws it."""
        return "report-overdue" if self.is_overdue else _LOOKS[self.submission.state]

    @property
    def state_text(self) -> str:
        """Return its state in words."""
        return str(_("quá hạn, chưa gửi")) if self.is_overdue else self.submission.get_state_display()

    @property
    def is_late(self) -> bool:
        """Return whether it was first sent in after its last day."""
        return bool(self.submission.was_late)

    @property
    def is_missing(self) -> bool:
        """Return whether nothing that was sent in stands."""
        return self.submission.can_be_written

    @property
    def can_be_accepted(self) -> bool:
        """Return whether it waits to be looked at."""
        return bool(self.submission.state == Submission.State.SUBMITTED)

    @property
    def sent_text(self) -> str:
        """Return when it was last sent in, as the table writes it."""
        return f"{timezone.localtime(self.sent_at):%H:%M %d/%m/%Y}" if self.sent_at else "–"

    @property
    def deadline_text(self) -> str:
        """Return its last day, as the table writes it."""
        return f"{self.submission.deadline:%d/%m/%Y}"

    @property
    def sent_at(self) -> datetime | None:
        """Return when it was last sent in."""
        return self.submission.submitted_at


# What the list can be narrowed to: the word of the address, how people call it, which rows stay.
FILTERS: Final[Mapping[str, tuple[str | Promise, Callable[[Row], bool]]]] = {
    "chua-gui": (_("chưa gửi"), lambda row: row.submission.state == Submission.State.WAITING),
    "qua-han": (_("quá hạn, chưa gửi"), lambda row: row.is_overdue),
    "da-gui": (_("đã gửi, chờ duyệt"), lambda row: row.can_be_accepted),
    "tra-lai": (_("trả lại để bổ sung"), lambda row: row.submission.state == Submission.State.SENT_BACK),
    "da-duyet": (_("đã duyệt"), lambda row: row.submission.state == Submission.State.ACCEPTED),
    "gui-cham": (_("gửi chậm"), lambda row: row.is_late),
    "chua-co-nguoi": (_("chưa có người giữ"), lambda row: not row.holders),
}
ORDERS: Final[Mapping[str, tuple[str | Promise, Callable[[Row], Any]]]] = {
    "ten": (_("theo tên"), lambda row: key(row.name)),
    "gui": (
        _("gửi trước lên đầu"),
        lambda row: (row.sent_at is None, row.sent_at and row.sent_at.timestamp()),
    ),
    "cham": (_("chậm nhiều lên đầu"), lambda row: -row.days_late),
    "trang-thai": (_("theo trạng thái"), lambda row: (row.look, key(row.name))),
}


def who_reported(period: Period, *, today: date, only: Submission | None = None) -> list[Row]:
    """Return a row for each that owes in the period, or for one alone, in the order of the tree."""
    # Only the names of who owes: whole organizations and seats would cost more than the reports themselves.
    named: QuerySet[Any] = period.submissions.annotate(
        body=F("organization__name"), path=F("organization__path"), seat=F("position__title")
    )
    if only is not None:
        named = named.filter(pk=only.pk)
    # Whole organizations stand before their seats, on every database.
    owing = list(named.defer("draft").order_by("path", F("seat").asc(nulls_first=True), "pk"))
    seats, organizations = _holders(owing)
    found = []
    for row in owing:
        row.period = period
        held = seats[row.position_id] if row.position_id else organizations[row.organization_id]
        found.append(
            Row(
                submission=row,
                name=f"{row.seat}, {row.body}" if row.position_id else row.body,
                holders=tuple(held),
                days_late=days_late(row, today=today),
                is_overdue=row.state == Submission.State.WAITING and row.deadline < today,
            )
        )
    return found


def days_late(submission: Submission, *, today: date) -> int:
    """Return by how many days it came late, or is late so far; more time given afterwards changes nothing."""
    if submission.first_submitted_at is None:
        return max((today - submission.deadline).days, 0)
    if not submission.was_late:
        return 0
    sent = day_of(submission.first_submitted_at)
    due = submission.deadline if sent > submission.deadline else submission.period.deadline
    return max((sent - due).days, 0)


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """Return how many rows each filter leaves."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(word for word, (_text, stays) in FILTERS.items() if stays(row))
    return {word: counts[word] for word in FILTERS}


def narrowed(rows: Sequence[Row], *, state: str, order: str) -> list[Row]:
    """Return the rows that a filter leaves, in the order asked for."""
    kept = [row for row in rows if FILTERS[state][1](row)] if state in FILTERS else list(rows)
    return sorted(kept, key=ORDERS[order][1]) if order in ORDERS else kept


def _holders(owing: Sequence[Submission]) -> tuple[Mapping[int, list[str]], Mapping[int, list[str]]]:
    """Return who holds each seat, and who reports for each organization that owes as a whole."""
    seats = {row.position_id for row in owing if row.position_id}
    wholes = {row.organization_id for row in owing if not row.position_id}
    held = (
        Appointment.objects.current()
        .filter(
            Q(position__in=seats) | Q(position__organization__in=wholes, position__role__in=_WHO_REPORT),
            user__is_active=True,
        )
        .order_by("user__full_name")
        .values_list("position", "position__organization", "position__role", "user__full_name")
    )
    by_seat: dict[int, list[str]] = defaultdict(list)
    by_organization: dict[int, list[str]] = defaultdict(list)
    for seat, organization, role, name in held:
        by_seat[seat].append(name)
        if role in _WHO_REPORT:
            by_organization[organization].append(name)
    return by_seat, by_organization
