"""The work of a sample plan given out: what the words of the document say, the rest to whom it suits."""

from collections.abc import Sequence
from itertools import cycle
from typing import Final

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.plans.assigning_page import load
from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.by_words import assign_by_words

_BODIES: Final = (Kind.OFFICE, Kind.POLICE, Kind.HEALTH_STATION, Kind.MILITARY)


def share_out(*, actor: User | None, plan: Plan) -> int:
    """Return how many items of the plan have somebody who leads them now."""
    page = load(plan, timezone.localdate())
    for row in page.sure:
        meant = page.names.those(code for offer in row.offers for code in offer.codes.split(","))
        assign_by_words(actor=actor, plan=plan, role=row.role, text=row.text, items=row.items, meant=meant)
    items: Sequence[Solution | Indicator] = [
        *Solution.objects.present().filter(plan=plan, task__removed=False).order_by("order"),
        *Indicator.objects.present().filter(plan=plan, is_change=False).order_by("order"),
    ]
    held = assignments_of(item.lineage for item in items)
    rest = [
        item
        for item in items
        if not any(row.role == Assignment.Role.LEAD for row in held.get(item.lineage, ()))
    ]
    bodies = Organization.objects.filter(unit=plan.organization, kind__in=_BODIES).order_by("path")
    shares: dict[int, list[Solution | Indicator]] = {}
    places = {body.pk: body for body in bodies} or {plan.organization_id: plan.organization}
    # A run of neighbours to each, as they are of one field.
    run = max(len(rest) // max(len(places), 1), 1)
    for at, place in zip(range(0, len(rest), run), cycle(places), strict=False):
        shares.setdefault(place, []).extend(rest[at : at + run])
    for place, share in shares.items():
        assign(actor=actor, items=share, role=Assignment.Role.LEAD, assignees=[Assignee(places[place])])
    return len(items)
