"""What changes seats and who holds them."""

import secrets
from datetime import date
from typing import Any, Final

from django.db.models import ProtectedError

from kehoach.web.accounts.models import User
from kehoach.web.accounts.services import create_user
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import Appointment, Organization, Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.refusals import AlreadyHeld, SeatWasUsed
from kehoach.web.organizations.services.asking import ask_to_administer

# No look-alikes (0 O, 1 l I), since people type it from a screen or a sheet of paper.
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH: Final = 12


def first_password() -> str:
    """Return a new password, to be shown once and changed by its owner."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def create_position(
    *, actor: User | None, organization: Organization, title: str, role: Role, field: str = ""
) -> Position:
    """Return the new seat.

    :raises PermissionDenied: the actor does not administer the organization.
    :raises ValidationError: the organization has such a seat.
    """
    ask_to_administer(actor, organization)
    position = Position(organization=organization)
    with recording(actor, "position.created", position) as entry:
        entry.change(position, title=title.strip(), role=role, field=field.strip())
        position.full_clean()
        position.save()
    return position


def change_position(*, actor: User | None, position: Position, **values: Any) -> Position:
    """Return the seat with another title, role or field.

    :raises PermissionDenied: the actor does not administer the organization.
    :raises ValidationError: the organization has such a seat.
    """
    ask_to_administer(actor, position.organization)
    with recording(actor, "position.changed", position) as entry:
        held = Position.objects.select_for_update().select_related("organization").get(pk=position.pk)
        entry.about(held)
        entry.change(held, **values)
        held.full_clean()
        held.save()
    return held


def remove_position(*, actor: User | None, position: Position) -> None:
    """Take away a seat that was never used.

    :raises PermissionDenied: the actor does not administer the organization.
    :raises SeatWasUsed: somebody held it, or a name or a task is given to it.
    """
    ask_to_administer(actor, position.organization)
    with recording(actor, "position.removed", position.organization) as entry:
        held = Position.objects.select_for_update().select_related("organization").get(pk=position.pk)
        if held.appointments.exists() or held.called.exists():
            raise SeatWasUsed(held)
        entry.note(title=held.title, role=held.role, field=held.field)
        try:
            held.delete()
        except ProtectedError as fault:
            raise SeatWasUsed(held) from fault


def appoint(*, actor: User | None, user: User, position: Position, valid_from: date) -> Appointment:
    """Return the appointment of a person to a seat, without an end.

    :raises PermissionDenied: the actor does not administer the seat's organization.
    :raises AlreadyHeld: the person holds the seat on that day.
    """
    ask_to_administer(actor, position.organization)
    appointment = Appointment(user=user, position=position)
    with recording(actor, "appointment.started", appointment) as entry:
        # Locked, so that two who appoint at once do not seat one person twice.
        Position.objects.select_for_update().get(pk=position.pk)
        already = position.appointments.filter(user=user).current(valid_from).select_related("user").first()
        if already is not None:
            raise AlreadyHeld(already)
        entry.change(appointment, valid_from=valid_from)
        appointment.full_clean()
        appointment.save()
    return appointment


def end_appointment(*, actor: User | None, appointment: Appointment, valid_to: date) -> Appointment:
    """Return the appointment with its last day.

    :raises PermissionDenied: the actor does not administer the seat's organization.
    :raises ValidationError: it would end before it began.
    """
    ask_to_administer(actor, appointment.position.organization)
    with recording(actor, "appointment.ended", appointment) as entry:
        entry.change(appointment, valid_to=valid_to)
        appointment.full_clean()
        appointment.save()
    return appointment


def open_account(
    *,
    actor: User | None,
    position: Position,
    username: str,
    full_name: str,
    valid_from: date,
    email: str = "",
) -> tuple[User, str]:
    """Return a new person in the seat, and the password to hand over: it is kept nowhere.

    :raises PermissionDenied: the actor does not administer the seat's organization.
    :raises ValidationError: the name or the e-mail is taken, or does not fit.
    """
    ask_to_administer(actor, position.organization)
    password = first_password()
    with recording(actor, "account.opened", position) as entry:
        person = create_user(
            actor=actor,
            username=username,
            full_name=full_name,
            email=email,
            password=password,
            is_first="yes",
        )
        appoint(actor=actor, user=person, position=position, valid_from=valid_from)
        entry.note(username=person.username, full_name=person.full_name)
    return person, password
