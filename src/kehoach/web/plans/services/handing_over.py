"""Work of organizations that ended goes on with those that took their place."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import Organization, Position
from kehoach.web.organizations.policy import Action, may
from kehoach.web.organizations.successors import successors_of
from kehoach.web.plans.models import Assignment


def left_behind(unit: Organization, on: date) -> list[Assignment]:
    """Return the standing assignments of the unit whose organization no longer exists on the day."""
    rows = Assignment.objects.standing().filter(unit=unit, organization__valid_to__lt=on)
    return list(rows.select_related("organization", "position").order_by("organization__path", "pk"))


def hand_over(
    *, actor: User | None, unit: Organization, on: date, only_certain: str = ""
) -> list[Assignment]:
    """Return the assignments that go on with the successors, from the ended organizations of the unit.

    Where one was split, each part gets the work: nobody but a person can say who does what from then on.
    What has no successor stays where it is, and is shown. `only_certain` «yes» leaves to a person what was
    split, and goes on alone with what one successor has as a whole.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    """
    if actor is not None and not may(actor, Action.ASSIGN, unit):
        raise PermissionDenied
    made: list[Assignment] = []
    if not _steps(unit, on, only_certain):
        return made
    with recording(actor, "plan.assignments-handed-over", unit) as entry:
        Organization.objects.select_for_update().get(pk=unit.pk)
        now = timezone.now()
        steps = _steps(unit, on, only_certain)
        for row, after in steps:
            entry.change(row, ended_at=max(now, row.assigned_at), ended_by=actor)
            row.save(update_fields=["ended_at", "ended_by"])
            made += [
                _go_on(row, one, _seat_like(row.position, one), actor=actor)
                for one in after
                if not _has_it(row, one, _seat_like(row.position, one))
            ]
        entry.note(
            on=on,
            to={str(row.organization): [str(one) for one in after] for row, after in steps},
            count=len(made),
        )
    return made


def _steps(unit: Organization, on: date, only_certain: str) -> list[tuple[Assignment, list[Organization]]]:
    """Return what is handed over, and to whom in the unit that answers for it today."""
    rows = left_behind(unit, on)
    found = {}
    for organization in {row.organization for row in rows}:
        heirs = [one for one in successors_of(organization, on) if one.organization.unit_id == unit.unit_id]
        is_certain = len(heirs) == 1 and heirs[0].share == 1
        if heirs and (is_certain or only_certain != "yes"):
            found[organization] = [heir.organization for heir in heirs]
    return [(row, found[row.organization]) for row in rows if row.organization in found]


def _go_on(
    row: Assignment, organization: Organization, position: Position | None, *, actor: User | None
) -> Assignment:
    goes_on = Assignment(
        unit=row.unit,
        lineage=row.lineage,
        subject=row.subject,
        role=row.role,
        organization=organization,
        position=position,
        text=row.text,
        assigned_at=row.ended_at or timezone.now(),
        assigned_by=actor,
    )
    goes_on.full_clean(exclude=["assigned_by"], validate_unique=False)
    goes_on.save()
    return goes_on


def _seat_like(position: Position | None, organization: Organization) -> Position | None:
    """Return the seat that goes on for a seat; None, the organization as a whole, where there is none."""
    if position is None:
        return None
    return organization.positions.filter(title=position.title, role=position.role).first()


def _has_it(row: Assignment, organization: Organization, position: Position | None) -> bool:
    standing: Iterable[Assignment] = Assignment.objects.standing().filter(
        lineage=row.lineage, role=row.role, organization=organization, position=position
    )
    return any(True for _ in standing)
