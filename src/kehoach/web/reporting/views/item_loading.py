"""Load and authorise an item of a confirmed plan in one call: a foreign one is not found."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.models import Indicator, Plan, Task


def indicator_to_see(request: SignedInRequest, item_id: int) -> Indicator:
    """Return an indicator of a plan that was confirmed and that the person sees."""
    rows = Indicator.objects.present().filter(plan__in=_confirmed(request))
    found: Indicator = get_object_or_404(rows.select_related("plan__organization", "parent"), pk=item_id)
    return found


def task_to_see(request: SignedInRequest, item_id: int) -> Task:
    """Return a task of a plan that was confirmed and that the person sees."""
    rows = Task.objects.present().filter(plan__in=_confirmed(request))
    found: Task = get_object_or_404(rows.select_related("plan__organization", "group"), pk=item_id)
    return found


def in_force_now(item: Indicator | Task) -> Indicator | Task | None:
    """Return the same item in the version of the plan that replaced its own; None where it is in force."""
    if item.plan.status == Plan.Status.CONFIRMED:
        return None
    rows = type(item).objects.present().filter(lineage=item.lineage, plan__status=Plan.Status.CONFIRMED)
    found: Indicator | Task | None = rows.first()
    return found


def _confirmed(request: SignedInRequest) -> QuerySet[Plan]:
    return Plan.objects.visible_to(request.user).filter(confirmed_at__isnull=False)
