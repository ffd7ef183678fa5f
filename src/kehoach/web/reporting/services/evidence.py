"""Files beside a report: taken in after they were looked at, taken out again before it is sent."""

import hashlib
from datetime import datetime
from uuid import UUID

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.plans import files
from kehoach.web.reporting.clock import moment
from kehoach.web.reporting.evidence_files import look_at
from kehoach.web.reporting.models import Evidence, Submission
from kehoach.web.reporting.permissions import ask_to_report
from kehoach.web.reporting.refusals import AlreadySent, PeriodClosed


def add(
    *,
    actor: User | None,
    submission: Submission,
    lineage: UUID,
    name: str,
    content: bytes,
    at: datetime | None = None,
) -> Evidence:
    """Return the file as kept beside one item of the report; the same file twice is one.

    :raises PermissionDenied: the report is somebody else's.
    :raises EvidenceRefused: the file is too large, empty, or not of a kind that is kept.
    :raises AlreadySent: the report was sent in.
    :raises PeriodClosed: the period's figures are final.
    """
    ask_to_report(actor, submission)
    looked = look_at(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    _ask_writable(submission)
    files.keep(content, sha256)
    evidence = Evidence(submission=submission, lineage=lineage, uploaded_at=moment(at), uploaded_by=actor)
    with recording(actor, "report.evidence-added", submission) as entry:
        held = Submission.objects.select_for_update().select_related("period").get(pk=submission.pk)
        _ask_writable(held)
        before = held.evidence.filter(lineage=lineage, sha256=sha256).first()
        if before is not None:
            return before
        entry.change(
            evidence, name=looked.name, sha256=sha256, size=len(content), media_type=looked.media_type
        )
        evidence.full_clean(validate_unique=False)
        evidence.save()
    return evidence


def remove(*, actor: User | None, evidence: Evidence) -> None:
    """Take a file out of a report that was not sent in; its line in the history stays.

    :raises PermissionDenied: the report is somebody else's.
    :raises AlreadySent: the report was sent in.
    """
    ask_to_report(actor, evidence.submission)
    with recording(actor, "report.evidence-removed", evidence.submission) as entry:
        held = Submission.objects.select_for_update().select_related("period").get(pk=evidence.submission_id)
        _ask_writable(held)
        entry.note(name=evidence.name, sha256=evidence.sha256)
        Evidence.objects.filter(pk=evidence.pk).delete()


def _ask_writable(submission: Submission) -> None:
    if not submission.can_be_written:
        raise AlreadySent(submission)
    if not submission.period.is_open:
        raise PeriodClosed(submission.period)
