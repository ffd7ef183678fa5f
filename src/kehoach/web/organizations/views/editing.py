"""Forms of the administrator for the tree: add, change, move, end."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations import services
from kehoach.web.organizations.forms import EndForm, MoveForm, NewOrganizationForm, OrganizationForm
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.organizations.queries import LONGEST_LIST
from kehoach.web.organizations.views.loading import attempt, organization_to_administer


def form_page(
    request: SignedInRequest,
    organization: Organization,
    form: forms.Form,
    *,
    title: str | Promise,
    button: str | Promise,
    **more: Any,
) -> HttpResponse:
    """Return the page of a form about an organization."""
    context = {"organization": organization, "form": form, "title": title, "button": button} | more
    return render(request, "organizations/form.html", context, status=422 if form.is_bound else 200)


@login_required
def add(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Add an organization below this one."""
    parent = organization_to_administer(request, organization_id)
    form = NewOrganizationForm(request.POST or None, initial={"kind": "office"})
    if form.is_valid():
        made = attempt(
            form,
            lambda: services.create_organization(actor=request.user, parent=parent, **form.cleaned_data),
        )
        if made is not None:
            messages.success(request, _("Đã thêm «%(name)s».") % {"name": made})
            return redirect("organizations:page", made.pk)
    lead = _("Trực thuộc %(parent)s.") % {"parent": parent}
    return form_page(request, parent, form, title=_("Thêm cơ quan, đơn vị"), button=_("Thêm"), lead=lead)


@login_required
def change(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Change name, kind and code in place."""
    organization = organization_to_administer(request, organization_id)
    initial = {"name": organization.name, "kind": organization.kind, "code": organization.code}
    form = OrganizationForm(request.POST or None, initial=initial, of=organization)
    if form.is_valid():
        done = attempt(
            form,
            lambda: services.change_organization(
                actor=request.user, organization=organization, **form.cleaned_data
            ),
        )
        if done is not None:
            messages.success(request, _("Đã ghi."))
            return redirect("organizations:page", organization.pk)
    lead = _("Chỉ sửa chỗ ghi nhầm. Nếu cơ quan đổi tên theo quyết định thì dùng «Đổi tên».")
    return form_page(request, organization, form, title=_("Sửa thông tin"), button=_("Ghi"), lead=lead)


@login_required
def move(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Put an organization below another."""
    organization = organization_to_administer(request, organization_id)
    places = list(
        Organization.objects.where_may(request.user, Action.ADMINISTER)
        .current()
        .exclude(pk=organization.pk)
        .order_by("path")[:LONGEST_LIST]
    )
    form = MoveForm(request.POST or None, places=places)
    if form.is_valid():
        done = attempt(
            form,
            lambda: services.move_organization(
                actor=request.user, organization=organization, parent=form.cleaned_data["parent"]
            ),
        )
        if done is not None:
            messages.success(request, _("Đã chuyển đến %(place)s.") % {"place": done.parent})
            return redirect("organizations:page", organization.pk)
    lead = _("Các đơn vị trực thuộc cùng chuyển theo.")
    return form_page(
        request,
        organization,
        form,
        title=_("Chuyển nơi trực thuộc"),
        button=_("Chuyển"),
        lead=lead,
        places=places,
    )


@login_required
def end(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Say the last day of an organization."""
    organization = organization_to_administer(request, organization_id)
    form = EndForm(request.POST or None, initial={"valid_to": organization.valid_to})
    if form.is_valid():
        done = attempt(
            form,
            lambda: services.end_organization(
                actor=request.user, organization=organization, valid_to=form.cleaned_data["valid_to"]
            ),
        )
        if done is not None:
            messages.success(request, _("Đã ghi ngày kết thúc."))
            return redirect("organizations:page", organization.pk)
    lead = _(
        "Cơ quan vẫn còn trong hồ sơ; người đang giữ chức vụ thôi giữ từ sau ngày này. "
        "Nếu có đơn vị tiếp nhận thì dùng «Sáp nhập» hoặc «Đổi tên»."
    )
    return form_page(
        request, organization, form, title=_("Kết thúc hoạt động"), button=_("Ghi ngày kết thúc"), lead=lead
    )
