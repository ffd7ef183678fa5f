"""What documents call an organization or a seat, once a person has said whom they mean."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models.organization import Organization
from kehoach.web.organizations.models.seat import Position


class Alias(models.Model):
    """One answer to «who is meant by these words in this unit»; words that name several have several rows."""

    unit = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="aliases")
    key = models.CharField(max_length=300)  # the words as they are compared: folded, without case
    text = models.TextField(_("cách gọi trong văn bản"))
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="called")
    # The seat meant; None where the whole organization is.
    position = models.ForeignKey(
        Position, on_delete=models.CASCADE, null=True, blank=True, related_name="called"
    )
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("cách gọi")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "key", "organization"],
                condition=Q(position=None),
                name="alias_organization_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "key", "position"],
                condition=Q(position__isnull=False),
                name="alias_position_once",
            ),
            models.CheckConstraint(condition=~Q(key=""), name="alias_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.position or self.organization}"

    @property
    def owning_organization(self) -> Organization:
        """Return the unit in which the words are understood this way."""
        return self.unit
