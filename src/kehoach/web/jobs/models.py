"""When each job is due, who does it at the moment, and how it went the last times."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from kehoach.web.organizations.models import Organization


class JobState(models.Model):
    """One job: when it is due, and the lease of the process that does it."""

    name = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField(_("lần chạy tới"))
    asked_for = models.BooleanField(_("chạy ngay"), default=False)
    # Who runs it, and until when that is believed without a new sign.
    holder = models.CharField(max_length=80, blank=True, default="")
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("việc nền")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(holder="", leased_until=None)
                | (~models.Q(holder="") & models.Q(leased_until__isnull=False)),
                name="job_state_lease_has_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_organization(self) -> "Organization | None":
        """None: what the program does by itself is its own history."""
        return None


class JobRun(models.Model):
    """One time that a job ran: from when to when, what it did, or what stopped it."""

    name = models.CharField(max_length=60)
    holder = models.CharField(max_length=80)
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    error = models.TextField(_("lỗi"), blank=True)

    class Meta:
        verbose_name = _("lần chạy việc nền")
        constraints = [
            # One at a time, whatever the processes believe.
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(ended_at=None), name="job_run_one_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["name", "-started_at"], name="job_run_latest")]

    def __str__(self) -> str:
        return f"{self.name}: {self.result or self.error}"
