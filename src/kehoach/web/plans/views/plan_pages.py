"""Pages of plans: the list, and one plan with its tabs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.organizations.queries import ended
from kehoach.web.plans.confirm_page import (
    Entry,
    draw_text,
    load_criteria,
    load_indicators,
    load_items,
    load_tasks,
)
from kehoach.web.plans.history import history_of
from kehoach.web.plans.kinds import CRITERION, INDICATOR, SOLUTION, TASK
from kehoach.web.plans.listing import in_order, matching
from kehoach.web.plans.models import Criterion, Indicator, Plan
from kehoach.web.plans.permissions import can_assign, can_plan
from kehoach.web.plans.plan_sheets import indicator_sheet, task_sheet
from kehoach.web.plans.queries import count_open_findings, counts_of, open_findings, points_of
from kehoach.web.plans.seen_standings import Seen


@login_required
def plan_list(request: SignedInRequest) -> HttpResponse:
    """Show the confirmed plans of the organizations the person sees."""
    plans = (
        Plan.objects.visible_to(request.user)
        .confirmed()
        .select_related("organization", "document")
        .defer("document__layout")
        .order_by("-year", "organization__path", "title")
    )
    year = request.GET.get("nam", "")
    rows = [plan for plan in plans if not year or str(plan.year) == year]
    sought = request.GET.get("tim", "")
    context = {
        "plans": matching(
            rows, sought, words_of=lambda plan: f"{plan} {plan.organization} {plan.full_number}"
        ),
        "years": sorted({plan.year for plan in plans if plan.year}, reverse=True),
        "year": year,
        "sought": sought,
        "may_plan": Organization.objects.where_may(request.user, Action.PLAN).units().exists(),
    }
    return render(request, "plans/list.html", context)


def plan_of(request: SignedInRequest, plan_id: int) -> Plan:
    """Return a plan that the person may look at.

    :raises Http404: there is none, or not for this person.
    """
    visible = Plan.objects.visible_to(request.user).select_related(
        "organization", "document", "confirmed_by", "previous", "next"
    )
    plan = get_object_or_404(visible.defer("document__layout"), pk=plan_id)
    # What nobody has confirmed is its coordinator's alone, also where a newer reading took its place.
    if plan.confirmed_at is None and not can_plan(request.user, plan.organization):
        raise Http404
    return plan


def _counts(plan: Plan) -> dict[str, int]:
    counts = counts_of(plan)
    return {
        "indicators": counts[INDICATOR.word],
        "tasks": counts[TASK.word],
        "solutions": counts[SOLUTION.word],
        "criteria": counts[CRITERION.word],
    }


def tab_context(request: SignedInRequest, plan: Plan, tab: str) -> dict[str, Any]:
    """Return what every tab of a plan is drawn from."""
    return {
        "plan": plan,
        "tab": tab,
        "counts": _counts(plan),
        "open_findings": count_open_findings(plan),
        "may_plan": can_plan(request.user, plan.organization),
        "may_assign": can_assign(request.user, plan.organization),
        "base": f"/nhap/{plan.document_id}/",
        "ended": ended(plan.organization, timezone.localdate()),
    }


@login_required
def overview(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the formal parts and what the plan holds."""
    plan = plan_of(request, plan_id)
    if plan.status == Plan.Status.DRAFT:
        return redirect("reading:document", plan.document_id)
    context = tab_context(request, plan, "plan") | {"bases": plan.legal_bases.order_by("order")}
    return render(request, "plans/plan.html", context)


INDICATOR_ORDERS = {
    "ten": lambda entry: entry.item.name.casefold(),
    "don-vi": lambda entry: entry.item.unit.casefold(),
}


@login_required
def indicators(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the targets; searched, filtered and ordered on request."""
    plan = plan_of(request, plan_id)
    entries = load_indicators(plan)
    groups = list(dict.fromkeys(entry.item.group for entry in entries if entry.item.group))  # type: ignore[attr-defined]
    sought, kind, group = (request.GET.get(name, "") for name in ("tim", "loai", "nhom"))
    order = request.GET.get("xep", "")
    rows = matching(entries, sought, words_of=_indicator_words)
    if kind in Indicator.Kind.values:
        rows = [entry for entry in rows if entry.item.kind == kind]  # type: ignore[attr-defined]
    if group:
        rows = [entry for entry in rows if entry.item.group == group]  # type: ignore[attr-defined]
    rows = in_order(rows, order, orders=INDICATOR_ORDERS)
    seen = Seen(plan, request)
    rows = seen.kept(rows)
    if is_wanted(request.GET):
        return spreadsheet(_("Chỉ tiêu"), indicator_sheet(plan, rows, seen.standings))
    context = tab_context(request, plan, "indicators") | {
        "rows": rows,
        "groups": groups,
        "kinds": Indicator.Kind.choices,
        "sought": sought,
        "kind": kind,
        "group": group,
        "order": order,
        **seen.context(),
        "by_document": order not in {"ten", "-ten", "don-vi", "-don-vi"},
        "total": len(entries),
    }
    return render(request, "plans/indicators.html", context)


def _indicator_words(entry: Entry) -> str:
    item = entry.item
    return f"{item.name} {item.unit} {item.group}"  # type: ignore[attr-defined]


@login_required
def tasks(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the tasks with their solutions; by lead and by words on request."""
    plan = plan_of(request, plan_id)
    entries = load_tasks(plan)
    solutions = [entry for entry in entries if entry.kind.word == "giai-phap"]
    leads = sorted({entry.item.lead for entry in solutions if entry.item.lead}, key=str.casefold)  # type: ignore[attr-defined]
    sought, lead = request.GET.get("tim", ""), request.GET.get("chu-tri", "")
    seen = Seen(plan, request)
    is_narrowed = bool(sought or lead or seen.look or seen.lead)
    rows = _with_heads(entries, seen, sought=sought, lead=lead) if is_narrowed else entries
    if is_wanted(request.GET):
        return spreadsheet(_("Nhiệm vụ"), task_sheet(plan, rows, seen.standings))
    context = tab_context(request, plan, "tasks") | {
        "rows": rows,
        "leads": leads,
        "sought": sought,
        "lead": lead,
        **seen.context(),
        "total": len(entries),
    }
    return render(request, "plans/tasks.html", context)


def _with_heads(entries: list[Entry], seen: Seen, *, sought: str, lead: str) -> list[Entry]:
    """Return the solutions and tasks that match, each below the task it belongs to."""
    found = {
        entry.anchor
        for entry in matching(entries, sought, words_of=_task_words)
        if (not lead or getattr(entry.item, "lead", "") == lead) and seen.keeps(entry)
    }
    kept: list[Entry] = []
    head: Entry | None = None
    for entry in entries:
        if entry.kind.word != "giai-phap":
            head = entry
            if entry.anchor in found:
                kept.append(entry)
        elif entry.anchor in found:
            if head is not None and head not in kept:
                kept.append(head)
            kept.append(entry)
    return kept


def _task_words(entry: Entry) -> str:
    item = entry.item
    names = ("number", "title", "text", "directing", "lead", "coordinating", "due_text")
    return " ".join(getattr(item, name, "") for name in names)


@login_required
def scorecard(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the criteria as a tree."""
    plan = plan_of(request, plan_id)
    entries = load_criteria(plan)
    sought = request.GET.get("tim", "")

    def words_of(entry: Entry) -> str:
        item = entry.item
        return f"{item} {item.requirement}" if isinstance(item, Criterion) else str(item)

    context = tab_context(request, plan, "scorecard") | {
        "rows": matching(entries, sought, words_of=words_of),
        "sought": sought,
        "total": len(entries),
    }
    return render(request, "plans/scorecard.html", context)


@login_required
def text(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show the document's text; marked words lead to what was read from them."""
    plan = plan_of(request, plan_id)
    items = load_items(plan)
    tabs = {"chi-tieu": "chi-tieu", "tieu-chi": "bang-diem"}
    places = {entry.anchor: tabs.get(entry.kind.word, "nhiem-vu") for entry in items.all()}
    places |= {f"f{finding.pk}": "soat-loi" for finding in open_findings(plan)}
    context = tab_context(request, plan, "text") | {
        "blocks": draw_text(plan, items),
        "places": places,
        "sections": plan.sections.order_by("order"),
    }
    return render(request, "plans/text.html", context)


@login_required
def findings(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show what the checker found, and what was done about it."""
    plan = plan_of(request, plan_id)
    rows = list(plan.findings.select_related("settled_by").order_by("order"))
    settled = [row for row in rows if not row.is_open]
    context = tab_context(request, plan, "findings") | {
        "open": [point for point in points_of(plan) if point.finding],
        "settled": settled,
    }
    return render(request, "plans/findings.html", context)


@login_required
def history(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show who did what to the plan."""
    plan = plan_of(request, plan_id)
    return render(
        request, "plans/history.html", tab_context(request, plan, "history") | {"lines": history_of(plan)}
    )
