"""What an organization had goes over to the one that took its place, on the day it did."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from kehoach.vietnamese.text import key
from kehoach.web.audit.recording import Recording
from kehoach.web.organizations.models import Alias, Appointment, Kind, Organization, Position, Succession
from kehoach.web.organizations.services.tree import file_under, put_below

_ONE_DAY = timedelta(days=1)
# A unit has one of each of these under one name: two of them become one. Villages and schools that are
# called alike stay two, and their names say where each is.
_ONE_OF_A_NAME: Final = frozenset(
    {Kind.OFFICE, Kind.HEALTH_STATION, Kind.POLICE, Kind.MILITARY, Kind.FRONT, Kind.COUNCIL, Kind.PARTY}
)


def carry_over(
    entry: Recording, organization: Organization, due: QuerySet[Succession], *, at: datetime
) -> None:
    """Let those that took its place have what it had; inside the recording of a service.

    Merged or renamed: its bodies, its names, and where it is a unit its records too. Split: each part may
    read the records of the unit, and the bodies wait for a person to say whose they are.
    """
    rows = list(due.filter(before=organization).select_related("after").order_by("pk"))
    for row in rows:
        if row.kind == Succession.Kind.SPLIT:
            if organization.is_unit:
                _let_read(row.after, {organization.pk, *organization.split_from})
        else:
            seats = move_seats(entry, organization, to=row.after, on=row.on)
            _move_bodies(entry, organization, to=row.after, on=row.on, at=at)
            _move_names(organization, to=row.after, seats=seats)
            if organization.is_unit:
                file_under(organization, row.after)
                _let_read(row.after, set(organization.split_from))
        row.effected_at = at
        row.save(update_fields=["effected_at"])
    entry.note(**{f"carried over {organization.pk}": [str(row) for row in rows]})


def _let_read(unit: Organization, others: set[int]) -> None:
    """Let the people of a unit read the records of others, which it is a part of."""
    held = Organization.objects.select_for_update().get(pk=unit.pk)
    if not others <= set(held.split_from):
        held.split_from = sorted({*held.split_from, *others})
        held.save(update_fields=["split_from"])


def _move_bodies(
    entry: Recording, organization: Organization, *, to: Organization, on: date, at: datetime
) -> None:
    for child in Organization.objects.current(on).filter(parent=organization).order_by("path"):
        alike = Organization.objects.filter(parent=to, name=child.name, valid_to=None).first()
        if alike is None or child.valid_to is not None:
            put_below(entry, child, parent=to)
        elif child.kind == alike.kind and child.kind in _ONE_OF_A_NAME and _existed_before(child, on):
            _merge_into(entry, child, alike, on=on, at=at)
        else:
            name = f"{child.name} ({organization.name})"
            entry.change(child, name=name)
            child.search_key = key(name)
            put_below(entry, child, parent=to)


def _existed_before(organization: Organization, on: date) -> bool:
    return organization.valid_from is None or organization.valid_from < on


def _merge_into(
    entry: Recording, organization: Organization, other: Organization, *, on: date, at: datetime
) -> None:
    """End a body, whose place another of the same name takes."""
    entry.change(organization, valid_to=on - _ONE_DAY)
    organization.full_clean()
    organization.save()
    row = Succession(before=organization, after=other, on=on, kind=Succession.Kind.MERGE)
    row.full_clean()
    row.save()
    carry_over(entry, organization, Succession.objects.filter(pk=row.pk), at=at)


def move_seats(
    entry: Recording, organization: Organization, *, to: Organization, on: date
) -> Mapping[int, Position]:
    """Return the seat that goes on for each seat; who sits in the old one sits in the new from the day."""
    moved = {}
    for seat in organization.positions.order_by("pk"):
        same = to.positions.filter(title=seat.title, role=seat.role).first()
        if same is None:
            same = Position(organization=to, title=seat.title, role=seat.role, field=seat.field)
            same.full_clean()
            same.save()
        moved[seat.pk] = same
        for held in Appointment.objects.filter(position=seat).select_related("user", "position"):
            _move_person(entry, held, to=same, on=on)
    return moved


def _move_person(entry: Recording, held: Appointment, *, to: Position, on: date) -> None:
    if held.valid_to is not None and held.valid_to < on:
        return
    if held.valid_from >= on:
        entry.change(held, position=to)
        held.full_clean()
        held.save()
        return
    ends = held.valid_to
    entry.change(held, valid_to=on - _ONE_DAY)
    held.full_clean()
    held.save()
    if not to.appointments.filter(user=held.user).current(on).exists():
        goes_on = Appointment(user=held.user, position=to, valid_from=on, valid_to=ends)
        goes_on.full_clean()
        goes_on.save()


def _move_names(organization: Organization, *, to: Organization, seats: Mapping[int, Position]) -> None:
    """Let words that meant the organization, or a seat in it, mean the one that goes on."""
    for row in Alias.objects.filter(organization=organization):
        seat = seats.get(row.position_id) if row.position_id else None
        if Alias.objects.filter(unit=row.unit_id, key=row.key, organization=to, position=seat).exists():
            row.delete()
            continue
        row.organization, row.position = to, seat
        row.save(update_fields=["organization", "position"])
