"""The list of documents, the page of one, and the entries behind its figures."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.figures import figures_in, origins_of
from kehoach.web.documents.listing import Wanted, listed, sheet_of_list
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.page import context_of
from kehoach.web.documents.views.loading import document_seen, in_page, writing_organizations
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet


@login_required
def document_list(request: SignedInRequest) -> HttpResponse:
    """Show the documents that the person sees, those that wait first."""
    wanted = Wanted.asked(request.GET)
    shown = listed(request.user, wanted)
    if is_wanted(request.GET):
        return spreadsheet(_("Danh sách văn bản"), sheet_of_list(shown))
    context = {
        "list": shown,
        "wanted": wanted,
        "states": OfficialDocument.State.choices,
        "may_write": writing_organizations(request).exists(),
    }
    return render(request, "documents/list.html", context)


@login_required
def document_page(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show one document: its sheet, where it stands, what is next."""
    row = document_seen(request, document_id)
    return render(request, "documents/document.html", {**context_of(row, actor=request.user)})


@login_required
def figures(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show the figures of a document, and of the chosen one the entries it comes from."""
    row = document_seen(request, document_id)
    sought = request.GET.get("nguon", "")
    found = figures_in(row.document)
    chosen = next((figure for figure in found if figure.origin == sought), None)
    entries = origins_of(row, sought, actor=request.user) if chosen else ()
    context = {"row": row, "figures": found, "chosen": chosen, "entries": entries}
    template = "documents/_origins.html" if in_page(request) else "documents/figures.html"
    return render(request, template, context)
