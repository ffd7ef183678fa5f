"""More time, asked for and given or not."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Solution
from kehoach.web.reporting.models.submission import Submission


class Extension(models.Model):
    """A later day asked for: for a report, or for a solution itself."""

    class State(models.TextChoices):
        """What became of it."""

        ASKED = "asked", _("chờ quyết định")
        GRANTED = "granted", _("đồng ý gia hạn")
        REFUSED = "refused", _("không đồng ý")

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="extensions")
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    solution = models.ForeignKey(
        Solution, on_delete=models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    lineage = models.UUIDField(null=True, blank=True, db_index=True)  # of the solution
    until = models.DateField(_("xin gia hạn đến"))
    reason = models.TextField(_("lý do"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("xin lúc"), default=timezone.now)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True)
    note = models.TextField(_("ý kiến"), blank=True)

    class Meta:
        verbose_name = _("gia hạn")
        constraints = [
            models.CheckConstraint(
                condition=Q(submission=None, solution__isnull=False, lineage__isnull=False)
                | Q(submission__isnull=False, solution=None, lineage=None),
                name="extension_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(state="asked", submission__isnull=False),
                name="extension_of_report_asked_once",
            ),
            models.UniqueConstraint(
                fields=["lineage"],
                condition=Q(state="asked", lineage__isnull=False),
                name="extension_of_solution_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None)
                | (~Q(state="asked") & Q(decided_at__isnull=False)),
                name="extension_decided_says_when",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_says_why"),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="extension_of_unit")]

    def __str__(self) -> str:
        return f"{self.submission or self.solution}: {self.until:%d/%m/%Y}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit
