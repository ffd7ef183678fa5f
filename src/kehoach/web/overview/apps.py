"""The app of the first page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    name = "kehoach.web.overview"
    label = "overview"
    verbose_name = _("Tổng quan")
