"""What is asked for around a report: more time, and a correction of what was accepted."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.models import Solution
from kehoach.web.plans.wording import day
from kehoach.web.reporting.correcting import correction_card
from kehoach.web.reporting.entries import Question
from kehoach.web.reporting.models import Extension, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.refusals import (
    AskedBefore,
    DayNotLater,
    EntriesAsked,
    NothingToCorrect,
    NotSent,
    PeriodClosed,
    ReasonNeeded,
)
from kehoach.web.reporting.services import extensions
from kehoach.web.reporting.services.corrections import correct as correct_report
from kehoach.web.reporting.views.mine_loading import report_of


class ExtensionForm(forms.Form):
    """Until when, and why."""

    until = forms.DateField(
        label=gettext_lazy("Xin gia hạn đến ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@login_required
def extend(request: SignedInRequest, submission_id: UUID, lineage: UUID | None = None) -> HttpResponse:
    """Ask for more time: for the report, or for one of its solutions."""
    submission = report_of(request, submission_id)
    solution = _solution(submission, lineage) if lineage else None
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, submission, solution, form.cleaned_data)
        except DayNotLater as refusal:
            form.add_error("until", str(refusal))
        except (AskedBefore, ReasonNeeded) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã gửi đề nghị gia hạn. Trong lúc chờ, hạn cũ vẫn tính."))
            return redirect("mine:report", submission.pk)
    rows = solution.extensions if solution else submission.extensions
    context = {
        "submission": submission,
        "solution": solution,
        "due": _due(submission, solution),
        "form": form,
        "extensions": rows.order_by("-asked_at"),
        "asked": Extension.State.ASKED,
    }
    return render(request, "reporting/mine_extend.html", context, status=422 if form.is_bound else 200)


@login_required
def correct(request: SignedInRequest, submission_id: UUID, lineage: UUID) -> HttpResponse:
    """Correct one item of an accepted report; the old value and the reason stay."""
    submission = report_of(request, submission_id)
    if submission.state != Submission.State.ACCEPTED and request.method != "POST":
        return redirect("mine:report", submission.pk)
    texts = {name: str(text) for name, text in request.POST.items()}
    refused = ""
    questions: tuple[Question, ...] = ()
    if request.method == "POST":
        try:
            correct_report(
                actor=request.user,
                submission=submission,
                lineage=lineage,
                texts=texts,
                reason=texts.get("reason", ""),
            )
        except EntriesAsked as refusal:
            questions = refusal.questions
        except (ReasonNeeded, NothingToCorrect, NotSent, PeriodClosed) as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Đã đính chính. Số liệu cũ và lý do được giữ lại."))
            return redirect("mine:report", submission.pk)
    card = correction_card(
        submission, lineage, typed=texts if request.method == "POST" else None, questions=questions
    )
    if card is None:
        raise Http404
    context: dict[str, Any] = {
        "submission": submission,
        "card": card,
        "is_solution": isinstance(card.item, Solution),
        "refused": refused,
        "reason": texts.get("reason", ""),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "reporting/mine_correct.html", context, status=status)


def _solution(submission: Submission, lineage: UUID) -> Solution:
    """Return a solution that the report is about."""
    found = next((one for one in owed_by(submission).solutions if one.lineage == lineage), None)
    if found is None:
        raise Http404
    rows = Solution.objects.select_related("plan__organization", "task")
    solution: Solution = get_object_or_404(rows, pk=found.pk)
    return solution


def _ask(
    request: SignedInRequest, submission: Submission, solution: Solution | None, said: dict[str, Any]
) -> None:
    if solution is None:
        extensions.ask_for_report(actor=request.user, submission=submission, **said)
    else:
        extensions.ask_for_solution(actor=request.user, solution=solution, **said)


def _due(submission: Submission, solution: Solution | None) -> str:
    if solution is None:
        return day(submission.deadline)
    due = extensions.extended_to(solution) or solution.due_end
    return day(due) if due else ""
