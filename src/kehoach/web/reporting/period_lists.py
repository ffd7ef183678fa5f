"""Which periods a person sees: those of their own units, and the latest of each unit below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from kehoach.timing.periods import Frequency
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.reporting.models import Period
from kehoach.web.reporting.models.period import PeriodQuerySet

# A screen nobody scrolls past; who looks for more types a name.
LONGEST_LIST: Final = 300
_COUNTS: Final = ("owed", "submitted", "accepted", "sent_back", "late")


def own_units(user: User) -> list[Organization]:
    """Return the units in which the person holds a seat today, and those whose place they took."""
    seats = Appointment.objects.filter(user=user).current().values("position__organization__unit")
    return list(Organization.objects.visible_to(user).units().filter(unit__in=seats).order_by("path"))


def open_periods(units: Sequence[Organization]) -> list[Period]:
    """Return the periods in which people report now, what is due first at the top."""
    return list(_of(units).open().order_by("deadline", "unit__path", "pk"))


def closed_periods(units: Sequence[Organization], year: int | None) -> list[Period]:
    """Return the periods of a year that take no more reports, the latest first."""
    rows = _of(units).filter(state=Period.State.CLOSED)
    if year is not None:
        rows = rows.filter(year=year)
    return list(rows.order_by("-closing", "unit__path", "-pk")[:LONGEST_LIST])


def years_of(units: Sequence[Organization]) -> list[int]:
    """Return the years for which the units have closed periods, the latest first."""
    years = _of(units).filter(state=Period.State.CLOSED).order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def _of(units: Sequence[Organization]) -> PeriodQuerySet:
    return Period.objects.filter(unit__in=[unit.pk for unit in units]).select_related("unit")


@dataclass(frozen=True, slots=True)
class Below:
    """How the units below stand: each with its latest period, and what that comes to for all of them."""

    rows: tuple[tuple[Organization, Period | None], ...]
    has_more: bool
    units: int
    without_period: int
    owed: int
    missing: int
    late: int


def units_below(
    user: User,
    own: Sequence[Organization],
    *,
    today: date,
    sought: str = "",
    state: str = "",
    order: str = "",
) -> Below | None:
    """Return how the units below the person's own stand; None where there are none.

    Only the counts that stand on the periods are read: nothing below a unit is counted here.
    """
    visible = Organization.objects.visible_to(user).units()
    # One whose place another took has its periods as long as people report in them.
    found = visible.current(today) | visible.filter(pk__in=Period.objects.open().values("unit"))
    found = found.exclude(pk__in=[unit.pk for unit in own])
    if sought.strip():
        found = found.named_like(sought)
    elif not found.exists():
        return None
    below: QuerySet[Any] = found.annotate(latest=Subquery(_latest().values("pk")[:1]))
    shown = _narrowed(below, state, today=today)
    if order == "thieu":
        missing = Period.objects.filter(pk=OuterRef("latest")).values(
            count=F("owed") - F("submitted") - F("accepted")
        )
        shown = shown.annotate(lacking=Subquery(missing)).order_by(F("lacking").desc(nulls_last=True), "path")
    else:
        shown = shown.order_by("path")
    units = list(shown[: LONGEST_LIST + 1])
    has_more, units = len(units) > LONGEST_LIST, units[:LONGEST_LIST]
    periods = Period.objects.in_bulk([unit.latest for unit in units if unit.latest])
    latest = Period.objects.filter(pk__in=below.filter(latest__isnull=False).values("latest"))
    sums = latest.aggregate(**{name: Sum(name, default=0) for name in _COUNTS})
    return Below(
        rows=tuple((unit, periods.get(unit.latest)) for unit in units),
        has_more=has_more,
        units=below.count(),
        without_period=below.filter(latest=None).count(),
        owed=sums["owed"],
        missing=sums["owed"] - sums["submitted"] - sums["accepted"],
        late=sums["late"],
    )


def _latest() -> QuerySet[Period]:
    """Return the periods of a unit, the latest first, without what was asked for once."""
    rows = Period.objects.filter(unit=OuterRef("pk")).exclude(regime__frequency=Frequency.AD_HOC)
    return rows.order_by("-closing", "-pk")


def _narrowed(below: QuerySet[Any], state: str, *, today: date) -> QuerySet[Any]:
    latest = Period.objects.filter(pk=OuterRef("latest"))
    lacking = Q(owed__gt=F("submitted") + F("accepted"))
    match state:
        case "thieu":
            return below.filter(Exists(latest.filter(lacking)))
        case "qua-han":
            return below.filter(Exists(latest.filter(lacking, deadline__lt=today)))
        case "du":
            return below.filter(Exists(latest.exclude(lacking)))
        case "chua-mo":
            return below.filter(latest=None)
        case _:
            return below
