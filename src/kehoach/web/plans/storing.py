"""A draft that was read becomes rows; called inside the recording of the service that reads."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from kehoach.domain import finding as found
from kehoach.domain import plan as domain
from kehoach.web.plans.models import (
    Criterion,
    Indicator,
    Plan,
    Solution,
    Task,
    TaskGroup,
)
from kehoach.web.plans.models.item import ORDER_STEP, Item
from kehoach.web.plans.storing_records import BATCH, amount_of, place_of, store_findings, store_records
from kehoach.web.plans.values import plain_values

LARGEST_POINTS = Decimal(10) ** 8
MIXED_FIGURES = "Các con số đọc được không đi với nhau. Đối chiếu văn bản rồi ghi lại số liệu."
AnItem = TypeVar("AnItem", bound=Item)


def store_items(plan: Plan, draft: domain.PlanDraft, findings: Iterable[found.Finding]) -> None:
    """Put everything the draft holds below the plan, which is saved already."""
    _store_indicators(plan, draft.indicators)
    _store_tasks(plan, draft)
    if draft.scorecard:
        _store_criteria(plan, draft.scorecard.criteria)
    store_records(plan, draft)
    store_findings(plan, findings)


def fill_header(plan: Plan, header: domain.Header) -> dict[str, Any]:
    """Return the header's values under the names of the plan's fields."""
    signer = header.signer or domain.Signer()
    return {
        "kind": (header.kind or "plan")[:60],
        "parent_body": header.parent_body or "",
        "issuer": header.issuer or "",
        "number": (header.number or "")[:60],
        "symbol": (header.symbol or "")[:120],
        "place": header.place or "",
        "date": (header.date or "")[:10],
        "title": header.title or "",
        "year": header.plan_year if header.plan_year and 1976 <= header.plan_year <= 2200 else None,
        "authority": signer.authority or "",
        "signer_position": signer.position or "",
        "signer_name": signer.name or "",
        "recipients": "\n".join(header.recipients),
    }


def total_of(draft: domain.PlanDraft) -> Decimal | None:
    """Return the points a scorecard says it has."""
    total = draft.scorecard.total if draft.scorecard else None
    return total if total is not None and abs(total) < LARGEST_POINTS else None


def order_of(place: int) -> int:
    """Return the order of the n-th item, with room before the next."""
    return (place + 1) * ORDER_STEP


def _create(model: type[AnItem], rows: list[AnItem]) -> list[AnItem]:
    for row in rows:
        row.read_as = plain_values(row)
    model._default_manager.bulk_create(rows, batch_size=BATCH)
    return rows


def figures(item: domain.Indicator) -> dict[str, Any]:
    """Return kind, comparator, figures that go together, and the doubt.

    A combination that makes no sense is left open rather than guessed, and comes with a doubt.
    """
    value, low, high = amount_of(item.value), amount_of(item.low), amount_of(item.high)
    comparator = item.comparator.value if item.comparator else ""
    empty: dict[str, Any] = {"comparator": "", "value": None, "low": None, "high": None}
    if item.kind is domain.IndicatorKind.ACHIEVEMENT:
        return {"kind": item.kind.value, **empty, "doubt": item.doubt or ""}
    kept = {
        "kind": item.kind.value,
        "comparator": comparator,
        "value": value,
        "low": low,
        "high": high,
        "doubt": item.doubt or "",
    }
    if comparator == "range":
        fits = value is None and low is not None and high is not None and low <= high
    elif comparator == "ratio":
        fits = value is not None and low is None and high is not None
    else:
        fits = low is None and high is None
    # A figure too large for its column is not dropped without a word.
    if fits and (value, low, high) == (item.value, item.low, item.high):
        return kept
    return {"kind": item.kind.value, **empty, "doubt": MIXED_FIGURES}


def _store_indicators(plan: Plan, items: Sequence[domain.Indicator]) -> None:
    rows = []
    for place, item in enumerate(items):
        rows.append(
            Indicator(
                plan=plan,
                order=order_of(place),
                **place_of(item.source),
                group=" › ".join(item.group),
                name=item.name or item.quote,
                **figures(item),
                unit=item.unit or "",
                period=(item.period or "")[:60],
                quote=item.quote,
                number_text=(item.number_text or "")[:60],
                criterion=(item.criterion or "")[:120],
                is_change=item.is_change,
            )
        )
    rows = _create(Indicator, rows)
    by_id = {item.id: row for item, row in zip(items, rows, strict=True)}
    parts = []
    for item, row in zip(items, rows, strict=True):
        whole = by_id.get(item.parent) if item.parent else None
        if whole is not None and whole is not row:
            row.parent = whole
            row.read_as = plain_values(row)
            parts.append(row)
    Indicator.objects.bulk_update(parts, ["parent", "read_as"], batch_size=BATCH)


def _store_tasks(plan: Plan, draft: domain.PlanDraft) -> None:
    groups = _create(
        TaskGroup,
        [
            TaskGroup(
                plan=plan,
                order=order_of(place),
                **place_of(item.source),
                number=item.number[:60],
                title=item.title,
            )
            for place, item in enumerate(draft.task_groups)
        ],
    )
    tasks = _create(
        Task,
        [
            Task(
                plan=plan,
                order=order_of(place),
                **place_of(item.source),
                group=_group_of(item, groups),
                number=item.number[:120],
                title=item.title,
                period=(item.period or "")[:60],
                assigned_by=item.assigned_by or "",
                result=item.result or "",
                from_table=item.from_table,
                doubt=item.doubt or "",
            )
            for place, item in enumerate(draft.tasks)
        ],
    )
    solutions = [
        _solution(plan, task, item)
        for task, read in zip(tasks, draft.tasks, strict=True)
        for item in read.solutions
    ]
    for place, row in enumerate(solutions):
        row.order = order_of(place)
    _create(Solution, solutions)


def _group_of(task: domain.Task, groups: Sequence[TaskGroup]) -> TaskGroup | None:
    """Return the last group that begins before the task and whose number leads to the task's."""
    best = None
    for group in groups:
        leads = task.number.startswith(f"{group.number}.") if group.number else False
        if leads and (group.start or 0) <= task.source.start:
            best = group
    return best


def _solution(plan: Plan, task: Task, item: domain.Solution) -> Solution:
    due = item.due
    start, end = (_day(due.start), _day(due.end)) if due else (None, None)
    if start and end and end < start:
        start, end = None, None
    return Solution(
        plan=plan,
        task=task,
        **place_of(item.source),
        number=(item.number or "")[:60],
        text=item.text,
        directing=item.directing or "",
        lead=item.lead or "",
        coordinating=item.coordinating or "",
        due_text=item.due_text or "",
        due_kind=due.kind.value if due else "",
        due_start=start,
        due_end=end,
        inherited=sorted(item.inherited),
        doubt=item.doubt or "",
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _points(value: Decimal | None) -> Decimal | None:
    return value if value is not None and abs(value) < LARGEST_POINTS else None


def _store_criteria(plan: Plan, items: Sequence[domain.Criterion]) -> None:
    rows = _create(
        Criterion,
        [
            Criterion(
                plan=plan,
                order=order_of(place),
                **place_of(item.source),
                number=item.number[:120],
                name=item.name,
                requirement=item.requirement or "",
                max_points=_points(item.max_points),
                due_text=item.due_text or "",
                printed_number=(item.printed_number or "")[:60],
                doubt=item.doubt or "",
            )
            for place, item in enumerate(items)
        ],
    )
    by_number: dict[str, Criterion] = {}
    below = []
    for item, row in zip(items, rows, strict=True):
        whole = by_number.get(item.parent) if item.parent else None
        if whole is not None:
            row.parent = whole
            row.read_as = plain_values(row)
            below.append(row)
        # The first row of a number is the one that later rows name.
        by_number.setdefault(item.number, row)
    Criterion.objects.bulk_update(below, ["parent", "read_as"], batch_size=BATCH)
