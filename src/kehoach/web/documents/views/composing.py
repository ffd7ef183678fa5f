"""Pages that begin a document: chosen, composed anew, written about an issued one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents.edits import edits_from
from kehoach.web.documents.forms import ComposeForm, CorrectionForm
from kehoach.web.documents.office_templates import has_new_template
from kehoach.web.documents.outside import COMPOSERS, NOTHING, TYPED, Composer
from kehoach.web.documents.refusals import Declined
from kehoach.web.documents.services import correcting, drafting
from kehoach.web.documents.subjects import Subject, found, offered
from kehoach.web.documents.typed_forms import FORMS, TypedForm
from kehoach.web.documents.views.loading import back_to, document_to, writing_organizations
from kehoach.web.organizations.models import OrganizationQuerySet
from kehoach.web.organizations.policy import Action


@login_required
def new(request: SignedInRequest) -> HttpResponse:
    """Show what can be composed."""
    if not writing_organizations(request).exists():
        raise PermissionDenied
    return render(request, "documents/new.html", {"composers": list(COMPOSERS.values())})


@login_required
def compose(request: SignedInRequest, composer: str) -> HttpResponse:
    """Show the form of one composer; make the draft when it is sent."""
    maker = COMPOSERS.get(composer)
    if maker is None:
        raise Http404
    organizations = writing_organizations(request)
    if maker.needs != TYPED:
        # What is composed from records is the unit's; its offices write their own words.
        organizations = organizations.units()
    first = organizations.select_related("unit").first()
    if first is None:
        raise PermissionDenied
    form = _form(request, maker, organizations, first)
    if request.method == "POST" and form.is_valid():
        organization = form.cleaned_data["organization"]
        subject = _subject(request, maker, form)
        if subject is None:
            form.add_error("subject", _("Mục đã chọn không thuộc cơ quan này. Chọn mục khác."))
        else:
            try:
                row = drafting.compose(
                    actor=request.user, organization=organization, composer=composer, subject=subject
                )
            except Declined as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Đã soạn dự thảo. Bấm «Sửa» ở từng đoạn để sửa."))
                return back_to(row)
    context = {"form": form, "composer": maker, "has_subjects": _has_subjects(form)}
    return render(request, "documents/compose.html", context, status=422 if form.is_bound else 200)


@login_required
def compose_anew(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Ask before composing a draft anew: what was edited, and whether it is kept."""
    row = document_to(request, document_id, Action.WRITE)
    try:
        if request.method == "POST":
            keeping = "nothing" if request.POST.get("keep") == "no" else "edits"
            row = drafting.compose_anew(actor=request.user, document=row, keeping=keeping)
            differing = len(edits_from(row.edits).differing)
            messages.success(request, _("Đã soạn lại từ số liệu hiện có."))
            if differing:
                messages.warning(
                    request,
                    _("%(count)s chỗ đã sửa tay nay khác với bản soạn mới, được đánh dấu trong văn bản.")
                    % {"count": differing},
                )
            return back_to(row)
        differs = drafting.would_differ(row, actor=request.user)
    except Declined as refusal:
        messages.error(request, str(refusal))
        return back_to(row)
    context = {
        "row": row,
        "edited": edits_from(row.edits).count,
        "differs": differs,
        "has_new_template": has_new_template(row),
    }
    return render(request, "documents/compose_anew.html", context)


@login_required
def correct(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Begin a document that corrects, amends or replaces an issued one."""
    row = document_to(request, document_id, Action.WRITE)
    form = CorrectionForm(request.POST or None, initial={"relation": request.GET.get("hinh-thuc", "")})
    if request.method == "POST" and form.is_valid():
        try:
            made = correcting.correct(actor=request.user, document=row, **form.cleaned_data)
        except Declined as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã soạn dự thảo văn bản mới, có dẫn văn bản đã ban hành."))
            return back_to(made)
    if not row.is_issued and request.method != "POST":
        return redirect("documents:document", row.pk)
    context = {"row": row, "form": form}
    return render(request, "documents/correct.html", context, status=422 if form.is_bound else 200)


def _form(
    request: SignedInRequest, maker: Composer, organizations: OrganizationQuerySet, first: Any
) -> TypedForm | ComposeForm:
    sent = request.POST if request.method == "POST" else None
    if maker.needs == TYPED:
        return FORMS[maker.key](sent, organizations=organizations, initial={"organization": first})
    year = timezone.localdate().year
    subjects = [(one.code, one.label) for one in offered(maker, request.user, first, year=year)]
    chosen = request.GET.get("tu", "")
    return ComposeForm(
        sent,
        organizations=organizations,
        subjects=None if maker.needs == NOTHING else subjects,
        initial={"organization": first, "subject": chosen},
    )


def _subject(request: SignedInRequest, maker: Composer, form: TypedForm | ComposeForm) -> Subject | None:
    said = form.cleaned_data
    if not isinstance(form, ComposeForm):
        return Subject(thing=form.typed())
    code = said.get("subject", "")
    name = str(dict(form.subjects or ()).get(code, ""))
    return found(maker, request.user, said["organization"], code=code, name=name)


def _has_subjects(form: TypedForm | ComposeForm) -> bool:
    return "subject" not in form.fields or bool(getattr(form.fields["subject"], "choices", ()))
