"""The words of documents as an office wants them: each change is a version, and no version ever changes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization

SHIPPED = 0  # the version of what comes with the program


class OfficeTemplate(models.Model):
    """One version of one template of one unit; the newest is in force."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="office_templates")
    key = models.CharField(_("mẫu"), max_length=60)
    version = models.PositiveIntegerField(_("bản"))
    # Empty: from here on what comes with the program is in force again.
    text = models.TextField(_("nội dung"), blank=True)
    # Which version it brought back.
    restores = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(_("lý do"), max_length=500)
    created_at = models.DateTimeField(_("lúc"))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("mẫu văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "key", "version"], name="office_template_version_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="office_template_versions_from_one"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(restores=SHIPPED, restores__isnull=False),
                name="office_template_empty_is_shipped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.version})"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization

    @property
    def is_shipped(self) -> bool:
        """Return whether it brought back what comes with the program."""
        return not self.text
