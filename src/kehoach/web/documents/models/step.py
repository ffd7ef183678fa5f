"""The steps of a document, each with who and when: kept as they happened, also those that went back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.models.document import OfficialDocument
from kehoach.web.organizations.models import Organization


class Step(models.Model):
    """One step of one document."""

    class Kind(models.TextChoices):
        """What was done."""

        DRAFTED = "drafted", _("soạn dự thảo")
        COMPOSED_ANEW = "composed_anew", _("soạn lại từ số liệu")
        CHECKED = "checked", _("kiểm tra, trình ký")
        TAKEN_BACK = "taken_back", _("lấy về sửa")
        SENT_BACK = "sent_back", _("trả lại")
        SIGNED = "signed", _("ký")
        NUMBERED = "numbered", _("cấp số")
        NUMBER_CANCELLED = "number_cancelled", _("hủy số")
        ISSUED = "issued", _("ban hành")
        WITHDRAWN = "withdrawn", _("bỏ dự thảo")

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("việc"), max_length=20, choices=Kind)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("bước xử lý văn bản")
        indexes = [models.Index(fields=["document", "at"], name="document_step_in_order")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.document.organization
