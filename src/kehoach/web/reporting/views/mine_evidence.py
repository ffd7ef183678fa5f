"""Files beside the items of a report: taken in, handed out to be saved, taken away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans import files
from kehoach.web.reporting.entries import lineage_of
from kehoach.web.reporting.evidence_files import LARGEST
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.refusals import AlreadySent, EvidenceRefused, PeriodClosed
from kehoach.web.reporting.services import evidence as service
from kehoach.web.reporting.services.submissions import keep_draft, typed
from kehoach.web.reporting.views.mine_loading import evidence_of, evidence_to_remove, report_of


def take_files(request: SignedInRequest, submission: Submission) -> list[UUID]:
    """Keep the files of a form, each beside the item that its field names; return those items.

    :raises EvidenceRefused: a file cannot be kept; those before it are.
    :raises AlreadySent: the report was sent in.
    :raises PeriodClosed: the period's figures are final.
    """
    owed = owed_by(submission)
    lineages = {item.lineage for item in (*owed.solutions, *owed.indicators)}
    taken = []
    for field, listed in request.FILES.lists():
        lineage = lineage_of(field)
        if lineage not in lineages:
            raise EvidenceRefused(
                _("Tệp không gắn với việc nào của báo cáo này. Tải lại trang rồi chọn lại tệp.")
            )
        for file in listed:
            # One byte more than may be kept is enough to know; the rest never comes into memory.
            service.add(
                actor=request.user,
                submission=submission,
                lineage=lineage,
                name=file.name or "",
                content=file.read(LARGEST + 1),
            )
        taken.append(lineage)
    return taken


@login_required
@require_POST
def add(request: SignedInRequest, submission_id: UUID) -> HttpResponse:
    """Take files without leaving the page; answer with the list of those beside the item."""
    submission = report_of(request, submission_id)
    lineage = next((found for field in request.FILES if (found := lineage_of(field))), None)
    refused, status = "", 200
    try:
        take_files(request, submission)
    except (EvidenceRefused, AlreadySent, PeriodClosed) as refusal:
        refused, status = str(refusal), 422
    if not request.FILES:
        refused, status = _("Chưa chọn tệp. Chọn tệp rồi tải lên."), 422
    return _list(request, submission, lineage, refused=refused, status=status)


@login_required
def download(request: SignedInRequest, evidence_id: UUID) -> FileResponse:
    """Hand out a file, to save, never to run in the page."""
    evidence = evidence_of(request, evidence_id)
    try:
        content = files.path_of(evidence.sha256).open("rb")
    except FileNotFoundError as fault:
        # Taken away by hand, or not brought back with the database.
        raise Http404 from fault
    return FileResponse(
        content, as_attachment=True, filename=evidence.name, content_type="application/octet-stream"
    )


@login_required
@require_POST
def remove(request: SignedInRequest, evidence_id: UUID) -> HttpResponse:
    """Take a file away from a report that is being written; what is typed meanwhile is kept."""
    evidence = evidence_to_remove(request, evidence_id)
    submission, refused = evidence.submission, ""
    texts = {name: str(text) for name, text in request.POST.items()}
    try:
        if typed(texts):
            keep_draft(actor=request.user, submission=submission, texts=texts)
        service.remove(actor=request.user, evidence=evidence)
    except (AlreadySent, PeriodClosed) as refusal:
        refused = str(refusal)
    if "HX-Request" in request.headers:
        status = 422 if refused else 200
        return _list(request, submission, evidence.lineage, refused=refused, status=status)
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _("Đã bỏ tệp «%(name)s».") % {"name": evidence.name})
    return redirect("mine:report", submission.pk)


def _list(
    request: SignedInRequest, submission: Submission, lineage: UUID | None, *, refused: str, status: int
) -> HttpResponse:
    rows = submission.evidence.filter(lineage=lineage).order_by("uploaded_at", "pk") if lineage else ()
    context = {"files": rows, "refused": refused, "is_writable": submission.can_be_written}
    return render(request, "reporting/_mine_files.html", context, status=status)
