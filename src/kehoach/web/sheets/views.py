"""Pages of the Excel form: taking it away, bringing it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.permissions import can_report
from kehoach.web.reporting.refusals import AlreadySent, PeriodClosed
from kehoach.web.sheets.forms import UploadForm
from kehoach.web.sheets.refusals import FormRefused
from kehoach.web.sheets.services import receive
from kehoach.web.sheets.writing import MEDIA_TYPE, form_of


@login_required
@require_GET
def download(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Give the form of a report, with what is owed and what was typed so far."""
    form = form_of(_to_report(request, submission_id))
    answer = HttpResponse(form.content, content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{form.name}"'
    return answer


@login_required
def upload(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Take in a form; what is wrong in it is told row by row, and nothing of it is stored then."""
    submission = _to_report(request, submission_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    sentences: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            received = receive(actor=request.user, submission=submission, content=file.read())
        except FormRefused as refusal:
            sentences = refusal.sentences
        except (AlreadySent, PeriodClosed) as refusal:
            sentences = [str(refusal)]
        else:
            said = (
                _("Biểu mẫu này đã nhận trước đó, không ghi thêm lần nữa.")
                if received.was_there
                else _("Đã nhận biểu mẫu và gửi báo cáo «%(period)s».") % {"period": submission.period}
            )
            messages.success(request, said)
            return redirect("forms:upload", submission_id)
    is_refused = bool(sentences) or (request.method == "POST" and not form.is_valid())
    context = {"submission": submission, "form": form, "sentences": sentences}
    return render(request, "sheets/upload.html", context, status=422 if is_refused else 200)


def _to_report(request: SignedInRequest, submission_id: UUID) -> Submission:
    """Return a report that the person fills in.

    :raises PermissionDenied: they see it, and it is somebody else's.
    """
    visible = Submission.objects.visible_to(request.user)
    rows = visible.select_related("period__regime", "unit", "organization", "position__organization")
    submission = get_object_or_404(rows, pk=submission_id)
    if not can_report(request.user, submission):
        raise PermissionDenied
    return submission
