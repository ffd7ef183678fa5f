"""What pages ask of the tree."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import (
    Appointment,
    Organization,
    OrganizationQuerySet,
    Position,
    Succession,
)

# A screen nobody scrolls past; who looks for more types a name.
LONGEST_LIST = 300


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat and who holds it on a day; nobody is a row too."""

    seat: Position
    holders: tuple[Appointment, ...]


def listed(user: User, sought: str, on: date) -> tuple[list[Organization], bool]:
    """Return the organizations of the list as on a day, and whether there are more than it shows.

    Without a name: the top of what the person sees and what stands directly below it.
    """
    visible = Organization.objects.visible_to(user).current(on)
    found = visible.named_like(sought) if sought.strip() else near_the_top(visible)
    rows = list(found.select_related("parent").order_by("path")[: LONGEST_LIST + 1])
    return rows[:LONGEST_LIST], len(rows) > LONGEST_LIST


def near_the_top(visible: OrganizationQuerySet) -> OrganizationQuerySet:
    """Return the top of what is visible and its children."""
    top = list(visible.at_the_top().values_list("pk", flat=True)[:LONGEST_LIST])
    return visible.filter(Q(pk__in=top) | Q(parent__in=top))


def seats_of(organization: Organization, on: date) -> list[SeatRow]:
    """Return the seats of an organization with who holds each on the day."""
    held: dict[int, list[Appointment]] = {}
    rows = Appointment.objects.filter(position__organization=organization).current(on)
    for row in rows.select_related("user").order_by("valid_from", "user__full_name"):
        held.setdefault(row.position_id, []).append(row)
    seats = organization.positions.order_by("title", "pk")
    return [SeatRow(seat, tuple(held.get(seat.pk, ()))) for seat in seats]


def steps_of(organization: Organization) -> tuple[list[Succession], list[Succession]]:
    """Return the steps by which the organization came to be, and those by which others go on for it."""
    came = Succession.objects.filter(after=organization).select_related("before").order_by("on", "pk")
    went = Succession.objects.filter(before=organization).select_related("after").order_by("on", "pk")
    return list(came), list(went)


def beside(organization: Organization, on: date) -> list[Organization]:
    """Return the other organizations of the same parent and kind that exist on the day."""
    rows = Organization.objects.current(on).filter(parent=organization.parent_id, kind=organization.kind)
    return list(rows.exclude(pk=organization.pk).order_by("path"))
