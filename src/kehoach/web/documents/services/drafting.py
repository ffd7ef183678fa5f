"""Composing a draft, composing it anew, and giving it up."""

from datetime import datetime

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.edits import Edits, edits_from, values_of
from kehoach.web.documents.free import KEY, Typed
from kehoach.web.documents.keeping import composed_of, held, keep_words, save, step
from kehoach.web.documents.models import OfficialDocument, Step
from kehoach.web.documents.office_templates import composing_template
from kehoach.web.documents.outside import COMPOSERS
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.rebasing import carried_over
from kehoach.web.documents.refusals import NothingToComposeFrom, NothingTyped, ReasonNeeded
from kehoach.web.documents.subjects import Subject, found
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import day_of, moment
from kehoach.writing.content import Document
from kehoach.writing.stored import to_values

State = OfficialDocument.State


def compose(
    *,
    actor: User | None,
    organization: Organization,
    composer: str,
    subject: Subject,
    at: datetime | None = None,
) -> OfficialDocument:
    """Return a new draft, composed from what the program holds.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NothingTyped: the document is made of typed words, and there are none.
    :raises TemplateUnusable: the office's template does not fit.
    """
    ask(actor, Action.WRITE, organization)
    now = moment(at)
    maker = COMPOSERS[composer]
    if isinstance(subject.thing, Typed) and not subject.thing.text.strip():
        raise NothingTyped
    # Composed before the transaction: what takes long would make every other writer wait.
    template, version = composing_template(organization, composer)
    composed = maker.compose(actor, organization, subject.thing, day_of(now), template)
    row = OfficialDocument(
        organization=organization,
        composer=composer,
        template=template.document if template else "",
        template_version=version,
        subject_kind=maker.needs,
        subject_key=subject.code,
        subject_name=subject.name[:300],
        created_at=now,
        created_by=actor,
    )
    return keep_new(row, composed, actor=actor, now=now)


def keep_new(
    row: OfficialDocument, composed: Document, *, actor: User | None, now: datetime, note: str = ""
) -> OfficialDocument:
    """Return the draft, kept with its first step."""
    row.year = day_of(now).year
    with recording(actor, "official.drafted", row) as entry:
        keep_words(entry, row, composed, edits=Edits())
        row.full_clean(exclude=["composed", "content", "edits", "figures"])
        row.save()
        step(row, Step.Kind.DRAFTED, actor=actor, at=now, note=note)
    return row


def compose_anew(
    *, actor: User | None, document: OfficialDocument, keeping: str = "edits", at: datetime | None = None
) -> OfficialDocument:
    """Return the draft composed from the data of now; what people edited is kept, unless it is to be dropped.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NothingToComposeFrom: its subject is gone.
    """
    ask(actor, Action.WRITE, document.organization)
    now = moment(at)
    composed, version = composed_now(document, actor=actor, now=now)
    with recording(actor, "official.composed-anew", document) as entry:
        row = held(document, State.DRAFT)
        entry.about(row)
        before = edits_from(row.edits)
        dropped = Edits(header=before.header, last=before.last)
        edits = carried_over(before, composed_of(row), composed) if keeping == "edits" else dropped
        entry.note(edited=before.count, kept=edits.count, differing=len(edits.differing))
        if keeping != "edits":
            entry.note(dropped=values_of(before))
        keep_words(entry, row, composed, edits=edits)
        entry.change(row, template_version=version)
        save(row)
        step(row, Step.Kind.COMPOSED_ANEW, actor=actor, at=now)
    return row


def composed_now(document: OfficialDocument, *, actor: User | None, now: datetime) -> tuple[Document, int]:
    """Return what the composer of a draft makes of data and template of now, and the template's version.

    :raises NothingToComposeFrom: its subject is gone.
    :raises TemplateUnusable: the office's template does not fit.
    """
    maker = COMPOSERS.get(document.composer)
    if maker is None or document.composer == KEY or document.related_id is not None:
        raise NothingToComposeFrom
    subject = found(maker, actor, document.organization, code=document.subject_key)
    if subject is None:
        raise NothingToComposeFrom
    template, version = composing_template(document.organization, document.composer)
    composed = maker.compose(actor, document.organization, subject.thing, day_of(now), template)
    return composed, version


def would_differ(document: OfficialDocument, *, actor: User | None, at: datetime | None = None) -> bool:
    """Return whether composing anew would change what was composed.

    :raises NothingToComposeFrom: its subject is gone.
    """
    composed, _version = composed_now(document, actor=actor, now=moment(at))
    return bool(to_values(composed) != document.composed)


def withdraw(
    *, actor: User | None, document: OfficialDocument, reason: str, at: datetime | None = None
) -> OfficialDocument:
    """Return the draft, given up for good; it stays in the records with its reason.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises ReasonNeeded: there is no reason.
    :raises NotAtThisStep: it has a number, which is cancelled first.
    """
    ask(actor, Action.WRITE, document.organization)
    if not reason.strip():
        raise ReasonNeeded
    with recording(actor, "official.withdrawn", document) as entry:
        row = held(document, State.DRAFT, State.CHECKED, State.SIGNED)
        entry.about(row)
        entry.note(reason=reason.strip())
        entry.change(row, state=State.WITHDRAWN)
        save(row)
        step(row, Step.Kind.WITHDRAWN, actor=actor, at=moment(at), note=reason)
    return row
