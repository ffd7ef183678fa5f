"""A stored plan as the draft it was read as, with what people changed and added since."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from kehoach.domain import plan as domain
from kehoach.domain.layout import Layout
from kehoach.reading.outline import read_sections
from kehoach.vietnamese.numbers import format_number
from kehoach.web.plans.kinds import kind_of
from kehoach.web.plans.layouts import unpack
from kehoach.web.plans.models import Criterion, Finding, Indicator, Plan, Solution, Task, TaskGroup
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.values import edited_fields
from kehoach.writing.goals import goal_in_words
from kehoach.writing.plan import OWN, Addition, Change, WrittenPlan, plan_document

# Fields whose words stand in the document, each with its name in a table's row.
_PRINTED: dict[type[Item], dict[str, str]] = {
    TaskGroup: {"title": OWN},
    Task: {"title": OWN},
    Solution: {
        "text": OWN,
        "directing": "directing",
        "lead": "lead",
        "coordinating": "coordinating",
        "due_text": "due_text",
    },
    Criterion: {"name": OWN, "requirement": "requirement", "due_text": "due_text"},
    Indicator: {"name": OWN, "unit": "unit"},
}


def written_plan(plan: Plan) -> WrittenPlan:
    """Return the plan as an official document, from what is stored of it."""
    draft, kept = _restored(plan)
    merged = _merged_spans(plan)
    changes = [
        change
        for item in kept
        for change in _changes(item)
        if change.field != OWN or not _is_said(draft.layout, change, merged[type(item)])
    ]
    return plan_document(draft, [*_corrections(plan, draft.layout), *changes], list(_additions(kept)))


def _merged_spans(plan: Plan) -> dict[type[Item], list[tuple[int, int]]]:
    """Return where items lie that were taken out, one of them perhaps into the item before it."""
    return {
        model: list(
            model._default_manager.filter(plan=plan, removed=True, start__isnull=False).values_list(
                "start", "end"
            )
        )
        for model in _PRINTED
    }


def _is_said(layout: Layout, change: Change, merged: list[tuple[int, int]]) -> bool:
    """Return whether the passage says the new words already: an item was cut shorter, split or merged."""
    passage, words = (_letters(text) for text in (layout.words(change.start, change.end), change.new))
    return words in passage or any(change.start <= start and end <= change.end for start, end in merged)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _restored(plan: Plan) -> tuple[domain.PlanDraft, list[Item]]:
    """Return the draft with the places and words that were read, and the items as they are now."""
    layout = unpack(bytes(plan.document.layout))
    groups = list(TaskGroup.objects.filter(plan=plan, removed=False).in_order())
    tasks = list(Task.objects.filter(plan=plan, removed=False).in_order())
    solutions = list(Solution.objects.filter(plan=plan, removed=False).in_order().select_related("task"))
    indicators = list(Indicator.objects.filter(plan=plan, removed=False).in_order())
    criteria = list(Criterion.objects.filter(plan=plan, removed=False).in_order())
    of_task: dict[int, list[domain.Solution]] = {}
    for solution in solutions:
        if solution.start is not None:
            of_task.setdefault(solution.task_id, []).append(_solution(solution))
    draft = domain.PlanDraft(
        layout=layout,
        header=header_of(plan),
        sections=read_sections(layout),
        indicators=tuple(_indicator(item) for item in indicators if item.start is not None),
        tasks=tuple(
            domain.Task(
                number=item.number,
                title=_read(item, "title"),
                source=_source(item),
                solutions=tuple(of_task.get(item.pk, ())),
                from_table=item.from_table,
            )
            for item in tasks
            if item.start is not None
        ),
        task_groups=tuple(
            domain.TaskGroup(item.number, item.title, _source(item))
            for item in groups
            if item.start is not None
        ),
        scorecard=_scorecard([item for item in criteria if item.start is not None]),
        results=tuple(
            domain.Result(name=item.name, quote=item.quote, source=domain.Source(item.start, item.end))
            for item in plan.past_results.order_by("order")
        ),
    )
    return draft, [*groups, *tasks, *solutions, *indicators, *criteria]


def header_of(plan: Plan) -> domain.Header:
    """Return the formal parts as they are kept."""
    signer = domain.Signer(plan.authority or None, plan.signer_position or None, plan.signer_name or None)
    return domain.Header(
        kind=plan.kind,
        parent_body=plan.parent_body or None,
        issuer=plan.issuer or str(plan.organization),
        symbol=plan.symbol or None,
        number=plan.number or None,
        place=plan.place or None,
        date=plan.date or None,
        title=plan.title or None,
        plan_year=plan.year,
        recipients=tuple(line for line in plan.recipients.split("\n") if line),
        signer=signer if signer != domain.Signer() else None,
        sources=tuple(
            (name, domain.Source(start, end)) for name, (start, end) in plan.header_sources.items()
        ),
    )


def _source(item: Item) -> domain.Source:
    return domain.Source(item.start or 0, item.end or 0, item.page)


def _read(item: Item, name: str) -> str:
    """Return a field as it was read, whatever people made of it since."""
    read: Any = (item.read_as or {}).get(name)
    return str(read) if read is not None else str(getattr(item, name) or "")


def _solution(item: Solution) -> domain.Solution:
    names = ("directing", "lead", "coordinating", "due_text")
    said = {name: _read(item, name) or None for name in names}
    return domain.Solution(
        text=_read(item, "text"),
        source=_source(item),
        number=item.number or None,
        inherited=frozenset(item.inherited),
        **said,  # type: ignore[arg-type]
    )


def _indicator(item: Indicator) -> domain.Indicator:
    return domain.Indicator(
        id=str(item.pk),
        name=_read(item, "name"),
        quote=item.quote,
        source=_source(item),
        unit=_read(item, "unit") or None,
        number_text=item.number_text or None,
    )


def _scorecard(items: list[Criterion]) -> domain.Scorecard | None:
    if not items:
        return None
    criteria = tuple(
        domain.Criterion(
            number=item.number,
            name=_read(item, "name"),
            source=_source(item),
            requirement=_read(item, "requirement") or None,
            due_text=_read(item, "due_text") or None,
            printed_number=item.printed_number or None,
            max_points=_points(item),
        )
        for item in items
    )
    return domain.Scorecard(criteria, criteria[0].source)


def _points(item: Criterion) -> Decimal | None:
    read = (item.read_as or {}).get("max_points")
    return Decimal(read) if read else None


def _corrections(plan: Plan, layout: Layout) -> Iterator[Change]:
    """Return the corrections of passages that people took over from the findings."""
    fixed = plan.findings.filter(state=Finding.State.FIXED, correction_start__isnull=False)
    for finding in fixed.order_by("order"):
        start, end = finding.correction_start or 0, finding.correction_end or 0
        yield Change(start, end, layout.words(start, end), finding.replacement, what=finding.message)


def _changes(item: Item) -> Iterator[Change]:
    if item.start is None or item.end is None or item.read_as is None:
        return
    printed = _PRINTED[type(item)]
    edited = edited_fields(item)
    inherited = item.inherited if isinstance(item, Solution) else ()
    for name in edited:
        if name not in printed:
            continue
        # A cell that was empty under a merged one has no words of its own to change.
        old = "" if name in inherited else _read(item, name)
        yield Change(
            item.start, item.end, old, str(getattr(item, name)), what=_named(item, name), field=printed[name]
        )
    if isinstance(item, Criterion) and "max_points" in edited:
        old = item.read_as.get("max_points")
        shown = format_number(Decimal(old)) if old else ""
        new = format_number(item.max_points) if item.max_points is not None else ""
        yield Change(item.start, item.end, shown, new, what=_named(item, "max_points"), field="max_points")
    if isinstance(item, Indicator) and {"value", "low", "high", "comparator", "kind"} & set(edited):
        yield from _changed_figure(item, item.start, item.end)


def _changed_figure(item: Indicator, start: int, end: int) -> Iterator[Change]:
    read = item.read_as or {}
    what = _named(item, "value")
    if read.get("comparator") != item.comparator or read.get("kind") != item.kind:
        # How a figure is meant is said by words around it; which ones, only a person can tell.
        yield Change(start, end, "\0", figure_of(item), what=what)
    elif item.comparator == Indicator.Comparator.RANGE:
        for name in ("low", "high"):
            yield _number(start, end, read.get(name), getattr(item, name), what=what)
    elif item.comparator == Indicator.Comparator.RATIO:
        old = f"{_shown(read.get('value'))}/{_shown(read.get('high'))}"
        yield Change(start, end, old, f"{_shown(item.value)}/{_shown(item.high)}", what=what)
    else:
        old = item.number_text or _shown(read.get("value"))
        yield Change(start, end, old, _shown(item.value), what=what, field="value")


def _number(start: int, end: int, old: str | None, new: Decimal | None, *, what: str) -> Change:
    return Change(start, end, _shown(old), _shown(new), what=what)


def _shown(value: Decimal | str | None) -> str:
    return "" if value is None else format_number(Decimal(value))


def figure_of(item: Indicator) -> str:
    """Return what the target is to reach, in words: «từ 12,5% trở lên»; nothing where no figure is known."""
    comparator = domain.Comparator(item.comparator) if item.comparator else None
    return goal_in_words(comparator, item.value, low=item.low, high=item.high, unit=item.unit)


def _additions(items: Iterable[Item]) -> Iterator[Addition]:
    """Return what people added, below the item of its kind that stands before it."""
    before: dict[type[Item], Item] = {}
    for item in items:
        if item.start is not None:
            before[type(item)] = item
            continue
        sibling = before.get(type(item))
        if isinstance(item, (Solution, Indicator, Criterion)):
            yield Addition(
                after=(sibling.end or 0) if sibling else 0,
                fields={
                    field: str(getattr(item, name))
                    for name, field in _PRINTED[type(item)].items()
                    if getattr(item, name)
                }
                | _added_figures(item),
                line=_line(item),
                what=f"{kind_of(item).name}: {item}",
            )


def _added_figures(item: Item) -> dict[str, str]:
    if isinstance(item, Indicator) and item.value is not None:
        return {"value": _shown(item.value)}
    if isinstance(item, Criterion) and item.max_points is not None:
        return {"max_points": format_number(item.max_points)}
    return {}


def _line(item: Solution | Indicator | Criterion) -> str:
    if isinstance(item, Indicator):
        figure = figure_of(item)
        return f"{item.name}: {figure}." if figure else f"{item.name}."
    if isinstance(item, Criterion):
        return f"{item}."
    parts = (item.text, item.lead and f"chủ trì: {item.lead}", item.due_text)
    return "; ".join(part for part in parts if part) + "."


def _named(item: Item, name: str) -> str:
    words = str(item)
    short = words if len(words) <= 80 else f"{words[:79]}…"
    return f"{kind_of(item).name} «{short}»: {item._meta.get_field(name).verbose_name}"  # type: ignore[union-attr]
