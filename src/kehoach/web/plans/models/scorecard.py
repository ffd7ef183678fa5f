"""The criteria a unit is scored by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.models.item import Item


class Criterion(Item):
    """A row of the scorecard; rows hang below their parent."""

    EDITABLE = ("number", "name", "requirement", "max_points", "due_text", "parent")

    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("thuộc"),
    )
    number = models.CharField(_("số thứ tự"), max_length=120, blank=True)
    name = models.TextField(_("tiêu chí"))
    requirement = models.TextField(_("yêu cầu"), blank=True)
    max_points = models.DecimalField(_("điểm tối đa"), max_digits=12, decimal_places=4, null=True, blank=True)
    due_text = models.TextField(_("thời hạn"), blank=True)
    printed_number = models.CharField(max_length=60, blank=True)

    class Meta(Item.Meta):
        verbose_name = _("tiêu chí")
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")), name="criterion_not_below_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()
