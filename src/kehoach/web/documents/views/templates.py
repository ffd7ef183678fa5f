"""Pages in which an office adapts the words of its documents."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.documents import office_templates as templates
from kehoach.web.documents.refusals import Declined, TemplateChangedMeanwhile, TemplateUnusable
from kehoach.web.documents.services import adapting
from kehoach.web.documents.template_comparing import differences, merged, named
from kehoach.web.documents.template_forms import BackForm, FileForm, TemplateForm
from kehoach.web.documents.template_places import common_places
from kehoach.web.documents.template_preview import preview_of
from kehoach.web.documents.template_words import template_name
from kehoach.web.documents.views.files import saved
from kehoach.web.documents.views.loading import in_page, writing_organizations
from kehoach.web.organizations.models import Organization
from kehoach.writing.template_check import faults_in
from kehoach.writing.template_file import completed, written

_LOOKING: Final = "preview"


@login_required
def template_list(request: SignedInRequest) -> HttpResponse:
    """Show the templates: as they come with the program, or adapted, by whom and when."""
    unit, units = _unit(request)
    newest = templates.newest_of(unit)
    rows = [{"key": key, "name": template_name(key), "newest": newest.get(key)} for key in templates.KEYS]
    return render(request, "documents/template_list.html", {"unit": unit, "units": units, "rows": rows})


@login_required
def adapt(request: SignedInRequest, key: str) -> HttpResponse:
    """Adapt a template by its fields."""
    unit, now = _asked(request, key)
    if request.method != "POST":
        form = TemplateForm(key=key, values=completed(key, now.text), initial={"seen": now.last})
        return _page(request, unit, now, form=form, text=now.text)
    base = _text_seen(request, unit, now)
    form = TemplateForm(request.POST, key=key, values=completed(key, base))
    form.fields["note"].required = _LOOKING not in request.POST
    if not form.is_valid():
        return _page(request, unit, now, form=form)
    told = form.told
    text = written(key, told, like=base)
    if faults := faults_in(key, text):
        form.tell(faults)
        return _page(request, unit, now, form=form)
    if _LOOKING in request.POST:
        return _page(request, unit, now, form=form, text=text)
    try:
        _keep(request, unit, key, form, text=text)
    except TemplateChangedMeanwhile as refusal:
        # What the other changed elsewhere is taken over; sent again, the rest is meant so.
        fresh = templates.in_force(unit, key)
        values, both = merged(form.values, told, completed(key, fresh.text))
        said = str(refusal)
        if both:
            said += " " + _("Hai người cùng sửa: %(names)s.") % {"names": "; ".join(map(named, both))}
        initial = {"seen": fresh.last, "note": form.cleaned_data["note"]}
        again = TemplateForm(key=key, values=completed(key, fresh.text), initial=initial)
        again.show(values)
        return _page(request, unit, fresh, form=again, refused=said)
    except Declined as refusal:
        form.add_error(None, str(refusal))
        return _page(request, unit, now, form=form)
    return _back(request, unit, key)


@login_required
def adapt_file(request: SignedInRequest, key: str) -> HttpResponse:
    """Adapt a template as the whole file: typed, or uploaded."""
    unit, now = _asked(request, key)
    if request.method != "POST":
        form = FileForm(initial={"text": now.text, "seen": now.last})
        return _page(request, unit, now, form=form, text=now.text, page="template_file")
    sent = request.POST.copy()
    form = FileForm(sent, request.FILES)
    form.fields["note"].required = _LOOKING not in request.POST
    if not form.is_valid():
        return _page(request, unit, now, form=form, page="template_file")
    text = form.told
    # What was uploaded stands in the field from here on, so that its lines can be mended there.
    sent["text"] = text
    if faults := faults_in(key, text):
        form.add_error("text", [str(fault) for fault in faults])
        return _page(request, unit, now, form=form, page="template_file")
    if _LOOKING in request.POST:
        return _page(request, unit, now, form=form, text=text, page="template_file")
    try:
        _keep(request, unit, key, form, text=text)
    except Declined as refusal:
        sent["seen"] = str(templates.in_force(unit, key).last)
        form.add_error(None, str(refusal))
        return _page(request, unit, now, form=form, page="template_file")
    return _back(request, unit, key)


@login_required
def version(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """Show a version beside the one in force, and bring it back."""
    unit, now = _asked(request, key)
    text = templates.text_of(unit, key, number)
    if text is None:
        raise Http404
    form = BackForm(request.POST if request.method == "POST" else None, initial={"seen": now.last})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            adapting.go_back(
                actor=request.user,
                organization=unit,
                key=key,
                version=number,
                seen=said["seen"],
                note=said["note"],
            )
        except Declined as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã trở về bản đã chọn. Văn bản soạn từ nay theo bản này."))
            return redirect(_address("template", unit, key))
    context: dict[str, Any] = {
        "number": number,
        "differences": differences(completed(key, text), completed(key, now.text)),
        "is_in_force": text == now.text,
    }
    return _page(request, unit, now, form=form, text=text, page="template_version", **context)


@login_required
def download(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """Hand out the file of a version."""
    unit, _now = _asked(request, key)
    text = templates.text_of(unit, key, number)
    if text is None:
        raise Http404
    return saved(text.encode(), f"mau-{key.replace('_', '-')}-{number}.toml")


def _unit(request: SignedInRequest) -> tuple[Organization, Sequence[Organization]]:
    """Return the unit whose templates are asked for, and those that the person may choose from."""
    units = list(writing_organizations(request).units())
    if not units:
        raise PermissionDenied
    asked = request.GET.get("co-quan", "")
    return next((one for one in units if str(one.pk) == asked), units[0]), units


def _asked(request: SignedInRequest, key: str) -> tuple[Organization, templates.InForce]:
    unit, _units = _unit(request)
    if key not in templates.KEYS:
        raise Http404
    return unit, templates.in_force(unit, key)


def _text_seen(request: SignedInRequest, unit: Organization, now: templates.InForce) -> str:
    """Return the version that the person began from; what nobody could have seen is the one in force."""
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else now.last
    return templates.text_of(unit, now.key, number) or now.text


def _keep(
    request: SignedInRequest, unit: Organization, key: str, form: TemplateForm | FileForm, *, text: str
) -> None:
    said = form.cleaned_data
    adapting.adapt(
        actor=request.user, organization=unit, key=key, text=text, note=said["note"], seen=said["seen"]
    )


def _back(request: SignedInRequest, unit: Organization, key: str) -> HttpResponse:
    messages.success(
        request, _("Đã ghi mẫu. Văn bản soạn từ nay theo mẫu này; dự thảo đã soạn thì chưa đổi.")
    )
    return redirect(_address("template", unit, key))


def _address(name: str, unit: Organization, *args: Any) -> str:
    return f"{reverse(f'documents:{name}', args=args)}?co-quan={unit.pk}"


def _page(
    request: SignedInRequest,
    unit: Organization,
    now: templates.InForce,
    *,
    form: Any,
    text: str = "",
    page: str = "template",
    refused: str = "",
    **more: Any,
) -> HttpResponse:
    """Return the page, with how the text reads where there is one that can be composed."""
    context = {
        "unit": unit,
        "now": now,
        "name": template_name(now.key),
        "form": form,
        "refused": refused,
        "common": common_places(now.key),
        "versions": templates.versions_of(unit, now.key),
        **more,
    }
    if text:
        try:
            context["preview"] = preview_of(request.user, unit, templates.usable(now.key, text))
        except (TemplateUnusable, Declined) as refusal:
            context["unusable"] = str(refusal)
    is_wrong = bool(refused) or (form.is_bound and not form.is_valid())
    is_part = in_page(request) and _LOOKING in request.POST
    name = "documents/_preview.html" if is_part else f"documents/{page}.html"
    return render(request, name, context, status=422 if is_wrong and not is_part else 200)
