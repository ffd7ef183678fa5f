"""What changes the tree: add an organization, change it, move it, end it."""

from datetime import date
from typing import Any

from django.db.models import Q

from kehoach.vietnamese.text import key
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.models import PATH_STEP, UNITS, Appointment, Organization
from kehoach.web.organizations.policy import next_path
from kehoach.web.organizations.refusals import (
    AppointedLater,
    BelowItself,
    BodiesLeft,
    HasSuccessors,
    KindStays,
    TreeIsFull,
)
from kehoach.web.organizations.services.asking import ask_to_administer


def create_organization(
    *,
    actor: User | None,
    name: str,
    kind: str,
    parent: Organization | None = None,
    code: str = "",
    valid_from: date | None = None,
) -> Organization:
    """Return the new organization, placed in the tree. The actor is None only for the program's own commands.

    :raises PermissionDenied: the actor does not administer the parent.
    :raises ValidationError: the name is taken below this parent, or the code anywhere.
    """
    ask_to_administer(actor, parent)
    organization = Organization()
    with recording(actor, "organization.created", organization) as entry:
        if parent is not None:
            # The parent is locked, not its children: a child that another is just adding cannot be.
            parent = Organization.objects.select_for_update().get(pk=parent.pk)
        entry.change(
            organization,
            name=name.strip(),
            kind=kind,
            parent=parent,
            code=code.strip(),
            valid_from=valid_from,
        )
        organization.search_key = key(organization.name)
        organization.path = _free_path(parent)
        organization.unit = parent.unit if parent and kind not in UNITS else None
        organization.full_clean()
        organization.save()
        if organization.unit is None:
            organization.unit = organization
            organization.save(update_fields=["unit"])
    return organization


def change_organization(*, actor: User | None, organization: Organization, **values: Any) -> Organization:
    """Return the organization with another name, code or kind; for a change of who it is see `rename`.

    :raises PermissionDenied: the actor does not administer the organization.
    :raises ValidationError: the name is taken below its parent, or the code anywhere.
    :raises KindStays: it would become a unit, or stop being one.
    """
    ask_to_administer(actor, organization)
    with recording(actor, "organization.changed", organization) as entry:
        held = Organization.objects.select_for_update().get(pk=organization.pk)
        entry.about(held)
        if (values.get("kind", held.kind) in UNITS) != held.is_unit:
            raise KindStays(held)
        entry.change(held, **values)
        held.search_key = key(held.name)
        held.full_clean()
        held.save()
    return held


def move_organization(
    *, actor: User | None, organization: Organization, parent: Organization
) -> Organization:
    """Return the organization in its new place, with all that stands below it.

    :raises PermissionDenied: the actor does not administer both places.
    :raises ValidationError: the name is taken below the new parent.
    :raises BelowItself: the new place is the organization itself or below it.
    """
    ask_to_administer(actor, organization)
    ask_to_administer(actor, parent)
    with recording(actor, "organization.changed", organization) as entry:
        place = Organization.objects.select_for_update().get(pk=parent.pk)
        held = Organization.objects.select_for_update().get(pk=organization.pk)
        entry.about(held)
        put_below(entry, held, parent=place)
    return held


def put_below(entry: Recording, organization: Organization, *, parent: Organization) -> None:
    """Move an organization with all below it; inside the recording of a service."""
    if parent.path.startswith(organization.path):
        raise BelowItself(organization)
    if organization.parent_id == parent.pk:
        return
    below = list(Organization.objects.below(organization).exclude(pk=organization.pk).order_by("path"))
    was = organization.path
    entry.change(organization, parent=parent)
    organization.path = _free_path(parent)
    if not organization.is_unit:
        organization.unit = parent.unit
    organization.full_clean()
    organization.save()
    units = {organization.pk: organization.unit_id}
    for row in below:
        row.path = organization.path + row.path[len(was) :]
        # A unit below stays its own, or with the one that took its place; its bodies keep being its.
        if not row.is_unit:
            row.unit_id = units[row.parent_id or 0]
        units[row.pk] = row.unit_id
        row.save(update_fields=["path", "unit"])


def file_under(unit: Organization, other: Organization) -> None:
    """Put the records of a unit under the one that took its place; inside the recording of a service.

    Its path and its unit say from now on who answers for them; its parent stays, as what it was part of.
    What had been filed under it is filed beside it, so that no path grows by each step.
    """
    filed = Organization.objects.filter(unit=unit, kind__in=UNITS).exclude(pk=unit.pk).order_by("path")
    for one in [*filed, unit]:
        # Read again: it may have stood below one that was just moved.
        was = Organization.objects.get(pk=one.pk).path
        path = _free_path(other)
        for row in Organization.objects.filter(path__gte=was, path__lt=next_path(was)).order_by("path"):
            row.path = path + row.path[len(was) :]
            if row.unit_id == unit.pk:
                row.unit_id = other.pk
            row.save(update_fields=["path", "unit"])


def end_organization(
    *, actor: User | None, organization: Organization, valid_to: date | None
) -> Organization:
    """Return the organization with its last day, and its seats given up on it; None takes the end back.

    :raises PermissionDenied: the actor does not administer the organization.
    :raises ValidationError: it would end before it began.
    :raises BodiesLeft: bodies below it go on.
    :raises AppointedLater: somebody was to take a seat in it later.
    :raises HasSuccessors: others took its place, so that its end stays.
    """
    ask_to_administer(actor, organization)
    with recording(actor, "organization.ended", organization) as entry:
        held = Organization.objects.select_for_update().get(pk=organization.pk)
        entry.about(held)
        if held.successions.exists():
            raise HasSuccessors(held)
        if valid_to is not None:
            children = Organization.objects.filter(parent=held).order_by("path")
            left = [row for row in children if row.valid_to is None or row.valid_to > valid_to]
            if left:
                raise BodiesLeft(held, left)
            _give_up_seats(entry, held, valid_to)
        entry.change(held, valid_to=valid_to)
        held.full_clean()
        held.save()
    return held


def _give_up_seats(entry: Recording, organization: Organization, last: date) -> None:
    for held in Appointment.objects.filter(position__organization=organization).select_related(
        "user", "position"
    ):
        if held.valid_from > last:
            raise AppointedLater(held, last)
        if held.valid_to is None or held.valid_to > last:
            entry.change(held, valid_to=last)
            held.full_clean()
            held.save()


def _free_path(parent: Organization | None) -> str:
    beneath = Q(parent=parent)
    if parent is not None and parent.is_unit:
        # Units whose records are kept here have another parent.
        beneath |= Q(unit=parent, kind__in=UNITS)
    level = len(parent.path if parent else "") + PATH_STEP
    taken = Organization.objects.filter(beneath).values_list("path", flat=True)
    number = max((int(path[-PATH_STEP:]) for path in taken if len(path) == level), default=0) + 1
    # The last number stays free, so that a path always has one after it.
    if number > 10**PATH_STEP - 2:
        raise TreeIsFull(parent)
    return (parent.path if parent else "") + str(number).zfill(PATH_STEP)
