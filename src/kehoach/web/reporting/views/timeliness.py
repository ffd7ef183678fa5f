"""The page of who reports in time, with the reports behind each figure."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import Column, Sheet, is_wanted, spreadsheet
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.queries import took_over
from kehoach.web.reporting.rates import Rated, UnitRates, unit_rates


@login_required
def timeliness(request: SignedInRequest) -> HttpResponse:
    """Show the on-time rates of a unit's year: of the person's own unit unless another is named."""
    today = timezone.localdate()
    unit = _unit(request)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else today.year
    rates = unit_rates(unit, year, today) if unit is not None else None
    if rates is not None and is_wanted(request.GET):
        return spreadsheet(_("Báo cáo đúng hạn"), *_sheets(rates))
    context = {
        "unit": unit,
        "year": year,
        "rates": rates,
        "today": today,
        "others": took_over(unit) if unit is not None else [],
    }
    return render(request, "reporting/timeliness.html", context)


def _unit(request: SignedInRequest) -> Organization | None:
    visible = Organization.objects.visible_to(request.user).units()
    asked = request.GET.get("don-vi", "")
    if asked:
        found = visible.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 18 else None
        if found is None:
            raise Http404
        return found
    return visible.order_by("path").first()


def _sheets(rates: UnitRates) -> list[Sheet]:
    return [
        _sheet(_("Theo đơn vị, chức vụ"), rates.assignees),
        _sheet(_("Theo kỳ"), rates.periods),
        _sheet(_("Theo người gửi"), rates.people),
    ]


def _sheet(name: str, rated: tuple[Rated, ...]) -> Sheet:
    columns = [
        Column(name, 44),
        Column(_("Đến hạn")),
        Column(_("Đúng hạn")),
        Column(_("Chậm")),
        Column(_("Chưa gửi")),
        Column(_("Tỷ lệ đúng hạn (%)")),
        Column(_("Cách tính"), 70),
    ]
    rows = [
        [
            one.name,
            one.rates.owed,
            one.rates.on_time,
            one.rates.late,
            one.rates.missing,
            one.rates.rate,
            one.rates.reason,
        ]
        for one in rated
    ]
    return Sheet(name, columns, rows)
