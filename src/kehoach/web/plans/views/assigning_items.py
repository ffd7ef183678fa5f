"""Items given out by hand: one by one, many at once, taken back; and how it came to be."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.matching import names_of
from kehoach.web.plans.assigning_items import PARTS, history_of, named, rows_of
from kehoach.web.plans.kinds import BY_WORD
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.queries import items_of
from kehoach.web.plans.refusals import NobodyChosen, NoItemChosen, NotInThisUnit, UnknownName
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.assigning import take_back as take_assignment_back
from kehoach.web.plans.views.assigning import item_word
from kehoach.web.plans.views.choosing import chosen
from kehoach.web.plans.views.loading import plan_to_assign
from kehoach.web.plans.views.plan_pages import tab_context

REFUSALS = (NobodyChosen, NoItemChosen, NotInThisUnit, UnknownName)


def _role(request: SignedInRequest) -> Assignment.Role:
    said = request.POST.get("vai-tro", "")
    return Assignment.Role(said) if said in Assignment.Role.values else Assignment.Role.LEAD


@login_required
def items(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the items with who has each; give those that are ticked to somebody."""
    plan = plan_to_assign(request, plan_id)
    names = names_of(plan.organization, timezone.localdate())
    refused = ""
    ticked = request.POST.getlist("muc")
    if request.method == "POST":
        try:
            _assign_ticked(request, plan, ticked)
        except REFUSALS as refusal:
            refused = str(refusal)
        else:
            return redirect(request.get_full_path())
    part, sought = request.GET.get("phan", ""), request.GET.get("tim", "")
    part = part if part in PARTS else ""
    context = tab_context(request, plan, "assigning") | {
        "part": "items",
        "rows": rows_of(plan, part=part, sought=sought),
        "names": names,
        "parts": PARTS,
        "chosen_part": part,
        "sought": sought,
        "refused": refused,
        "ticked": ticked,
        "roles": Assignment.Role.choices,
        "role": _role(request),
        "typed": request.POST.get("them", ""),
    }
    return render(request, "plans/assigning_items.html", context, status=422 if refused else 200)


def _assign_ticked(request: SignedInRequest, plan: Plan, ticked: list[str]) -> None:
    given = named(plan, ticked)
    if not given:
        raise NoItemChosen
    meant = chosen(names_of(plan.organization, timezone.localdate()), request.POST)
    assign(
        actor=request.user,
        items=given,
        role=_role(request),
        assignees=[Assignee(one.organization, one.position) for one in meant],
        replace="yes" if request.POST.get("thay") else "",
    )
    messages.success(
        request,
        _("Đã giao %(count)d mục cho %(who)s.")
        % {"count": len(given), "who": "; ".join(str(one) for one in meant)},
    )


@login_required
def item(request: SignedInRequest, plan_id: int, word: str, item_id: int) -> HttpResponse:
    """Show one item, who has it and who had it; give it to somebody."""
    plan = plan_to_assign(request, plan_id)
    rows = items_of(plan, BY_WORD[item_word(word)])
    rows = rows.select_related("task" if word == "giai-phap" else "parent")
    one: Solution | Indicator = get_object_or_404(rows, pk=item_id)
    one.plan = plan
    names = names_of(plan.organization, timezone.localdate())
    refused = ""
    if request.method == "POST":
        try:
            meant = chosen(names, request.POST)
            assign(
                actor=request.user,
                items=[one],
                role=_role(request),
                assignees=[Assignee(who.organization, who.position) for who in meant],
            )
        except REFUSALS as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Đã giao cho %(who)s.") % {"who": "; ".join(map(str, meant))})
            return redirect("plans:assign-item", plan.pk, word, one.pk)
    history = history_of(one)
    context = tab_context(request, plan, "assigning") | {
        "part": "items",
        "item": one,
        "word": word,
        "is_indicator": isinstance(one, Indicator),
        "standing": [row for row in history if row.ended_at is None],
        "history": history,
        "names": names,
        "roles": Assignment.Role.choices,
        "role": _role(request),
        "refused": refused,
        "typed": request.POST.get("them", ""),
    }
    return render(request, "plans/assign_item.html", context, status=422 if refused else 200)


@login_required
@require_POST
def take_back(request: SignedInRequest, plan_id: int, assignment_id: int) -> HttpResponse:
    """End an assignment; it stays in the history of its item."""
    plan = plan_to_assign(request, plan_id)
    rows = Assignment.objects.filter(unit=plan.organization).select_related(
        "unit", "organization", "position__organization"
    )
    row = get_object_or_404(rows, pk=assignment_id)
    take_assignment_back(actor=request.user, assignment=row)
    messages.success(request, _("Đã thôi giao cho %(who)s.") % {"who": row.position or row.organization})
    word = "giai-phap" if row.subject == Assignment.Subject.SOLUTION else "chi-tieu"
    one = items_of(plan, BY_WORD[word]).filter(lineage=row.lineage).first()
    if one is None:
        return redirect("plans:assigning-items", plan.pk)
    return redirect(reverse("plans:assign-item", args=[plan.pk, word, one.pk]))
