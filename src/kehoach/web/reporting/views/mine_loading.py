"""Load and authorise in one call: a foreign report is not found, a visible one may be somebody else's."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.prepared import Prepared
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may, reach
from kehoach.web.reporting.models import Evidence, Instruction, Period, Submission
from kehoach.web.reporting.permissions import ask_to_answer, ask_to_report


def report_of(request: SignedInRequest, submission_id: UUID) -> Submission:
    """Return a report that the person may fill in."""
    submission = report_to_serve(request, submission_id)
    ask_to_report(request.user, submission)
    return submission


def report_to_serve(request: SignedInRequest, submission_id: UUID) -> Submission:
    """Return a report that the person sees, for a service, which asks first whether they may."""
    submission = _report(submission_id)
    if submission is None or not may(request.user, Action.VIEW, submission.unit):
        raise Http404
    return submission


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


# A report with what it belongs to, each with all its columns: read on every press of a reporter.
_PARTS: Final[Mapping[str, type[Model]]] = {
    "period": Period,
    "unit": Organization,
    "organization": Organization,
}
_REPORT: Final = Prepared(
    Submission,
    lambda pk: Submission.objects.filter(pk=pk),
    *_columns(Submission),
    *(f"{name}__{column}" for name, model in _PARTS.items() for column in _columns(model)),
)


def _report(pk: UUID) -> Submission | None:
    """Return a report with its period, its unit and whose it is; None where there is none."""
    for row in _REPORT.rows(pk):
        end = len(_columns(Submission))
        submission = Submission.from_db(DEFAULT_DB_ALIAS, _columns(Submission), row[:end])
        for name, model in _PARTS.items():
            begin, end = end, end + len(_columns(model))
            setattr(submission, name, model.from_db(DEFAULT_DB_ALIAS, _columns(model), row[begin:end]))
        # One object for both, so that nothing looks it up again.
        submission.period.unit = submission.unit
        return submission
    return None


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
