"""What a document keeps of its words: as composed, as edited, as they read, and what lists show of them."""

from datetime import datetime
from typing import Any

from kehoach.vietnamese.text import key
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording
from kehoach.web.documents.applying import applied
from kehoach.web.documents.edits import Edits, values_of
from kehoach.web.documents.header import with_number
from kehoach.web.documents.kinds import kind_of
from kehoach.web.documents.models import OfficialDocument, Step
from kehoach.web.documents.refusals import IssuedStays, NotAtThisStep
from kehoach.writing.citation import number_text
from kehoach.writing.content import Document
from kehoach.writing.stored import document_from, to_values


def held(document: OfficialDocument, *states: str) -> OfficialDocument:
    """Return the document locked until the transaction ends, if it is at one of these steps.

    :raises IssuedStays: it was issued.
    :raises NotAtThisStep: it is elsewhere on its way.
    """
    locked = OfficialDocument.objects.select_for_update(of=("self",)).select_related("organization__unit")
    row = locked.get(pk=document.pk)
    if row.state not in states:
        raise IssuedStays if row.is_issued else NotAtThisStep(row)
    return row


def keep_words(entry: Recording, row: OfficialDocument, composed: Document, *, edits: Edits) -> None:
    """Set all that follows from the words; the history keeps what a list shows of it."""
    now = with_number(applied(composed, edits), number_text(row.number), row.dated)
    shown: dict[str, Any] = {
        "kind": kind_of(now.letterhead),
        "title": now.letterhead.subject,
        "symbol": now.letterhead.symbol[:40],
        "signer": (now.signature.name if now.signature else "")[:160],
    }
    entry.change(row, **shown)
    row.composed, row.content, row.edits = to_values(composed), to_values(now), values_of(edits)
    row.search_key = key(f"{row.kind_name} {row.full_number} {row.title} {row.signer}")


def composed_of(row: OfficialDocument) -> Document:
    """Return the document as it was composed."""
    return document_from(row.composed)


def save(row: OfficialDocument) -> None:
    """Save the document as a new version of itself."""
    row.version += 1
    row.full_clean(exclude=["composed", "content", "edits", "figures"], validate_unique=False)
    row.save()


def step(row: OfficialDocument, kind: str, *, actor: User | None, at: datetime, note: str = "") -> None:
    """Write a step down."""
    Step.objects.create(document=row, kind=kind, by=actor, at=at, note=note.strip())
