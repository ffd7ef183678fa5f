"""What people do with items of a draft: change, add, take out, bring back, split, merge, settle doubts."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Max, Min
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.plans.models import Plan, Solution
from kehoach.web.plans.models.item import ORDER_STEP, Item
from kehoach.web.plans.permissions import ask_to_plan
from kehoach.web.plans.refusals import ChangedMeanwhile, NothingBefore, RemovedMeanwhile
from kehoach.web.plans.seen import state_of
from kehoach.web.plans.services.plans import locked_draft
from kehoach.web.plans.versions import MAIN_TEXT


@dataclass(slots=True)
class Mending:
    """A change of an item under way: its history entry, and the item as it is now."""

    entry: Recording
    item: Item


@contextmanager
def _mending(actor: User | None, action: str, *, item: Item) -> Iterator[Mending]:
    ask_to_plan(actor, item.plan.organization)
    with recording(actor, action, item.plan) as entry:
        plan = locked_draft(item.plan)
        # Looked up through the plan, and again, since somebody may have changed it meanwhile.
        fresh = type(item)._default_manager.filter(pk=item.pk, plan=plan).first()
        if fresh is None:
            raise RemovedMeanwhile
        entry.about(plan)
        entry.note(item=named(fresh))
        yield Mending(entry, fresh)


def named(item: Item) -> str:
    """Return what kind of thing it is and how it begins, for the history."""
    words = " ".join(str(item).split())
    return f"{item._meta.verbose_name} «{words if len(words) <= 80 else words[:79] + '…'}»"


def _save(item: Item) -> None:
    # Uniqueness is the database's; asking for it field by field would cost a query each.
    item.full_clean(validate_unique=False)
    item.save()


def change(*, actor: User | None, item: Item, values: dict[str, Any], seen: str = "") -> Item:
    """Return the item with other values. Who edits a doubtful item has looked at its doubt.

    `seen` is the state of the item that the values were changed from.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    :raises ChangedMeanwhile: the item is in another state than was seen.
    :raises ValidationError: a value does not fit.
    """
    with _mending(actor, "plan.item-changed", item=item) as mending:
        fresh = mending.item
        _ask_whether_as_seen(fresh, values, seen=seen)
        mending.entry.change(fresh, **values)
        _refuse_circle(fresh)
        if fresh.doubt:
            mending.entry.change(fresh, doubt_settled=True)
        if fresh.conflicts:
            left = {name: value for name, value in fresh.conflicts.items() if name not in values}
            mending.entry.change(fresh, conflicts=left)
        _save(fresh)
    return fresh


def add(*, actor: User | None, item: Item, after: Item | None = None) -> Item:
    """Return the new item (given unsaved, with its plan and values), placed after another or at the end.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    :raises ValidationError: a value does not fit.
    """
    ask_to_plan(actor, item.plan.organization)
    with recording(actor, "plan.item-added", item.plan) as entry:
        plan = locked_draft(item.plan)
        item.order = _order_after(item, after)
        entry.about(plan)
        entry.note(item=named(item), **{name: _shown(item, name) for name in item.EDITABLE})
        _save(item)
    return item


def remove(*, actor: User | None, item: Item) -> Item:
    """Return the item, taken out; it can be brought back.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    """
    with _mending(actor, "plan.item-removed", item=item) as mending:
        mending.entry.change(mending.item, removed=True)
        mending.item.save(update_fields=["removed"])
    return mending.item


def restore(*, actor: User | None, item: Item) -> Item:
    """Return the item, back in its place.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    """
    with _mending(actor, "plan.item-restored", item=item) as mending:
        mending.entry.change(mending.item, removed=False)
        mending.item.save(update_fields=["removed"])
    return mending.item


def settle_doubt(*, actor: User | None, item: Item) -> Item:
    """Return the item with its doubt settled: somebody looked, and it is right as it stands.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    """
    with _mending(actor, "plan.doubt-settled", item=item) as mending:
        mending.entry.note(doubt=mending.item.doubt)
        mending.entry.change(mending.item, doubt_settled=True, conflicts={})
        mending.item.save(update_fields=["doubt_settled", "conflicts"])
    return mending.item


def take_new(*, actor: User | None, item: Item) -> Item:
    """Return the item with what the new version says, where that differs from what a person had edited.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    """
    with _mending(actor, "plan.conflict-settled", item=item) as mending:
        fresh = mending.item
        values = {name: _stored(fresh, name, value) for name, value in fresh.conflicts.items()}
        mending.entry.change(fresh, **values)
        mending.entry.change(fresh, conflicts={})
        _save(fresh)
    return fresh


def split(*, actor: User | None, item: Item, first: str, second: str, seen: str = "") -> tuple[Item, Item]:
    """Return the item with the first words and a new one after it with the second; the rest is on both.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    :raises ChangedMeanwhile: the item is in another state than was seen.
    :raises ValidationError: one of the two has no words.
    """
    with _mending(actor, "plan.item-split", item=item) as mending:
        whole = mending.item
        field = MAIN_TEXT[whole._meta.model_name or ""]
        _ask_whether_as_seen(whole, {field: first}, seen=seen)
        rest = type(whole)._default_manager.get(pk=whole.pk)
        rest.pk, rest._state.adding = None, True
        rest.read_as, rest.doubt, rest.conflicts = None, "", {}
        rest.lineage = uuid.uuid4()
        rest.order = _order_after(rest, whole)
        setattr(rest, field, second)
        mending.entry.change(whole, **{field: first})
        mending.entry.note(second=second)
        _save(whole)
        _save(rest)
    return whole, rest


def merge_into_previous(*, actor: User | None, item: Item) -> tuple[Item, Item]:
    """Return the item before, now holding the words of both, and this one, taken out.

    :raises PermissionDenied: the plan is not the actor's to change.
    :raises NotADraft: it was confirmed.
    :raises NothingBefore: it is the first.
    """
    with _mending(actor, "plan.item-merged", item=item) as mending:
        second = mending.item
        before = type(second)._default_manager.filter(plan=second.plan, removed=False, order__lt=second.order)
        if isinstance(second, Solution):
            before = before.filter(task=second.task)
        first = before.order_by("-order").first()
        if first is None:
            raise NothingBefore
        mending.entry.change(first, **_joined(first, second))
        mending.entry.change(second, removed=True)
        if getattr(first, "parent_id", None) == second.pk:
            mending.entry.change(first, parent=second.parent)  # type: ignore[attr-defined]
        _save(first)
        second.save(update_fields=["removed"])
        _hand_over(second, first)
    return first, second


def _ask_whether_as_seen(item: Item, values: dict[str, Any], *, seen: str) -> None:
    now = state_of(item, item.EDITABLE)
    if seen and seen != now:
        raise ChangedMeanwhile(item, values, state=now)


def _refuse_circle(item: Item) -> None:
    """Refuse a whole that is a part of its own part."""
    above, passed = getattr(item, "parent", None), {item.pk}
    while above is not None:
        if above.pk in passed:
            raise ValidationError(
                _("«%(whole)s» đang là phần của chính mục này. Chọn mục lớn hơn, hoặc để trống.")
                % {"whole": str(item.parent)[:80]}  # type: ignore[attr-defined]
            )
        passed.add(above.pk)
        above = above.parent


def _joined(first: Item, second: Item) -> dict[str, Any]:
    field = MAIN_TEXT[first._meta.model_name or ""]
    values: dict[str, Any] = {field: f"{getattr(first, field)} {getattr(second, field)}".strip()}
    for name in first.EDITABLE:
        if name != field and isinstance(getattr(first, name), str) and not getattr(first, name):
            values[name] = getattr(second, name)
    if "comparator" in values or "due_kind" in values:
        # These go with figures and dates, which stay those of the first.
        values.pop("comparator", None)
        values.pop("due_kind", None)
    spans = [span for span in (first.start, first.end, second.start, second.end) if span is not None]
    if spans:
        values |= {"start": min(spans), "end": max(spans)}
    return values


def _hand_over(old: Item, new: Item) -> None:
    """Hang what hung below the merged item below the one that took it in."""
    for name in ("parts", "children", "solutions", "tasks"):
        below = getattr(old, name, None)
        if below is not None:
            below.update(**{below.field.name: new})


def _stored(item: Item, name: str, value: Any) -> Any:
    field = item._meta.get_field(name)
    return field.to_python(value) if isinstance(field, Field) else value


def _shown(item: Item, name: str) -> Any:
    value = getattr(item, name)
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _order_after(item: Item, after: Item | None) -> int:
    rows = type(item)._default_manager.filter(plan=item.plan)
    if after is None:
        last: int | None = rows.aggregate(last=Max("order"))["last"]
        return (last or 0) + ORDER_STEP
    following: int | None = rows.filter(order__gt=after.order).aggregate(first=Min("order"))["first"]
    if following is None:
        return after.order + ORDER_STEP
    if following - after.order < 2:
        _make_room(item.plan, type(item), above=after.order)
        following = after.order + ORDER_STEP
    return (after.order + following) // 2


def _make_room(plan: Plan, model: type[Item], *, above: int) -> None:
    """Move everything above a place up by one step, the last first, so that no two share a number."""
    rows = model._default_manager.filter(plan=plan, order__gt=above).order_by("-order")
    for row in rows.only("order"):
        model._default_manager.filter(pk=row.pk).update(order=row.order + ORDER_STEP)
