"""The confirm page as data: the text on one side, what was read from it on the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kehoach.web.plans.kinds import (
    BY_WORD,
    CRITERION,
    GROUP,
    INDICATOR,
    SOLUTION,
    TASK,
    Kind,
    anchor_of,
)
from kehoach.web.plans.layouts import unpack
from kehoach.web.plans.models import Finding, Plan
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.passages import BlockView, Passage, draw
from kehoach.web.plans.queries import items_of, open_findings
from kehoach.web.plans.wording import Difference, label_of, said

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in its place: how deep it stands, and the heading that begins before it."""

    item: Item
    kind: Kind
    anchor: str
    level: int = 0
    heading: str = ""


@dataclass(slots=True)
class Items:
    """All present items of a plan, in the order of the page."""

    indicators: list[Entry] = field(default_factory=list)
    tasks: list[Entry] = field(default_factory=list)
    criteria: list[Entry] = field(default_factory=list)

    @property
    def count_of_tasks(self) -> int:
        """Return how many tasks there are, headings and solutions not counted."""
        return sum(entry.kind is TASK for entry in self.tasks)

    def all(self) -> Iterable[Entry]:
        """Return all entries."""
        return (*self.indicators, *self.tasks, *self.criteria)


def load_items(plan: Plan) -> Items:
    """Return the items of a plan with six queries, however many there are."""
    return Items(indicators=load_indicators(plan), tasks=load_tasks(plan), criteria=load_criteria(plan))


def load_indicators(plan: Plan) -> list[Entry]:
    """Return the indicators alone, each group below its heading."""
    return _below_headings(_nested(items_of(plan, INDICATOR), INDICATOR))


def load_criteria(plan: Plan) -> list[Entry]:
    """Return the criteria alone."""
    return _nested(items_of(plan, CRITERION), CRITERION)


def entry_of(item: Item, kind: Kind) -> Entry:
    """Return the entry of one item alone, for a swap in place."""
    level = 0
    if kind is SOLUTION:
        level = 1
    parent = getattr(item, "parent", None)
    while parent is not None and level < DEEPEST:
        level, parent = level + 1, parent.parent
    return Entry(item, kind, anchor_of(item), level=level)


def _nested(rows: Iterable[Item], kind: Kind) -> list[Entry]:
    levels: dict[int, int] = {}
    entries = []
    by_pk = {row.pk: row for row in rows}
    for row in by_pk.values():
        above = getattr(row, "parent_id", None)
        if above:
            # So that a row can name its whole without a query of its own; a whole taken out is not named.
            row.parent = by_pk.get(above)  # type: ignore[attr-defined]
        level = min(levels.get(above, -1) + 1, DEEPEST) if above else 0
        levels[row.pk] = level
        entries.append(Entry(row, kind, anchor_of(row), level=level))
    return entries


def _below_headings(entries: list[Entry]) -> list[Entry]:
    group = ""
    placed = []
    for entry in entries:
        heading = entry.item.group if entry.item.group != group else ""  # type: ignore[attr-defined]
        group = entry.item.group  # type: ignore[attr-defined]
        placed.append(Entry(entry.item, entry.kind, entry.anchor, level=entry.level, heading=heading))
    return placed


def load_tasks(plan: Plan) -> list[Entry]:
    """Return the tasks alone, below their groups, each before its solutions."""
    by_task: dict[int, list[Item]] = {}
    for solution in items_of(plan, SOLUTION):
        by_task.setdefault(solution.task_id, []).append(solution)
    tasks = list(items_of(plan, TASK))
    groups = list(items_of(plan, GROUP))
    heads = sorted([*_placed(groups, GROUP), *_placed(tasks, TASK)], key=lambda head: head[:2])
    entries = []
    for _, _, item, kind in heads:
        entries.append(Entry(item, kind, anchor_of(item)))
        if kind is TASK:
            entries += [
                Entry(solution, SOLUTION, anchor_of(solution), level=1)
                for solution in by_task.get(item.pk, [])
            ]
    return entries


def _placed(rows: Iterable[Item], kind: Kind) -> Iterable[tuple[int, int, Item, Kind]]:
    """Yield rows with their place in the text; an added one stands where the one before it does."""
    place = 0
    for row in rows:
        place = row.start if row.start is not None else place
        yield place, 0 if kind is GROUP else 1, row, kind


def draw_text(plan: Plan, items: Items, findings: Iterable[Finding] | None = None) -> list[BlockView]:
    """Return the document's text with the passages of the items and of the open findings."""
    shown = open_findings(plan) if findings is None else findings
    passages = [
        Passage(entry.item.start, entry.item.end, entry.anchor, is_point=entry.item.is_doubtful)
        for entry in items.all()
        if entry.item.start is not None and entry.item.end is not None
    ]
    passages += [
        Passage(row.start, row.end, f"f{row.pk}", is_point=True)
        for row in shown
        if row.start is not None and row.end is not None
    ]
    for name, (start, end) in plan.header_sources.items():
        passages.append(Passage(start, end, f"h-{name}"))
    headings = {section.start: section.order for section in plan.sections.all()}
    return draw(unpack(bytes(plan.document.layout)), passages, headings=headings)


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One thing that a version says differently from the one before."""

    what: str  # added, removed, changed
    kind: str
    text: str
    anchor: str = ""
    differences: tuple[Difference, ...] = ()


def version_changes(plan: Plan) -> list[VersionChange]:
    """Return what the plan's document says differently from its previous version."""
    changes = []
    for change in plan.changes_from_previous:
        kind = BY_WORD[change["kind"]]
        differences = tuple(
            Difference(
                label_of(kind.model, name),
                said(kind.model(), name, before),
                said(kind.model(), name, after),
            )
            for name, (before, after) in change.get("fields", {}).items()
        )
        anchor = f"{kind.letter}{change['item']}" if change["item"] else ""
        changes.append(VersionChange(change["what"], str(kind.name), change["text"], anchor, differences))
    return changes
