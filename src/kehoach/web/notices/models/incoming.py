"""A mail that came to the program, and what became of it: kept by its message-id, so that twice is once."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models import Regime, Submission

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kehoach.web.accounts.models import User


class IncomingMailQuerySet(models.QuerySet["IncomingMail"]):
    """Ways to find mails."""

    def visible_to(self, user: "User | AnonymousUser") -> "IncomingMailQuerySet":
        """Return those that the person's office looks after.

        Of whom nobody knows where they belong may have written to anybody: they are seen where one office
        collects for all, and by no office where there are several.
        """
        own = reach(user, Action.COLLECT)
        collected = Organization.objects.filter(pk__in=Regime.objects.values("organization"))
        seen = Q(unit__in=Organization.objects.filter(own))
        if collected.exists() and not collected.exclude(own).exists():
            seen |= Q(unit=None)
        return self.filter(seen)

    def unmatched(self) -> "IncomingMailQuerySet":
        """Return those that became no report."""
        return self.filter(outcome=IncomingMail.Outcome.REFUSED)


class IncomingMail(models.Model):
    """One mail; what it held is in the report, not here."""

    class Outcome(models.TextChoices):
        """What became of it."""

        TAKEN = "taken", _("đã nhận báo cáo")
        REFUSED = "refused", _("chưa nhận, đã trả lời")
        IGNORED = "ignored", _("thư tự động, bỏ qua")

    message_id = models.CharField(max_length=250, unique=True)
    sender = models.CharField(_("người gửi"), max_length=254, blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=200, blank=True)
    arrived_at = models.DateTimeField(_("đến lúc"))
    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, null=True, related_name="incoming_mails"
    )
    # Whose office is told: of the report whose form it carries, else of the sender; None: nobody knows.
    unit = models.ForeignKey(Organization, on_delete=models.CASCADE, null=True, related_name="incoming_mails")
    outcome = models.CharField(_("kết quả"), max_length=8, choices=Outcome, blank=True)
    said = models.TextField(_("đã trả lời"), blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("thư đến")
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, outcome="") | (Q(finished_at__isnull=False) & ~Q(outcome="")),
                name="incoming_mail_finished_somehow",
            ),
        ]
        indexes = [models.Index(fields=["sender", "arrived_at"], name="incoming_mail_of_sender")]

    def __str__(self) -> str:
        return f"{self.sender}: {self.subject}"
