"""What people do about findings: mend them, accept them with a reason, open them again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.plans.corrections import apply_correction
from kehoach.web.plans.models import Finding, Plan
from kehoach.web.plans.permissions import ask_to_plan
from kehoach.web.plans.refusals import NotADraft, ReasonNeeded
from kehoach.web.plans.services.plans import locked


@contextmanager
def _settling(actor: User | None, action: str, *, finding: Finding) -> Iterator[tuple[Recording, Finding]]:
    ask_to_plan(actor, finding.plan.organization)
    with recording(actor, action, finding.plan) as entry:
        # Findings of a confirmed plan may still be settled; those of a replaced one may not.
        plan = locked(finding.plan)
        if plan.status == Plan.Status.REPLACED:
            raise NotADraft(plan)
        entry.about(plan)
        fresh = plan.findings.get(pk=finding.pk)
        entry.note(finding=fresh.message)
        yield entry, fresh


def accept(*, actor: User | None, finding: Finding, reason: str) -> Finding:
    """Return the finding as accepted: it is so, and stays so, for this reason.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises ReasonNeeded: no reason is given.
    """
    with _settling(actor, "plan.finding-accepted", finding=finding) as (entry, fresh):
        if not reason.strip():
            raise ReasonNeeded
        _settle(fresh, entry, state=Finding.State.ACCEPTED, reason=reason.strip(), actor=actor)
    return fresh


def mend(*, actor: User | None, finding: Finding, note: str = "") -> Finding:
    """Return the finding as fixed; a certain correction is applied to the items read from its passage.

    :raises PermissionDenied: the plan is not the actor's to change.
    """
    with _settling(actor, "plan.finding-fixed", finding=finding) as (entry, fresh):
        apply_correction(fresh, entry)
        _settle(fresh, entry, state=Finding.State.FIXED, reason=note.strip(), actor=actor)
    return fresh


def accept_alike(*, actor: User | None, finding: Finding, reason: str) -> list[Finding]:
    """Return the open findings of the same kind, all accepted for one reason.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises ReasonNeeded: no reason is given.
    """
    with _settling(actor, "plan.findings-accepted", finding=finding) as (entry, fresh):
        if not reason.strip():
            raise ReasonNeeded
        alike = _open_alike(fresh)
        entry.note(count=len(alike))
        for one in alike:
            _settle(one, entry, state=Finding.State.ACCEPTED, reason=reason.strip(), actor=actor)
    return alike


def mend_alike(*, actor: User | None, finding: Finding) -> list[Finding]:
    """Return the open findings of the same kind that have a certain correction, each with it applied.

    :raises PermissionDenied: the plan is not the actor's to change.
    """
    with _settling(actor, "plan.findings-fixed", finding=finding) as (entry, fresh):
        alike = [one for one in _open_alike(fresh) if one.correction_start is not None]
        entry.note(count=len(alike))
        for one in alike:
            apply_correction(one, entry)
            _settle(one, entry, state=Finding.State.FIXED, reason="", actor=actor)
    return alike


def _open_alike(finding: Finding) -> list[Finding]:
    rows = finding.plan.findings.filter(kind=finding.kind, state=Finding.State.OPEN)
    return list(rows.select_related("plan", "plan__document").order_by("order"))


def reopen(*, actor: User | None, finding: Finding) -> Finding:
    """Return the finding as open again.

    :raises PermissionDenied: the plan is not the actor's to change.
    """
    with _settling(actor, "plan.finding-reopened", finding=finding) as (entry, fresh):
        entry.change(fresh, state=Finding.State.OPEN, reason="")
        fresh.settled_by = fresh.settled_at = None
        fresh.full_clean()
        fresh.save()
    return fresh


def _settle(finding: Finding, entry: Recording, *, state: str, reason: str, actor: User | None) -> None:
    entry.change(finding, state=state, reason=reason)
    finding.settled_by, finding.settled_at = actor, timezone.now()
    finding.full_clean()
    finding.save()
