"""The addresses of the product; each app keeps its own below its word."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from kehoach.web import errors, faults
from kehoach.web.frame import preferences

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kehoach.web.overview.urls")),
    path("", include("kehoach.web.accounts.urls")),
    path("nhap/", include("kehoach.web.plans.reading_urls")),
    path("ke-hoach/", include("kehoach.web.plans.urls")),
    path("viec-cua-toi/", include("kehoach.web.reporting.mine_urls")),
    path("ky/", include("kehoach.web.reporting.period_urls")),
    path("chi-dao/", include("kehoach.web.reporting.instruction_urls")),
    path("", include("kehoach.web.reporting.state_urls")),
    path("viec-cua-toi/", include("kehoach.web.sheets.urls")),
    path("nhac-viec/", include("kehoach.web.notices.urls")),
    path("lich/", include("kehoach.web.notices.feed_urls")),
    path("van-ban/bieu-cap-tren/", include("kehoach.web.superior_forms.urls")),
    path("van-ban/", include("kehoach.web.documents.urls")),
    path("to-chuc/", include("kehoach.web.organizations.urls")),
    path("quan-tri/viec-nen/", include("kehoach.web.jobs.urls")),
    path("ngon-ngu/", set_language, name="set-language"),
    path("giao-dien/", preferences.set_theme, name="set-theme"),
    path("suc-khoe/", preferences.health, name="health"),
]

if settings.SHOW_STYLE_GUIDE:
    urlpatterns.append(path("mau/", preferences.style_guide, name="style-guide"))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = faults.server_error
