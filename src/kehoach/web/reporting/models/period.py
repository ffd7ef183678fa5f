"""One period of a regime: a month, a quarter, a year, or a thing asked for once."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models.regime import Regime

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class PeriodQuerySet(models.QuerySet["Period"]):
    """Ways to find periods."""

    def visible_to(self, user: "User | AnonymousUser") -> "PeriodQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="unit"))

    def open(self) -> "PeriodQuerySet":
        """Return those in which people report."""
        return self.filter(state=Period.State.OPEN)


class Period(models.Model):
    """A span for which a unit collects reports."""

    class State(models.TextChoices):
        """Whether people report in it."""

        OPEN = "open", _("đang nhận báo cáo")
        CLOSED = "closed", _("đã chốt")

    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="periods")
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="periods")
    label = models.CharField(_("kỳ báo cáo"), max_length=200)
    year = models.PositiveSmallIntegerField(_("năm"))
    index = models.PositiveSmallIntegerField()  # month 1–12, quarter 1–4, running number of ad hoc ones
    start = models.DateField(_("từ ngày"))
    closing = models.DateField(_("chốt số liệu ngày"))
    deadline = models.DateField(_("hạn gửi"))  # the last good day
    request = models.TextField(_("nội dung yêu cầu"), blank=True)  # of an ad hoc period
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("mở lúc"), default=timezone.now)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("chốt lúc"), null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reopened_reason = models.TextField(_("lý do mở lại"), blank=True)

    # Kept in the transaction that changes a submission, so that pages above the unit count nothing.
    owed = models.PositiveIntegerField(default=0)
    submitted = models.PositiveIntegerField(default=0)  # sent in and waiting to be looked at
    accepted = models.PositiveIntegerField(default=0)
    sent_back = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)  # first sent in after the deadline

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("kỳ báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["regime", "year", "index"], name="period_once"),
            models.CheckConstraint(
                condition=Q(closing__gte=F("start")), name="period_closes_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(deadline__gte=F("start")), name="period_due_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | Q(state="closed", closed_at__isnull=False),
                name="period_closed_says_when",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-closing"], name="period_of_unit")]

    def __str__(self) -> str:
        return self.label

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit

    @property
    def is_open(self) -> bool:
        """Return whether people report in it."""
        return self.state == self.State.OPEN

    @property
    def sent(self) -> int:
        """Return how many have sent a report that stands."""
        return self.submitted + self.accepted

    @property
    def missing(self) -> int:
        """Return how many have not sent anything that stands."""
        return self.owed - self.sent
