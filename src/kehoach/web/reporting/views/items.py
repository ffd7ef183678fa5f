"""Pages of one indicator and one task: where it stands, why, and what a person may do about it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.policy import Action, may
from kehoach.web.organizations.queries import ended
from kehoach.web.plans.models import Assignment, Indicator, Solution, Task
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.charts import chart_of
from kehoach.web.reporting.indicator_page import corrections_of, counts, page_of
from kehoach.web.reporting.instructing import about, with_items
from kehoach.web.reporting.item_forms import InstructionForm, MoreTimeForm
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.permissions import ask, ask_to_lead
from kehoach.web.reporting.places import assignees_at, may_collect, places_of
from kehoach.web.reporting.refusals import AskedBefore, DayIsPast, DayNotLater, ReasonNeeded
from kehoach.web.reporting.services.extensions import ask_for_solution
from kehoach.web.reporting.services.instructions import instruct
from kehoach.web.reporting.states_looks import LOOK_OF
from kehoach.web.reporting.task_page import TaskPage, task_page_of
from kehoach.web.reporting.timeline import timeline_of
from kehoach.web.reporting.unit_states import states_of
from kehoach.web.reporting.views.item_loading import in_force_now, indicator_to_see, task_to_see


@login_required
def indicator(request: SignedInRequest, item_id: int) -> HttpResponse:
    """Show an indicator's year."""
    item = indicator_to_see(request, item_id)
    now = in_force_now(item)
    if now is not None:
        return redirect("states:indicator", now.pk)
    return _indicator_page(request, item, _instruction_form(request, item))


@login_required
@require_POST
def instruct_indicator(request: SignedInRequest, item_id: int) -> HttpResponse:
    """Take a leader's word on an indicator."""
    item = indicator_to_see(request, item_id)
    form = InstructionForm(request.POST, assignees=_leads(item))
    if _instructed(request, item, form):
        return redirect("states:indicator", item.pk)
    return _indicator_page(request, item, form)


@login_required
def task(request: SignedInRequest, item_id: int) -> HttpResponse:
    """Show a task with its solutions and what happened."""
    item = task_to_see(request, item_id)
    now = in_force_now(item)
    if now is not None:
        return redirect("states:task", now.pk)
    return _task_page(request, item)


@login_required
@require_POST
def instruct_task(request: SignedInRequest, item_id: int) -> HttpResponse:
    """Take a leader's word on a task."""
    item = task_to_see(request, item_id)
    page = task_page_of(item, timezone.localdate())
    form = InstructionForm(request.POST, assignees=_leads_of_all(page))
    if _instructed(request, item, form):
        return redirect("states:task", item.pk)
    return _task_page(request, item, form=form)


@login_required
@require_POST
def ask_for_time(request: SignedInRequest, item_id: int, solution_id: int) -> HttpResponse:
    """Take the asking for more time for a solution of a task."""
    item = task_to_see(request, item_id)
    solution = get_object_or_404(Solution.objects.present().filter(task=item), pk=solution_id)
    solution.plan, solution.task = item.plan, item
    ask_to_lead(request.user, item.plan.organization, solution.lineage, subject=Assignment.Subject.SOLUTION)
    form = MoreTimeForm(request.POST, prefix=f"s{solution.pk}")
    if form.is_valid():
        try:
            ask_for_solution(actor=request.user, solution=solution, **form.cleaned_data)
        except (DayNotLater, AskedBefore) as refusal:
            form.add_error("until", str(refusal))
        except ReasonNeeded as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("Đã gửi đề nghị gia hạn. Văn phòng hoặc lãnh đạo sẽ quyết định."))
            return redirect("states:task", item.pk)
    return _task_page(request, item, time_form=form, about_solution=solution.pk)


def _instructed(request: SignedInRequest, item: Task | Indicator, form: InstructionForm) -> bool:
    """Return whether the instruction was given; a refusal is told in the form."""
    ask(request.user, Action.INSTRUCT, item.plan.organization)
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        instruct(
            actor=request.user,
            item=item,
            assignee=said["assignee"],
            text=said["text"],
            due_on=said["due_on"],
        )
    except DayIsPast as refusal:
        form.add_error("due_on", str(refusal))
        return False
    except ReasonNeeded as refusal:
        form.add_error("text", str(refusal))
        return False
    messages.success(request, _("Đã gửi ý kiến chỉ đạo đến %(who)s.") % {"who": said["assignee"]})
    return True


def _leads(item: Indicator) -> dict[Place, Assignee]:
    rows = Assignment.objects.standing().leading().filter(unit=item.plan.organization, lineage=item.lineage)
    return assignees_at(rows.values_list("organization", "position"))


def _leads_of_all(page: TaskPage) -> dict[Place, Assignee]:
    return assignees_at(place for card in page.cards for place in card.leads)


def _instruction_form(request: SignedInRequest, item: Indicator) -> InstructionForm | None:
    if not may(request.user, Action.INSTRUCT, item.plan.organization):
        return None
    return InstructionForm(assignees=_leads(item))


def _indicator_page(request: SignedInRequest, item: Indicator, form: InstructionForm | None) -> HttpResponse:
    today = timezone.localdate()
    page = page_of(item, today)
    year = item.plan.year or today.year
    states = {one.pk: one for one in states_of(item.plan.organization, year, today).indicators}
    parts = [
        (part, states[part.pk], LOOK_OF[states[part.pk].verdict.status])
        for part in item.parts.filter(removed=False).order_by("order")
        if part.pk in states
    ]
    context = {
        "item": item,
        "plan": item.plan,
        "ended": ended(item.plan.organization, today),
        "page": page,
        "year": page.year,
        "look": LOOK_OF[page.year.verdict.status],
        "chart": chart_of(item, page),
        "parts": parts,
        "leads": form.leads if form is not None else list(_leads(item).values()),
        "corrections": corrections_of(item),
        "counts": counts,
        "instructions": with_items(about([item.lineage], item.plan.organization_id), today),
        "form": form,
    }
    return render(request, "reporting/indicator.html", context, status=_status(form))


def _task_page(
    request: SignedInRequest,
    item: Task,
    *,
    form: InstructionForm | None = None,
    time_form: MoreTimeForm | None = None,
    about_solution: int | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    page = task_page_of(item, today)
    unit = item.plan.organization
    lineages = [item.lineage, *(card.solution.lineage for card in page.cards)]
    given = list(about(lineages, unit.pk))
    if form is None and may(request.user, Action.INSTRUCT, unit):
        form = InstructionForm(assignees=_leads_of_all(page))
    places = {place for card in page.cards for place in card.leads}
    own = places if may_collect(request.user, unit) else places_of(request.user, places)
    forms = {
        card.solution.pk: time_form
        if time_form is not None and card.solution.pk == about_solution
        else MoreTimeForm(prefix=f"s{card.solution.pk}")
        for card in page.cards
        if card.is_open and card.asked is None and own.intersection(card.leads)
    }
    context = {
        "item": item,
        "plan": item.plan,
        "ended": ended(item.plan.organization, today),
        "page": page,
        "cards": [(card, forms.get(card.solution.pk)) for card in page.cards],
        "events": timeline_of([card.solution for card in page.cards], given),
        "instructions": with_items(given, today),
        "form": form,
    }
    return render(request, "reporting/task.html", context, status=_status(form, time_form))


def _status(*forms: Any) -> int:
    return 422 if any(form is not None and form.is_bound for form in forms) else 200
