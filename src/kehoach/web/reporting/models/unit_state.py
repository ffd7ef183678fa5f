"""Where a unit's year stands, kept so that pages above the unit read one row of it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from kehoach.web.audit.models import Chain
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kehoach.web.accounts.models import User


class UnitStateQuerySet(models.QuerySet["UnitState"]):
    """Ways to find the states of units."""

    def visible_to(self, user: "User | AnonymousUser") -> "UnitStateQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="unit"))

    def fresh(self) -> "UnitStateQuerySet":
        """Return those that still hold: nothing happened in the unit since."""
        chains = Chain.objects.filter(organization=OuterRef("unit"))
        return self.filter(history=Subquery(chains.values("length")))


class UnitState(models.Model):
    """How many solutions, tasks and indicators of a unit are in which state, as of a day.

    Whatever changes a unit's year is a line of its history, so the length of the history tells whether the
    row still holds: nobody has to remember to mark it.
    """

    unit = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="states")
    year = models.PositiveSmallIntegerField(_("năm"))
    day = models.DateField(_("tính đến ngày"))
    history = models.PositiveBigIntegerField()  # lines the unit's history had when it was computed
    counts = models.JSONField(default=dict)  # {"solutions": {"overdue": 3, …}, "reports": {"late": 2, …}}
    items = models.JSONField(default=dict)  # everything with its reason: for the unit's own pages alone
    computed_at = models.DateTimeField(_("tính lúc"))

    objects = UnitStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("tình hình của đơn vị")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="unit_state_once_a_year")]

    def __str__(self) -> str:
        return f"{self.unit}, {self.year}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose it is."""
        return self.unit
