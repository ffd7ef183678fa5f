"""One period: who has reported in it, and what the office does with it as a whole."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.scoring.timeliness import SubmissionRecord, on_time_rate
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted
from kehoach.web.organizations.queries import ended
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.letterhead import letterhead_of
from kehoach.web.reporting.missing import missing_in
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.owing_changes import names_of, owing_changes, said_of
from kehoach.web.reporting.period_sheets import missing_sheet, rows_sheet
from kehoach.web.reporting.refusals import ReasonNeeded
from kehoach.web.reporting.services import periods, submissions
from kehoach.web.reporting.views.periods_loading import (
    REFUSED,
    as_a_file,
    can_collect,
    period_seen,
    period_to_collect,
)
from kehoach.web.reporting.who_reported import FILTERS, ORDERS, Row, counted, narrowed, who_reported


@login_required
def period_page(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Show who has reported and who has not."""
    period = period_seen(request, period_id)
    today = timezone.localdate()
    rows = who_reported(period, today=today)
    state, order = request.GET.get("trang-thai", ""), request.GET.get("xep", "")
    shown = narrowed(rows, state=state, order=order)
    if is_wanted(request.GET):
        return as_a_file(period, _("Ai đã báo cáo"), rows_sheet(period, shown))
    counts = counted(rows)
    waiting = [row for row in rows if row.can_be_accepted]
    may_collect = can_collect(request, period)
    context = {
        "tab": "who",
        "period": period,
        "today": today,
        "ended": ended(period.unit, today),
        "rows": shown,
        "total": len(rows),
        "filters": [(word, FILTERS[word][0], counts[word]) for word in FILTERS],
        "orders": [(word, ORDERS[word][0]) for word in ORDERS],
        "state": state,
        "order": order,
        "waiting": len(waiting),
        "next": min(waiting, key=_sent_first).submission if waiting else None,
        "may_collect": may_collect,
        "may_accept": may_collect and any(row.can_be_accepted for row in shown),
        "rate": on_time_rate([_record(row, period) for row in rows], today).reason,
    }
    return render(request, "reporting/period.html", context)


def _sent_first(row: Row) -> float:
    return row.sent_at.timestamp() if row.sent_at else 0.0


def _record(row: Row, period: Period) -> SubmissionRecord:
    sent = row.submission.first_submitted_at
    return SubmissionRecord(
        deadline=row.submission.deadline,
        first_submitted_on=day_of(sent) if sent else None,
        closed=not period.is_open,
    )


@login_required
def missing(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Show «Danh sách chưa báo cáo», ready to print."""
    period = period_seen(request, period_id)
    now = timezone.localtime()
    found = missing_in(period, who_reported(period, today=now.date()))
    if is_wanted(request.GET):
        return as_a_file(period, _("Chưa báo cáo"), missing_sheet(period, found))
    context = {
        "tab": "missing",
        "period": period,
        "missing": found,
        "unheld": sum(not one.row.holders for one in found),
        "now": now,
        "letterhead": letterhead_of(period.unit),
    }
    return render(request, "reporting/period_missing.html", context)


@login_required
@require_POST
def accept_selected(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Accept the reports that were ticked; one that is not waiting any more is named."""
    period = period_to_collect(request, period_id)
    ticked = set(request.POST.getlist("bao-cao"))
    rows = period.submissions.select_related("organization", "position__organization").defer("draft")
    chosen = [row for row in rows.order_by("submitted_at") if str(row.pk) in ticked]
    if not chosen:
        messages.warning(request, _("Chưa chọn báo cáo nào. Đánh dấu các báo cáo cần duyệt rồi bấm lại."))
        return redirect("periods:period", period.pk)
    refused = _accept(request, chosen)
    accepted = len(chosen) - len(refused)
    if accepted:
        messages.success(request, _("Đã duyệt %(count)d báo cáo.") % {"count": accepted})
    for sentence in refused:
        messages.error(request, sentence)
    return redirect("periods:period", period.pk)


def _accept(request: SignedInRequest, chosen: Sequence[Submission]) -> list[str]:
    refused = []
    for submission in chosen:
        try:
            submissions.accept(actor=request.user, submission=submission)
        except REFUSED as refusal:
            refused.append(str(refusal))
    return refused


@login_required
def close(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Say what closing does, and close."""
    period = period_to_collect(request, period_id)
    if request.method == "POST":
        period = periods.close_period(actor=request.user, period=period)
        messages.success(
            request,
            _("Đã chốt «%(period)s»: %(missing)d báo cáo chưa có, %(late)d báo cáo gửi chậm.")
            % {"period": period, "missing": period.missing, "late": period.late},
        )
        return redirect("periods:period", period.pk)
    return render(request, "reporting/period_close.html", {"period": period})


@login_required
def reopen(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Ask why the period is opened again, and open it."""
    period = period_to_collect(request, period_id)
    reason, refused = request.POST.get("reason", ""), ""
    if request.method == "POST":
        try:
            periods.reopen_period(actor=request.user, period=period, reason=reason)
        except ReasonNeeded as refusal:
            refused = str(refusal)
        except REFUSED as refusal:
            messages.error(request, str(refusal))
            return redirect("periods:period", period.pk)
        else:
            messages.success(
                request,
                _("Đã mở lại «%(period)s». Hạn gửi vẫn là %(deadline)s, báo cáo gửi từ nay là gửi chậm.")
                % {"period": period, "deadline": f"{period.deadline:%d/%m/%Y}"},
            )
            return redirect("periods:period", period.pk)
    context = {"period": period, "reason": reason, "refused": refused}
    return render(request, "reporting/period_reopen.html", context, status=422 if refused else 200)


@login_required
def renew(request: SignedInRequest, period_id: int) -> HttpResponse:
    """Say what settling anew who owes a report changes, and do it."""
    period = period_to_collect(request, period_id)
    changes = owing_changes(period)
    if request.method == "POST":
        try:
            periods.renew_owing(actor=request.user, period=period)
        except REFUSED as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said_of(changes))
        return redirect("periods:period", period.pk)
    context = {
        "period": period,
        "changes": changes,
        "added": names_of(changes.added),
        "said": said_of(changes),
    }
    return render(request, "reporting/period_renew.html", context)
