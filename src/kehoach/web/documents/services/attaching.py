"""The signed copy of a document: a PDF, taken in after it was looked at."""

import hashlib
from datetime import datetime
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.keeping import held
from kehoach.web.documents.models import DocumentFile, OfficialDocument
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import FileRefused, IssuedStays
from kehoach.web.organizations.policy import Action
from kehoach.web.plans import files
from kehoach.web.reporting.clock import moment
from kehoach.web.reporting.evidence_files import LARGEST

State = OfficialDocument.State
# A signed copy belongs to what was signed.
_WHEN: Final = (State.SIGNED, State.NUMBERED, State.ISSUED)
_LONGEST_NAME: Final = 200


def add_signed(
    *, actor: User | None, document: OfficialDocument, name: str, content: bytes, at: datetime | None = None
) -> DocumentFile:
    """Return the signed copy as kept; the same file twice is one. It may come after the issue, too.

    :raises PermissionDenied: the actor does not issue for the organization.
    :raises FileRefused: it is empty, too large, or no PDF.
    :raises NotAtThisStep: the document is not signed.
    """
    ask(actor, Action.ISSUE, document.organization)
    plain = looked_at(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    files.keep(content, sha256)
    with recording(actor, "official.file-added", document) as entry:
        row = held(document, *_WHEN)
        entry.about(row)
        before = row.files.filter(kind=DocumentFile.Kind.SIGNED, sha256=sha256).first()
        if before is not None:
            return before
        entry.note(name=plain, sha256=sha256, size=len(content))
        return DocumentFile.objects.create(
            document=row,
            kind=DocumentFile.Kind.SIGNED,
            name=plain,
            sha256=sha256,
            size=len(content),
            added_at=moment(at),
            added_by=actor,
        )


def remove_signed(*, actor: User | None, file: DocumentFile) -> None:
    """Take a signed copy away before the issue; its line in the history stays.

    :raises PermissionDenied: the actor does not issue for the organization.
    :raises IssuedStays: the document was issued.
    """
    ask(actor, Action.ISSUE, file.document.organization)
    with recording(actor, "official.file-removed", file.document) as entry:
        row = held(file.document, *_WHEN)
        if row.is_issued:
            raise IssuedStays
        entry.about(row)
        entry.note(name=file.name, sha256=file.sha256)
        row.files.filter(pk=file.pk, kind=DocumentFile.Kind.SIGNED).delete()


def looked_at(name: str, content: bytes) -> str:
    """Return the file's name without folders.

    :raises FileRefused: it is empty, too large, or no PDF.
    """
    plain = PurePath(name.replace("\\", "/")).name.strip()[-_LONGEST_NAME:] or _("tệp")
    if not content:
        raise FileRefused(_("Tệp «%(name)s» rỗng. Chọn lại tệp PDF.") % {"name": plain})
    if len(content) > LARGEST:
        raise FileRefused(
            _("Tệp «%(name)s» lớn hơn %(most)d MB. Quét lại ở 200 dpi hoặc nén nhỏ hơn rồi tải lên.")
            % {"name": plain, "most": LARGEST // 1024 // 1024}
        )
    if not content.startswith(b"%PDF-"):
        raise FileRefused(
            _("Tệp «%(name)s» không phải PDF. Chọn bản PDF đã ký số hoặc bản quét lưu dạng PDF.")
            % {"name": plain}
        )
    return plain
