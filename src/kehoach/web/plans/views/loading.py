"""Load and authorise in one call: a foreign thing is not found, a visible one may be forbidden."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.plans.kinds import BY_WORD, Kind
from kehoach.web.plans.models import Finding, Plan, SourceDocument
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.permissions import ask_to_plan, can_assign, can_plan


def document_to_mend(request: SignedInRequest, document_id: int) -> SourceDocument:
    """Return a document whose organization's plans are the person's to change; without its text."""
    visible = SourceDocument.objects.visible_to(request.user).light().select_related("organization")
    document = get_object_or_404(visible, pk=document_id)
    ask_to_plan(request.user, document.organization)
    return document


def plan_to_mend(request: SignedInRequest, document_id: int) -> Plan:
    """Return the plan read from a document, where it is the person's to change."""
    visible = Plan.objects.visible_to(request.user).select_related("organization", "document")
    plan = get_object_or_404(visible.defer("document__layout"), document_id=document_id)
    ask_to_plan(request.user, plan.organization)
    return plan


def kind_named(word: str) -> Kind:
    """Return the kind an address names."""
    if word not in BY_WORD:
        raise Http404
    return BY_WORD[word]


def item_to_mend(plan: Plan, kind: Kind, item_id: int) -> Item:
    """Return an item of the plan."""
    rows = kind.model._default_manager.filter(plan=plan)
    if kind.word in {"chi-tieu", "tieu-chi"}:
        rows = rows.select_related("parent")
    item: Item = get_object_or_404(rows, pk=item_id)
    item.plan = plan
    return item


def finding_to_mend(plan: Plan, finding_id: int) -> Finding:
    """Return a finding of the plan."""
    finding = get_object_or_404(plan.findings, pk=finding_id)
    finding.plan = plan
    return finding


def organizations_to_plan_for(request: SignedInRequest) -> QuerySet[Organization]:
    """Return the units whose plans the person reads in; refuses where there is none."""
    found = Organization.objects.where_may(request.user, Action.PLAN).units().order_by("path")
    if not found.exists():
        raise PermissionDenied
    return found


def plan_to_assign(request: SignedInRequest, plan_id: int) -> Plan:
    """Return a confirmed plan whose work is the person's to give out."""
    visible = Plan.objects.visible_to(request.user).select_related("organization", "document", "previous")
    plan = get_object_or_404(visible.defer("document__layout"), pk=plan_id)
    if plan.confirmed_at is None and not can_plan(request.user, plan.organization):
        raise Http404
    if not can_assign(request.user, plan.organization):
        raise PermissionDenied
    if plan.status != Plan.Status.CONFIRMED:
        # A draft binds nobody; a plan that was replaced is given out in its new version.
        raise Http404
    return plan
