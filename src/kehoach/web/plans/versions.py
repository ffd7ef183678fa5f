"""A new version of a document: what changed, and what people did to the old reading carried over to the new.

Called inside the recording of the service that reads. An edit wins over a new reading that says what the old
one said; where the new reading says something else, both are kept and a person is asked.
"""

from collections.abc import Iterable
from typing import Any

from kehoach.reading.compare import Matches, Thing, match
from kehoach.web.plans.kinds import KINDS, Kind
from kehoach.web.plans.models import Finding, Plan, Solution
from kehoach.web.plans.models.item import ORDER_STEP, Item
from kehoach.web.plans.values import edited_fields, plain, plain_values

# Values that only make sense together are carried over, or asked about, together.
BUNDLES = (("kind", "comparator", "value", "low", "high"), ("due_kind", "due_start", "due_end"))
MAIN_TEXT = {
    "indicator": "name",
    "taskgroup": "title",
    "task": "title",
    "solution": "text",
    "criterion": "name",
}
# Where an item hangs is kept as a number of its own version, so it is never compared as a value.
PLACES = frozenset({"parent"})


def carry_over(old: Plan, new: Plan) -> list[dict[str, Any]]:
    """Return what the new version changed, after giving its items what people did to the old ones."""
    changes: list[dict[str, Any]] = []
    successors: dict[tuple[str, int], Item] = {}
    for kind in KINDS:
        before = list(kind.model._default_manager.filter(plan=old).order_by("order"))
        after = list(kind.model._default_manager.filter(plan=new).order_by("order"))
        # What people added is theirs; what was read is known by what was read, not by what became of it.
        found = match([_thing(item) for item in before], [_thing(item) for item in after])
        for old_place, new_place in found.pairs:
            successors[kind.word, before[old_place].pk] = after[new_place]
            _carry(before[old_place], after[new_place])
        changes += _told(kind, before, after, found=found)
        _keep_added(kind, [before[place] for place in found.removed], new=new, successors=successors)
    _carry_findings(old, new)
    return changes


def _thing(item: Item) -> Thing:
    read = item.read_as or plain_values(item)
    field = MAIN_TEXT[item._meta.model_name or ""]
    above = str(read.get("group") or "")
    if isinstance(item, Solution):
        above = item.task.title
    return Thing(name=str(read.get(field) or ""), number=str(read.get("number") or ""), above=above)


def _carry(old: Item, new: Item) -> None:
    edited = set(edited_fields(old)) - PLACES
    if old.read_as is None:
        # The person had added what the new version now says itself: only what they filled in counts.
        edited = {name for name in edited if plain(getattr(old, name)) not in (None, "")}
    for bundle in BUNDLES:
        if edited & set(bundle) and hasattr(new, bundle[0]):
            edited |= set(bundle)
    read_before, read_now = old.read_as or {}, plain_values(new)
    for name in edited:
        mine, theirs = plain(getattr(old, name)), read_now[name]
        if mine == theirs:
            continue
        setattr(new, name, getattr(old, name))
        if theirs != read_before.get(name):
            new.conflicts[name] = theirs
    new.removed = old.removed
    new.lineage = old.lineage
    if old.doubt_settled and old.doubt == new.doubt:
        new.doubt_settled = True
    new.save()


def _keep_added(
    kind: Kind, gone: Iterable[Item], *, new: Plan, successors: dict[tuple[str, int], Item]
) -> None:
    """Copy what people added and the new version does not have, after what it stood after."""
    rows = kind.model._default_manager
    for item in gone:
        if item.read_as is not None or item.removed:
            continue
        old_key = item.pk
        before = rows.filter(plan_id=item.plan_id, order__lt=item.order).order_by("-order").first()
        beside = successors.get((kind.word, before.pk)) if before else None
        if isinstance(item, Solution):
            task = successors.get(("nhiem-vu", item.task_id))
            if task is None:
                continue
            item.task_id = task.pk
        if hasattr(item, "parent_id") and item.parent_id is not None:
            whole = successors.get((kind.word, item.parent_id))
            item.parent_id = whole.pk if whole else None
        if hasattr(item, "group_id"):
            item.group_id = None
        item.pk, item._state.adding = None, True
        item.plan = new
        item.start = item.end = item.page = None
        item.order = _free_order(new, kind, beside)
        item.save()
        successors[kind.word, old_key] = item


def _free_order(plan: Plan, kind: Kind, beside: Item | None) -> int:
    taken = set(kind.model._default_manager.filter(plan=plan).values_list("order", flat=True))
    if beside is None:
        return max(taken, default=0) + ORDER_STEP
    order = beside.order + 1
    while order in taken:
        order += 1
    return order


def _told(kind: Kind, before: list[Any], after: list[Any], *, found: Matches) -> list[dict[str, Any]]:
    """Return what the two readings say differently, whatever people did to them."""
    told: list[dict[str, Any]] = []
    for old_place, new_place in found.pairs:
        then, now = before[old_place].read_as, after[new_place].read_as
        if then is None:
            continue
        differs = [
            name for name in kind.model.EDITABLE if name not in PLACES and then.get(name) != now.get(name)
        ]
        if differs:
            told.append(
                {
                    "what": "changed",
                    "kind": kind.word,
                    "item": after[new_place].pk,
                    "text": str(after[new_place]),
                    "fields": {name: [then.get(name), now.get(name)] for name in differs},
                }
            )
    told += [
        {"what": "added", "kind": kind.word, "item": after[place].pk, "text": str(after[place])}
        for place in found.added
    ]
    told += [
        {"what": "removed", "kind": kind.word, "item": None, "text": str(before[place])}
        for place in found.removed
        if before[place].read_as is not None and not before[place].removed
    ]
    return told


def _carry_findings(old: Plan, new: Plan) -> None:
    """Let what was settled stay settled where the new version has the same finding at the same words."""
    settled = {(row.kind, row.quote): row for row in old.findings.exclude(state=Finding.State.OPEN)}
    for row in new.findings.filter(state=Finding.State.OPEN):
        before = settled.get((row.kind, row.quote))
        if before is not None:
            row.state, row.reason = before.state, before.reason
            row.settled_by, row.settled_at = before.settled_by, before.settled_at
            row.save()
