"""A form that came filled in, beside the unit's own figures; nothing of it is kept."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import spreadsheet
from kehoach.web.sheets.opening import LARGEST
from kehoach.web.superior_forms import services
from kehoach.web.superior_forms.comparing import Compared, Outcome, outcome_words, sheet_of
from kehoach.web.superior_forms.forms import CompareForm
from kehoach.web.superior_forms.periods_offered import span_chosen, spans_offered
from kehoach.web.superior_forms.refusals import Declined
from kehoach.web.superior_forms.views.loading import form_of
from kehoach.writing.sentences import capitalised


@login_required
def compare(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Show cell by cell where a form that came differs from the unit's figures, or hand that out as Excel."""
    row = form_of(request, form_id)
    if not row.is_confirmed:
        return redirect("superior-forms:join", row.pk)
    today = timezone.localdate()
    spans = spans_offered(services.unit_of(row.organization), today)
    choices = [(span.code, capitalised(span.name)) for span in spans]
    usual = span_chosen(spans, "", today)
    form = CompareForm(
        request.POST or None,
        request.FILES or None,
        spans=choices,
        initial={"span": usual.code if usual else ""},
    )
    found: list[Compared] | None = None
    if request.method == "POST" and form.is_valid():
        file, span = form.cleaned_data["file"], span_chosen(spans, form.cleaned_data["span"], today)
        assert span is not None
        try:
            found = services.comparison(
                actor=request.user,
                form=row,
                span=span,
                file_name=file.name or "",
                content=file.read(LARGEST + 1),
            )
        except Declined as refusal:
            form.add_error("file", str(refusal))
        else:
            if request.POST.get("xlsx") == "1":
                title = _("Đối chiếu %(name)s, %(span)s") % {"name": row.name, "span": span.name}
                return spreadsheet(title, sheet_of(found, title=title))
    counts = [
        (outcome, outcome_words(outcome), sum(one.outcome is outcome for one in found or ()))
        for outcome in Outcome
    ]
    is_refused = request.method == "POST" and found is None
    context = {"row": row, "form": form, "found": found, "counts": counts}
    return render(request, "superior_forms/compare.html", context, status=422 if is_refused else 200)
