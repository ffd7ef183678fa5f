"""What people say of names: whom words of a document mean in their unit."""

from collections.abc import Sequence

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import Alias, Organization
from kehoach.web.organizations.naming import Meant, alias_key
from kehoach.web.organizations.policy import Action
from kehoach.web.organizations.services.asking import ask


def confirm_alias(
    *, actor: User | None, unit: Organization, text: str, meant: Sequence[Meant]
) -> list[Alias]:
    """Return what the words mean from now on in the unit: these and no others.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    :raises ValidationError: the words are none.
    """
    ask(actor, Action.ASSIGN, unit)
    with recording(actor, "alias.confirmed", unit) as entry:
        # Locked, so that two who confirm the same words do not both keep theirs.
        Organization.objects.select_for_update().get(pk=unit.pk)
        standing = list(Alias.objects.filter(unit=unit, key=alias_key(text)))
        wanted = {(one.organization.pk, one.position.pk if one.position else None): one for one in meant}
        kept = [row for row in standing if (row.organization_id, row.position_id) in wanted]
        for row in standing:
            if row not in kept:
                row.delete()
        have = {(row.organization_id, row.position_id) for row in kept}
        for place, one in wanted.items():
            if place in have:
                continue
            row = Alias(
                unit=unit,
                key=alias_key(text),
                text=text.strip(),
                organization=one.organization,
                position=one.position,
                confirmed_at=timezone.now(),
                confirmed_by=actor,
            )
            row.full_clean(exclude=["confirmed_by"], validate_unique=False)
            row.save()
            kept.append(row)
        entry.note(text=text.strip()[:300], meant=[str(one) for one in meant])
    return kept


def remove_alias(*, actor: User | None, unit: Organization, text: str) -> int:
    """Return how many meanings the words had in the unit; they have none from now on.

    :raises PermissionDenied: assigning in the unit is not the actor's.
    """
    ask(actor, Action.ASSIGN, unit)
    rows = Alias.objects.filter(unit=unit, key=alias_key(text))
    with recording(actor, "alias.removed", unit) as entry:
        was = [str(row) for row in rows.select_related("organization", "position__organization")]
        entry.note(text=text.strip()[:300], was=was)
        rows.delete()
    return len(was)
