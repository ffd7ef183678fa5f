"""How a target is followed through the year: what its figures mean, and where it should stand when."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.scoring.attainment import Direction
from kehoach.scoring.series import Flow
from kehoach.timing.periods import Frequency
from kehoach.web.organizations.models import Organization


class Tracking(models.Model):
    """What has to be known of an indicator to judge its figures; one for all versions of the plan."""

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="tracked")
    lineage = models.UUIDField(default=uuid.uuid4, unique=True)
    flow = models.CharField(
        _("cách cộng dồn"),
        max_length=12,
        choices=[
            (Flow.ACCUMULATING.value, _("cộng dồn qua các kỳ")),
            (Flow.LEVEL.value, _("mức tại thời điểm")),
        ],
    )
    direction = models.CharField(
        _("chiều tốt"),
        max_length=8,
        choices=[
            (Direction.HIGHER.value, _("càng cao càng tốt")),
            (Direction.LOWER.value, _("càng thấp càng tốt")),
            (Direction.NONE.value, _("đúng mức")),
        ],
    )
    frequency = models.CharField(
        _("bao lâu báo một lần"),
        max_length=12,
        choices=[
            (Frequency.MONTHLY.value, _("hằng tháng")),
            (Frequency.QUARTERLY.value, _("hằng quý")),
            (Frequency.SIX_MONTHS.value, _("6 tháng")),
            (Frequency.YEARLY.value, _("cả năm")),
        ],
        default=Frequency.MONTHLY.value,
    )
    base = models.DecimalField(
        _("thực hiện năm trước"), max_digits=30, decimal_places=8, null=True, blank=True
    )

    class Meta:
        verbose_name = _("cách theo dõi")
        constraints = [
            models.CheckConstraint(
                condition=Q(flow__in=[flow.value for flow in Flow]), name="tracking_flow_known"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=[direction.value for direction in Direction]),
                name="tracking_direction_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_flow_display()}, {self.get_direction_display()}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit


class Milestone(models.Model):
    """Where an indicator should stand on a day within the year, counted from its beginning."""

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="milestones")
    lineage = models.UUIDField(db_index=True)
    on = models.DateField(_("đến ngày"))
    value = models.DecimalField(_("phải đạt"), max_digits=30, decimal_places=8)

    class Meta:
        verbose_name = _("mốc tiến độ")
        constraints = [models.UniqueConstraint(fields=["lineage", "on"], name="milestone_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.value}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit
