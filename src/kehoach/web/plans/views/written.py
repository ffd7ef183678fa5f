"""A plan as an official document: looked at on the page, taken away as Word or PDF."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kehoach.vietnamese.text import key
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.models import Plan
from kehoach.web.plans.restoring import written_plan
from kehoach.web.plans.views.plan_pages import plan_of, tab_context
from kehoach.writing.docx import write_docx
from kehoach.writing.html import to_html
from kehoach.writing.pdf import write_pdf

_FORMATS: Final = {
    "docx": (write_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (write_pdf, "application/pdf"),
}


@login_required
@require_safe
def written(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the plan as the document it is written as, and what of people's changes found no place in it."""
    plan = plan_of(request, plan_id)
    made = written_plan(plan)
    context = tab_context(request, plan, "text") | {
        # Every word in it was escaped by to_html.
        "document": mark_safe(to_html(made.document)),
        "unplaced": made.unplaced,
    }
    return render(request, "plans/written.html", context)


@login_required
@require_safe
def download(request: SignedInRequest, plan_id: int, ending: str) -> HttpResponse:
    """Hand out the plan as a file to save."""
    plan = plan_of(request, plan_id)
    if ending not in _FORMATS:
        raise Http404
    write, kind = _FORMATS[ending]
    answer = HttpResponse(write(written_plan(plan).document), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(plan)}.{ending}"'
    return answer


def _file_name(plan: Plan) -> str:
    words = slugify(key(f"{plan} {plan.organization}"))
    return f"ke-hoach-{words}"[:80].rstrip("-")
