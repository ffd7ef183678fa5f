"""A superior's Excel form as the unit keeps it."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.superior_forms.mapping import Mapping, mapping_from

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class SuperiorFormQuerySet(models.QuerySet["SuperiorForm"]):
    """Ways to find forms."""

    def visible_to(self, user: "User | AnonymousUser") -> "SuperiorFormQuerySet":
        """Return those of the units for which the person writes documents."""
        return self.filter(reach(user, Action.WRITE, through="organization"))


class SuperiorForm(models.Model):
    """A form, empty as the superior sent it, and how its rows and columns are filled."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="superior_forms")
    name = models.CharField(_("tên biểu mẫu"), max_length=160)
    # The bytes lie with the other files, by their content.
    file_name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    mapping = models.JSONField(default=dict)
    # Empty until a person has looked the proposal through.
    confirmed_at = models.DateTimeField(_("ghép lúc"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ghép")
    )
    # Counts changes, so that nobody writes over what somebody else has just changed.
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(_("thêm lúc"), default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SuperiorFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("biểu mẫu của cấp trên")
        verbose_name_plural = _("biểu mẫu của cấp trên")
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="superior_form_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization

    @property
    def joined(self) -> Mapping:
        """Return which row is which indicator, and what each column asks for."""
        return mapping_from(self.mapping)

    @property
    def is_confirmed(self) -> bool:
        """Return whether a person has looked through how it is filled."""
        return self.confirmed_at is not None
