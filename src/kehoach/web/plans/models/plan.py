"""A plan, its formal parts and its outline."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.text import key
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.plans.models.document import SourceDocument

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class PlanQuerySet(models.QuerySet["Plan"]):
    """Ways to find plans."""

    def visible_to(self, user: "User | AnonymousUser") -> "PlanQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="organization"))

    def confirmed(self) -> "PlanQuerySet":
        """Return those a person has confirmed."""
        return self.filter(status=Plan.Status.CONFIRMED)

    def drafts(self) -> "PlanQuerySet":
        """Return those still being looked through."""
        return self.filter(status=Plan.Status.DRAFT)


class Plan(models.Model):
    """What an organization promised for a year: read from a document, confirmed by a person."""

    class Status(models.TextChoices):
        """Where a plan stands."""

        DRAFT = "draft", _("đang soát bản đọc")
        CONFIRMED = "confirmed", _("đã xác nhận")
        REPLACED = "replaced", _("đã có bản mới")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="plans")
    document = models.OneToOneField(SourceDocument, on_delete=models.PROTECT, related_name="plan")
    status = models.CharField(_("trạng thái"), max_length=12, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(_("bản"), default=1)
    previous = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next"
    )
    year = models.PositiveSmallIntegerField(_("năm kế hoạch"), null=True, blank=True)

    kind = models.CharField(_("tên loại"), max_length=60, default="plan")
    parent_body = models.TextField(_("cơ quan chủ quản"), blank=True)
    issuer = models.TextField(_("cơ quan ban hành"), blank=True)
    number = models.CharField(_("số"), max_length=60, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=120, blank=True)
    place = models.TextField(_("địa danh"), blank=True)
    # ISO and partial where the document leaves the day or the month blank: «2026-03».
    date = models.CharField(_("ngày ban hành"), max_length=10, blank=True)
    title = models.TextField(_("trích yếu nội dung"), blank=True)
    authority = models.TextField(_("thẩm quyền ký"), blank=True)
    signer_position = models.TextField(_("chức vụ người ký"), blank=True)
    signer_name = models.TextField(_("người ký"), blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)  # one a line
    scorecard_total = models.DecimalField(
        _("tổng điểm"), max_digits=12, decimal_places=4, null=True, blank=True
    )
    # Where each field of the header was read: {"title": [start, end]}.
    header_sources = models.JSONField(default=dict, blank=True)

    # What this version says differently from the one before; see versions.py.
    changes_from_previous = models.JSONField(default=list, blank=True)

    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("kế hoạch")
        verbose_name_plural = _("kế hoạch")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year=None) | models.Q(year__gte=1976, year__lte=2200),
                name="plan_year_is_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", confirmed_at=None)
                | models.Q(status="replaced")
                | models.Q(status="confirmed", confirmed_at__isnull=False),
                name="plan_confirmed_says_when",
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="plan_version_from_one"),
        ]
        indexes = [models.Index(fields=["organization", "status", "-year"], name="plan_of_organization")]

    def __str__(self) -> str:
        return self.title or _t("Kế hoạch đọc từ «%(file)s»") % {"file": self.document.name}

    @property
    def is_of_another_body(self) -> bool:
        """Whether the document names another issuer than the unit it was read in for."""
        issuer = key(self.issuer).replace("uy ban nhan dan", "ubnd")
        return bool(issuer) and issuer != key(self.organization.name).replace("uy ban nhan dan", "ubnd")

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization

    @property
    def full_number(self) -> str:
        """Return number and symbol as they are cited: «12/KH-UBND»."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class Section(models.Model):
    """A heading of the outline."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True)
    title = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("mục")
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="section_order_unique"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="section_span"),
        ]

    def __str__(self) -> str:
        return self.title


class LegalBasis(models.Model):
    """A document the plan rests on."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="legal_bases")
    order = models.PositiveIntegerField()
    type = models.TextField(_("loại"), blank=True)
    number = models.TextField(_("số, ký hiệu"), blank=True)
    date = models.CharField(_("ngày"), max_length=10, blank=True)
    issuer = models.TextField(_("cơ quan ban hành"), blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("căn cứ ban hành")
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="legal_basis_order_unique")]

    def __str__(self) -> str:
        return self.quote
