"""One report as the office reads it: accept it, send it back, correct what was accepted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.permissions import can_report
from kehoach.web.reporting.refusals import EntriesAsked, ReasonNeeded
from kehoach.web.reporting.report_history import history_of
from kehoach.web.reporting.report_reading import read_report
from kehoach.web.reporting.reported_fields import fields_of
from kehoach.web.reporting.services import submissions
from kehoach.web.reporting.services.corrections import correct
from kehoach.web.reporting.views.periods_loading import (
    REFUSED,
    can_collect,
    report_seen,
    report_to_decide,
)
from kehoach.web.reporting.who_reported import who_reported


@login_required
def report_page(request: SignedInRequest, period_id: int, submission_id: UUID) -> HttpResponse:
    """Show one report: this month beside the last, the targets, what looks wrong."""
    return _page(request, report_seen(request, period_id, submission_id))


def _page(
    request: SignedInRequest, submission: Submission, *, note: str = "", refused: str = ""
) -> HttpResponse:
    period = submission.period
    [row] = who_reported(period, today=timezone.localdate(), only=submission)
    waiting = period.submissions.filter(state=Submission.State.SUBMITTED).exclude(pk=submission.pk)
    may_collect = can_collect(request, period)
    is_accepted = submission.state == Submission.State.ACCEPTED
    context: dict[str, Any] = {
        "period": period,
        "submission": submission,
        "row": row,
        "report": read_report(submission),
        "history": history_of(submission),
        "left": waiting.count(),
        "may_collect": may_collect,
        "may_decide": may_collect and submission.state == Submission.State.SUBMITTED,
        "may_correct": is_accepted
        and (may_collect or (period.is_open and can_report(request.user, submission))),
        "note": note,
        "refused": refused,
    }
    return render(request, "reporting/period_report.html", context, status=422 if refused else 200)


@login_required
@require_POST
def accept(request: SignedInRequest, period_id: int, submission_id: UUID) -> HttpResponse:
    """Accept the report, and lead on to the next one where that is asked for."""
    submission = report_to_decide(request, period_id, submission_id)
    try:
        submissions.accept(actor=request.user, submission=submission)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return redirect("periods:report", period_id, submission_id)
    messages.success(request, _("Đã duyệt báo cáo của «%(who)s».") % {"who": _who(submission)})
    return _onward(request, submission)


@login_required
@require_POST
def send_back(request: SignedInRequest, period_id: int, submission_id: UUID) -> HttpResponse:
    """Send the report back with what is missing in it."""
    submission = report_to_decide(request, period_id, submission_id)
    note = request.POST.get("note", "")
    try:
        submissions.send_back(actor=request.user, submission=submission, note=note)
    except ReasonNeeded:
        return _page(request, submission, refused=_("Chưa ghi cần bổ sung gì. Ghi ngắn gọn rồi bấm lại."))
    except REFUSED as refusal:
        return _page(request, submission, note=note, refused=str(refusal))
    messages.success(request, _("Đã trả lại báo cáo của «%(who)s».") % {"who": _who(submission)})
    return _onward(request, submission)


def _who(submission: Submission) -> str:
    return str(submission.position or submission.organization)


def _onward(request: SignedInRequest, submission: Submission) -> HttpResponse:
    """Lead on to the report that has waited longest, or back to the period where none waits."""
    if request.POST.get("then") != "next":
        return redirect("periods:report", submission.period_id, submission.pk)
    waiting = submission.period.submissions.filter(state=Submission.State.SUBMITTED)
    following = waiting.order_by("submitted_at", "pk").values_list("pk", flat=True).first()
    if following is None:
        messages.info(request, _("Không còn báo cáo nào chờ duyệt trong kỳ này."))
        return redirect("periods:period", submission.period_id)
    return redirect("periods:report", submission.period_id, following)


@login_required
def correct_item(
    request: SignedInRequest, period_id: int, submission_id: UUID, lineage: UUID
) -> HttpResponse:
    """Show and take the right figures of one item of an accepted report, with the reason."""
    submission = report_seen(request, period_id, submission_id)
    if not can_report(request.user, submission):
        raise PermissionDenied
    progress = submission.progress.select_related("solution").filter(lineage=lineage).first()
    row = progress or submission.actuals.select_related("indicator").filter(lineage=lineage).first()
    if row is None:
        raise Http404
    refused, fields = "", fields_of(row)
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        texts = {name: str(text) for name, text in request.POST.items()}
        try:
            correct(actor=request.user, submission=submission, lineage=lineage, texts=texts, reason=reason)
        except EntriesAsked as refusal:
            fields = fields_of(row, texts=texts, questions=refusal.questions)
            refused = _("Chưa đính chính được. Xem lại các ô được đánh dấu.")
        except REFUSED as refusal:
            fields, refused = fields_of(row, texts=texts), str(refusal)
        else:
            messages.success(request, _("Đã đính chính; số liệu cũ và lý do vẫn được giữ."))
            return redirect("periods:report", period_id, submission_id)
    context: dict[str, Any] = {
        "period": submission.period,
        "submission": submission,
        "item": getattr(row, "solution", None) or getattr(row, "indicator", None),
        "fields": fields,
        "reason": reason,
        "refused": refused,
    }
    return render(request, "reporting/period_correct.html", context, status=422 if refused else 200)
