"""By which rules a unit reminds, how a person wants to be told, and the secret address of a calendar."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization


def default_before() -> list[int]:
    """Return how many days before a deadline people are reminded, unless the office says otherwise."""
    return [7, 3, 1, 0]


def default_after() -> list[int]:
    """Return how many days after a deadline people are reminded, unless the office says otherwise."""
    return [1, 3, 7, 14, 30]


class ReminderRule(models.Model):
    """When a unit reminds its people; without a row the default values hold."""

    unit = models.OneToOneField(Organization, on_delete=models.PROTECT, related_name="reminder_rule")
    is_on = models.BooleanField(_("gửi thư nhắc việc"), default=True)
    before_days = models.JSONField(_("nhắc trước hạn (ngày)"), default=default_before)
    after_days = models.JSONField(_("nhắc khi quá hạn (ngày)"), default=default_after)
    hour = models.PositiveSmallIntegerField(
        _("gửi từ mấy giờ"), default=7, validators=[MaxValueValidator(23)]
    )
    # None: nobody above is told.
    lead_after = models.PositiveSmallIntegerField(
        _("quá hạn mấy ngày thì báo thủ trưởng đơn vị chủ trì"), null=True, blank=True, default=3
    )
    leader_after = models.PositiveSmallIntegerField(
        _("quá hạn mấy ngày thì báo lãnh đạo"), null=True, blank=True, default=7
    )

    class Meta:
        verbose_name = _("quy định nhắc việc")

    def __str__(self) -> str:
        return f"{self.unit}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit


class Preference(models.Model):
    """How one person wants to be told; without a row: daily, without the form."""

    class Digest(models.TextChoices):
        """What comes by mail."""

        DAILY = "daily", _("nhắc trước hạn và khi quá hạn, mỗi ngày nhiều nhất một thư")
        OVERDUE = "overdue", _("chỉ nhắc khi đã quá hạn")
        OFF = "off", _("không gửi thư")

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="notice_preference")
    digest = models.CharField(_("thư nhắc việc"), max_length=8, choices=Digest, default=Digest.DAILY)
    wants_form = models.BooleanField(_("kèm biểu mẫu Excel khi mở kỳ báo cáo"), default=False)

    class Meta:
        verbose_name = _("cách nhận thư")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_digest_display()}"

    @property
    def owning_organization(self) -> Organization | None:
        """None: how a person wants to be told is their own matter, in the program's own history."""
        return None


class CalendarKey(models.Model):
    """The secret part of the address of a person's calendar: only its hash is kept."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="calendar_key")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("tạo lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("địa chỉ lịch")

    def __str__(self) -> str:
        return f"{self.user}"

    @property
    def owning_organization(self) -> Organization | None:
        """None: it is a person's own, so its history is the program's."""
        return None
