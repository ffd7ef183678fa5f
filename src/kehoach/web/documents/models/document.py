"""An official document from its draft to its issue."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.text import key
from kehoach.web.accounts.models import User
from kehoach.web.documents.kinds import name_of
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, reach
from kehoach.writing.citation import number_text
from kehoach.writing.content import Document
from kehoach.writing.stored import document_from

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class OfficialDocumentQuerySet(models.QuerySet["OfficialDocument"]):
    """Ways to find official documents."""

    def visible_to(self, user: "User | AnonymousUser") -> "OfficialDocumentQuerySet":
        """Return those the person may look at: what is issued, and drafts where they write or sign."""
        issued = Q(state=OfficialDocument.State.ISSUED) & reach(user, Action.VIEW, through="organization")
        writing = reach(user, Action.WRITE, through="organization")
        signing = reach(user, Action.SIGN, through="organization")
        return self.filter(issued | writing | signing)

    def told_like(self, sought: str) -> "OfficialDocumentQuerySet":
        """Return those whose title, number or symbol holds all the words, whatever their diacritics."""
        found = self
        for word in key(sought).split():
            found = found.filter(search_key__contains=word)
        return found


class OfficialDocument(models.Model):
    """What an organization says to others in the state's layout; once issued it never changes."""

    class State(models.TextChoices):
        """Where it is on its way."""

        DRAFT = "draft", _("dự thảo")
        CHECKED = "checked", _("đã kiểm tra, chờ ký")
        SIGNED = "signed", _("đã ký, chờ cấp số")
        NUMBERED = "numbered", _("đã cấp số, chờ ban hành")
        ISSUED = "issued", _("đã ban hành")
        WITHDRAWN = "withdrawn", _("đã bỏ")

    class Relation(models.TextChoices):
        """What a document does to one that was issued before (Decree 30/2020, Article 18)."""

        CORRECTS = "corrects", _("đính chính")
        AMENDS = "amends", _("sửa đổi, bổ sung")
        REPLACES = "replaces", _("thay thế")

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="official_documents"
    )
    composer = models.CharField(max_length=60)
    # The words it was composed from: which template, and which version of the unit's; 0 is the shipped one.
    template = models.CharField(max_length=60, blank=True)
    template_version = models.PositiveIntegerField(default=0)
    subject_kind = models.CharField(max_length=10, blank=True)  # period, plan, year, typed; nothing
    subject_key = models.CharField(max_length=40, blank=True)
    subject_name = models.CharField(_("căn cứ số liệu"), max_length=300, blank=True)

    kind = models.CharField(_("tên loại"), max_length=30)
    title = models.TextField(_("trích yếu"), blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=40, blank=True)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    search_key = models.TextField(blank=True, default="")
    year = models.PositiveSmallIntegerField(_("năm"))

    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    dated = models.DateField(_("ngày"), null=True, blank=True)
    issued_at = models.DateTimeField(_("ban hành lúc"), null=True, blank=True)

    # As it reads; as it was composed; what people made of that (`edits.py`).
    content = models.JSONField(default=dict)
    composed = models.JSONField(default=dict)
    edits = models.JSONField(default=dict, blank=True)
    # Set on issue: the entries behind each figure, as they were then.
    figures = models.JSONField(default=dict, blank=True)
    # Counts changes, so that nobody writes over what somebody else has just changed.
    version = models.PositiveIntegerField(default=1)

    relation = models.CharField(max_length=10, choices=Relation, blank=True)
    related = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="changed_by"
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfficialDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["numbered", "issued"], number__gte=1, dated__isnull=False)
                | Q(state__in=["draft", "checked", "signed", "withdrawn"], number=None, dated=None),
                name="official_document_numbered_says_so",
            ),
            models.CheckConstraint(
                condition=Q(state="issued", issued_at__isnull=False)
                | (~Q(state="issued") & Q(issued_at=None)),
                name="official_document_issued_says_when",
            ),
            models.CheckConstraint(
                condition=Q(relation="", related=None) | (~Q(relation="") & Q(related__isnull=False)),
                name="official_document_relation_is_to_something",
            ),
            models.UniqueConstraint(
                fields=["organization", "year", "symbol", "number"],
                name="official_document_number_once",
                condition=Q(number__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["organization", "year", "state"], name="official_document_listed")]

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind_name, self.title) if part)

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.organization

    @property
    def kind_name(self) -> str:
        """Return the name of its kind."""
        heading = str(self.content.get("letterhead", {}).get("kind", "")) if self.content else ""
        return name_of(self.kind, heading=heading)

    @property
    def full_number(self) -> str:
        """Return number and symbol as cited; the number below ten has a zero before it."""
        return "/".join(part for part in (number_text(self.number), self.symbol) if part)

    @property
    def document(self) -> Document:
        """Return what it says."""
        return document_from(self.content)

    @property
    def is_draft(self) -> bool:
        """Return whether its words may still be changed."""
        return self.state == self.State.DRAFT

    @property
    def is_issued(self) -> bool:
        """Return whether it was issued."""
        return self.state == self.State.ISSUED
