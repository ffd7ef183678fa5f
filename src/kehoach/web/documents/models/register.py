"""The register of outgoing documents: for each organization, year and symbol its numbers from 1 on, no gap.

A row covers the numbers from `first` to `number`, and begins where the row before ended. So each number is
there once, and each has a document or a reason.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.models.document import OfficialDocument
from kehoach.web.organizations.models import Organization
from kehoach.writing.citation import number_text


class Register(models.Model):
    """The numbers of one symbol in one year; it begins on 1 January (Decree 30/2020, Article 15)."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="registers")
    year = models.PositiveSmallIntegerField(_("năm"))
    symbol = models.CharField(_("ký hiệu"), max_length=40)
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        verbose_name = _("sổ văn bản đi")
        constraints = [
            models.UniqueConstraint(fields=["organization", "year", "symbol"], name="register_once"),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} ({self.year})"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization


class RegisterEntry(models.Model):
    """A number that was taken, or a run of numbers that were used on paper."""

    class State(models.TextChoices):
        """What became of it."""

        USED = "used", _("đã cấp")
        CANCELLED = "cancelled", _("đã hủy")
        PAPER = "paper", _("đã dùng ở sổ giấy")

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    first = models.PositiveIntegerField()
    number = models.PositiveIntegerField(_("số"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=State)
    dated = models.DateField(_("ngày văn bản"), null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="register_entries"
    )
    reason = models.TextField(_("lý do"), blank=True)
    taken_at = models.DateTimeField(_("lúc"))
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("số trong sổ văn bản đi")
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="register_number_once"),
            models.UniqueConstraint(fields=["register", "first"], name="register_run_begins_once"),
            models.UniqueConstraint(
                fields=["document"], name="register_document_once", condition=Q(state="used")
            ),
            models.CheckConstraint(
                condition=Q(first__gte=1, number__gte=F("first")), name="register_numbers_from_one"
            ),
            models.CheckConstraint(
                condition=Q(state="paper", document=None) & ~Q(reason="")
                | Q(state="used", document__isnull=False, dated__isnull=False, number=F("first"))
                | Q(state="cancelled", document__isnull=False, number=F("first")) & ~Q(reason=""),
                name="register_every_number_is_explained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numbers}/{self.register.symbol}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.register.organization

    @property
    def numbers(self) -> str:
        """Return the number, or the run of numbers, as the register prints it."""
        if self.first == self.number:
            return number_text(self.number)
        return f"{number_text(self.first)} – {number_text(self.number)}"
