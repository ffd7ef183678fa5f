"""What the checker found, and what people did about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain.finding import Severity
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models.plan import Plan


class Finding(models.Model):
    """A place somebody should look at."""

    class State(models.TextChoices):
        """What was done about it."""

        OPEN = "open", _("chưa xử lý")
        FIXED = "fixed", _("đã sửa")
        ACCEPTED = "accepted", _("chấp nhận")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    severity = models.CharField(
        max_length=10, choices=[(Severity.ERROR.value, _("sai")), (Severity.DOUBT.value, _("nghi vấn"))]
    )
    message = models.TextField()
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    other_quote = models.TextField(blank=True)
    other_start = models.PositiveIntegerField(null=True, blank=True)
    other_end = models.PositiveIntegerField(null=True, blank=True)
    correction_start = models.PositiveIntegerField(null=True, blank=True)
    correction_end = models.PositiveIntegerField(null=True, blank=True)
    replacement = models.TextField(blank=True)

    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(_("lý do"), blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("điểm cần xem")
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="finding_order_unique"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "fixed", "accepted"]), name="finding_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | ~Q(reason=""), name="finding_accepted_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="finding_settled_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.plan.organization

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to look."""
        return self.state == self.State.OPEN
