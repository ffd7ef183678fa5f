"""From the draft to the signature: checked, taken back, sent back, signed."""

from datetime import datetime

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.keeping import held, save, step
from kehoach.web.documents.lacking import lacking
from kehoach.web.documents.models import OfficialDocument, Step
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import ChangedMeanwhile, FormIncomplete, ReasonNeeded
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import moment

State = OfficialDocument.State


def check(*, actor: User | None, document: OfficialDocument, at: datetime | None = None) -> OfficialDocument:
    """Return the document, its form checked, before whoever signs.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: it is no draft.
    :raises FormIncomplete: formal parts are missing.
    """
    ask(actor, Action.WRITE, document.organization)
    with recording(actor, "official.checked", document) as entry:
        row = held(document, State.DRAFT)
        entry.about(row)
        if missing := list(lacking(row.document)):
            raise FormIncomplete(missing)
        entry.change(row, state=State.CHECKED)
        save(row)
        step(row, Step.Kind.CHECKED, actor=actor, at=moment(at))
    return row


def take_back(
    *, actor: User | None, document: OfficialDocument, at: datetime | None = None
) -> OfficialDocument:
    """Return the document as a draft again, before it was signed.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: it is not waiting to be signed.
    """
    ask(actor, Action.WRITE, document.organization)
    with recording(actor, "official.taken-back", document) as entry:
        row = held(document, State.CHECKED)
        entry.about(row)
        entry.change(row, state=State.DRAFT)
        save(row)
        step(row, Step.Kind.TAKEN_BACK, actor=actor, at=moment(at))
    return row


def send_back(
    *, actor: User | None, document: OfficialDocument, note: str, at: datetime | None = None
) -> OfficialDocument:
    """Return the document as a draft again, with what is to be mended; a signature no longer holds.

    :raises PermissionDenied: the actor does not sign for the organization.
    :raises ReasonNeeded: the note has no words.
    :raises NotAtThisStep: it is not before whoever signs, or has a number.
    """
    ask(actor, Action.SIGN, document.organization)
    if not note.strip():
        raise ReasonNeeded
    with recording(actor, "official.sent-back", document) as entry:
        row = held(document, State.CHECKED, State.SIGNED)
        entry.about(row)
        entry.note(note=note.strip())
        entry.change(row, state=State.DRAFT)
        save(row)
        step(row, Step.Kind.SENT_BACK, actor=actor, at=moment(at), note=note)
    return row


def sign(
    *, actor: User | None, document: OfficialDocument, version: int, at: datetime | None = None
) -> OfficialDocument:
    """Return the document, signed as the person read it.

    :raises PermissionDenied: the actor does not sign for the organization.
    :raises NotAtThisStep: it is not waiting to be signed.
    :raises ChangedMeanwhile: it is not the version that the person read.
    """
    ask(actor, Action.SIGN, document.organization)
    with recording(actor, "official.signed", document) as entry:
        row = held(document, State.CHECKED)
        entry.about(row)
        if row.version != version:
            raise ChangedMeanwhile(row.title)
        entry.change(row, state=State.SIGNED)
        save(row)
        step(row, Step.Kind.SIGNED, actor=actor, at=moment(at))
    return row
