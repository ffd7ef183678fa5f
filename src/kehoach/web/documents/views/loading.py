"""Load and authorise in one call: a foreign document is not found, a visible one may be forbidden."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.permissions import ask
from kehoach.web.organizations.models import Organization, OrganizationQuerySet
from kehoach.web.organizations.policy import Action


def document_seen(request: SignedInRequest, document_id: int) -> OfficialDocument:
    """Return a document that the person may look at."""
    visible = OfficialDocument.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("organization__unit", "related"), pk=document_id)


def document_to(request: SignedInRequest, document_id: int, action: Action) -> OfficialDocument:
    """Return a document with which the person may do this."""
    document = document_seen(request, document_id)
    ask(request.user, action, document.organization)
    return document


def writing_organizations(request: SignedInRequest) -> OrganizationQuerySet:
    """Return the organizations for which the person writes, the unit before its offices."""
    return Organization.objects.where_may(request.user, Action.WRITE).current().order_by("path")


def in_page(request: SignedInRequest) -> bool:
    """Return whether a part of a page is asked for."""
    return "HX-Request" in request.headers


def back_to(document: OfficialDocument, place: str = "") -> HttpResponse:
    """Return the way to the page of a document, to a place in it."""
    address = reverse("documents:document", args=[document.pk])
    return redirect(f"{address}#{place}" if place else address)
