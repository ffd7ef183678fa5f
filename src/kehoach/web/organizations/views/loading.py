"""Load and authorise in one call, and say in the form what a service declined."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Appointment, Organization, Position
from kehoach.web.organizations.policy import Action, may
from kehoach.web.organizations.refusals import Declined

Done = TypeVar("Done")


def organization_to_administer(request: SignedInRequest, organization_id: int) -> Organization:
    """Return an organization that is the person's to change."""
    visible = Organization.objects.visible_to(request.user).select_related("parent", "unit")
    organization = get_object_or_404(visible, pk=organization_id)
    if not may(request.user, Action.ADMINISTER, organization):
        raise PermissionDenied
    return organization


def seat_to_administer(request: SignedInRequest, position_id: int) -> Position:
    """Return a seat in an organization that is the person's to change."""
    visible = Organization.objects.visible_to(request.user)
    rows = Position.objects.filter(organization__in=visible).select_related("organization__parent")
    seat = get_object_or_404(rows, pk=position_id)
    if not may(request.user, Action.ADMINISTER, seat.organization):
        raise PermissionDenied
    return seat


def appointment_to_administer(request: SignedInRequest, appointment_id: int) -> Appointment:
    """Return an appointment to a seat that is the person's to give."""
    visible = Organization.objects.visible_to(request.user)
    rows = Appointment.objects.filter(position__organization__in=visible)
    held = get_object_or_404(rows.select_related("user", "position__organization"), pk=appointment_id)
    if not may(request.user, Action.ADMINISTER, held.position.organization):
        raise PermissionDenied
    return held


def day_in(request: SignedInRequest) -> date:
    """Return the day that the address asks for; today where it asks for none."""
    try:
        return parse_date(request.GET.get("ngay", "")) or timezone.localdate()
    except ValueError:  # well written, and in no calendar
        return timezone.localdate()


def attempt(form: forms.Form, call: Callable[[], Done]) -> Done | None:
    """Return what the service did; None where it declined, with the sentence in the form."""
    try:
        return call()
    except Declined as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as fault:
        told = fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
        for name, sentences in told.items():
            form.add_error(name if name in form.fields else None, sentences)
    return None
