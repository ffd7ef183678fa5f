"""Pages of organizations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Appointment, Organization


@login_required
def organization_list(request: SignedInRequest) -> HttpResponse:
    """Show the organizations the person sees, as a tree."""
    organizations = Organization.objects.visible_to(request.user).select_related("parent").order_by("path")
    return render(request, "organizations/list.html", {"organizations": organizations})


@login_required
def organization_page(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Show one organization: its bodies and who sits where."""
    visible = Organization.objects.visible_to(request.user)
    organization = get_object_or_404(visible.select_related("parent", "unit"), pk=organization_id)
    people = (
        Appointment.objects.filter(position__organization=organization, valid_to=None)
        .select_related("user", "position")
        .order_by("position__title", "user__full_name")
    )
    context = {
        "organization": organization,
        "children": visible.filter(parent=organization).order_by("path"),
        "people": people,
    }
    return render(request, "organizations/page.html", context)
