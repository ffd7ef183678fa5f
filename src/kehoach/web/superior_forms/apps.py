"""The app of superiors' Excel forms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SuperiorFormsConfig(AppConfig):
    name = "kehoach.web.superior_forms"
    label = "superior_forms"
    verbose_name = _("Biểu mẫu của cấp trên")
