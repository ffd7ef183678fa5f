"""The app of organizations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationsConfig(AppConfig):
    name = "kehoach.web.organizations"
    label = "organizations"
    verbose_name = _("Cơ quan, đơn vị")
