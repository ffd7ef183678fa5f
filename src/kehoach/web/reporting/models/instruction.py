"""What a leader says about a task or an indicator, until when it is to be answered, and the answer."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization, Position
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.plans.models import Plan

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class InstructionQuerySet(models.QuerySet["Instruction"]):
    """Ways to find instructions."""

    def visible_to(self, user: "User | AnonymousUser") -> "InstructionQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="unit"))

    def unanswered(self) -> "InstructionQuerySet":
        """Return those nobody has answered."""
        return self.filter(answered_at=None)


class Instruction(models.Model):
    """A leader's word on one item of a plan."""

    class Subject(models.TextChoices):
        """What kind of item it is about."""

        TASK = "task", _("nhiệm vụ")
        SOLUTION = "solution", _("giải pháp")
        INDICATOR = "indicator", _("chỉ tiêu")

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="instructions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="instructions")
    subject = models.CharField(max_length=10, choices=Subject)
    lineage = models.UUIDField(db_index=True)
    text = models.TextField(_("nội dung chỉ đạo"))
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(_("chỉ đạo lúc"), default=timezone.now)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="instructed")
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="instructed"
    )
    due_on = models.DateField(_("trả lời chậm nhất ngày"))
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)

    objects = InstructionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến chỉ đạo")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="instruction_answered_in_words",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="instruction_has_words"),
            models.CheckConstraint(
                condition=Q(subject__in=["task", "solution", "indicator"]), name="instruction_subject_known"
            ),
        ]
        indexes = [models.Index(fields=["unit", "answered_at", "due_on"], name="instruction_of_unit")]

    def __str__(self) -> str:
        return self.text

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit
