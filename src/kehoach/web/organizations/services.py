"""What changes the tree of organizations and who sits where."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from kehoach.vietnamese.text import key
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import PATH_STEP, UNITS, Appointment, Organization, Position
from kehoach.web.organizations.policy import Action, Role, may


class TreeIsFull(Exception):
    """A level of the tree has no free number left."""

    def __init__(self, parent: Organization | None) -> None:
        place = parent.name if parent else _("gốc")
        super().__init__(
            _("«%(place)s» đã có quá nhiều đơn vị trực thuộc. Chia bớt sang một cấp trung gian.")
            % {"place": place}
        )


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
    _ask(actor, parent)
    organization = Organization()
    with recording(actor, "organization.created", organization) as entry:
        if parent is not None:
            # The parent is locked, not its children: a child that another is just adding cannot be.
            parent = Organization.objects.select_for_update().get(pk=parent.pk)
        taken = Organization.objects.filter(parent=parent).values_list("path", flat=True)
        entry.change(
            organization, name=name.strip(), kind=kind, parent=parent, code=code, valid_from=valid_from
        )
        organization.search_key = key(organization.name)
        organization.path = _free_path(parent, list(taken))
        organization.unit = parent.unit if parent and kind not in UNITS else None
        organization.full_clean()
        organization.save()
        if organization.unit is None:
            organization.unit = organization
            organization.save(update_fields=["unit"])
    return organization


def create_position(*, actor: User | None, organization: Organization, title: str, role: Role) -> Position:
    """Return the new seat.

    :raises PermissionDenied: the actor does not administer the organization.
    """
    _ask(actor, organization)
    position = Position(organization=organization)
    with recording(actor, "position.created", position) as entry:
        entry.change(position, title=title.strip(), role=role)
        position.full_clean()
        position.save()
    return position


def appoint(*, actor: User | None, user: User, position: Position, valid_from: date) -> Appointment:
    """Return the appointment of a person to a seat, without an end.

    :raises PermissionDenied: the actor does not administer the seat's organization.
    """
    _ask(actor, position.organization)
    appointment = Appointment(user=user, position=position)
    with recording(actor, "appointment.started", appointment) as entry:
        entry.change(appointment, valid_from=valid_from)
        appointment.full_clean()
        appointment.save()
    return appointment


def end_appointment(*, actor: User | None, appointment: Appointment, valid_to: date) -> Appointment:
    """Return the appointment with its last day.

    :raises PermissionDenied: the actor does not administer the seat's organization.
    """
    _ask(actor, appointment.position.organization)
    with recording(actor, "appointment.ended", appointment) as entry:
        entry.change(appointment, valid_to=valid_to)
        appointment.full_clean()
        appointment.save()
    return appointment


def _ask(actor: User | None, organization: Organization | None) -> None:
    if actor is None:
        return
    if organization is None or not may(actor, Action.ADMINISTER, organization):
        raise PermissionDenied


def _free_path(parent: Organization | None, taken: list[str]) -> str:
    number = max((int(path[-PATH_STEP:]) for path in taken), default=0) + 1
    # The last number stays free, so that a path always has one after it.
    if number > 10**PATH_STEP - 2:
        raise TreeIsFull(parent)
    return (parent.path if parent else "") + str(number).zfill(PATH_STEP)
