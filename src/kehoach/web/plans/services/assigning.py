"""What people do with who answers for what: assign, in bulk too, and take back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.models import Organization, Position
from kehoach.web.organizations.policy import Action, may
from kehoach.web.plans.models import Assignment, Indicator, Solution
from kehoach.web.plans.refusals import NotInThisUnit

Assignable = Solution | Indicator


@dataclass(frozen=True, slots=True)
class Assignee:
    """A whole organization, or one seat in it."""

    organization: Organization
    position: Position | None = None

    def __str__(self) -> str:
        return str(self.position or self.organization)


def assign(
    *,
    actor: User | None,
    items: Sequence[Assignable],
    role: Assignment.Role,
    assignees: Sequence[Assignee],
    replace: str = "",
) -> list[Assignment]:
    """Return the assignments that are new; who had the same task before keeps it as it was.

    `replace` «yes» ends the assignments in this role that are not among the new ones.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    :raises NotInThisUnit: an assignee belongs to another unit than the item.
    """
    made: list[Assignment] = []
    for unit, of_unit in _by_unit(items).items():
        _ask(actor, unit)
        for assignee in assignees:
            if assignee.organization.unit_id != unit.unit_id:
                raise NotInThisUnit(str(assignee), unit)
        with recording(actor, "plan.assigned", unit) as entry:
            # Locked, so that two people who assign at once do not give one item twice.
            Organization.objects.select_for_update().get(pk=unit.pk)
            rows = Assignment.objects.standing().filter(
                lineage__in=[item.lineage for item in of_unit], role=role
            )
            standing: dict[UUID, list[Assignment]] = {}
            for row in rows:
                standing.setdefault(row.lineage, []).append(row)
            new: list[Assignment] = []
            for item in of_unit:
                already = standing.get(item.lineage, [])
                if replace == "yes":
                    _end_others(entry, already, assignees, actor=actor)
                new += _new(item, role, assignees, unit=unit, actor=actor, standing=already)
            made += Assignment.objects.bulk_create(new)
            entry.note(
                role=role.label, items=[str(item)[:120] for item in of_unit], to=[str(a) for a in assignees]
            )
    return made


def take_back(*, actor: User | None, assignment: Assignment) -> Assignment:
    """Return the assignment, ended today; it stays in the history.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    """
    _ask(actor, assignment.unit)
    with recording(actor, "plan.assignment-ended", assignment) as entry:
        held = Assignment.objects.select_for_update().get(pk=assignment.pk)
        entry.about(held)
        if held.ended_at is None:
            entry.change(held, ended_at=timezone.now(), ended_by=actor)
            held.full_clean(exclude=["assigned_by"], validate_unique=False)
            held.save()
    return held


def _end_others(
    entry: Recording, standing: Sequence[Assignment], assignees: Sequence[Assignee], *, actor: User | None
) -> None:
    kept = {_place(assignee) for assignee in assignees}
    now = timezone.now()
    for row in standing:
        if (row.organization_id, row.position_id) not in kept:
            entry.change(row, ended_at=max(now, row.assigned_at), ended_by=actor)
            row.save(update_fields=["ended_at", "ended_by"])


def _new(
    item: Assignable,
    role: Assignment.Role,
    assignees: Sequence[Assignee],
    *,
    unit: Organization,
    actor: User | None,
    standing: Sequence[Assignment],
) -> list[Assignment]:
    have = {(row.organization_id, row.position_id) for row in standing}
    now = timezone.now()
    made = []
    for place, assignee in {_place(assignee): assignee for assignee in assignees}.items():
        if place in have:
            continue
        row = Assignment(
            unit=unit,
            lineage=item.lineage,
            subject=_subject(item),
            role=role,
            organization=assignee.organization,
            position=assignee.position,
            text=_words(item, role),
            assigned_at=now,
            assigned_by=actor,
        )
        # What it points at was just loaded and asked for; the constraints are the database's.
        row.clean_fields(exclude=["unit", "organization", "position", "assigned_by", "ended_by"])
        made.append(row)
    return made


def _place(assignee: Assignee) -> tuple[int, int | None]:
    return assignee.organization.pk, assignee.position.pk if assignee.position else None


def _subject(item: Assignable) -> Assignment.Subject:
    return Assignment.Subject.SOLUTION if isinstance(item, Solution) else Assignment.Subject.INDICATOR


def _words(item: Assignable, role: Assignment.Role) -> str:
    """Return what the document itself says of who does it."""
    return str(getattr(item, role.value)) if isinstance(item, Solution) else ""


def _by_unit(items: Iterable[Assignable]) -> dict[Organization, list[Assignable]]:
    found: dict[Organization, list[Assignable]] = {}
    for item in items:
        found.setdefault(item.plan.organization, []).append(item)
    return found


def _ask(actor: User | None, unit: Organization) -> None:
    if actor is not None and not may(actor, Action.ASSIGN, unit):
        raise PermissionDenied
