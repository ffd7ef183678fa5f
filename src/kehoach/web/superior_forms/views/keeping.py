"""Forms taken in, joined, replaced and removed."""

from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans import files
from kehoach.web.sheets.opening import LARGEST
from kehoach.web.superior_forms import services
from kehoach.web.superior_forms.forms import AddForm, FileForm
from kehoach.web.superior_forms.joining_page import choices_in, shown, uses
from kehoach.web.superior_forms.models import SuperiorForm
from kehoach.web.superior_forms.offered import offered_to
from kehoach.web.superior_forms.refusals import ChangedMeanwhile, Declined, NameTaken
from kehoach.web.superior_forms.views.loading import form_of, saved, units_written_for


@login_required
@require_GET
def form_list(request: SignedInRequest) -> HttpResponse:
    """Show the forms of the units for which the person writes."""
    if not units_written_for(request).exists():
        raise PermissionDenied
    rows = list(
        SuperiorForm.objects.visible_to(request.user)
        .select_related("organization", "confirmed_by")
        .order_by("name", "pk")
    )
    context = {"rows": rows, "has_several": len({row.organization_id for row in rows}) > 1}
    return render(request, "superior_forms/list.html", context)


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """Take in a form."""
    units = units_written_for(request)
    if not units.exists():
        raise PermissionDenied
    form = AddForm(request.POST or None, request.FILES or None, organizations=units)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = services.add_form(
                actor=request.user,
                organization=form.cleaned_data["organization"],
                name=form.cleaned_data["name"],
                file_name=file.name or "",
                # One byte more than may be kept is enough to know; the rest never comes into memory.
                content=file.read(LARGEST + 1),
            )
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        except Declined as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Đã nhận biểu mẫu. Xem lại cách ghép dưới đây rồi xác nhận một lần."))
            return redirect("superior-forms:join", row.pk)
    is_refused = request.method == "POST"
    return render(request, "superior_forms/add.html", {"form": form}, status=422 if is_refused else 200)


@login_required
def join(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Show how rows and columns are joined; keep what a person chose."""
    row = form_of(request, form_id)
    mapping, sent, refused = row.joined, None, ""
    if request.method == "POST":
        sent = choices_in(mapping, request.POST.dict())
        version = request.POST.get("version", "")
        try:
            services.join(
                actor=request.user,
                form=row,
                choices=sent,
                version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
            )
        except ChangedMeanwhile as refusal:
            # What was chosen was chosen for another state of the form.
            row, sent, refused = form_of(request, form_id), None, str(refusal)
            mapping = row.joined
        except Declined as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Đã ghép xong. Từ nay mỗi kỳ chỉ cần chọn kỳ rồi tải về."))
            return redirect("superior-forms:fill", row.pk)
    offered = offered_to(services.unit_of(row.organization), timezone.localdate().year)
    context = {
        "row": row,
        "sheets": shown(mapping, offered, sent),
        "offered": offered,
        "uses": uses(),
        "refused": refused,
    }
    return render(request, "superior_forms/join.html", context, status=422 if refused else 200)


@login_required
def replace(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Take in a new issue of a form."""
    row = form_of(request, form_id)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = services.replace_file(
                actor=request.user, form=row, file_name=file.name or "", content=file.read(LARGEST + 1)
            )
        except Declined as refusal:
            form.add_error("file", str(refusal))
        else:
            if row.is_confirmed:
                messages.success(request, _("Đã thay tệp; mọi dòng vẫn khớp nên không phải ghép lại."))
                return redirect("superior-forms:fill", row.pk)
            messages.warning(request, _("Đã thay tệp; có dòng mới. Xem lại cách ghép rồi xác nhận."))
            return redirect("superior-forms:join", row.pk)
    context = {"row": row, "form": form}
    is_refused = request.method == "POST"
    return render(request, "superior_forms/replace.html", context, status=422 if is_refused else 200)


@login_required
def remove(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Ask, then take a form away."""
    row = form_of(request, form_id)
    if request.method == "POST":
        try:
            services.remove_form(actor=request.user, form=row)
        except Declined as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Đã bỏ biểu mẫu «%(name)s».") % {"name": row.name})
        return redirect("superior-forms:list")
    return render(request, "superior_forms/remove.html", {"row": row})


@login_required
@require_GET
def original(request: SignedInRequest, form_id: int) -> HttpResponse:
    """Hand out the file as the superior sent it."""
    row = form_of(request, form_id)
    try:
        return saved(files.content_of(row.sha256), PurePath(row.file_name).stem)
    except FileNotFoundError as fault:
        # Taken away by hand, or not brought back with the database.
        raise Http404 from fault
