"""The app of the history."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "kehoach.web.audit"
    label = "audit"
    verbose_name = _("Nhật ký")
