"""Duties to report of a unit: which hold, a new one with its year seen beforehand, the end of one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.timing.periods import Frequency
from kehoach.timing.regimes import Preset, presets
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models import Regime
from kehoach.web.reporting.opening import previewed, units_to_collect_in
from kehoach.web.reporting.period_forms import FREQUENCIES, EndForm, RegimeForm, values_of
from kehoach.web.reporting.period_sheets import regimes_sheet
from kehoach.web.reporting.permissions import ask
from kehoach.web.reporting.regime_words import closing_in_words, deadline_in_words
from kehoach.web.reporting.services import periods


@login_required
def regime_list(request: SignedInRequest) -> HttpResponse:
    """Show the duties to report that the person sees, those that hold first."""
    today = timezone.localdate()
    visible = Regime.objects.filter(reach(request.user, Action.VIEW, through="organization"))
    rows = list(
        visible.select_related("organization")
        .annotate(period_count=Count("periods"))
        .order_by("organization__path", "-valid_from", "name")[:300]
    )
    if is_wanted(request.GET):
        return spreadsheet(_("Chế độ báo cáo"), regimes_sheet(rows))
    collecting = {unit.pk for unit in units_to_collect_in(request.user)}
    context = {
        "tab": "regimes",
        "regimes": [
            {
                "regime": row,
                "closing": closing_in_words(row),
                "deadline": deadline_in_words(row),
                "holds": row.valid_from <= today and (row.valid_to is None or row.valid_to >= today),
                "may_end": row.organization_id in collecting and row.valid_to is None,
            }
            for row in rows
        ],
        "may_collect": bool(collecting),
    }
    return render(request, "reporting/regimes.html", context)


@login_required
def new_regime(request: SignedInRequest) -> HttpResponse:
    """Show ready-made rules, the form of one with the periods it makes, and take it."""
    units = units_to_collect_in(request.user)
    if not units:
        raise PermissionDenied
    today = timezone.localdate()
    ready = presets(today)
    preset = next((one for one in ready if one.code == request.GET.get("mau")), None)
    if request.method == "POST":
        form = RegimeForm(request.POST, units=units)
        if form.is_valid() and (unclear := _preview(form, today.year)[1]):
            form.add_error(None, unclear)
        if form.is_valid() and "save" in request.POST and _save(request, form):
            return redirect("periods:regimes")
    elif preset is not None:
        form = RegimeForm(initial=_initial(preset, request.GET.get("ky", ""), today=today), units=units)
    else:
        listed = [(one, _ways(one)) for one in ready]
        return render(request, "reporting/regime_presets.html", {"tab": "regimes", "presets": listed})
    spans, unclear, year = _preview(form, today.year)
    context = {
        "tab": "regimes",
        "form": form,
        "preset": preset,
        "spans": spans,
        "unclear": unclear,
        "preview_year": year,
    }
    return render(request, "reporting/regime_new.html", context, status=422 if form.errors else 200)


def _ways(preset: Preset) -> list[tuple[str, str]]:
    return [(frequency.value, str(FREQUENCIES[frequency.value])) for frequency in preset.frequencies]


def _initial(preset: Preset, often: str, *, today: Any) -> dict[str, Any]:
    first = preset.frequencies[0]
    frequency = next((one for one in preset.frequencies if one.value == often), first)
    return values_of(preset, frequency=Frequency(frequency), today=today)


def _save(request: SignedInRequest, form: RegimeForm) -> bool:
    """Set the regime; return whether it was set, with what is wrong said in the form."""
    try:
        regime = periods.set_regime(actor=request.user, **form.cleaned_data)
    except ValidationError:
        # The form has looked at all else that the tables ask of a regime.
        form.add_error(None, _("Đơn vị đã có chế độ cùng tên áp dụng từ ngày này. Đặt tên khác."))
        return False
    messages.success(request, _("Đã đặt chế độ «%(regime)s».") % {"regime": regime})
    return True


def _preview(form: RegimeForm, year: int) -> tuple[list[Any], str, int]:
    """Return the periods of the rule in the form, why there are none, and of which year they are."""
    if form.is_bound:
        if form.errors:
            return [], "", year
        values = {name: value for name, value in form.cleaned_data.items() if name != "organization"}
    else:
        kept = {"deadline_by", "organization"}
        values = {name: value for name, value in form.initial.items() if name not in kept}
    regime = Regime(**values)
    year = max(year, regime.valid_from.year)
    spans, unclear = previewed(regime, year)
    return spans, unclear, year


@login_required
def end_regime(request: SignedInRequest, regime_id: int) -> HttpResponse:
    """Ask for the last day of a duty to report, and end it."""
    visible = Regime.objects.filter(reach(request.user, Action.VIEW, through="organization"))
    regime = get_object_or_404(visible.select_related("organization"), pk=regime_id)
    ask(request.user, Action.COLLECT, regime.organization)
    form = EndForm(request.POST or None, regime=regime, initial={"valid_to": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        periods.end_regime(actor=request.user, regime=regime, valid_to=form.cleaned_data["valid_to"])
        messages.success(
            request, _("Đã thôi áp dụng «%(regime)s»; các kỳ đã mở giữ nguyên.") % {"regime": regime}
        )
        return redirect("periods:regimes")
    context = {"tab": "regimes", "regime": regime, "form": form}
    return render(request, "reporting/regime_end.html", context, status=422 if form.errors else 200)
