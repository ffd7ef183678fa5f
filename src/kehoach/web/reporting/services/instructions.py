"""A leader's word on a task, a solution or an indicator, and the answer to it."""

from datetime import date, datetime

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.policy import Action
from kehoach.web.plans.models import Indicator, Solution, Task
from kehoach.web.plans.refusals import NotInThisUnit
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.reporting.models import Instruction
from kehoach.web.reporting.permissions import ask, ask_to_answer
from kehoach.web.reporting.refusals import AnsweredBefore, DayIsPast, ReasonNeeded

_SUBJECTS = {
    Task: Instruction.Subject.TASK,
    Solution: Instruction.Subject.SOLUTION,
    Indicator: Instruction.Subject.INDICATOR,
}


def instruct(
    *,
    actor: User | None,
    item: Task | Solution | Indicator,
    assignee: Assignee,
    text: str,
    due_on: date,
    at: datetime | None = None,
) -> Instruction:
    """Return the instruction.

    :raises PermissionDenied: instructing in the unit is not the actor's.
    :raises ReasonNeeded: it has no words.
    :raises DayIsPast: the day to answer by is over.
    :raises NotInThisUnit: the assignee belongs to another unit.
    """
    unit = item.plan.organization
    ask(actor, Action.INSTRUCT, unit)
    now = moment(at)
    if not text.strip():
        raise ReasonNeeded
    if due_on < day_of(now):
        raise DayIsPast(day_of(now))
    if assignee.organization.unit_id != unit.unit_id:
        raise NotInThisUnit(str(assignee), unit)
    instruction = Instruction(
        unit=unit, plan=item.plan, subject=_SUBJECTS[type(item)], lineage=item.lineage, given_at=now
    )
    with recording(actor, "instruction.given", instruction) as entry:
        entry.note(item=str(item)[:200])
        entry.change(
            instruction,
            text=text.strip(),
            given_by=actor,
            organization=assignee.organization,
            position=assignee.position,
            due_on=due_on,
        )
        instruction.full_clean()
        instruction.save()
    return instruction


def answer(
    *, actor: User | None, instruction: Instruction, text: str, at: datetime | None = None
) -> Instruction:
    """Return the instruction with its answer.

    :raises PermissionDenied: it was given to somebody else.
    :raises ReasonNeeded: the answer has no words.
    :raises AnsweredBefore: somebody has answered it.
    """
    ask_to_answer(actor, instruction)
    if not text.strip():
        raise ReasonNeeded
    with recording(actor, "instruction.answered", instruction) as entry:
        held = Instruction.objects.select_for_update().get(pk=instruction.pk)
        if held.answered_at is not None:
            raise AnsweredBefore(held)
        entry.about(held)
        entry.change(held, answer=text.strip(), answered_by=actor, answered_at=moment(at))
        held.full_clean()
        held.save()
    return held
