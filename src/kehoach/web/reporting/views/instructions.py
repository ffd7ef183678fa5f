"""Pages of instructions: the list, one of them, and the answer to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import Column, Sheet, is_wanted, spreadsheet
from kehoach.web.reporting.instructing import FILTERS, Told, narrowed, with_items, with_people
from kehoach.web.reporting.item_forms import AnswerForm
from kehoach.web.reporting.models import Instruction
from kehoach.web.reporting.permissions import ask_to_answer
from kehoach.web.reporting.refusals import AnsweredBefore, ReasonNeeded
from kehoach.web.reporting.services.instructions import answer as answer_it

# A screen nobody scrolls past; a filter narrows the rest.
MOST = 300


@login_required
def instruction_list(request: SignedInRequest) -> HttpResponse:
    """Show the instructions of the units the person sees, those that wait the longest first."""
    today = timezone.localdate()
    word = request.GET.get("tinh-trang", "")
    rows = narrowed(Instruction.objects.visible_to(request.user), word, today)
    # Nothing answered comes first, by its day; what was answered after it, the newest first.
    waiting = with_people(rows.filter(answered_at=None)).order_by("due_on", "pk")[:MOST]
    answered = with_people(rows.filter(answered_at__isnull=False)).order_by("-answered_at")[:MOST]
    told = with_items([*waiting, *answered][:MOST], today)
    if is_wanted(request.GET):
        return spreadsheet(_("Ý kiến chỉ đạo"), _sheet(told))
    context = {"told": told, "filters": FILTERS.items(), "word": word, "today": today}
    return render(request, "reporting/instructions.html", context)


@login_required
def instruction(request: SignedInRequest, instruction_id: int) -> HttpResponse:
    """Show one instruction, with its answer or the form of it."""
    return _page(request, _visible(request, instruction_id), AnswerForm())


@login_required
@require_POST
def answer(request: SignedInRequest, instruction_id: int) -> HttpResponse:
    """Take the answer to an instruction."""
    row = _visible(request, instruction_id)
    ask_to_answer(request.user, row)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_it(actor=request.user, instruction=row, text=form.cleaned_data["text"])
        except ReasonNeeded as refusal:
            form.add_error("text", str(refusal))
        except AnsweredBefore as refusal:
            messages.error(request, str(refusal))
            row = _visible(request, instruction_id)
        else:
            messages.success(request, _("Đã gửi câu trả lời."))
            return redirect("instructions:page", row.pk)
    return _page(request, row, form)


def _visible(request: SignedInRequest, instruction_id: int) -> Instruction:
    found: Instruction = get_object_or_404(
        with_people(Instruction.objects.visible_to(request.user)), pk=instruction_id
    )
    return found


def _page(request: SignedInRequest, row: Instruction, form: AnswerForm) -> HttpResponse:
    [told] = with_items([row], timezone.localdate())
    context = {"told": told, "row": row, "form": form if _may_answer(request, row) else None}
    return render(request, "reporting/instruction.html", context, status=422 if form.is_bound else 200)


def _may_answer(request: SignedInRequest, row: Instruction) -> bool:
    if row.answered_at is not None:
        return False
    try:
        ask_to_answer(request.user, row)
    except PermissionDenied:
        return False
    return True


def _sheet(told: list[Told]) -> Sheet:
    columns = [
        Column(_("Nội dung chỉ đạo"), 50),
        Column(_("Về việc"), 40),
        Column(_("Giao cho"), 26),
        Column(_("Người chỉ đạo"), 22),
        Column(_("Chỉ đạo lúc"), 16),
        Column(_("Trả lời trước hết ngày"), 14),
        Column(_("Trả lời"), 50),
        Column(_("Trả lời lúc"), 16),
    ]
    rows = [
        [
            one.instruction.text,
            one.item,
            one.assignee,
            str(one.instruction.given_by or ""),
            one.instruction.given_at,
            one.instruction.due_on,
            one.instruction.answer,
            one.instruction.answered_at,
        ]
        for one in told
    ]
    return Sheet(_("Ý kiến chỉ đạo"), columns, rows)
