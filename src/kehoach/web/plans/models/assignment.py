"""Who answers for an item of a plan: seats and organizations instead of the words of the document."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization, Position
from kehoach.web.organizations.policy import Action, reach

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Ways to find assignments."""

    def visible_to(self, user: "User | AnonymousUser") -> "AssignmentQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="unit"))

    def standing(self) -> "AssignmentQuerySet":
        """Return those that hold now."""
        return self.filter(ended_at=None)

    def leading(self) -> "AssignmentQuerySet":
        """Return those that owe a report."""
        return self.filter(role=Assignment.Role.LEAD)


class Assignment(models.Model):
    """One who leads, directs or helps with a solution, or answers for an indicator.

    It hangs on the item's lineage, not on its row, so that a new version of the plan keeps it.
    An assignment that was taken back stays, with its end: who answered when is never lost.
    """

    class Role(models.TextChoices):
        """What is asked of the assignee."""

        LEAD = "lead", _("chủ trì")
        DIRECTING = "directing", _("chỉ đạo")
        COORDINATING = "coordinating", _("phối hợp")

    class Subject(models.TextChoices):
        """What kind of item it is about."""

        SOLUTION = "solution", _("giải pháp")
        INDICATOR = "indicator", _("chỉ tiêu")

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="assignments")
    lineage = models.UUIDField(default=uuid.uuid4, db_index=True)
    subject = models.CharField(max_length=10, choices=Subject)
    role = models.CharField(_("vai trò"), max_length=12, choices=Role)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="assigned")
    # The seat that answers; None where the organization does as a whole.
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="assigned"
    )
    text = models.TextField(_("như văn bản ghi"), blank=True)
    assigned_at = models.DateTimeField(_("giao lúc"), default=timezone.now)
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(_("thôi giao lúc"), null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("phân công")
        constraints = [
            models.UniqueConstraint(
                fields=["lineage", "role", "organization"],
                condition=Q(ended_at=None, position=None),
                name="assignment_organization_once",
            ),
            models.UniqueConstraint(
                fields=["lineage", "role", "position"],
                condition=Q(ended_at=None, position__isnull=False),
                name="assignment_position_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["lead", "directing", "coordinating"]), name="assignment_role_known"
            ),
            models.CheckConstraint(
                condition=Q(subject__in=["solution", "indicator"]), name="assignment_subject_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("assigned_at")),
                name="assignment_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["unit", "role", "ended_at"], name="assignment_of_unit")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.position or self.organization}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit
