"""The targets of a plan."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain import plan as domain
from kehoach.web.plans.models.item import Item


class Indicator(Item):
    """A commitment for the plan's period: a quantity to reach, or a state to reach or keep."""

    EDITABLE = ("name", "kind", "comparator", "value", "low", "high", "unit", "period", "parent", "group")

    class Kind(models.TextChoices):
        """A figure, or none."""

        QUANTITY = domain.IndicatorKind.QUANTITY.value, _("có số liệu")
        ACHIEVEMENT = domain.IndicatorKind.ACHIEVEMENT.value, _("đạt, giữ vững (không có số)")

    class Comparator(models.TextChoices):
        """How the figure is meant."""

        EQUAL = domain.Comparator.EQUAL.value, _("đạt, bằng")
        AT_LEAST = domain.Comparator.AT_LEAST.value, _("từ … trở lên")
        MORE_THAN = domain.Comparator.MORE_THAN.value, _("trên")
        AT_MOST = domain.Comparator.AT_MOST.value, _("không quá")
        LESS_THAN = domain.Comparator.LESS_THAN.value, _("dưới")
        ABOUT = domain.Comparator.ABOUT.value, _("khoảng")
        RANGE = domain.Comparator.RANGE.value, _("từ … đến …")
        RATIO = domain.Comparator.RATIO.value, _("… trên tổng số …")

    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("là phần của"),
    )
    group = models.TextField(_("nhóm chỉ tiêu"), blank=True)
    name = models.TextField(_("tên chỉ tiêu"))
    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.QUANTITY)
    comparator = models.CharField(_("so sánh"), max_length=6, choices=Comparator, blank=True)
    value = models.DecimalField(_("mức phải đạt"), max_digits=30, decimal_places=8, null=True, blank=True)
    low = models.DecimalField(_("từ"), max_digits=30, decimal_places=8, null=True, blank=True)
    high = models.DecimalField(_("đến, hoặc tổng số"), max_digits=30, decimal_places=8, null=True, blank=True)
    unit = models.TextField(_("đơn vị tính"), blank=True)
    period = models.CharField(_("kỳ"), max_length=60, blank=True)
    quote = models.TextField(_("trích nguyên văn"), blank=True)
    number_text = models.CharField(max_length=60, blank=True)  # the figure as printed
    criterion = models.CharField(max_length=120, blank=True)  # the scorecard row it was read from
    is_change = models.BooleanField(default=False)

    class Meta(Item.Meta):
        verbose_name = _("chỉ tiêu")
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=["quantity", "achievement"]), name="indicator_kind"),
            models.CheckConstraint(
                condition=~Q(kind="achievement") | Q(comparator="", value=None, low=None, high=None),
                name="indicator_achievement_has_no_figure",
            ),
            models.CheckConstraint(
                condition=~Q(comparator="range")
                | Q(value=None, low__isnull=False, high__isnull=False, low__lte=models.F("high")),
                name="indicator_range_has_two_ends",
            ),
            models.CheckConstraint(
                condition=~Q(comparator="ratio") | Q(value__isnull=False, low=None, high__isnull=False),
                name="indicator_ratio_has_two_numbers",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=["range", "ratio"]) | Q(low=None, high=None),
                name="indicator_one_figure",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=["", "=", ">=", ">", "<=", "<", "~", "range", "ratio"]),
                name="indicator_comparator",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")), name="indicator_no_own_part"
            ),
        ]

    def __str__(self) -> str:
        return self.name
