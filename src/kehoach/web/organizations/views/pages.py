"""The tree and one organization in it, as on a day."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations import queries
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may
from kehoach.web.organizations.views.loading import day_in


@login_required
def organization_list(request: SignedInRequest) -> HttpResponse:
    """Show the organizations the person sees on a day, as a tree, or those with a name."""
    sought, on = request.GET.get("tim", ""), day_in(request)
    organizations, is_cut = queries.listed(request.user, sought, on)
    context = {
        "organizations": organizations,
        "is_cut": is_cut,
        "sought": sought,
        "on": on,
        "is_today": on == timezone.localdate(),
    }
    return render(request, "organizations/list.html", context)


@login_required
def organization_page(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Show one organization: its seats, who sits there on the day, what stands below, what became of it."""
    on = day_in(request)
    visible = Organization.objects.visible_to(request.user)
    organization = get_object_or_404(visible.select_related("parent", "unit"), pk=organization_id)
    came, went = queries.steps_of(organization)
    context = {
        "organization": organization,
        "children": visible.current(on).filter(parent=organization).order_by("path")[: queries.LONGEST_LIST],
        "seats": queries.seats_of(organization, on),
        "came": came,
        "went": went,
        "on": on,
        "is_today": on == timezone.localdate(),
        "has_ended": organization.valid_to is not None and organization.valid_to < on,
        "may_administer": may(request.user, Action.ADMINISTER, organization),
    }
    return render(request, "organizations/page.html", context)
