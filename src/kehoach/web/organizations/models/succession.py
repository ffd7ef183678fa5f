"""Which organization took the place of which, when units merge, split, are renamed or abolished."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kehoach.web.organizations.models.organization import Organization


class Succession(models.Model):
    """One step from an organization that ended to one that goes on with its work."""

    class Kind(models.TextChoices):
        """How the one became the other."""

        MERGE = "merge", _("sáp nhập")
        SPLIT = "split", _("chia, tách")
        RENAME = "rename", _("đổi tên")

    before = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField(_("từ ngày"))  # the first day of the one that goes on
    kind = models.CharField(_("hình thức"), max_length=10, choices=Kind)
    # How much of what was counted before goes to this successor; all of it, unless the unit was split.
    share = models.DecimalField(_("tỷ lệ nhận"), max_digits=9, decimal_places=8, default=1)
    # When the records and the bodies went over; None while the day is still to come.
    effected_at = models.DateTimeField(null=True, blank=True)
    source = models.TextField(_("căn cứ"), blank=True)  # the resolution that says so

    class Meta:
        verbose_name = _("đơn vị kế thừa")
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="succession_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="succession_of_another"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="succession_share"),
            models.CheckConstraint(
                condition=Q(kind__in=["merge", "split", "rename"]), name="succession_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def percent(self) -> str:
        """Return the share of a hundred, the Vietnamese way."""
        return format((self.share * 100).normalize(), "f").replace(".", ",")

    @property
    def owning_organization(self) -> Organization:
        """Return the organization that goes on."""
        return self.after
