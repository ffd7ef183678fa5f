"""Forms of the administrator for seats and people: who holds what, from when until when."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.accounts.models import User
from kehoach.web.organizations import services
from kehoach.web.organizations.forms import AccountForm, AppointForm, EndAppointmentForm, PositionForm
from kehoach.web.organizations.models import Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.refusals import Declined
from kehoach.web.organizations.views.editing import form_page
from kehoach.web.organizations.views.loading import (
    appointment_to_administer,
    attempt,
    organization_to_administer,
    seat_to_administer,
)


def _values(form: PositionForm) -> dict[str, Any]:
    return form.cleaned_data | {"role": Role(form.cleaned_data["role"])}


@login_required
def add_seat(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Add a seat to an organization."""
    organization = organization_to_administer(request, organization_id)
    form = PositionForm(request.POST or None, initial={"role": Role.REPORTER})
    if form.is_valid():
        made = attempt(
            form,
            lambda: services.create_position(actor=request.user, organization=organization, **_values(form)),
        )
        if made is not None:
            messages.success(request, _("Đã thêm chức vụ. Giao cho người giữ ở dưới."))
            return redirect("organizations:seat", made.pk)
    return form_page(request, organization, form, title=_("Thêm chức vụ"), button=_("Thêm"))


@login_required
def seat(request: SignedInRequest, position_id: int) -> HttpResponse:
    """Show a seat: what it is, who held and holds it; the ways to change that."""
    position = seat_to_administer(request, position_id)
    form = PositionForm(
        request.POST or None,
        initial={"title": position.title, "role": position.role, "field": position.field},
    )
    if form.is_valid():
        done = attempt(
            form, lambda: services.change_position(actor=request.user, position=position, **_values(form))
        )
        if done is not None:
            messages.success(request, _("Đã ghi."))
            return redirect("organizations:seat", position.pk)
    return _seat_page(request, position, form=form)


def _seat_page(request: SignedInRequest, position: Position, **forms: Any) -> HttpResponse:
    initial = {"title": position.title, "role": position.role, "field": position.field}
    context = {
        "seat": position,
        "organization": position.organization,
        "form": PositionForm(initial=initial),
        "appoint_form": AppointForm(prefix="giao"),
        "account_form": AccountForm(prefix="moi"),
        "held": position.appointments.select_related("user").order_by("-valid_from", "-pk"),
    } | forms
    is_wrong = any(form.is_bound for form in forms.values())
    return render(request, "organizations/seat.html", context, status=422 if is_wrong else 200)


@login_required
@require_POST
def remove_seat(request: SignedInRequest, position_id: int) -> HttpResponse:
    """Take away a seat that was never used."""
    position = seat_to_administer(request, position_id)
    try:
        services.remove_position(actor=request.user, position=position)
    except Declined as refusal:
        messages.error(request, str(refusal))
        return redirect("organizations:seat", position.pk)
    messages.success(request, _("Đã xóa chức vụ «%(seat)s».") % {"seat": position.title})
    return redirect("organizations:page", position.organization_id)


@login_required
@require_POST
def appoint(request: SignedInRequest, position_id: int) -> HttpResponse:
    """Give the seat to somebody who has an account."""
    position = seat_to_administer(request, position_id)
    form = AppointForm(request.POST, prefix="giao")
    if form.is_valid():
        person = User.objects.by_sign_in_name(form.cleaned_data["username"])
        if person is None:
            form.add_error(
                "username", _("Không có tài khoản nào tên như vậy. Kiểm tra lại hoặc mở tài khoản mới.")
            )
        elif attempt(
            form,
            lambda: services.appoint(
                actor=request.user,
                user=person,
                position=position,
                valid_from=form.cleaned_data["valid_from"],
            ),
        ):
            messages.success(request, _("Đã giao chức vụ cho %(person)s.") % {"person": person})
            return redirect("organizations:seat", position.pk)
    return _seat_page(request, position, appoint_form=form)


@login_required
@require_POST
@never_cache
def open_account(request: SignedInRequest, position_id: int) -> HttpResponse:
    """Open an account for the seat; the password is on the answer and nowhere else."""
    position = seat_to_administer(request, position_id)
    form = AccountForm(request.POST, prefix="moi")
    if form.is_valid():
        opened = attempt(
            form,
            lambda: services.open_account(actor=request.user, position=position, **form.cleaned_data),
        )
        if opened is not None:
            context = {"organization": position.organization, "seat": position, "opened": [opened]}
            return render(request, "organizations/passwords.html", context)
    return _seat_page(request, position, account_form=form)


@login_required
def end_appointment(request: SignedInRequest, appointment_id: int) -> HttpResponse:
    """Say the last day of somebody in a seat."""
    held = appointment_to_administer(request, appointment_id)
    form = EndAppointmentForm(request.POST or None)
    if form.is_valid():
        done = attempt(
            form,
            lambda: services.end_appointment(
                actor=request.user, appointment=held, valid_to=form.cleaned_data["valid_to"]
            ),
        )
        if done is not None:
            messages.success(
                request,
                _("%(person)s thôi giữ chức vụ sau ngày %(day)s.")
                % {"person": held.user, "day": f"{done.valid_to:%d/%m/%Y}"},
            )
            return redirect("organizations:seat", held.position_id)
    lead = f"{held.user}: {held.position.title}, {held.position.organization}"
    return form_page(
        request, held.position.organization, form, title=_("Thôi giữ chức vụ"), button=_("Ghi"), lead=lead
    )
