"""A mail that is to be sent, or was: the outbox is also the proof of who was told what and when."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain.keys import uuid7
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models import Instruction, Period, Submission

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Ways to find notices."""

    def visible_to(self, user: "User | AnonymousUser") -> "NoticeQuerySet":
        """Return those of units in which the person collects reports."""
        return self.filter(reach(user, Action.COLLECT, through="unit"))

    def waiting(self) -> "NoticeQuerySet":
        """Return those that are still to be sent."""
        return self.filter(sent_at=None, given_up_at=None)


class Notice(models.Model):
    """One mail to one person."""

    class Kind(models.TextChoices):
        """What it tells."""

        DIGEST = "digest", _("nhắc việc trong ngày")
        OPENED = "opened", _("mở kỳ báo cáo")
        SENT_BACK = "sent_back", _("báo cáo bị trả lại")
        INSTRUCTION = "instruction", _("ý kiến chỉ đạo")
        EXTENSION = "extension", _("trả lời gia hạn")
        ANSWER = "answer", _("trả lời thư gửi đến")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # One thing is told once, however often the job looks.
    key = models.CharField(max_length=300, unique=True)
    kind = models.CharField(_("loại thư"), max_length=12, choices=Kind)
    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True, related_name="notices")
    recipient = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="notices", verbose_name=_("người nhận")
    )
    address = models.EmailField(_("địa chỉ"), blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=200)
    text = models.TextField(_("nội dung"))
    link = models.CharField(max_length=300, blank=True)  # below the address of the program
    steps = models.JSONField(default=list, blank=True)  # which reminders a digest brings
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, null=True, related_name="notices")
    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, null=True, related_name="notices")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, null=True, related_name="notices")
    attach_form = models.BooleanField(default=False)
    answers = models.CharField(max_length=250, blank=True)  # the mail it is an answer to
    created_at = models.DateTimeField(_("viết lúc"))
    good_until = models.DateTimeField()  # what is told later than this helps nobody any more
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("thôi gửi lúc"), null=True, blank=True)
    error = models.TextField(_("vì sao chưa gửi được"), blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thư")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="notice_sent_or_given_up"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-created_at"], name="notice_of_unit"),
            models.Index(
                fields=["next_try_at"], name="notice_waiting", condition=Q(sent_at=None, given_up_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient or self.address}: {self.subject}"
