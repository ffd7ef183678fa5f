"""The app of jobs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "kehoach.web.jobs"
    label = "jobs"
    verbose_name = _("Việc nền")

    def ready(self) -> None:
        """Have every app that has a module `periodic` register its jobs."""
        autodiscover_modules("periodic")
