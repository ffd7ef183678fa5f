"""The file a plan is read from, and how far its reading has come."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach

# A page takes a few seconds; after this long without a sign the reader is gone.
SILENCE: Final = timedelta(minutes=3)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class SourceDocumentQuerySet(models.QuerySet["SourceDocument"]):
    """Ways to find documents."""

    def visible_to(self, user: "User | AnonymousUser") -> "SourceDocumentQuerySet":
        """Return those the person may look at."""
        return self.filter(reach(user, Action.VIEW, through="organization"))

    def light(self) -> "SourceDocumentQuerySet":
        """Return them without their text, for lists."""
        return self.defer("layout")


class SourceDocument(models.Model):
    """A file as it came, and the text as the reader laid it out."""

    class State(models.TextChoices):
        """How far the reading is."""

        READING = "reading", _("đang đọc")
        READ = "read", _("đã đọc")
        FAILED = "failed", _("không đọc được")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("dung lượng"))
    format = models.CharField(_("định dạng"), max_length=20, blank=True)
    pages = models.PositiveIntegerField(_("số trang"), null=True, blank=True)
    layout = models.BinaryField(blank=True, default=b"")  # see layouts.py
    # Nobody where the program itself read it: the sample unit, the command line.
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField(_("tải lên lúc"), default=timezone.now)
    # The document this one is a new version of.
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="newer"
    )

    state = models.CharField(max_length=10, choices=State, default=State.READING)
    pages_done = models.PositiveIntegerField(default=0)
    # Renewed while a reader works; long silence means it was cut off.
    last_sign_at = models.DateTimeField(default=timezone.now)
    refusal = models.TextField(blank=True)

    objects = SourceDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "sha256"], name="document_once_in_an_organization"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["reading", "read", "failed"]), name="document_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="failed") | ~models.Q(refusal=""),
                name="document_failure_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def was_cut_off(self) -> bool:
        """Return whether the reader stopped without a word, as when the machine was switched off."""
        return self.state == self.State.READING and timezone.now() - self.last_sign_at > SILENCE

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization
