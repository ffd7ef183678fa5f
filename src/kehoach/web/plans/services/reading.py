"""A file comes in, is read, and becomes a draft plan; or is refused and leaves nothing behind."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach import pipeline
from kehoach.domain.finding import Finding
from kehoach.domain.plan import PlanDraft
from kehoach.reading.formats.detection import FileKind, detect
from kehoach.reading.formats.open import LARGEST_FILE
from kehoach.reading.refusals import TooLarge, Unreadable
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.models import Organization
from kehoach.web.plans import files, storing
from kehoach.web.plans.layouts import pack
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.permissions import ask_to_plan
from kehoach.web.plans.refusals import AlreadyHere, NotAPlan, RemovedMeanwhile
from kehoach.web.plans.versions import carry_over

# Read page by page, or converted first: too slow to hold a browser's request.
SLOW = frozenset({FileKind.PDF, FileKind.IMAGE, FileKind.OLD_TEXT, FileKind.OLD_SHEET})
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file."""

    draft: PlanDraft
    findings: tuple[Finding, ...]


def is_slow(content: bytes, name: str) -> bool:
    """Return whether reading may take longer than a person waits for a page.

    :raises Unreadable: the kind of file is refused.
    """
    return bool(content.strip(b"\x00 \t\r\n")) and detect(content, name) in SLOW


def receive(
    *,
    actor: User | None,
    organization: Organization,
    name: str,
    content: bytes,
    replaces: SourceDocument | None = None,
) -> SourceDocument:
    """Read the file at once and return its document, whose draft plan is stored; for files that read fast.

    :raises PermissionDenied: the organization's plans are not the actor's to change.
    :raises AlreadyHere: the organization has this very file.
    :raises Unreadable: the file is refused; nothing is stored.
    :raises NotAPlan: nothing in it is a plan's; nothing is stored.
    """
    ask_to_plan(actor, organization)
    document = _new_document(organization, name, content=content, actor=actor, replaces=replaces)
    reading = read(content, name)
    try:
        with recording(actor, "plan.read", document) as entry:
            _store(document, reading, entry=entry)
            files.keep(content, document.sha256)
    except IntegrityError as fault:
        raise _already_here(document, fault) from fault
    return document


def receive_for_later(
    *,
    actor: User | None,
    organization: Organization,
    name: str,
    content: bytes,
    replaces: SourceDocument | None = None,
) -> SourceDocument:
    """Keep the file and return its document, still to be read by `finish`.

    :raises PermissionDenied: the organization's plans are not the actor's to change.
    :raises AlreadyHere: the organization has this very file.
    """
    ask_to_plan(actor, organization)
    if len(content) > LARGEST_FILE:
        raise TooLarge(name, limit=LARGEST_FILE)
    document = _new_document(organization, name, content=content, actor=actor, replaces=replaces)
    try:
        with recording(actor, "document.received", document) as entry:
            entry.note(name=document.name, size=document.size)
            document.full_clean()
            document.save()
            files.keep(content, document.sha256)
    except IntegrityError as fault:
        raise _already_here(document, fault) from fault
    return document


def begin_again(*, actor: User | None, document: SourceDocument) -> bool:
    """Return whether the document is now to be read once more: its reading had failed, or was cut off.

    :raises PermissionDenied: the document is not the actor's to read.
    """
    ask_to_plan(actor, document.organization)
    with suppress(WorkIsDone), recording(actor, "document.read-again", document) as entry:
        held = SourceDocument.objects.select_for_update().light().filter(pk=document.pk).first()
        if held is None:
            raise RemovedMeanwhile
        # Two who press at once start one reader: the second finds that there has just been a sign.
        if held.state != SourceDocument.State.FAILED and not held.was_cut_off:
            raise WorkIsDone
        entry.change(held, state=SourceDocument.State.READING, refusal="")
        held.last_sign_at, held.pages_done = timezone.now(), 0
        held.save(update_fields=["state", "refusal", "last_sign_at", "pages_done"])
        return True
    return False


def finish(document: SourceDocument) -> SourceDocument:
    """Read a document that was received for later; return it as read, or as failed with its refusal."""
    actor = document.uploaded_by

    def note_progress(done: int, pages: int) -> None:
        # Not a change of anything: how far the work is, gone when it ends.
        SourceDocument.objects.filter(pk=document.pk).update(
            pages_done=done, pages=pages, last_sign_at=timezone.now()
        )

    try:
        content = files.content_of(document.sha256)
        draft, findings = pipeline.read_and_check_bytes(content, document.name, progress=note_progress)
        reading = _as_plan(document.name, draft, findings=findings)
    except FileNotFoundError:
        return _fail(document, _("Tệp gốc không còn trên máy chủ. Xóa bản đọc này rồi tải tệp lên lại."))
    except (Unreadable, NotAPlan) as refusal:
        return _fail(document, str(refusal))
    with suppress(WorkIsDone), recording(actor, "plan.read", document) as entry:
        _ask_whether_wanted(document)
        _store(document, reading, entry=entry)
    return document


def _fail(document: SourceDocument, refusal: str) -> SourceDocument:
    with suppress(WorkIsDone), recording(document.uploaded_by, "document.refused", document) as entry:
        _ask_whether_wanted(document)
        entry.change(document, state=SourceDocument.State.FAILED, refusal=refusal)
        document.full_clean()
        document.save(update_fields=["state", "refusal"])
    return document


class WorkIsDone(Exception):
    """Another reader was faster, or somebody threw the document away: nothing is left to keep."""


def _ask_whether_wanted(document: SourceDocument) -> None:
    states = SourceDocument.objects.select_for_update().filter(pk=document.pk)
    if list(states.values_list("state", flat=True)) in ([], [SourceDocument.State.READ]):
        raise WorkIsDone


def read(content: bytes, name: str) -> Reading:
    """Return what is in a file.

    :raises Unreadable: the file is refused.
    :raises NotAPlan: nothing in it is a plan's.
    """
    draft, findings = pipeline.read_and_check_bytes(content, name)
    return _as_plan(name, draft, findings=findings)


def _as_plan(name: str, draft: PlanDraft, *, findings: tuple[Finding, ...]) -> Reading:
    if not draft.is_plan or not (draft.indicators or draft.tasks or draft.scorecard):
        raise NotAPlan(name)
    return Reading(draft, findings)


def _new_document(
    organization: Organization,
    name: str,
    *,
    content: bytes,
    actor: User | None,
    replaces: SourceDocument | None,
) -> SourceDocument:
    sha256 = hashlib.sha256(content).hexdigest()
    existing = SourceDocument.objects.light().filter(organization=organization, sha256=sha256).first()
    if existing is not None:
        raise AlreadyHere(existing)
    return SourceDocument(
        organization=organization,
        name=name[-LONGEST_NAME:],
        sha256=sha256,
        size=len(content),
        uploaded_by=actor,
        replaces=replaces,
    )


def _already_here(document: SourceDocument, fault: IntegrityError) -> Exception:
    """Return the refusal where two people sent one file in the same moment; anything else stays a fault."""
    existing = SourceDocument.objects.light().filter(
        organization=document.organization, sha256=document.sha256
    )
    found = existing.first()
    return AlreadyHere(found) if found is not None else fault


def _store(document: SourceDocument, reading: Reading, *, entry: Recording) -> None:
    layout = reading.draft.layout
    document.layout = pack(layout)
    document.format = layout.format
    document.pages = layout.pages
    document.state, document.refusal = SourceDocument.State.READ, ""
    document.full_clean(validate_unique=False, validate_constraints=False)
    document.save()
    plan = Plan(organization=document.organization, document=document)
    header = storing.fill_header(plan, reading.draft.header)
    entry.change(plan, **header)
    plan.header_sources = {name: [source.start, source.end] for name, source in reading.draft.header.sources}
    plan.scorecard_total = storing.total_of(reading.draft)
    plan.full_clean(validate_unique=False)
    plan.save()
    storing.store_items(plan, reading.draft, reading.findings)
    if document.replaces is not None:
        _follow(plan, document.replaces, entry=entry)
    entry.about(plan)
    entry.note(
        file=document.name,
        indicators=len(reading.draft.indicators),
        tasks=len(reading.draft.tasks),
        findings=len(reading.findings),
    )


def _follow(plan: Plan, replaced: SourceDocument, *, entry: Recording) -> None:
    """Make the plan the next version of the one read from another document."""
    previous = Plan.objects.select_for_update(of=("self",)).filter(document=replaced, next=None).first()
    if previous is None:
        return
    plan.previous, plan.version = previous, previous.version + 1
    plan.changes_from_previous = carry_over(previous, plan)
    plan.save()
    # A confirmed plan stays in force until its new version is confirmed.
    if previous.status == Plan.Status.DRAFT:
        entry.change(previous, status=Plan.Status.REPLACED)
        previous.save(update_fields=["status"])
