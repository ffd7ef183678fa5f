"""The first page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.overview import queries


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the person, the plans they see and where they work."""
    units = queries.units_of(request.user)
    context = {
        "today": timezone.localdate(),
        "may_plan": Organization.objects.where_may(request.user, Action.PLAN).exists(),
        "drafts": queries.drafts_for(request.user),
        "plans": queries.plans_for(request.user),
        "seats": queries.seats_of(request.user),
        "units": units[: queries.SHOWN],
        "has_more_units": len(units) > queries.SHOWN,
    }
    return render(request, "overview/home.html", context)
