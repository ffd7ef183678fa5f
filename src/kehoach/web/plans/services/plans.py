"""What people do with a whole plan: mend its header, confirm it, open it again, throw a draft away."""

from typing import Any

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.plans import files
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.permissions import ask_to_plan
from kehoach.web.plans.queries import count_points_left
from kehoach.web.plans.refusals import ChangedMeanwhile, NotADraft, PointsLeft, RemovedMeanwhile
from kehoach.web.plans.seen import state_of


def locked(plan: Plan) -> Plan:
    """Return the plan as it is now, held until the transaction ends.

    :raises RemovedMeanwhile: it is there no more.
    """
    # Locked, so that confirming the plan and mending it cannot pass each other.
    held = Plan.objects.select_for_update().filter(pk=plan.pk).first()
    if held is None:
        raise RemovedMeanwhile
    return held


def locked_draft(plan: Plan) -> Plan:
    """Return the plan, held until the transaction ends.

    :raises NotADraft: it was confirmed or replaced meanwhile.
    :raises RemovedMeanwhile: it is there no more.
    """
    held = locked(plan)
    if held.status != Plan.Status.DRAFT:
        raise NotADraft(held)
    return held


def change_header(*, actor: User | None, plan: Plan, values: dict[str, Any], seen: str = "") -> Plan:
    """Return the plan with other values in its formal parts; `seen` is the state they were changed from.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    :raises ChangedMeanwhile: it is in another state than was seen.
    :raises ValidationError: a value does not fit.
    """
    ask_to_plan(actor, plan.organization)
    with recording(actor, "plan.header-changed", plan) as entry:
        held = locked_draft(plan)
        now = state_of(held, values)
        if seen and seen != now:
            raise ChangedMeanwhile(held, values, state=now)
        entry.about(held)
        entry.change(held, **values)
        held.full_clean()
        held.save()
    return held


def confirm(*, actor: User | None, plan: Plan, leave_points: str = "") -> Plan:
    """Return the plan as confirmed; `leave_points` «yes» says that open points may wait.

    :raises PermissionDenied: the plan is not the actor's to confirm.
    :raises NotADraft: it was confirmed before.
    :raises PointsLeft: points are open and nobody said that they may wait.
    """
    ask_to_plan(actor, plan.organization)
    with recording(actor, "plan.confirmed", plan) as entry:
        held = locked_draft(plan)
        entry.about(held)
        left = count_points_left(held)
        if left and leave_points != "yes":
            raise PointsLeft(left)
        entry.note(points_left=left)
        entry.change(held, status=Plan.Status.CONFIRMED, confirmed_at=timezone.now(), confirmed_by=actor)
        if held.previous_id is not None:
            before = Plan.objects.select_for_update().get(pk=held.previous_id)
            entry.change(before, status=Plan.Status.REPLACED)
            before.save(update_fields=["status"])
        held.full_clean()
        held.save()
    return held


def reopen(*, actor: User | None, plan: Plan) -> Plan:
    """Return a confirmed plan as a draft again, to mend what was read wrongly.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: a newer version has taken its place.
    """
    ask_to_plan(actor, plan.organization)
    with recording(actor, "plan.reopened", plan) as entry:
        held = locked(plan)
        if held.status == Plan.Status.REPLACED:
            raise NotADraft(held)
        entry.about(held)
        entry.change(held, status=Plan.Status.DRAFT, confirmed_at=None, confirmed_by=None)
        held.full_clean()
        held.save()
    return held


def remove_draft(*, actor: User | None, document: SourceDocument) -> None:
    """Throw away a draft with its document and its file; only its line in the history stays.

    :raises PermissionDenied: the document is not the actor's to remove.
    :raises NotADraft: its plan was confirmed.
    """
    ask_to_plan(actor, document.organization)
    with recording(actor, "document.removed", document) as entry:
        entry.note(name=document.name)
        plan = Plan.objects.select_for_update().filter(document=document).first()
        if plan is not None:
            if plan.status != Plan.Status.DRAFT:
                raise NotADraft(plan)
            _bring_back(plan.previous, entry)
            plan.delete()
        # The entry names the document, whose number is gone once it is deleted.
        kept = SourceDocument(pk=document.pk, organization=document.organization, name=document.name)
        entry.about(kept)
        SourceDocument.objects.filter(pk=document.pk).delete()
    if not SourceDocument.objects.filter(sha256=document.sha256).exists():
        files.forget(document.sha256)


def _bring_back(previous: Plan | None, entry: Recording) -> None:
    """Put the version before back where it stood when the newer one took its place: in force, or in work."""
    if previous is not None and previous.status == Plan.Status.REPLACED:
        entry.change(previous, status=Plan.Status.CONFIRMED if previous.confirmed_at else Plan.Status.DRAFT)
        previous.save(update_fields=["status"])
