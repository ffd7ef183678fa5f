"""What every item of a plan has in common: where it was read, what was unsure, what a person did."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models.plan import Plan

# Items are numbered with room between them, so that one can be put in without moving the others.
ORDER_STEP = 1024


class ItemQuerySet(models.QuerySet[Any]):
    """Ways to find items."""

    def present(self) -> Self:
        """Return those nobody has taken out."""
        return self.filter(removed=False)

    def in_order(self) -> Self:
        """Return them as the document has them."""
        return self.order_by("order")

    def doubtful(self) -> Self:
        """Return those with a doubt that nobody has settled."""
        return self.present().filter(doubt_settled=False).exclude(doubt="")


class Item(models.Model):
    """A thing that was read, or that a person added."""

    # The fields a person may change; the others say where the item was read.
    EDITABLE: ClassVar[tuple[str, ...]] = ()

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    order = models.BigIntegerField()
    # The same through all versions of a plan: what was assigned and reported is found by it.
    lineage = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    doubt = models.TextField(_("nghi vấn"), blank=True)
    doubt_settled = models.BooleanField(default=False)
    # What the reader made of it; null for what a person added. What differs from it was edited.
    read_as = models.JSONField(null=True, blank=True)
    # What a newer reading says against a person's edit: {"value": "120"}.
    conflicts = models.JSONField(default=dict, blank=True)
    # Taken out by a person; kept, so that a new reading does not bring it back and so that it can return.
    removed = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="%(class)s_order_unique"),
            models.UniqueConstraint(fields=["plan", "lineage"], name="%(class)s_lineage_once"),
            models.CheckConstraint(
                condition=models.Q(start=None, end=None) | models.Q(end__gte=models.F("start")),
                name="%(class)s_span",
            ),
        ]

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.plan.organization

    @property
    def is_doubtful(self) -> bool:
        """Return whether somebody still has to look."""
        return bool(self.doubt) and not self.doubt_settled and not self.removed
