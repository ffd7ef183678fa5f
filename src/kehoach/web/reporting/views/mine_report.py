"""The page on which a report is written, and what shows once it is sent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.reporting.due_words import due_state
from kehoach.web.reporting.entries import Question
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.refusals import (
    AlreadySent,
    EntriesAsked,
    EntriesDoubtful,
    EvidenceRefused,
    NotSent,
    PeriodClosed,
)
from kehoach.web.reporting.report_page import carried_over, report_page
from kehoach.web.reporting.sent_page import sent_page
from kehoach.web.reporting.services import submissions
from kehoach.web.reporting.typed_words import has_news
from kehoach.web.reporting.views.mine_evidence import take_files
from kehoach.web.reporting.views.mine_loading import report_of, report_to_serve


@login_required
def report(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Show a report where it stands, and take what is written in it."""
    if request.method != "POST":
        return _page(request, report_of(request, submission_id))
    try:
        return _take(request, report_to_serve(request, submission_id))
    except (AlreadySent, PeriodClosed) as refusal:
        # Somebody else was quicker: what they sent is shown, with the sentence that says so.
        return _page(request, report_of(request, submission_id), refused=str(refusal), status=422)


@login_required
@require_POST
def keep_draft(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Keep what is being typed; answer with the words that say so."""
    submission = report_to_serve(request, submission_id)
    try:
        kept = submissions.keep_draft(actor=request.user, submission=submission, texts=_texts(request))
    except (AlreadySent, PeriodClosed) as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=422)
    said = _("Đã lưu nháp lúc %(time)s") % {"time": f"{timezone.localtime(kept):%H:%M}"}
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@login_required
@require_POST
def withdraw(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Take a report back that nobody has accepted, to mend it."""
    submission = report_of(request, submission_id)
    try:
        submissions.withdraw(actor=request.user, submission=submission)
    except (NotSent, PeriodClosed) as refusal:
        return _page(request, submission, refused=str(refusal), status=422)
    messages.success(request, _("Đã rút báo cáo về. Sửa xong thì bấm «Gửi báo cáo»."))
    return redirect("mine:report", submission_id)


def _take(request: SignedInRequest, submission: Submission) -> HttpResponse:
    texts, action = _texts(request), request.POST.get("action", "save")
    refused = _take_files(request, submission)
    if refused:
        _keep(request, submission, texts)
        return _page(request, submission, typed=texts, refused=refused, status=422)
    nothing_new = "yes" if action == "nothing" else ""
    if nothing_new and request.POST.get("sure") != "yes" and has_news(submission, texts):
        _keep(request, submission, texts)
        return _page(request, submission, typed=texts, ask_sure=True, status=422)
    if action in {"send", "nothing"}:
        return _send(request, submission, texts, nothing_new=nothing_new)
    key = request.POST.get("carry", "")
    if key:
        texts |= {
            name: _joined(texts.get(name, ""), words) for name, words in carried_over(submission, key).items()
        }
    _keep(request, submission, texts)
    if not key:
        messages.success(request, _("Đã lưu nháp. Báo cáo chỉ được tính khi bấm «Gửi báo cáo»."))
    address = redirect("mine:report", submission.pk)
    if key and key != "all":
        address["Location"] += f"#{key}"
    return address


def _send(
    request: SignedInRequest, submission: Submission, texts: dict[str, str], *, nothing_new: str
) -> HttpResponse:
    try:
        submissions.submit(
            actor=request.user,
            submission=submission,
            texts=texts,
            nothing_new=nothing_new,
            seen=request.POST.get("seen", ""),
        )
    except EntriesAsked as refusal:
        _keep(request, submission, texts)
        return _page(request, submission, typed=texts, questions=refusal.questions, status=422)
    except EntriesDoubtful as refusal:
        _keep(request, submission, texts)
        return _page(request, submission, typed=texts, doubts=refusal.doubts, status=422)
    return redirect("mine:report", submission.pk)


def _keep(request: SignedInRequest, submission: Submission, texts: dict[str, str]) -> None:
    submissions.keep_draft(actor=request.user, submission=submission, texts=texts)


def _texts(request: SignedInRequest) -> dict[str, str]:
    return {name: str(text) for name, text in request.POST.items()}


def _take_files(request: SignedInRequest, submission: Submission) -> str:
    """Keep the files that came with the form; return why one was refused."""
    if not request.FILES:
        return ""
    try:
        take_files(request, submission)
    except EvidenceRefused as refusal:
        return str(refusal)
    return ""


def _joined(typed: str, carried: str) -> str:
    if not typed.strip() or carried in typed:
        return typed if typed.strip() else carried
    return f"{typed.rstrip()}\n{carried}"


def _page(
    request: SignedInRequest,
    submission: Submission,
    *,
    typed: dict[str, str] | None = None,
    questions: Sequence[Question] = (),
    doubts: Sequence[Question] = (),
    refused: str = "",
    ask_sure: bool = False,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "submission": submission,
        "period": submission.period,
        "refused": refused,
        "ask_sure": ask_sure,
    }
    if submission.can_be_written and submission.period.is_open:
        context["page"] = report_page(submission, typed=typed, questions=questions, doubts=doubts)
        context["due"] = due_state(submission.deadline, timezone.localdate())
        template = "reporting/mine_report.html"
    else:
        context["page"] = sent_page(submission)
        template = "reporting/mine_sent.html"
    return render(request, template, context, status=status)
