"""Assigning by what the document says: words are confirmed once, and every item with them is given out."""

from collections.abc import Sequence

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.models import Alias
from kehoach.web.organizations.naming import Meant, alias_key
from kehoach.web.organizations.services import confirm_alias
from kehoach.web.plans.models import Assignment, Plan
from kehoach.web.plans.refusals import NobodyChosen
from kehoach.web.plans.services.assigning import Assignable, Assignee, assign

Place = tuple[int, int | None]


def assign_by_words(
    *,
    actor: User | None,
    plan: Plan,
    role: Assignment.Role,
    text: str,
    items: Sequence[Assignable],
    meant: Sequence[Meant],
) -> list[Assignment]:
    """Return the new assignments of the items that say the text; the words keep this meaning in the unit.

    Who had the items by an earlier meaning of the words, and is no longer meant, has them no more; who was
    given one by hand keeps it.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    :raises NobodyChosen: nobody is meant.
    :raises NotInThisUnit: somebody is of another unit.
    """
    if not meant:
        raise NobodyChosen
    unit = plan.organization
    with recording(actor, "plan.words-confirmed", plan) as entry:
        before = {
            (row.organization_id, row.position_id)
            for row in Alias.objects.filter(unit=unit, key=alias_key(text))
        }
        confirm_alias(actor=actor, unit=unit, text=text, meant=meant)
        assignees = [Assignee(one.organization, one.position) for one in meant]
        now = {(one.organization.pk, one.position.pk if one.position else None) for one in assignees}
        _end(entry, items, role, before - now, actor=actor)
        made = assign(actor=actor, items=items, role=role, assignees=assignees)
        entry.note(text=text[:300], role=role.label, meant=[str(one) for one in meant], items=len(items))
    return made


def _end(
    entry: Recording,
    items: Sequence[Assignable],
    role: Assignment.Role,
    places: set[Place],
    *,
    actor: User | None,
) -> None:
    if not places:
        return
    rows = (
        Assignment.objects.select_for_update()
        .standing()
        .filter(lineage__in=[item.lineage for item in items], role=role)
    )
    for row in rows:
        if (row.organization_id, row.position_id) in places:
            entry.change(row, ended_at=max(timezone.now(), row.assigned_at), ended_by=actor)
            row.save(update_fields=["ended_at", "ended_by"])
