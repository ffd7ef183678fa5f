"""Files of a document: written anew for a draft, kept for what was issued, the signed copy taken in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.forms import FileForm
from kehoach.web.documents.models import DocumentFile, OfficialDocument
from kehoach.web.documents.outside import WRITERS, NotReadyToSend, message_of
from kehoach.web.documents.refusals import Declined
from kehoach.web.documents.services import attaching
from kehoach.web.documents.services.issuing import document_to_send, file_name
from kehoach.web.documents.views.loading import back_to, document_seen, document_to
from kehoach.web.organizations.policy import Action
from kehoach.web.plans import files
from kehoach.web.reporting.evidence_files import LARGEST


@login_required
def written(request: SignedInRequest, document_id: int, kind: str) -> HttpResponse | FileResponse:
    """Hand out a document that is not issued yet, written as it reads now."""
    row = document_seen(request, document_id)
    write = WRITERS.get(kind)
    if write is None:
        raise Http404
    kept = row.files.filter(kind=kind).first() if row.is_issued else None
    if kept is not None:
        return _handed_out(kept)
    return saved(write(row.document), file_name(row, kind))


@login_required
def message(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Hand out an issued document as a message: with its signed copies, else with its Word file."""
    row = document_to(request, document_id, Action.ISSUE)
    kept = row.files.filter(kind=DocumentFile.Kind.SIGNED).order_by("pk")
    kept = kept if kept else row.files.filter(kind=DocumentFile.Kind.DOCX)
    try:
        attached = [(_with_ending(file), files.content_of(file.sha256)) for file in kept]
        content = message_of(document_to_send(row), attached, at=timezone.now())
    except FileNotFoundError as fault:
        raise Http404 from fault
    except NotReadyToSend as refusal:
        messages.error(request, str(refusal))
        return back_to(row)
    return saved(content, file_name(row, "edxml"))


@login_required
def download(request: SignedInRequest, file_id: int) -> FileResponse:
    """Hand out a kept file, to save, never to run in the page."""
    return _handed_out(_file(request, file_id))


@login_required
def attach(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Take in the signed copy."""
    row = document_to(request, document_id, Action.ISSUE)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            # One byte more than may be kept is enough to know; the rest never comes into memory.
            attaching.add_signed(
                actor=request.user, document=row, name=file.name or "", content=file.read(LARGEST + 1)
            )
        except Declined as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Đã nhận bản ký."))
            return back_to(row, "files")
    context = {"row": row, "form": form}
    return render(request, "documents/attach.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def remove(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Take a signed copy away before the issue."""
    file = _file(request, file_id)
    try:
        attaching.remove_signed(actor=request.user, file=file)
    except Declined as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã bỏ tệp «%(name)s».") % {"name": file.name})
    return back_to(file.document, "files")


def _file(request: SignedInRequest, file_id: int) -> DocumentFile:
    visible = OfficialDocument.objects.visible_to(request.user)
    rows = DocumentFile.objects.select_related("document__organization__unit")
    return get_object_or_404(rows.filter(document__in=visible), pk=file_id)


def _with_ending(file: DocumentFile) -> str:
    """Return a file's name with the ending of what it is, whatever it was called."""
    ending = ".docx" if file.kind == DocumentFile.Kind.DOCX else ".pdf"
    return file.name if file.name.lower().endswith(ending) else f"{file.name}{ending}"


def saved(content: bytes, name: str) -> HttpResponse:
    """Return a file to save, never to run in the page."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    disposition = content_disposition_header(True, name)  # noqa: FBT003 - Django's own
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer


def _handed_out(file: DocumentFile) -> FileResponse:
    try:
        content = files.path_of(file.sha256).open("rb")
    except FileNotFoundError as fault:
        # Taken away by hand, or not brought back with the database.
        raise Http404 from fault
    return FileResponse(
        content, as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
