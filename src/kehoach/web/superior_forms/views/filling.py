"""A form filled in for a period: what goes where, what stays empty and why, and the file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.composing.spans import Span
from kehoach.web.superior_forms import services
from kehoach.web.superior_forms.models import SuperiorForm
from kehoach.web.superior_forms.periods_offered import span_chosen, spans_offered
from kehoach.web.superior_forms.refusals import Declined
from kehoach.web.superior_forms.views.loading import form_of, saved


@login_required
@require_GET
def fill(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Show what goes into the form for a period."""
    row = form_of(request, form_id)
    if not row.is_confirmed:
        return redirect("superior-forms:join", row.pk)
    spans, span = _spans(request, row)
    try:
        filling = services.filling_for(actor=request.user, form=row, span=span)
    except FileNotFoundError as fault:
        raise Http404 from fault
    context = {"row": row, "spans": spans, "span": span, "filling": filling}
    return render(request, "superior_forms/fill.html", context)


@login_required
@require_GET
def download(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Hand out the form, filled in for a period."""
    row = form_of(request, form_id)
    _spans_offered, span = _spans(request, row)
    try:
        content = services.filled_in(actor=request.user, form=row, span=span)
    except FileNotFoundError as fault:
        raise Http404 from fault
    except Declined as refusal:
        messages.error(request, str(refusal))
        return redirect("superior-forms:join", row.pk)
    return saved(content, f"{row.name} {span.name}")


def _spans(request: SignedInRequest, row: SuperiorForm) -> tuple[list[Span], Span]:
    today = timezone.localdate()
    spans = spans_offered(services.unit_of(row.organization), today)
    span = span_chosen(spans, request.GET.get("ky", ""), today)
    if span is None:
        raise Http404
    return spans, span
