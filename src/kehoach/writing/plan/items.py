"""The items of a plan as its tables need them: where each lies, what its columns say, what hangs together."""

from collections.abc import Iterable, Iterator, Sequence

from kehoach.domain.plan import PlanDraft, Solution, Source
from kehoach.vietnamese.numbers import format_number
from kehoach.writing.plan.edits import Change
from kehoach.writing.plan.shifted_rows import Leaf
from kehoach.writing.plan.tables import Whole


def spans_of(draft: PlanDraft) -> Iterator[tuple[int, int]]:
    """Return where each item lies that has a row of its own."""
    for source in _own_rows(draft):
        yield source.start, source.end


def _own_rows(draft: PlanDraft) -> Iterator[Source]:
    for task in draft.tasks:
        yield from (solution.source for solution in task.solutions)
    yield from (item.source for item in draft.indicators)
    yield from (item.source for item in (draft.scorecard.criteria if draft.scorecard else ()))
    yield from (item.source for item in draft.results)


def wholes_of(draft: PlanDraft) -> Iterator[Whole]:
    """Return the tasks of tables with the last of their solutions."""
    for task in draft.tasks:
        if task.from_table:
            # A row that only says who does it is somebody's question, not a part of the task.
            ends = (solution.source.end for solution in task.solutions if solution.text)
            yield Whole(task.source.start, task.source.end, max(ends, default=task.source.end))


def leaves_of(draft: PlanDraft, changes: Iterable[Change]) -> list[Leaf]:
    """Return the items of tables with what their columns say and which of these people changed."""
    made: dict[int, list[Change]] = {}
    for change in changes:
        made.setdefault(change.start, []).append(change)
    return [Leaf(start, own, fields, tuple(made.get(start, ()))) for start, own, fields in _fields(draft)]


def _fields(draft: PlanDraft) -> Iterator[tuple[int, str, dict[str, str]]]:
    for task in draft.tasks:
        if task.from_table:
            yield from (_of_solution(solution) for solution in task.solutions if solution.text)
    in_rows = _starts_in_tables(draft)
    for indicator in draft.indicators:
        if indicator.source.start in in_rows:
            said = {"unit": indicator.unit, "value": indicator.number_text}
            yield indicator.source.start, indicator.name, _given(said)
    for criterion in draft.scorecard.criteria if draft.scorecard else ():
        said = {
            "number": criterion.printed_number,
            "requirement": criterion.requirement,
            "due_text": criterion.due_text,
            "max_points": None if criterion.max_points is None else format_number(criterion.max_points),
        }
        yield criterion.source.start, criterion.name, _given(said)


def _of_solution(solution: Solution) -> tuple[int, str, dict[str, str]]:
    said = {
        "directing": solution.directing,
        "lead": solution.lead,
        "coordinating": solution.coordinating,
        "due_text": solution.due_text,
    }
    kept = {name: text for name, text in said.items() if name not in solution.inherited}
    return solution.source.start, solution.text, _given(kept)


def _given(fields: dict[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def row_starts(draft: PlanDraft) -> set[int]:
    """Return where the items begin that have a row of a table of their own."""
    return {start for start, *_ in _fields(draft)}


def _starts_in_tables(draft: PlanDraft) -> set[int]:
    """Return where the targets begin that lie within tables."""
    tables: Sequence[tuple[int, int]] = [(table.start, table.end) for table in draft.layout.tables]
    found, at = set(), 0
    for source in sorted((item.source for item in draft.indicators), key=lambda source: source.start):
        while at < len(tables) and tables[at][1] <= source.start:
            at += 1
        if at < len(tables) and tables[at][0] <= source.start:
            found.add(source.start)
    return found
