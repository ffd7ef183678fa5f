"""Load and authorise in one call: a foreign report is not found, a visible one may be somebody else's."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.reporting.models import Evidence, Instruction, Submission
from kehoach.web.reporting.permissions import ask_to_answer, ask_to_report


def report_of(request: SignedInRequest, submission_id: UUID) -> Submission:
    """Return a report that the person may fill in."""
    submission = report_to_serve(request, submission_id)
    ask_to_report(request.user, submission)
    return submission


def report_to_serve(request: SignedInRequest, submission_id: UUID) -> Submission:
    """Return a report that the person sees, for a service, which asks first whether they may."""
    rows = Submission.objects.visible_to(request.user).select_related("period", "unit", "organization")
    submission: Submission = get_object_or_404(rows, pk=submission_id)
    # One object for both, so that nothing looks it up again.
    submission.period.unit = submission.unit
    return submission


def instruction_of(request: SignedInRequest, instruction_id: int) -> Instruction:
    """Return an instruction that the person may answer."""
    rows = Instruction.objects.visible_to(request.user).select_related("unit", "organization")
    instruction: Instruction = get_object_or_404(rows, pk=instruction_id)
    ask_to_answer(request.user, instruction)
    return instruction


def evidence_of(request: SignedInRequest, evidence_id: UUID) -> Evidence:
    """Return a file of a report that the person may look at; of one not sent in, its writers alone."""
    rows = Evidence.objects.filter(reach(request.user, Action.VIEW, through="submission__unit"))
    evidence: Evidence = get_object_or_404(
        rows.select_related("submission__unit", "submission__organization", "submission__period"),
        pk=evidence_id,
    )
    if evidence.submission.can_be_written:
        ask_to_report(request.user, evidence.submission)
    return evidence


def evidence_to_remove(request: SignedInRequest, evidence_id: UUID) -> Evidence:
    """Return a file of a report that the person may fill in."""
    evidence = evidence_of(request, evidence_id)
    ask_to_report(request.user, evidence.submission)
    return evidence
