"""Pages of the register of outgoing documents."""

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.forms import PaperNumbersForm
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import Declined
from kehoach.web.documents.register_rows import Book, book, keeping, sheet_of_book
from kehoach.web.documents.services import numbering
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.policy import Action, may
from kehoach.writing.citation import number_text

# What a calendar of this program can hold.
_YEARS: Final = range(2000, 2101)


@login_required
def register(request: SignedInRequest) -> HttpResponse:
    """Show the register of a year and a symbol."""
    shown = _book(request)
    if is_wanted(request.GET):
        return spreadsheet(_("Sổ văn bản đi"), sheet_of_book(shown))
    form = PaperNumbersForm(initial={"symbol": shown.symbol})
    return render(request, "documents/register.html", _context(request, shown, form))


@login_required
def enter_paper_numbers(request: SignedInRequest, organization_id: int, year: int) -> HttpResponse:
    """Write down which numbers were used in the register on paper."""
    organization = get_object_or_404(keeping(request.user), pk=organization_id)
    ask(request.user, Action.ISSUE, organization)
    if year not in _YEARS:
        raise Http404
    form = PaperNumbersForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            entry = numbering.enter_paper_numbers(
                actor=request.user, organization=organization, year=year, **form.cleaned_data
            )
        except Declined as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Đã ghi số %(numbers)s là số của sổ giấy.") % {"numbers": entry.numbers}
            )
            place = {"co-quan": organization.pk, "nam": year, "ky-hieu": entry.register.symbol}
            return redirect(f"{reverse('documents:register')}?{urlencode(place)}")
    context = {"organization": organization, "year": year, "form": form}
    return render(request, "documents/paper_numbers.html", context, status=422 if form.is_bound else 200)


def _book(request: SignedInRequest) -> Book:
    shown = book(request.user, request.GET)
    if shown.organization is None:
        raise PermissionDenied
    return shown


def _context(request: SignedInRequest, shown: Book, form: PaperNumbersForm) -> dict[str, Any]:
    assert shown.organization is not None
    return {
        "book": shown,
        "form": form,
        "next": number_text(shown.next),
        "may_issue": may(request.user, Action.ISSUE, shown.organization),
    }
