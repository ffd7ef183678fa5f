"""More time for a report or for a solution: asked for, given or refused."""

from datetime import date, datetime

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.policy import Action
from kehoach.web.plans.models import Assignment, Solution
from kehoach.web.reporting.clock import moment
from kehoach.web.reporting.models import Extension, Submission
from kehoach.web.reporting.permissions import ask, ask_to_lead, ask_to_report
from kehoach.web.reporting.refusals import AskedBefore, DayNotLater, DecidedBefore, ReasonNeeded


def ask_for_report(
    *, actor: User | None, submission: Submission, until: date, reason: str, at: datetime | None = None
) -> Extension:
    """Return the asking for a later day to send the report in.

    :raises PermissionDenied: the report is somebody else's.
    :raises ReasonNeeded: nobody says why.
    :raises DayNotLater: it is due later anyway.
    :raises AskedBefore: an asking waits for its answer.
    """
    ask_to_report(actor, submission)
    extension = Extension(unit=submission.unit, submission=submission)
    return _ask(actor, extension, until=until, reason=reason, now_due=submission.deadline, at=at)


def ask_for_solution(
    *, actor: User | None, solution: Solution, until: date, reason: str, at: datetime | None = None
) -> Extension:
    """Return the asking for a later day to finish the solution.

    :raises PermissionDenied: somebody else leads it.
    :raises ReasonNeeded: nobody says why.
    :raises DayNotLater: it is due later anyway.
    :raises AskedBefore: an asking waits for its answer.
    """
    unit = solution.plan.organization
    ask_to_lead(actor, unit, solution.lineage, subject=Assignment.Subject.SOLUTION)
    extension = Extension(unit=unit, solution=solution, lineage=solution.lineage)
    now_due = extended_to(solution) or solution.due_end
    return _ask(actor, extension, until=until, reason=reason, now_due=now_due, at=at)


def extended_to(solution: Solution) -> date | None:
    """Return the latest day the solution was extended to; None where it never was."""
    granted = Extension.objects.filter(lineage=solution.lineage, state=Extension.State.GRANTED)
    return granted.order_by("-until").values_list("until", flat=True).first()


def decide(
    *, actor: User | None, extension: Extension, grant: str, note: str = "", at: datetime | None = None
) -> Extension:
    """Return the asking with its answer; `grant` «yes» gives the time.

    :raises PermissionDenied: giving time in the unit is not the actor's.
    :raises DecidedBefore: somebody has answered it.
    :raises ReasonNeeded: a refusal says why.
    """
    ask(actor, Action.EXTEND, extension.unit)
    is_granted = grant == "yes"
    if not is_granted and not note.strip():
        raise ReasonNeeded
    with recording(actor, "extension.granted" if is_granted else "extension.refused", extension) as entry:
        held = Extension.objects.select_for_update().get(pk=extension.pk)
        if held.state != Extension.State.ASKED:
            raise DecidedBefore(held)
        entry.about(held)
        entry.change(
            held,
            state=Extension.State.GRANTED if is_granted else Extension.State.REFUSED,
            decided_by=actor,
            decided_at=moment(at),
            note=note.strip(),
        )
        held.full_clean(validate_unique=False)
        held.save()
        if is_granted and held.submission is not None:
            _move_deadline(entry, held.submission, held.until)
    return held


def _ask(
    actor: User | None,
    extension: Extension,
    *,
    until: date,
    reason: str,
    now_due: date | None,
    at: datetime | None,
) -> Extension:
    if not reason.strip():
        raise ReasonNeeded
    if now_due is not None and until <= now_due:
        raise DayNotLater(now_due)
    with recording(actor, "extension.asked", extension) as entry:
        waiting = Extension.objects.select_for_update().filter(state=Extension.State.ASKED)
        if extension.submission_id is not None:
            waiting = waiting.filter(submission=extension.submission_id)
        else:
            waiting = waiting.filter(lineage=extension.lineage)
        if waiting.exists():
            raise AskedBefore
        entry.change(extension, until=until, reason=reason.strip(), asked_by=actor, asked_at=moment(at))
        extension.full_clean(validate_unique=False)
        extension.save()
    return extension


def _move_deadline(entry: Recording, asked_for: Submission, until: date) -> None:
    """Let the report be due later; one that was late already stays late."""
    submission = Submission.objects.select_for_update().get(pk=asked_for.pk)
    if until > submission.deadline:
        entry.change(submission, deadline=until)
        submission.save(update_fields=["deadline"])
