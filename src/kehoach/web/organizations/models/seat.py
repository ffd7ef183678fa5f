"""The seats in organizations and who holds them."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models.organization import Organization
from kehoach.web.organizations.policy import Role


class Position(models.Model):
    """A seat in an organization; people act through the seats they hold."""

    ROLES = [
        (Role.COORDINATOR, _("điều phối (văn phòng - thống kê)")),
        (Role.REPORTER, _("báo cáo")),
        (Role.LEADER, _("lãnh đạo")),
        (Role.SUPERIOR, _("cấp trên")),
        (Role.OBSERVER, _("giám sát")),
        (Role.ADMINISTRATOR, _("quản trị")),
    ]

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(_("chức vụ"), max_length=160)
    role = models.CharField(_("vai trò"), max_length=20, choices=ROLES)
    # What the seat looks after: «kinh tế», «văn hóa - xã hội»; tells two deputies apart.
    field = models.CharField(_("lĩnh vực phụ trách"), max_length=160, blank=True, default="")

    class Meta:
        verbose_name = _("chức vụ")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title", "role"],
                name="position_title_unique_in_organization",
                violation_error_message=_("Cơ quan đã có chức vụ này với vai trò này. Ghi chức vụ khác."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}"

    @property
    def owning_organization(self) -> Organization:
        """Return the organization the seat is in."""
        return self.organization


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Ways to find appointments."""

    def current(self, on: date | None = None) -> "AppointmentQuerySet":
        """Return those that hold on the day."""
        day = on or timezone.localdate()
        ends = models.Q(valid_to=None) | models.Q(valid_to__gte=day)
        return self.filter(ends, valid_from__lte=day)


class Appointment(models.Model):
    """Who holds a position, from when and until when."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="appointments")
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("giao chức vụ")
        constraints = [
            models.UniqueConstraint(fields=["user", "position", "valid_from"], name="appointment_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="appointment_ends_after_it_begins",
                violation_error_message=_("Ngày thôi giữ đứng trước ngày bắt đầu. Kiểm tra lại ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.position}"

    @property
    def owning_organization(self) -> Organization:
        """Return the organization the seat is in."""
        return self.position.organization
