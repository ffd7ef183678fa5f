"""Settling findings, on the confirm page and on the plan's own page."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.confirm_page import entry_of
from kehoach.web.plans.corrections import items_around
from kehoach.web.plans.kinds import kind_of
from kehoach.web.plans.models import Finding, Plan
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.queries import points_of
from kehoach.web.plans.refusals import NotADraft, ReasonNeeded
from kehoach.web.plans.services import findings
from kehoach.web.plans.views.items import in_page
from kehoach.web.plans.views.loading import finding_to_mend, plan_to_mend


@login_required
def accept(request: SignedInRequest, document_id: int, finding_id: int) -> HttpResponse:
    """Show and take the reason why a finding is accepted."""
    plan = plan_to_mend(request, document_id)
    finding = finding_to_mend(plan, finding_id)
    refused = ""
    # A ready reason is a button of its own; another one is typed.
    reason = request.POST.get("ready") or request.POST.get("reason", "")
    if request.method == "POST":
        try:
            if request.POST.get("alike"):
                settled = findings.accept_alike(actor=request.user, finding=finding, reason=reason)
            else:
                settled = [findings.accept(actor=request.user, finding=finding, reason=reason)]
        except (ReasonNeeded, NotADraft) as refusal:
            refused = str(refusal)
        else:
            said = _("Đã chấp nhận %(count)d điểm, kèm lý do.") % {"count": len(settled)}
            return _settled(request, plan, finding, said=said)
    template = "plans/_finding_reason.html" if in_page(request) else "plans/finding_reason.html"
    context = {
        "plan": plan,
        "finding": finding,
        "refused": refused,
        "reason": reason,
        "alike": plan.findings.filter(kind=finding.kind, state=Finding.State.OPEN).count(),
        "base": f"/nhap/{document_id}/",
    }
    return render(request, template, context, status=422 if refused else 200)


@login_required
@require_POST
def act(request: SignedInRequest, document_id: int, finding_id: int, verb: str) -> HttpResponse:
    """Mark a finding as mended («sua»), which applies its correction, or open it again («mo-lai»)."""
    plan = plan_to_mend(request, document_id)
    finding = finding_to_mend(plan, finding_id)
    mended: list[Item] = []
    try:
        match verb:
            case "sua":
                finding = findings.mend(actor=request.user, finding=finding)
                said = (
                    _("Đã sửa theo gợi ý.")
                    if finding.correction_start is not None
                    else _("Đã ghi là đã sửa.")
                )
                mended = items_around(finding)
            case "sua-ca":
                alike = findings.mend_alike(actor=request.user, finding=finding)
                said = _("Đã sửa %(count)d điểm theo gợi ý.") % {"count": len(alike)}
                mended = [item for one in alike for item in items_around(one)]
            case "mo-lai":
                finding = findings.reopen(actor=request.user, finding=finding)
                said = _("Đã mở lại.")
            case _:
                raise Http404
    except (NotADraft, ValidationError) as refusal:
        # A correction may leave an item without its words, or with a figure that no column holds.
        sentence = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
        messages.error(request, sentence)
        if plan.status == Plan.Status.DRAFT:
            return redirect("reading:document", plan.document_id)
        return redirect("plans:findings", plan.pk)
    return _settled(request, plan, finding, said=said, mended=mended)


def _settled(
    request: SignedInRequest, plan: Plan, finding: Finding, *, said: str, mended: Sequence[Item] = ()
) -> HttpResponse:
    if plan.status != Plan.Status.DRAFT:
        messages.success(request, said)
        address = f"{reverse('plans:findings', args=[plan.pk])}#f{finding.pk}"
        if in_page(request):
            return HttpResponse(headers={"HX-Redirect": address})
        return redirect(address)
    if not in_page(request):
        messages.success(request, said)
        return redirect(f"{reverse('reading:document', args=[plan.document_id])}#can-xem")
    points = points_of(plan)
    context = {
        "plan": plan,
        "base": f"/nhap/{plan.document_id}/",
        "points": points,
        "left": len(points),
        "said": said,
        "swapped": [entry_of(item, kind_of(item)) for item in dict.fromkeys(mended)],
    }
    return render(request, "plans/_changed.html", context)
