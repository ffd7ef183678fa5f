"""What a unit reports, how often, when figures are cut off and until when the report is due."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.timing.periods import Closing, ClosingKind, Deadline, Frequency, Move
from kehoach.web.organizations.models import Organization


class RegimeQuerySet(models.QuerySet["Regime"]):
    """Ways to find regimes."""

    def going_on(self, on: date) -> "RegimeQuerySet":
        """Return those of units that exist, or go on in another: for one that was split nobody reports."""
        ends = Q(organization__valid_to=None) | Q(organization__valid_to__gte=on)
        return self.filter(ends | ~Q(organization__unit=F("organization")))

    def current(self, on: date | None = None) -> "RegimeQuerySet":
        """Return those in force on the day."""
        day = on or timezone.localdate()
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class Regime(models.Model):
    """A duty to report in a unit. It changes by ending and starting anew: old periods keep their rule."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="regimes")
    name = models.CharField(_("tên chế độ báo cáo"), max_length=200)
    frequency = models.CharField(
        _("kỳ báo cáo"),
        max_length=12,
        choices=[
            (Frequency.MONTHLY.value, _("hằng tháng")),
            (Frequency.QUARTERLY.value, _("hằng quý")),
            (Frequency.SIX_MONTHS.value, _("6 tháng")),
            (Frequency.NINE_MONTHS.value, _("9 tháng")),
            (Frequency.YEARLY.value, _("cả năm")),
            (Frequency.AD_HOC.value, _("đột xuất")),
        ],
    )
    closing_kind = models.CharField(
        _("chốt số liệu"),
        max_length=10,
        choices=[
            (ClosingKind.CALENDAR.value, _("ngày cuối kỳ")),
            (ClosingKind.MID_MONTH.value, _("giữa tháng (Nghị định 09/2019/NĐ-CP)")),
        ],
    )
    # Counts where figures are cut off within a month.
    closing_day = models.PositiveSmallIntegerField(_("ngày chốt"), default=14)
    deadline_day = models.PositiveSmallIntegerField(_("hạn gửi là ngày"), null=True, blank=True)
    deadline_month_offset = models.SmallIntegerField(
        _("của tháng sau kỳ (0: chính tháng cuối kỳ)"), default=0
    )
    # «trước ngày 20»: the 19th is the last good day.
    deadline_exclusive = models.BooleanField(_("trước ngày đó"), default=False)
    deadline_working_days = models.PositiveSmallIntegerField(
        _("số ngày làm việc sau khi chốt"), null=True, blank=True
    )
    deadline_move = models.CharField(
        _("gặp ngày nghỉ thì"),
        max_length=8,
        choices=[
            (Move.NONE.value, _("giữ nguyên")),
            (Move.EARLIER.value, _("lùi về ngày làm việc trước")),
            (Move.LATER.value, _("chuyển sang ngày làm việc sau")),
        ],
        default=Move.NONE.value,
    )
    # None: the office closes by hand.
    close_after_days = models.PositiveSmallIntegerField(
        _("tự chốt sau hạn gửi (ngày)"), null=True, blank=True
    )
    source = models.TextField(_("căn cứ"), blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)

    objects = RegimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("chế độ báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["organization", "name", "valid_from"], name="regime_named_once"),
            models.CheckConstraint(
                condition=Q(deadline_day__isnull=False, deadline_working_days=None)
                | Q(deadline_day=None, deadline_working_days__isnull=False)
                | Q(frequency="ad_hoc"),
                name="regime_one_deadline_rule",
            ),
            models.CheckConstraint(
                condition=Q(closing_day__gte=1, closing_day__lte=28), name="regime_closing_is_a_day"
            ),
            models.CheckConstraint(
                condition=Q(deadline_day=None) | Q(deadline_day__gte=1, deadline_day__lte=31),
                name="regime_deadline_is_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization

    @property
    def closing(self) -> Closing:
        """Return the rule of when figures are cut off."""
        return Closing(ClosingKind(self.closing_kind), day=self.closing_day)

    @property
    def deadline(self) -> Deadline:
        """Return the rule of until when a report is due."""
        return Deadline(
            day=self.deadline_day,
            month_offset=self.deadline_month_offset,
            exclusive=self.deadline_exclusive,
            working_days_after_closing=self.deadline_working_days,
            move=Move(self.deadline_move),
        )
