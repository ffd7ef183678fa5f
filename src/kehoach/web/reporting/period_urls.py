"""Addresses of periods and of what was reported in them."""

from django.urls import path

from kehoach.web.reporting.views import (
    periods,
    periods_extensions,
    periods_one,
    periods_regimes,
    periods_report,
)

app_name = "periods"
_PERIOD = "<int:period_id>/"
_REPORT = f"{_PERIOD}bao-cao/<uuid:submission_id>/"
urlpatterns = [
    path("", periods.period_list, name="list"),
    path("mo/", periods.open_period, name="open"),
    path("dot-xuat/", periods.open_ad_hoc, name="ad-hoc"),
    path("che-do/", periods_regimes.regime_list, name="regimes"),
    path("che-do/moi/", periods_regimes.new_regime, name="new-regime"),
    path("che-do/<int:regime_id>/ket-thuc/", periods_regimes.end_regime, name="end-regime"),
    path("gia-han/", periods_extensions.extension_list, name="extensions"),
    path("gia-han/<int:extension_id>/", periods_extensions.decide, name="decide-extension"),
    path(_PERIOD, periods_one.period_page, name="period"),
    path(f"{_PERIOD}chua-bao-cao/", periods_one.missing, name="missing"),
    path(f"{_PERIOD}duyet/", periods_one.accept_selected, name="accept-selected"),
    path(f"{_PERIOD}chot/", periods_one.close, name="close"),
    path(f"{_PERIOD}mo-lai/", periods_one.reopen, name="reopen"),
    path(f"{_PERIOD}cap-nhat/", periods_one.renew, name="renew"),
    path(_REPORT, periods_report.report_page, name="report"),
    path(f"{_REPORT}duyet/", periods_report.accept, name="accept"),
    path(f"{_REPORT}tra-lai/", periods_report.send_back, name="send-back"),
    path(f"{_REPORT}dinh-chinh/<uuid:lineage>/", periods_report.correct_item, name="correct"),
]
