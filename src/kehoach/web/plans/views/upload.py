"""Pages where a document comes in and its reading is awaited."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kehoach.reading.refusals import TooLarge, UnknownKind, Unreadable
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Organization
from kehoach.web.plans import apart, files
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.queries import drafts_of
from kehoach.web.plans.refusals import AlreadyHere, NotADraft, NotAPlan
from kehoach.web.plans.services import plans, reading
from kehoach.web.plans.views.loading import (
    document_to_mend,
    organizations_to_plan_for,
    plan_to_mend,
)

ENDINGS = ".docx,.pdf,.xlsx,.txt,.html,.htm,.doc,.rtf,.odt,.xls,.ods,.png,.jpg,.jpeg,.tif,.tiff"


class UploadForm(forms.Form):
    """The file, and whose plan it is where the person works for several."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Kế hoạch của"), empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản kế hoạch"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Chọn tệp văn bản kế hoạch rồi bấm «Đọc văn bản».")
        },
    )


@login_required
def upload(request: SignedInRequest) -> HttpResponse:
    """Show the drafts under way and take a new document."""
    organizations = organizations_to_plan_for(request)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"organization": organizations[0]})
    form.fields["organization"].queryset = organizations  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _receive(
                    request, form.cleaned_data["organization"], form.cleaned_data["file"], replaces=None
                )
            except (Unreadable, NotAPlan) as refusal:
                form.add_error("file", str(refusal))
                status = _status_of(refusal)
    context = {
        "form": form,
        "organizations": organizations,
        "drafts": drafts_of(organizations),
    }
    return render(request, "plans/upload.html", context, status=status)


def _status_of(refusal: Exception) -> int:
    if isinstance(refusal, TooLarge):
        return 413
    return 415 if isinstance(refusal, UnknownKind) else 422


def _receive(
    request: SignedInRequest,
    organization: Organization,
    file: "UploadedFile[bytes]",
    *,
    replaces: SourceDocument | None,
) -> HttpResponse:
    name, content = file.name or "", file.read()
    sent: dict[str, Any] = {
        "actor": request.user,
        "organization": organization,
        "name": name,
        "content": content,
        "replaces": replaces,
    }
    try:
        if reading.is_slow(content, name):
            document = apart.start(reading.receive_for_later(**sent))
        else:
            document = reading.receive(**sent)
    except AlreadyHere as refusal:
        document = refusal.document
        if document.state == SourceDocument.State.FAILED:
            # Sent again, perhaps because the machine has learnt to read it since.
            document = apart.start(document)
        else:
            messages.info(request, str(refusal))
    if document.state == SourceDocument.State.FAILED and document.uploaded_by_id == request.user.pk:
        refused = document.refusal
        plans.remove_draft(actor=request.user, document=document)
        raise Unreadable(name, refused)
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": reverse("reading:document", args=[document.pk])})
    return redirect("reading:document", document.pk)


@login_required
def new_version(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Take a newer version of a document; what people did to the old reading is kept."""
    plan = plan_to_mend(request, document_id)
    if plan.status == Plan.Status.REPLACED:
        messages.error(request, str(NotADraft(plan)))
        return redirect("plans:plan", plan.pk)
    organizations = Organization.objects.filter(pk=plan.organization_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    form.fields["organization"].queryset = organizations  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _receive(request, plan.organization, form.cleaned_data["file"], replaces=plan.document)
            except (Unreadable, NotAPlan) as refusal:
                form.add_error("file", str(refusal))
                status = _status_of(refusal)
    context = {"form": form, "organizations": organizations, "plan": plan}
    return render(request, "plans/new_version.html", context, status=status)


@login_required
def progress(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Show how far a reading is; lead on when it is done."""
    document = document_to_mend(request, document_id)
    address = reverse("reading:document", args=[document.pk])
    done = document.state != SourceDocument.State.READING
    if "HX-Request" in request.headers:
        if done:
            return HttpResponse(headers={"HX-Redirect": address})
        return render(request, "plans/_progress.html", progress_context(document))
    return redirect(address)


def progress_context(document: SourceDocument) -> dict[str, object]:
    """Return what the progress of a reading is drawn from."""
    return {"document": document, "was_cut_off": document.was_cut_off}


@login_required
@require_POST
def read_again(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Read a document once more whose reading was cut off or refused."""
    document = document_to_mend(request, document_id)
    if reading.begin_again(actor=request.user, document=document):
        apart.start(document)
    return redirect("reading:document", document.pk)


@login_required
def remove(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Ask whether, and throw a draft away."""
    document = document_to_mend(request, document_id)
    if request.method == "POST":
        try:
            plans.remove_draft(actor=request.user, document=document)
        except NotADraft as refusal:
            messages.error(request, str(refusal))
            return redirect("reading:document", document.pk)
        messages.success(request, _("Đã xóa bản đọc của «%(name)s».") % {"name": document.name})
        return redirect("reading:list")
    return render(request, "plans/remove.html", {"document": document})


@login_required
def original(request: SignedInRequest, document_id: int) -> FileResponse:
    """Hand out the file as it came, to save, never to run in the page."""
    visible = SourceDocument.objects.visible_to(request.user).light()
    document = get_object_or_404(visible, pk=document_id)
    if not Plan.objects.confirmed().filter(document=document).exists():
        document = document_to_mend(request, document_id)
    try:
        content = files.path_of(document.sha256).open("rb")
    except FileNotFoundError as fault:
        # Taken away by hand, or not brought back with the database.
        raise Http404 from fault
    return FileResponse(
        content,
        as_attachment=True,
        filename=document.name,
        content_type="application/octet-stream",
    )
