"""What people say of how an indicator is followed: what its figures mean, and its milestones."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may
from kehoach.web.plans.following import proposed_tracking
from kehoach.web.plans.models import Indicator, Milestone, Tracking


def follow(*, actor: User | None, indicator: Indicator, **values: Any) -> Tracking:
    """Return how the indicator is followed, with these values; what nobody said is proposed from its words.

    :raises PermissionDenied: the unit's targets are not the actor's to follow.
    :raises ValidationError: a value does not fit.
    """
    unit = indicator.plan.organization
    _ask(actor, unit)
    with recording(actor, "plan.followed", unit) as entry:
        held = Tracking.objects.select_for_update().filter(lineage=indicator.lineage).first()
        tracking = held or proposed_tracking(indicator)
        entry.note(indicator=str(indicator)[:200])
        entry.change(tracking, **values)
        tracking.full_clean(validate_unique=False)
        tracking.save()
    return tracking


def follow_as_proposed(*, actor: User | None, indicators: Sequence[Indicator]) -> list[Tracking]:
    """Return how these indicators are followed from now on: as proposed, where nobody has said it yet.

    :raises PermissionDenied: the unit's targets are not the actor's to follow.
    """
    made: list[Tracking] = []
    if not indicators:
        return made
    unit = indicators[0].plan.organization
    _ask(actor, unit)
    with recording(actor, "plan.followed", unit) as entry:
        Organization.objects.select_for_update().get(pk=unit.pk)
        lineages = [indicator.lineage for indicator in indicators]
        said = set(Tracking.objects.filter(lineage__in=lineages).values_list("lineage", flat=True))
        for indicator in indicators:
            if indicator.lineage in said or indicator.plan.organization_id != unit.pk:
                continue
            tracking = proposed_tracking(indicator)
            tracking.clean_fields(exclude=["unit"])
            made.append(tracking)
        Tracking.objects.bulk_create(made)
        entry.note(indicators=[str(one)[:120] for one in indicators], count=len(made))
    return made


def set_milestones(
    *, actor: User | None, indicator: Indicator, milestones: Mapping[date, Decimal]
) -> list[Milestone]:
    """Return the indicator's milestones: these and no others.

    :raises PermissionDenied: the unit's targets are not the actor's to follow.
    :raises ValidationError: a value does not fit.
    """
    unit = indicator.plan.organization
    _ask(actor, unit)
    with recording(actor, "plan.milestones-set", unit) as entry:
        rows = Milestone.objects.select_for_update().filter(lineage=indicator.lineage)
        before = {row.on: row.value for row in rows.order_by("on")}
        rows.delete()
        made = [
            Milestone(unit=unit, lineage=indicator.lineage, on=on, value=value)
            for on, value in sorted(milestones.items())
        ]
        for row in made:
            row.full_clean(validate_unique=False)
            row.save()
        entry.note(
            indicator=str(indicator)[:200],
            before={f"{on:%Y-%m-%d}": value for on, value in before.items()},
            after={f"{row.on:%Y-%m-%d}": row.value for row in made},
        )
    return made


def _ask(actor: User | None, unit: Organization) -> None:
    if actor is not None and not may(actor, Action.ASSIGN, unit):
        raise PermissionDenied
