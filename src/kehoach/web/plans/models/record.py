"""What a plan says beside its promises: results of the past, and prose that shares out work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.models.plan import Plan


class PastResult(models.Model):
    """What was achieved in a past period."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="past_results")
    order = models.PositiveIntegerField()
    name = models.TextField()
    kind = models.CharField(max_length=12)
    comparator = models.CharField(max_length=6, blank=True)
    value = models.DecimalField(max_digits=30, decimal_places=8, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=8, null=True, blank=True)
    unit = models.TextField(blank=True)
    period = models.CharField(max_length=60, blank=True)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("kết quả kỳ trước")
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="past_result_order_unique")]

    def __str__(self) -> str:
        return self.name


class WorkShare(models.Model):
    """Prose that names who does what."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="work_shares")
    order = models.PositiveIntegerField()
    action = models.TextField(_("việc"))
    assignees = models.TextField(_("giao cho"), blank=True)
    coordinating = models.TextField(_("phối hợp"), blank=True)
    assigned_by = models.TextField(_("người giao"), blank=True)
    report_to = models.TextField(_("báo cáo cho"), blank=True)
    frequency = models.TextField(_("mức thường xuyên"), blank=True)
    task_number = models.TextField(blank=True)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("phân công trong lời văn")
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="work_share_order_unique")]

    def __str__(self) -> str:
        return self.action
