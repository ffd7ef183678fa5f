"""The files of a document: what the program wrote, and the signed copy."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.models.document import OfficialDocument
from kehoach.web.organizations.models import Organization


class DocumentFile(models.Model):
    """One file; its bytes lie with the other files, by their content."""

    class Kind(models.TextChoices):
        """What it is of the document."""

        DOCX = "docx", _("bản Word")
        PDF = "pdf", _("bản PDF")
        XLSX = "xlsx", _("bảng Excel")
        EDXML = "edxml", _("gói liên thông (edXML)")
        SIGNED = "signed", _("bản ký số hoặc bản quét có dấu")

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)
    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(_("lúc"), default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("tệp của văn bản")
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "sha256"], name="document_file_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.document.organization
