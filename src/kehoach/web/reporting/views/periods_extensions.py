"""More time that was asked for: what waits for an answer, and what was answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models import Extension
from kehoach.web.reporting.period_sheets import extensions_sheet
from kehoach.web.reporting.refusals import DecidedBefore, ReasonNeeded
from kehoach.web.reporting.services import extensions

# A screen nobody scrolls past; the Excel file has as many.
_LONGEST_LIST = 300


def _seen(request: SignedInRequest) -> QuerySet[Extension]:
    visible = Extension.objects.filter(reach(request.user, Action.VIEW, through="unit"))
    return visible.select_related(
        "unit",
        "submission__organization",
        "submission__position__organization",
        "submission__period",
        "solution__task",
        "asked_by",
        "decided_by",
    ).defer("submission__draft")


@login_required
def extension_list(request: SignedInRequest) -> HttpResponse:
    """Show what waits for an answer, and what was answered."""
    return _page(request)


def _page(
    request: SignedInRequest, *, wrong: int | None = None, note: str = "", refused: str = ""
) -> HttpResponse:
    seen = _seen(request)
    waiting = list(seen.filter(state=Extension.State.ASKED).order_by("asked_at", "pk")[:_LONGEST_LIST])
    decided = seen.exclude(state=Extension.State.ASKED).order_by("-decided_at", "-pk")
    state = request.GET.get("trang-thai", "")
    if state in {Extension.State.GRANTED, Extension.State.REFUSED}:
        decided = decided.filter(state=state)
    answered = list(decided[:_LONGEST_LIST])
    if is_wanted(request.GET):
        return spreadsheet(_("Gia hạn"), extensions_sheet([*waiting, *answered]))
    deciding = set(Organization.objects.where_may(request.user, Action.EXTEND).values_list("pk", flat=True))
    context: dict[str, Any] = {
        "tab": "extensions",
        "waiting": [
            {
                "extension": one,
                "may_decide": one.unit_id in deciding,
                "refused": refused if one.pk == wrong else "",
                "note": note if one.pk == wrong else "",
            }
            for one in waiting
        ],
        "decided": answered,
        "state": state,
        "today": timezone.localdate(),
    }
    return render(request, "reporting/extensions.html", context, status=422 if refused else 200)


@login_required
@require_POST
def decide(request: SignedInRequest, extension_id: int) -> HttpResponse:
    """Give more time, or refuse it with a reason."""
    extension = get_object_or_404(_seen(request), pk=extension_id)
    note = request.POST.get("note", "")
    try:
        extension = extensions.decide(
            actor=request.user, extension=extension, grant=request.POST.get("grant", ""), note=note
        )
    except ReasonNeeded:
        refused = _("Không đồng ý thì cần ghi lý do. Ghi ngắn gọn rồi bấm lại.")
        return _page(request, wrong=extension_id, note=note, refused=refused)
    except DecidedBefore as refusal:
        messages.error(request, str(refusal))
    else:
        is_granted = extension.state == Extension.State.GRANTED
        messages.success(request, _("Đã đồng ý gia hạn.") if is_granted else _("Đã trả lời không đồng ý."))
    return redirect("periods:extensions")
