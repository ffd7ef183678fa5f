"""Periods of the units a person sees, and the opening of a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.timing.periods import Frequency
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting import period_lists
from kehoach.web.reporting.models import Period, Regime
from kehoach.web.reporting.opening import offers, spans_of, units_to_collect_in
from kehoach.web.reporting.period_forms import AdHocForm
from kehoach.web.reporting.period_sheets import periods_sheet, units_sheet
from kehoach.web.reporting.refusals import AlreadyOpened
from kehoach.web.reporting.services import periods
from kehoach.web.reporting.views.periods_loading import REFUSED

_YEARS = range(2000, 2101)


@login_required
def period_list(request: SignedInRequest) -> HttpResponse:
    """Show the periods of the person's own units, and how the units below stand in their latest."""
    today = timezone.localdate()
    own = period_lists.own_units(request.user)
    years = period_lists.years_of(own)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    now, over = period_lists.open_periods(own), period_lists.closed_periods(own, year)
    sought, state, order = (request.GET.get(name, "") for name in ("tim", "tinh-hinh", "xep"))
    below = period_lists.units_below(request.user, own, today=today, sought=sought, state=state, order=order)
    if is_wanted(request.GET):
        sheets = [periods_sheet([*now, *over])]
        return spreadsheet(
            _("Kỳ báo cáo"), *sheets, *([units_sheet(below.rows)] if below is not None else [])
        )
    collecting = units_to_collect_in(request.user)
    context = {
        "tab": "periods",
        "today": today,
        "units": own,
        "open": now,
        "closed": over,
        "years": years,
        "year": year,
        "below": below,
        "sought": sought,
        "state": state,
        "order": order,
        "offers": offers(collecting, today=today),
        "may_collect": bool(collecting),
    }
    return render(request, "reporting/periods.html", context)


@login_required
@require_POST
def open_period(request: SignedInRequest) -> HttpResponse:
    """Open a period of a regime; what has not begun is refused in a sentence."""
    key = request.POST.get("regime", "")
    visible = Organization.objects.visible_to(request.user).values("pk")
    regimes = Regime.objects.filter(organization__in=visible).exclude(frequency=Frequency.AD_HOC)
    regime = get_object_or_404(regimes.select_related("organization"), pk=int(key) if key.isdecimal() else 0)
    year, index = _chosen(regime, request.POST.get("ky", ""))
    try:
        period = periods.open_period(actor=request.user, regime=regime, year=year, index=index)
    except AlreadyOpened as refusal:
        messages.info(request, str(refusal))
        return redirect("periods:period", refusal.period.pk)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
        return redirect("periods:list")
    _say_opened(request, period)
    return redirect("periods:period", period.pk)


def _chosen(regime: Regime, key: str) -> tuple[int, int]:
    """Return the year and the place in it of a period as a form names it."""
    year, _dash, index = key.partition("-")
    if not (year.isdecimal() and index.isdecimal() and int(year) in _YEARS):
        raise Http404
    if int(index) not in {span.index for span in spans_of(regime, int(year))}:
        raise Http404
    return int(year), int(index)


def _say_opened(request: SignedInRequest, period: Period) -> None:
    if not period.owed:
        messages.warning(
            request,
            _("Đã mở «%(period)s», nhưng chưa ai phải báo cáo. Phân công rồi chọn «Cập nhật danh sách».")
            % {"period": period},
        )
        return
    messages.success(
        request,
        _("Đã mở «%(period)s»: %(owed)d báo cáo phải nộp, hạn %(deadline)s.")
        % {"period": period, "owed": period.owed, "deadline": f"{period.deadline:%d/%m/%Y}"},
    )


@login_required
def open_ad_hoc(request: SignedInRequest) -> HttpResponse:
    """Show and take the form of a report that is asked for once."""
    units = units_to_collect_in(request.user)
    if not units:
        raise PermissionDenied
    form = AdHocForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            periods.ask_day_ahead(asked["deadline"])
            regime = periods.ad_hoc_regime(actor=request.user, organization=asked["organization"])
            period = periods.open_ad_hoc(
                actor=request.user,
                regime=regime,
                title=asked["title"],
                request=asked["request"],
                deadline=asked["deadline"],
            )
        except REFUSED as refusal:
            form.add_error("deadline", str(refusal))
        else:
            _say_opened(request, period)
            return redirect("periods:period", period.pk)
    context = {"form": form, "tab": "periods"}
    return render(request, "reporting/period_ad_hoc.html", context, status=422 if form.errors else 200)
