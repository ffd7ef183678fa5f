"""The confirm page: the text on one side, what was read from it on the other."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.confirm_page import draw_text, load_items, version_changes
from kehoach.web.plans.forms import HeaderForm
from kehoach.web.plans.kinds import CRITERION, INDICATOR, TASK
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.queries import counts_of, points_of
from kehoach.web.plans.refusals import ChangedMeanwhile, NotADraft, PointsLeft
from kehoach.web.plans.seen import look_again
from kehoach.web.plans.services import plans
from kehoach.web.plans.views.loading import document_to_mend, plan_to_mend
from kehoach.web.plans.views.upload import progress_context


@login_required
def document_page(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show a document where it stands: its progress, its refusal, or the confirm page."""
    document = document_to_mend(request, document_id)
    if document.state != SourceDocument.State.READ:
        return render(request, "plans/waiting.html", progress_context(document))
    plan = plan_to_mend(request, document_id)
    if plan.status != Plan.Status.DRAFT:
        return redirect("plans:plan", plan.pk)
    return render(request, "plans/confirm.html", confirm_context(plan))


def confirm_context(plan: Plan) -> dict[str, Any]:
    """Return all that the confirm page shows."""
    items = load_items(plan)
    points = points_of(plan)
    return {
        "plan": plan,
        "document": plan.document,
        "base": f"/nhap/{plan.document_id}/",
        "items": items,
        "points": points,
        "left": len(points),
        "blocks": draw_text(plan, items),
        "changes": version_changes(plan),
        "INDICATOR": INDICATOR,
        "TASK": TASK,
        "CRITERION": CRITERION,
    }


@login_required
def header(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show and take the form of the formal parts."""
    plan = plan_to_mend(request, document_id)
    form = HeaderForm(request.POST or None, instance=plan)
    saved = False
    if request.method == "POST" and form.is_valid():
        try:
            plan = plans.change_header(
                actor=request.user, plan=plan, values=form.values(), seen=form.cleaned_data["seen"]
            )
            saved = True
        except NotADraft as refusal:
            form.add_error(None, str(refusal))
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            look_again(form, refusal.state)
        except ValidationError as fault:
            form.add_error(None, fault)
    in_page = "HX-Request" in request.headers
    if saved and not in_page:
        return redirect("reading:document", document_id)
    context = {"plan": plan, "form": form, "base": f"/nhap/{document_id}/", "saved": saved}
    if saved or (in_page and "huy" in request.GET):
        return render(request, "plans/_header_read.html", context)
    template = "plans/_header_form.html" if in_page else "plans/header_form.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


@login_required
def confirm(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show what is about to be confirmed, and confirm it."""
    plan = plan_to_mend(request, document_id)
    refused = ""
    if request.method == "POST":
        try:
            plans.confirm(actor=request.user, plan=plan, leave_points=request.POST.get("leave_points", ""))
        except (PointsLeft, NotADraft) as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Đã xác nhận bản đọc. Kế hoạch được lưu tại trang này."))
            return redirect("plans:plan", plan.pk)
    elif plan.status != Plan.Status.DRAFT:
        return redirect("plans:plan", plan.pk)
    points = points_of(plan)
    context = {
        "plan": plan,
        "counts": counts_of(plan),
        "left": len(points),
        "errors": sum(point.look == "error" for point in points),
        "refused": refused,
    }
    return render(request, "plans/confirm_ask.html", context, status=422 if refused else 200)


@login_required
@require_POST
def reopen(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Open a confirmed plan again."""
    plan = plan_to_mend(request, document_id)
    try:
        plans.reopen(actor=request.user, plan=plan)
    except NotADraft as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan", plan.pk)
    return redirect("reading:document", document_id)
