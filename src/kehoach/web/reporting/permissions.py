"""Who may fill in, collect, extend and instruct; None is the program itself."""

from uuid import UUID

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may, seats_held
from kehoach.web.plans.models import Assignment
from kehoach.web.reporting.models import Instruction, Submission


def ask(actor: User | None, action: Action, unit: Organization) -> None:
    """Refuse those who may not do this in the unit.

    :raises PermissionDenied: it is not the actor's to do.
    """
    if actor is not None and not may(actor, action, unit):
        raise PermissionDenied


def can_report(actor: User, submission: Submission) -> bool:
    """Return whether the actor may fill the report in: in whose name it is, or who collects in the unit."""
    return _answers_for(actor, submission) or may(actor, Action.COLLECT, submission.unit)


def ask_to_report(actor: User | None, submission: Submission) -> None:
    """Refuse those who may not fill it in.

    :raises PermissionDenied: the report is somebody else's.
    """
    if actor is not None and not can_report(actor, submission):
        raise PermissionDenied


def ask_to_answer(actor: User | None, instruction: Instruction) -> None:
    """Refuse those to whom it was not given.

    :raises PermissionDenied: the instruction is somebody else's to answer.
    """
    if actor is None or _answers_for(actor, instruction):
        return
    ask(actor, Action.COLLECT, instruction.unit)


def ask_to_lead(actor: User | None, unit: Organization, lineage: UUID, *, subject: str) -> None:
    """Refuse those who do not lead the item.

    :raises PermissionDenied: somebody else leads it.
    """
    if actor is None:
        return
    leading = Assignment.objects.standing().leading().filter(unit=unit, lineage=lineage, subject=subject)
    if not any(_answers_for(actor, row) for row in leading.select_related("organization")):
        ask(actor, Action.COLLECT, unit)


def _answers_for(actor: User, thing: Submission | Instruction | Assignment) -> bool:
    """Return whether the actor holds the seat that owes it, or reports for the organization that does."""
    if thing.position_id is not None:
        # A seat is its holder's alone: two officers of one commune do not report for each other.
        return any(seat.position == thing.position_id for seat in seats_held(actor))
    return may(actor, Action.REPORT, thing.organization)
