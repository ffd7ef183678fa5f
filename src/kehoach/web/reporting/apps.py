"""The app of reporting."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "kehoach.web.reporting"
    label = "reporting"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Tell the pages of plans where their items stand."""
        # Models are there only now.
        from kehoach.web.plans.standing import told_by  # noqa: PLC0415
        from kehoach.web.reporting.plan_standings import standings  # noqa: PLC0415

        told_by(standings)
