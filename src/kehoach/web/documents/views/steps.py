"""The steps of a document: each is one button, those that need words have a form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.forms import NumberForm, ReasonForm
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.refusals import Declined
from kehoach.web.documents.services import drafting, issuing, numbering, steps
from kehoach.web.documents.views.loading import back_to, document_to
from kehoach.web.organizations.policy import Action


@login_required
@require_POST
def check(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Put a draft before whoever signs."""
    row = document_to(request, document_id, Action.WRITE)
    return _stepped(
        request,
        row,
        lambda: steps.check(actor=request.user, document=row),
        said=_("Đã kiểm tra và trình ký. Lãnh đạo thấy văn bản ở mục «Chờ ký»."),
    )


@login_required
@require_POST
def take_back(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Take a document back from whoever signs."""
    row = document_to(request, document_id, Action.WRITE)
    done = _("Đã lấy về, sửa tiếp được.")
    return _stepped(request, row, lambda: steps.take_back(actor=request.user, document=row), said=done)


@login_required
@require_POST
def sign(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Sign a document as it was read."""
    row = document_to(request, document_id, Action.SIGN)
    version = request.POST.get("version", "")
    read = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    return _stepped(
        request,
        row,
        lambda: steps.sign(actor=request.user, document=row, version=read),
        said=_("Đã ký. Văn thư cấp số và ban hành."),
    )


@login_required
def send_back(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Send a document back with what is to be mended."""
    row = document_to(request, document_id, Action.SIGN)
    return _with_reason(
        request,
        row,
        lambda reason: steps.send_back(actor=request.user, document=row, note=reason),
        title=_("Trả lại văn bản"),
        label=_("Cần sửa gì"),
        button=_("Trả lại"),
        said=_("Đã trả lại để sửa."),
    )


@login_required
def withdraw(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Give a draft up."""
    row = document_to(request, document_id, Action.WRITE)
    return _with_reason(
        request,
        row,
        lambda reason: drafting.withdraw(actor=request.user, document=row, reason=reason),
        title=_("Bỏ dự thảo"),
        label=_("Lý do bỏ"),
        button=_("Bỏ dự thảo"),
        said=_("Đã bỏ dự thảo. Dự thảo còn trong danh sách, ở trạng thái «đã bỏ»."),
    )


@login_required
def number(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Give a signed document its number and its day."""
    row = document_to(request, document_id, Action.ISSUE)
    today = timezone.localdate()
    form = NumberForm(request.POST if request.method == "POST" else None, initial={"dated": today})
    if request.method == "POST" and form.is_valid():
        try:
            row = numbering.give_number(actor=request.user, document=row, **form.cleaned_data)
        except Declined as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã cấp số %(number)s.") % {"number": row.full_number})
            return back_to(row)
    if row.state != OfficialDocument.State.SIGNED and request.method != "POST":
        return back_to(row)
    following = numbering.next_number(row.organization, today.year, row.symbol)
    context = {"row": row, "form": form, "next": following, "today": today}
    return render(request, "documents/number.html", context, status=422 if form.is_bound else 200)


@login_required
def cancel_number(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Cancel a number before the issue."""
    row = document_to(request, document_id, Action.ISSUE)
    return _with_reason(
        request,
        row,
        lambda reason: numbering.cancel_number(actor=request.user, document=row, reason=reason),
        title=_("Hủy số văn bản"),
        label=_("Lý do hủy số"),
        button=_("Hủy số"),
        said=_("Đã hủy số. Số và lý do còn trong sổ văn bản đi."),
    )


@login_required
@require_POST
def issue(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Issue a document."""
    row = document_to(request, document_id, Action.ISSUE)
    return _stepped(
        request,
        row,
        lambda: issuing.issue(actor=request.user, document=row),
        said=_("Đã ban hành. Nội dung, số liệu và tệp được giữ nguyên từ lúc này."),
    )


def _stepped(
    request: SignedInRequest, row: OfficialDocument, step: Callable[[], Any], *, said: str
) -> HttpResponse:
    try:
        step()
    except Declined as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return back_to(row)


def _with_reason(
    request: SignedInRequest,
    row: OfficialDocument,
    step: Callable[[str], Any],
    *,
    title: str,
    label: str,
    button: str,
    said: str,
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None, label=label)
    if request.method == "POST" and form.is_valid():
        try:
            step(form.cleaned_data["reason"])
        except Declined as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, said)
            return back_to(row)
    context = {"row": row, "form": form, "title": title, "button": button}
    return render(request, "documents/reason.html", context, status=422 if form.is_bound else 200)
