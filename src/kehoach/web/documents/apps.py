"""The app of official documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "kehoach.web.documents"
    label = "documents"
    verbose_name = _("Văn bản")
