"""What people say of how an indicator is followed: what its figures mean, and its milestones."""

from collections.abc import Mapping
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
