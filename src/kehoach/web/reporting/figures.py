"""The figures of an indicator's year, put together from what its assignees reported month by month."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from kehoach.scoring.entries import Entry, Flow
from kehoach.timing.periods import Frequency
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Actual, Submission
from kehoach.web.reporting.owing import Place

# Months of a period; what is asked for once has none of its own.
MONTHS_OF = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.SIX_MONTHS: 6,
    Frequency.NINE_MONTHS: 9,
    Frequency.YEARLY: 12,
}
_SHARES = frozenset({"%", "‰"})
_ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class ActualRow:
    """One figure as one assignee reported it for one period."""

    lineage: UUID
    place: Place
    closing: date  # of the period
    known_on: date  # as `_known_on` tells it
    months: int  # of the period; 0 where it was asked for once
    value: Decimal | None = None
    cumulative: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    achieved: bool | None = None
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year, one a closing day; `how` says how several assignees became one, if they did."""

    entries: tuple[Entry, ...] = ()
    months: int = 1
    achieved: bool | None = None
    how: str = ""
    rows: tuple[ActualRow, ...] = field(default=(), repr=False)


def standing_actuals(**conditions: object) -> list[ActualRow]:
    """Return the figures that stand, oldest first: sent in, and not sent back."""
    rows = Actual.objects.filter(
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED], **conditions
    )
    listed = rows.order_by("period__closing", "reported_at").values_list(
        "lineage",
        "submission__organization",
        "submission__position",
        "period__closing",
        "period__regime__frequency",
        "value",
        "cumulative",
        "numerator",
        "denominator",
        "achieved",
        "nothing_new",
        "reported_at",
    )
    return [
        ActualRow(
            lineage=row[0],
            place=(row[1], row[2]),
            closing=row[3],
            known_on=_known_on(row[3], day_of(row[11])),
            months=MONTHS_OF.get(Frequency(row[4]), 0),
            value=row[5],
            cumulative=row[6],
            numerator=row[7],
            denominator=row[8],
            achieved=row[9],
            nothing_new=row[10],
        )
        for row in listed
    ]


def _known_on(closing: date, reported: date) -> date:
    """Return the day from which a figure counts: its closing, or earlier in that month where it came early.

    Some offices ask for June before the 20th of June.
    """
    return min(closing, max(reported, closing.replace(day=1)))


def figures_of(
    rows: Sequence[ActualRow],
    leads: Collection[Place],
    *,
    flow: Flow,
    unit: str,
    months: int = 1,
    today: date = date.max,
) -> Figures:
    """Return the figures of one indicator that count as of a day.

    Organizations answer each for its own area, so their figures of a period are added up. Seats of one
    organization answer for the same thing, so they must agree. What cannot be added (a percentage without its
    numerator, figures of unlike kinds, a period that somebody still owes) is left unknown.

    :param months: how many months lie between two reports, as the indicator is followed.
    """
    kept, finest = _of_the_finest(row for row in rows if row.known_on <= today)
    by_closing: dict[date, list[ActualRow]] = defaultdict(list)
    for row in kept:
        by_closing[row.closing].append(row)
    held: dict[Place, Entry] = {}
    entries: list[Entry] = []
    for closing, of_period in sorted(by_closing.items()):
        said = {row.place: _entry(row, held.get(row.place), flow) for row in of_period}
        held |= said
        entries.append(_together(closing, said, leads, unit=unit))
    return Figures(
        entries=tuple(entries),
        months=max(finest, months),
        achieved=_achieved(kept, leads),
        how=_how({row.place for row in kept}, unit),
        rows=tuple(rows),
    )


def _of_the_finest(rows: Iterable[ActualRow]) -> tuple[list[ActualRow], int]:
    """Return the rows of the most frequent regime alone: a quarter's figure is not one more month.

    What was asked for once counts only where it says where the year stands.
    """
    listed = list(rows)
    finest = min((row.months for row in listed if row.months), default=0)
    return [row for row in listed if row.months == finest or row.cumulative], finest or 1


def _entry(row: ActualRow, before: Entry | None, flow: Flow) -> Entry:
    """Return what a row says; «không phát sinh» adds nothing to a sum and leaves a level where it stood."""
    told = row.value is not None or row.numerator is not None
    if told or not row.nothing_new:
        return Entry(row.closing, row.value, row.cumulative, row.numerator, row.denominator)
    if flow is Flow.LEVEL:
        if before is None:
            return Entry(row.closing)
        return Entry(row.closing, before.value, before.cumulative, before.numerator, before.denominator)
    if before is not None and before.is_rate:
        return Entry(row.closing, numerator=_ZERO, denominator=_ZERO)
    return Entry(row.closing, _ZERO)


def _together(closing: date, said: dict[Place, Entry], leads: Collection[Place], *, unit: str) -> Entry:
    by_organization: dict[int, list[Entry]] = defaultdict(list)
    for (organization, _seat), entry in said.items():
        by_organization[organization].append(entry)
    # Who took over from somebody within the year does not owe the months before.
    is_handed_over = any(place not in leads for place in said)
    missing = not is_handed_over and any(organization not in by_organization for organization, _ in leads)
    parts = [_agreed(entries) for entries in by_organization.values()]
    if missing or any(part is None for part in parts):
        return Entry(closing)
    return _summed(closing, [part for part in parts if part is not None], unit=unit)


def _agreed(entries: list[Entry]) -> Entry | None:
    known = [entry for entry in entries if entry.is_known]
    if not known:
        return Entry(entries[0].closing)
    first = known[0]
    return first if all(entry == first for entry in known) else None


def _summed(closing: date, parts: list[Entry], *, unit: str) -> Entry:
    if len(parts) == 1:
        return parts[0]
    if all(part.is_rate for part in parts):
        top = sum((part.numerator or _ZERO for part in parts), _ZERO)
        bottom = sum((part.denominator or _ZERO for part in parts), _ZERO)
        return Entry(closing, numerator=top, denominator=bottom)
    is_alike = len({part.cumulative for part in parts}) == 1
    if unit in _SHARES or not is_alike or any(part.value is None for part in parts):
        return Entry(closing)
    return Entry(closing, sum((part.value or _ZERO for part in parts), _ZERO), parts[0].cumulative)


def _achieved(rows: Iterable[ActualRow], leads: Collection[Place]) -> bool | None:
    """Return whether a target without a figure is reached: only where all who answer for it say so."""
    latest = {row.place: row.achieved for row in rows if row.achieved is not None}
    if False in latest.values():
        return False
    return True if latest and all(place in latest for place in leads) else None


def _how(places: set[Place], unit: str) -> str:
    organizations = {organization for organization, _ in places}
    if len(places) < 2:
        return ""
    if len(organizations) == 1:
        return _("Nhiều chức vụ của một đơn vị cùng báo: chỉ lấy khi các số khớp nhau.")
    if unit in _SHARES:
        return _(
            "%(count)d đơn vị cùng báo: tỷ lệ chỉ tính được khi báo tử số và mẫu số; không lấy bình quân."
        ) % {"count": len(organizations)}
    return _("Cộng số của %(count)d đơn vị cùng báo; kỳ nào còn thiếu đơn vị thì chưa có tổng.") % {
        "count": len(organizations)
    }
