"""The page on which the words of a plan become people: confirmed once, given out everywhere."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans import assigning_page
from kehoach.web.plans.models import Plan
from kehoach.web.plans.refusals import NobodyChosen, NotInThisUnit, UnknownName
from kehoach.web.plans.services import handing_over
from kehoach.web.plans.services.by_words import assign_by_words
from kehoach.web.plans.views.choosing import chosen, split_codes, those
from kehoach.web.plans.views.loading import plan_to_assign
from kehoach.web.plans.views.plan_pages import tab_context

# What one press of «all sure ones» takes: more fields than a form may have are never sent.
MOST_AT_ONCE = 400


def _page(
    request: SignedInRequest, plan: Plan, *, refused: str = "", at: str = "", status: int = 200
) -> HttpResponse:
    page = assigning_page.load(plan, timezone.localdate())
    context = tab_context(request, plan, "assigning") | {
        "page": page,
        "part": "words",
        "sure": page.sure[:MOST_AT_ONCE],
        "left_behind": handing_over.left_behind(plan.organization, timezone.localdate()),
        "refused": refused,
        "refused_at": at,
        "typed": request.POST.get("them", ""),
    }
    return render(request, "plans/assigning.html", context, status=status)


@login_required
def by_words(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the texts of the plan that say who does what, and whom each may mean."""
    return _page(request, plan_to_assign(request, plan_id))


@login_required
@require_POST
def confirm(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Keep whom one text means, and give its items to them."""
    plan = plan_to_assign(request, plan_id)
    page = assigning_page.load(plan, timezone.localdate())
    row = page.rows.get(request.POST.get("dong", ""))
    if row is None:
        messages.error(request, _("Văn bản không còn cách gọi này. Chọn lại trong danh sách dưới đây."))
        return redirect("plans:assigning", plan.pk)
    try:
        assign_by_words(
            actor=request.user,
            plan=plan,
            role=row.role,
            text=row.text,
            items=row.items,
            meant=chosen(page.names, request.POST),
        )
    except (NobodyChosen, UnknownName, NotInThisUnit) as refusal:
        return _page(request, plan, refused=str(refusal), at=row.mark, status=422)
    messages.success(
        request,
        _("Đã giao %(count)d mục ghi «%(text)s».") % {"count": row.count, "text": row.text[:80]},
    )
    return redirect(f"{reverse('plans:assigning', args=[plan.pk])}#{_next_to(page, row.mark)}")


@login_required
@require_POST
def confirm_sure(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Keep all proposals that the page showed as sure, as it showed them."""
    plan = plan_to_assign(request, plan_id)
    page = assigning_page.load(plan, timezone.localdate())
    rows, texts, items = page.rows, 0, 0
    for value in request.POST.getlist("chac-chan")[:MOST_AT_ONCE]:
        mark, _colon, codes = value.partition(":")
        row = rows.get(mark)
        if row is None:
            continue
        try:
            meant = those(page.names, split_codes([codes]))
        except NobodyChosen:
            continue
        assign_by_words(
            actor=request.user, plan=plan, role=row.role, text=row.text, items=row.items, meant=meant
        )
        texts, items = texts + 1, items + row.count
    if texts:
        said = _("Đã xác nhận %(texts)d cách gọi và giao %(items)d lượt mục.")
        messages.success(request, said % {"texts": texts, "items": items})
    else:
        messages.info(request, _("Không còn đề xuất chắc chắn nào. Xem từng cách gọi dưới đây."))
    return redirect("plans:assigning", plan.pk)


@login_required
@require_POST
def hand_over(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Let the work of organizations that ended go on with their successors."""
    plan = plan_to_assign(request, plan_id)
    made = handing_over.hand_over(actor=request.user, unit=plan.organization, on=timezone.localdate())
    messages.success(request, _("Đã chuyển %(count)d việc cho đơn vị kế thừa.") % {"count": len(made)})
    return redirect("plans:assigning", plan.pk)


def _next_to(page: assigning_page.AssigningPage, mark: str) -> str:
    """Return the anchor of the row that waits after this one, so that a person goes on where they were."""
    waiting = [row.mark for section in (*page.sections, page.groups) for row in section.waiting]
    if mark not in waiting:
        return f"r-{mark}"
    at = waiting.index(mark)
    after = waiting[at + 1 : at + 2] or waiting[:at][-1:]
    return f"r-{after[0]}" if after else "content"


def item_word(word: str) -> str:
    """Return the word of an address where it names a kind of item that is given out."""
    if word not in {"giai-phap", "chi-tieu"}:
        raise Http404
    return word
