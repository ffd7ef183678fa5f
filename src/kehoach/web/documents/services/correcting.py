"""A new document about an issued one: it corrects, amends or replaces it, and says so.

An error of form is corrected by a letter; an error of content is amended or replaced by a document of the
same form (Decree 30/2020/NĐ-CP, Article 18).
"""

from dataclasses import replace
from datetime import datetime

from kehoach.web.accounts.models import User
from kehoach.web.documents.free import KEY, blocks_of, letterhead_for, signature_for
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import NothingTyped, NotIssuedYet
from kehoach.web.documents.services.drafting import keep_new
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import day_of, moment
from kehoach.writing.citation import Cited, date_line, first_citation
from kehoach.writing.content import Document, Letterhead, Metadata, Paragraph, runs
from kehoach.writing.documents.office import COMMITTEE, committee_name

Relation = OfficialDocument.Relation


def correct(
    *,
    actor: User | None,
    document: OfficialDocument,
    relation: str,
    text: str,
    at: datetime | None = None,
) -> OfficialDocument:
    """Return the draft of the document that corrects, amends or replaces an issued one.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotIssuedYet: the document is not issued.
    :raises NothingTyped: what is wrong is not said.
    """
    ask(actor, Action.WRITE, document.organization)
    if not document.is_issued:
        raise NotIssuedYet
    if not text.strip():
        raise NothingTyped
    now = moment(at)
    kind = "official_letter" if relation == Relation.CORRECTS else document.kind
    row = OfficialDocument(
        organization=document.organization,
        composer=document.composer if relation == Relation.REPLACES else KEY,
        kind=kind,
        relation=relation,
        related=document,
        created_at=now,
        created_by=actor,
    )
    composed = _COMPOSE[Relation(relation)](document, text, now)
    return keep_new(row, composed, actor=actor, now=now, note=text)


def cited(document: OfficialDocument) -> str:
    """Return how another document names this one the first time (Decree 30/2020, Annex I, II.6.b)."""
    title = document.title if document.title.lower().startswith("về ") else f"về {document.title}"
    issuer = document.organization.name
    if document.document.letterhead.issuer.startswith(COMMITTEE.upper()):
        issuer = committee_name(issuer)
    return first_citation(Cited(document.kind_name, document.full_number, document.dated, issuer, title))


def _letter(document: OfficialDocument, text: str, now: datetime) -> Document:
    before = document.document
    name = f"{document.kind_name} số {document.full_number}"
    title = f"đính chính {name}"
    head = letterhead_for(document.organization, "official_letter", title=title, on=day_of(now))
    opening = f"{document.organization.name} đính chính {cited(document)} như sau:"
    return Document(
        letterhead=_same_place(head, before.letterhead),
        addressees=before.addressees or before.recipients[:-1] or ("Các cơ quan, đơn vị liên quan",),
        body=(Paragraph(runs(opening)), *blocks_of(text)),
        signature=before.signature or signature_for(document.organization, day_of(now)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _amending(document: OfficialDocument, text: str, now: datetime) -> Document:
    before = document.document
    name = f"{document.kind_name} số {document.full_number}"
    head = replace(
        before.letterhead,
        number="",
        date=date_line(day_of(now), is_issued=False),
        subject=f"Sửa đổi, bổ sung một số nội dung của {name}",
    )
    opening = f"{document.organization.name} sửa đổi, bổ sung {cited(document)} như sau:"
    closing = f"Các nội dung khác của {name} không thay đổi."
    return replace(
        before,
        letterhead=head,
        body=(Paragraph(runs(opening)), *blocks_of(text), Paragraph(runs(closing))),
        annexes=(),
        metadata=Metadata(),
    )


def _replacing(document: OfficialDocument, text: str, now: datetime) -> Document:
    before = document.document
    head = replace(before.letterhead, number="", date=date_line(day_of(now), is_issued=False))
    said = f"Văn bản này thay thế {cited(document)}. Lý do: {' '.join(text.split())}"
    return replace(before, letterhead=head, body=(*before.body, Paragraph(runs(said))), metadata=Metadata())


def _same_place(head: Letterhead, before: Letterhead) -> Letterhead:
    return replace(head, issuer=before.issuer, superior=before.superior, place=before.place)


_COMPOSE = {Relation.CORRECTS: _letter, Relation.AMENDS: _amending, Relation.REPLACES: _replacing}
