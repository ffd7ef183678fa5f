"""What those who answer for something are called."""

from collections.abc import Iterable

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment, Organization, Position
from kehoach.web.organizations.policy import Action, may
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.owing import Place


def assignees_at(places: Iterable[Place]) -> dict[Place, Assignee]:
    """Return the organization or the seat at each place, with two queries for all."""
    wanted = set(places)
    organizations = Organization.objects.in_bulk({organization for organization, _ in wanted})
    seats = Position.objects.select_related("organization").in_bulk(
        {seat for _, seat in wanted if seat is not None}
    )
    return {
        (organization, seat): Assignee(organizations[organization], seats[seat] if seat else None)
        for organization, seat in sorted(wanted, key=lambda place: (place[0], place[1] or 0))
    }


def names_at(places: Iterable[Place]) -> dict[Place, str]:
    """Return what the organization or the seat at each place is called."""
    wanted = set(places)
    bodies = {organization for organization, _ in wanted}
    names = dict(Organization.objects.filter(pk__in=bodies).values_list("pk", "name"))
    seats = {seat for _, seat in wanted if seat is not None}
    titles = dict(Position.objects.filter(pk__in=seats).values_list("pk", "title")) if seats else {}
    return {
        (organization, seat): names[organization]
        if seat is None
        else f"{titles[seat]}, {names[organization]}"
        for organization, seat in wanted
    }


def places_of(user: User, places: Iterable[Place]) -> set[Place]:
    """Return those of the places for which the person answers: their seats, and bodies they report for."""
    wanted = set(places)
    if not wanted:
        return set()
    seats = set(Appointment.objects.current().filter(user=user).values_list("position", flat=True))
    bodies = Organization.objects.where_may(user, Action.REPORT)
    own = set(bodies.filter(pk__in={place[0] for place in wanted}).values_list("pk", flat=True))
    return {place for place in wanted if (place[1] in seats if place[1] is not None else place[0] in own)}


def may_collect(user: User, unit: Organization) -> bool:
    """Return whether the person keeps the unit's reports, and so may speak for those who answer."""
    return may(user, Action.COLLECT, unit)
