"""Issue: what was sent is kept as it was, its words, the entries behind its figures and its files."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.figures import kept_figures
from kehoach.web.documents.keeping import held, save, step
from kehoach.web.documents.models import DocumentFile, OfficialDocument, Step
from kehoach.web.documents.outside import WRITERS, formats_of, pages_of
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import ChangedMeanwhile
from kehoach.web.organizations.policy import Action
from kehoach.web.plans import files
from kehoach.web.reporting.clock import moment
from kehoach.writing.content import Document, Metadata, Urgency
from kehoach.writing.stored import to_values

State = OfficialDocument.State
# One digit of the message between offices (QCVN 102:2016/BTTTT): 0 is usual.
_PRIORITIES: Final[Mapping[Urgency | None, str]] = {
    Urgency.URGENT: "1",
    Urgency.VERY_URGENT: "2",
    Urgency.EXPRESS: "3",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that the program wrote."""

    kind: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return what its content is known by."""
        return hashlib.sha256(self.content).hexdigest()


def issue(*, actor: User | None, document: OfficialDocument, at: datetime | None = None) -> OfficialDocument:
    """Return the document, issued: from now on neither the program nor the database changes it.

    :raises PermissionDenied: the actor does not issue for the organization.
    :raises NotAtThisStep: it has no number.
    :raises ChangedMeanwhile: somebody has changed it in this moment.
    """
    ask(actor, Action.ISSUE, document.organization)
    now = moment(at)
    final, written = written_for_issue(document)
    # Written before the transaction: files of hundreds of pages would make every other writer wait.
    for file in written:
        files.keep(file.content, file.sha256)
    figures = kept_figures(document, final, actor=actor)
    with recording(actor, "official.issued", document) as entry:
        row = held(document, State.NUMBERED)
        entry.about(row)
        if row.version != document.version:
            raise ChangedMeanwhile(row.title)
        for file in written:
            DocumentFile.objects.create(
                document=row,
                kind=file.kind,
                name=file.name,
                sha256=file.sha256,
                size=len(file.content),
                added_at=now,
                added_by=actor,
            )
        row.content, row.figures = to_values(final), figures
        entry.change(row, state=State.ISSUED, issued_at=now)
        entry.note(files={file.name: file.sha256 for file in written})
        step(row, Step.Kind.ISSUED, actor=actor, at=now)
        save(row)
    return row


def written_for_issue(row: OfficialDocument) -> tuple[Document, list[Written]]:
    """Return the document with all that goes along with it, and its files; the PDF tells its pages."""
    final = with_metadata(row)
    pdf = Written("pdf", file_name(row, "pdf"), WRITERS["pdf"](final))
    final = replace(final, metadata=replace(final.metadata, pages=pages_of(pdf.content)))
    others = [
        Written(kind, file_name(row, kind), WRITERS[kind](final))
        for kind in formats_of(final)
        if kind != "pdf"
    ]
    return final, [*others, pdf]


def with_metadata(row: OfficialDocument) -> Document:
    """Return the document with what goes along with its file (Decree 30/2020, Annex VI)."""
    document = row.document
    signature = document.signature
    metadata = Metadata(
        organization_code=row.organization.code,
        organization=row.organization.name,
        type_name=row.kind_name,
        number=document.letterhead.number,
        symbol=document.letterhead.symbol,
        issued_on=f"{row.dated:%d/%m/%Y}" if row.dated else "",
        subject=document.letterhead.subject,
        signer_position=signature.lines[-1] if signature and signature.lines else "",
        signer=signature.name if signature else "",
        priority=_PRIORITIES.get(document.letterhead.urgency, ""),
        recipients=document.addressees or document.recipients,
        pages=document.metadata.pages,
        description=document.metadata.description,
    )
    return replace(document, metadata=metadata)


def document_to_send(row: OfficialDocument) -> Document:
    """Return an issued document with the code of its organization, which may have come after the issue."""
    document = row.document
    code = document.metadata.organization_code or row.organization.code
    return replace(document, metadata=replace(document.metadata, organization_code=code))


def file_name(row: OfficialDocument, ending: str) -> str:
    """Return the name of a document's file: its number and symbol, or its kind and title."""
    name = row.full_number if row.number else f"{row.kind_name} {row.title}"
    plain = "".join(" " if letter in '\\/:*?"<>|\n\r\t' else letter for letter in name.replace("/", "-"))
    return f"{' '.join(plain.split())[:120] or 'van-ban'}.{ending}"
