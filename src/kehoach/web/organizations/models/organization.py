"""Organizations and their tree."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.text import key
from kehoach.web.organizations.policy import Action, next_path, reach

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kehoach.web.accounts.models import User

# Digits of one level in a path; a unit has far fewer than 9,998 organizations directly below it.
PATH_STEP = 4


class Kind(models.TextChoices):
    """What an organization is."""

    COUNTRY = "country", _("cả nước")
    PROVINCE = "province", _("tỉnh, thành phố")
    DISTRICT = "district", _("huyện, thị xã (trước 7/2025)")
    COMMUNE = "commune", _("xã, phường, đặc khu")
    OFFICE = "office", _("phòng, ban, trung tâm")
    VILLAGE = "village", _("thôn, tổ dân phố")
    SCHOOL = "school", _("trường học")
    HEALTH_STATION = "health_station", _("trạm y tế")
    POLICE = "police", _("công an")
    MILITARY = "military", _("quân sự")
    COOPERATIVE = "cooperative", _("hợp tác xã")
    FRONT = "front", _("Mặt trận, đoàn thể")
    COUNCIL = "council", _("Hội đồng nhân dân")
    PARTY = "party", _("cấp ủy đảng")
    OTHER = "other", _("khác")


# What governs a territory has plans of its own; everything else is a body of the unit above it.
UNITS = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE})


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Ways to find organizations."""

    def visible_to(self, user: "User | AnonymousUser") -> "OrganizationQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW))

    def where_may(self, user: "User | AnonymousUser", action: Action) -> "OrganizationQuerySet":
        """Return those in which the person may do this."""
        return self.filter(reach(user, action))

    def below(self, organization: "Organization") -> "OrganizationQuerySet":
        """Return the organization itself and all below it."""
        return self.filter(path__gte=organization.path, path__lt=next_path(organization.path))

    def units(self) -> "OrganizationQuerySet":
        """Return those that govern a territory and so have plans."""
        return self.filter(kind__in=UNITS)

    def at_the_top(self) -> "OrganizationQuerySet":
        """Return those of these whose parent is not among them."""
        return self.exclude(models.Exists(self.order_by().filter(pk=models.OuterRef("parent"))))

    def named_like(self, sought: str) -> "OrganizationQuerySet":
        """Return those whose name holds all the words: «ha ngan» finds «Hạ Ngân»."""
        found = self
        for word in key(sought).split():
            found = found.filter(search_key__contains=word)
        return found

    def answered_for_by(self, unit: "Organization") -> "OrganizationQuerySet":
        """Return the unit itself and those whose place it took."""
        return self.filter(unit=unit, kind__in=UNITS)

    def current(self, on: date | None = None) -> "OrganizationQuerySet":
        """Return those that exist on the day."""
        day = on or timezone.localdate()
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=day),
            models.Q(valid_to=None) | models.Q(valid_to__gte=day),
        )


class Organization(models.Model):
    """A body of the state, or one that works with it, and its place in the tree."""

    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("trực thuộc"),
    )
    # The commune or province this is part of; itself where it is one. Of a unit whose place another took:
    # the one that answers for its records today. Null only while being saved.
    unit = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="bodies")
    code = models.CharField(_("mã"), max_length=20, blank=True)
    path = models.CharField(max_length=60, unique=True)
    # The units it was split from: their records may be read by its people.
    split_from = models.JSONField(default=list, blank=True)
    search_key = models.CharField(max_length=220, blank=True, default="")  # the name as it is searched
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan, đơn vị")
        verbose_name_plural = _("cơ quan, đơn vị")
        constraints = [
            # One that ended keeps its name in the records; another may bear it from then on.
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="organization_name_unique_below_parent",
                condition=models.Q(valid_to=None),
                violation_error_message=_("Đã có cơ quan tên này ở cùng nơi trực thuộc. Đặt tên khác."),
            ),
            models.UniqueConstraint(
                fields=["code"],
                name="organization_code_unique",
                condition=~models.Q(code=""),
                violation_error_message=_("Mã này đã dùng cho cơ quan khác. Ghi mã khác hoặc để trống."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="organization_ends_after_it_begins",
                violation_error_message=_("Ngày kết thúc đứng trước ngày bắt đầu. Kiểm tra lại ngày."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_unit(self) -> bool:
        """Return whether it governs a territory."""
        return self.kind in UNITS

    @property
    def is_carried_on(self) -> bool:
        """Return whether another unit took its place and answers for its records."""
        return self.is_unit and self.unit_id != self.pk

    def has_ended(self, on: date) -> bool:
        """Return whether its last day is over."""
        return self.valid_to is not None and self.valid_to < on

    @property
    def depth(self) -> int:
        """Return how many steps it stands below the root."""
        return len(self.path) // PATH_STEP - 1

    @property
    def owning_organization(self) -> "Organization":
        """Return itself: what happens to an organization is its own history."""
        return self
