"""Load and authorise in one call: who does not write for a unit does not find its forms."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import MEDIA_TYPE
from kehoach.web.organizations.models import Organization, OrganizationQuerySet
from kehoach.web.organizations.policy import Action
from kehoach.web.superior_forms.models import SuperiorForm


def form_of(request: SignedInRequest, form_id: int) -> SuperiorForm:
    """Return a form that the person fills."""
    visible = SuperiorForm.objects.visible_to(request.user)
    rows = visible.select_related("organization__unit", "confirmed_by")
    return get_object_or_404(rows, pk=form_id)


def units_written_for(request: SignedInRequest) -> OrganizationQuerySet:
    """Return the communes and provinces for which the person writes."""
    return Organization.objects.where_may(request.user, Action.WRITE).current().units().order_by("path")


def saved(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved under a name."""
    plain = " ".join("".join(" " if letter in '\\/:*?"<>|\n\r\t' else letter for letter in name).split())
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    disposition = content_disposition_header(True, f"{plain[:120]}.xlsx")  # noqa: FBT003 - Django's own
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer
