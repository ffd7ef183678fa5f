"""What one seat or organization owes for one period, and what became of it."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain.keys import uuid7
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization, Position
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models.period import Period

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Ways to find submissions."""

    def visible_to(self, user: "User | AnonymousUser") -> "SubmissionQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="unit"))

    def standing(self) -> "SubmissionQuerySet":
        """Return those whose figures count: sent in, and not sent back."""
        return self.filter(state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED])


class Submission(models.Model):
    """A report of one assignee for one period: owed from the opening of the period on."""

    class State(models.TextChoices):
        """Where it is."""

        WAITING = "waiting", _("chưa gửi")
        SUBMITTED = "submitted", _("đã gửi, chờ duyệt")
        SENT_BACK = "sent_back", _("trả lại để bổ sung")
        ACCEPTED = "accepted", _("đã duyệt")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="submissions")
    province = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="owed_reports")
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="owed_reports"
    )
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.WAITING)
    deadline = models.DateField(_("hạn gửi"))  # the period's, or the day it was extended to
    # What is being typed, as typed: nothing of it counts before it is sent in.
    draft = models.JSONField(default=dict, blank=True)
    draft_at = models.DateTimeField(null=True, blank=True)
    # Set once and never again: late stays late.
    first_submitted_at = models.DateTimeField(_("gửi lần đầu lúc"), null=True, blank=True)
    was_late = models.BooleanField(_("gửi chậm"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("duyệt, trả lại lúc"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("lý do trả lại"), blank=True)
    nothing_new = models.BooleanField(_("không phát sinh"), default=False)
    # What an Excel form carries hidden, so that it finds its way back to this submission alone.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("báo cáo của đơn vị")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "organization"],
                condition=Q(position=None),
                name="submission_organization_once",
            ),
            models.UniqueConstraint(
                fields=["period", "position"],
                condition=Q(position__isnull=False),
                name="submission_position_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "submitted", "sent_back", "accepted"]),
                name="submission_state_known",
            ),
            models.CheckConstraint(
                condition=Q(first_submitted_at=None, was_late=None)
                | Q(first_submitted_at__isnull=False, was_late__isnull=False),
                name="submission_sent_is_late_or_not",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(submitted_at__isnull=False),
                name="submission_sent_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(note=""), name="submission_sent_back_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "deadline"], name="submission_of_organization"),
            models.Index(fields=["province", "period", "state"], name="submission_of_province"),
        ]

    def __str__(self) -> str:
        return f"{self.position or self.organization}, {self.period}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit

    @property
    def can_be_written(self) -> bool:
        """Return whether its entries can be typed: not sent in yet, or sent back."""
        return self.state in (self.State.WAITING, self.State.SENT_BACK)
