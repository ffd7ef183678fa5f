"""Organizations, seats and people from a workbook, and the workbook to fill in."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from kehoach.vietnamese.text import key
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.organizations.queries import LONGEST_LIST
from kehoach.web.organizations.refusals import SheetRefused
from kehoach.web.organizations.services.importing import Taken, import_sheet
from kehoach.web.organizations.sheets import read_sheet, rows_of, write_sheet
from kehoach.web.organizations.views.loading import organization_to_administer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 100  # sentences about one sheet


class SheetForm(forms.Form):
    """The workbook, and the unit it is for."""

    unit = forms.ModelChoiceField(Organization.objects.none(), label=_("Đơn vị"), empty_label=None)
    file = forms.FileField(
        label=_("Tệp Excel đã điền"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp Excel đã điền rồi gửi.")},
    )


@login_required
@never_cache
def upload(request: SignedInRequest) -> HttpResponse:
    """Show the ways to the workbook and take it when it was filled in."""
    units = Organization.objects.where_may(request.user, Action.ADMINISTER).units().current()
    if not units.exists():
        raise PermissionDenied
    form = SheetForm(request.POST or None, request.FILES or None)
    form.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
    taken: Taken | None = None
    faults: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            taken = import_sheet(
                actor=request.user,
                unit=form.cleaned_data["unit"],
                rows=read_sheet(form.cleaned_data["file"].read()),
                on=timezone.localdate(),
            )
        except SheetRefused as refusal:
            faults = refusal.sentences
    context = {
        "form": form,
        "units": units.order_by("path")[:LONGEST_LIST],
        "taken": taken,
        "opened": taken.opened if taken else [],
        "faults": faults[:MOST_SHOWN],
        "more_faults": max(len(faults) - MOST_SHOWN, 0),
    }
    is_wrong = form.is_bound and taken is None
    return render(request, "organizations/sheet.html", context, status=422 if is_wrong else 200)


@login_required
def template(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Hand out the workbook of a unit, filled with what is there already."""
    unit = organization_to_administer(request, organization_id)
    answer = HttpResponse(write_sheet(unit, rows_of(unit, timezone.localdate())), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="danh-sach-{slugify(key(unit.name))}.xlsx"'
    return answer
