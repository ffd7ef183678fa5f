"""Which items of a unit's plans bind in a year, and who answers for them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution


def plans_in_force(unit: Organization, year: int) -> QuerySet[Plan]:
    """Return the unit's confirmed plans for the year; what is still being looked through binds nobody."""
    return Plan.objects.confirmed().filter(organization=unit, year=year)


def solutions_in_force(unit: Organization | int, year: int) -> QuerySet[Any]:
    """Return the solutions that bind in the year, in the order of their documents."""
    rows = Solution.objects.present().filter(**_of_plans_in_force(unit, year), task__removed=False)
    return rows.select_related("task").order_by("plan", "order")


def indicators_in_force(unit: Organization | int, year: int) -> QuerySet[Any]:
    """Return the indicators that bind in the year, in the order of their documents."""
    rows = Indicator.objects.present().filter(**_of_plans_in_force(unit, year))
    return rows.select_related("parent").order_by("plan", "order")


def _of_plans_in_force(unit: Organization | int, year: int) -> dict[str, object]:
    """Return `plans_in_force` seen from an item: joined, which is asked on every page of a report."""
    return {"plan__organization": unit, "plan__year": year, "plan__status": Plan.Status.CONFIRMED}


def assignments_of(lineages: Iterable[UUID]) -> dict[UUID, list[Assignment]]:
    """Return who answers for each item today, the leading first."""
    rank = {Assignment.Role.LEAD: 0, Assignment.Role.DIRECTING: 1, Assignment.Role.COORDINATING: 2}
    found: dict[UUID, list[Assignment]] = {}
    rows = Assignment.objects.standing().filter(lineage__in=list(lineages))
    for row in rows.select_related("organization", "position").order_by("assigned_at", "pk"):
        found.setdefault(row.lineage, []).append(row)
    for held in found.values():
        held.sort(key=lambda row: rank[Assignment.Role(row.role)])
    return found
