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


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit whose last day is over: who goes on for it, or that nobody does and its plans are to be read."""

    unit: Organization
    steps: tuple[Succession, ...]

    @property
    def goes_on(self) -> bool:
        """Return whether one other goes on with its plans."""
        return self.unit.is_carried_on

    @property
    def was_split(self) -> bool:
        """Return whether several took its place."""
        return any(step.kind == Succession.Kind.SPLIT for step in self.steps)


def ended(unit: Organization, on: date) -> Ended | None:
    """Return who goes on for a unit that ended; None, without a question, for one that has not."""
    if not unit.has_ended(on):
        return None
    rows = Succession.objects.filter(before=unit).select_related("after").order_by("on", "pk")
    return Ended(unit, tuple(rows))


def took_over(unit: Organization) -> list[Organization]:
    """Return the units whose place it took, and for whose records it answers today."""
    if unit.is_carried_on:
        return []
    return list(Organization.objects.answered_for_by(unit).exclude(pk=unit.pk).order_by("path"))


def beside(organization: Organization, on: date) -> list[Organization]:
    """Return the other organizations of the same parent and kind that exist on the day."""
    rows = Organization.objects.current(on).filter(parent=organization.parent_id, kind=organization.kind)
    return list(rows.exclude(pk=organization.pk).order_by("path"))
