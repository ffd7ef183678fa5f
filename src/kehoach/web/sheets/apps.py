"""The app of Excel forms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "kehoach.web.sheets"
    label = "sheets"
    verbose_name = _("Biểu mẫu Excel")
