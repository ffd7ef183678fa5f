"""The work of a sample plan given out: what the words of the document say, the rest to whom it suits."""

from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from kehoach.vietnamese.sectors import fields_in, sectors_in
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.plans.assigning_page import load
from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.by_words import assign_by_words

_SECTORS: Final = {
    Kind.POLICE: frozenset({"security", "justice"}),
    Kind.MILITARY: frozenset({"defense"}),
    Kind.HEALTH_STATION: frozenset[str](),
}
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
    places = list(bodies) or [plan.organization]
    shares: dict[int, list[Solution | Indicator]] = {}
    for item in rest:
        shares.setdefault(_suited(item, places).pk, []).append(item)
    by_key = {place.pk: place for place in places}
    for place, share in shares.items():
        assign(actor=actor, items=share, role=Assignment.Role.LEAD, assignees=[Assignee(by_key[place])])
    return len(items)


def _suited(item: Solution | Indicator, places: Sequence[Organization]) -> Organization:
    """Return who would answer for the item in a real office: by its field, then by its sector."""
    if isinstance(item, Indicator):
        near, wide = item.name, f"{item.name} {item.group}"
    else:
        near, wide = item.text, f"{item.text} {item.task}"
    fields, sectors = fields_in(near), sectors_in(near) or sectors_in(wide)

    def likeness(place: Organization) -> tuple[int, int]:
        own = sectors_in(place.name) | _SECTORS.get(Kind(place.kind), frozenset())
        return len(fields & fields_in(place.name)), len(sectors & own)

    # Of those that suit alike the first answers, which is the office.
    return max(places, key=likeness)
