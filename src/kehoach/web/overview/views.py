"""The first page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Organization


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Show where the person works and what they can begin with."""
    seats = (
        request.user.appointments.filter(valid_to=None)
        .select_related("position__organization__unit")
        .order_by("position__organization__path")
    )
    units = Organization.objects.visible_to(request.user).units().order_by("path")
    context = {"seats": seats, "units": units, "today": timezone.localdate()}
    return render(request, "overview/home.html", context)
