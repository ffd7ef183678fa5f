"""Files that show that what was reported is so."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.domain.keys import uuid7
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models.submission import Submission


class Evidence(models.Model):
    """One file beside an item of a report."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="evidence")
    lineage = models.UUIDField(db_index=True)
    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField(_("tải lên lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("tài liệu kiểm chứng")
        constraints = [
            models.UniqueConstraint(fields=["submission", "lineage", "sha256"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.submission.unit
