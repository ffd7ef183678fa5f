"""Pages of organizations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations import queries
from kehoach.web.organizations.models import Organization


@login_required
def organization_list(request: SignedInRequest) -> HttpResponse:
    """Show the organizations the person sees, as a tree, or those with a name."""
    sought = request.GET.get("tim", "")
    organizations, is_cut = queries.listed(request.user, sought, timezone.localdate())
    context = {"organizations": organizations, "is_cut": is_cut, "sought": sought}
    return render(request, "organizations/list.html", context)


@login_required
def organization_page(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Show one organization: what stands below it and who sits where."""
    visible = Organization.objects.visible_to(request.user)
    organization = get_object_or_404(visible.select_related("parent", "unit"), pk=organization_id)
    context = {
        "organization": organization,
        "children": visible.filter(parent=organization).order_by("path")[: queries.LONGEST_LIST],
        "seats": queries.seats_of(organization, timezone.localdate()),
    }
    return render(request, "organizations/page.html", context)
