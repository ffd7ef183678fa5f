"""Tasks wherever a plan puts them: in matrices and in prose."""

from collections.abc import Sequence

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Task, TaskGroup
from kehoach.reading.read_table import ReadTable, TableKind
from kehoach.reading.table_tasks import read_table_tasks


def read_tasks(
    layout: Layout, tables: Sequence[ReadTable], *, plan_year: int | None, issued: str | None
) -> tuple[tuple[Task, ...], tuple[TaskGroup, ...]]:
    """The tasks of the document in order, and the headings of its task tables."""
    tasks: list[Task] = []
    groups: list[TaskGroup] = []
    for table in tables:
        if table.kind is TableKind.TASK_MATRIX:
            found, headings = read_table_tasks(layout, table, plan_year=plan_year, issued=issued)
            tasks.extend(found)
            groups.extend(headings)
    return tuple(tasks), tuple(groups)
