"""Tasks wherever a plan puts them: in matrices and in prose."""

from collections.abc import Sequence

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Header, Section, Task, TaskGroup
from kehoach.reading.prose_tasks import read_prose_tasks
from kehoach.reading.read_table import ReadTable, TableKind
from kehoach.reading.table_tasks import read_table_tasks


def read_tasks(
    layout: Layout, header: Header, *, sections: Sequence[Section], tables: Sequence[ReadTable]
) -> tuple[tuple[Task, ...], tuple[TaskGroup, ...]]:
    """The tasks of the document in order, and the headings of its task tables."""
    tasks: list[Task] = []
    groups: list[TaskGroup] = []
    for table in tables:
        if table.kind is TableKind.TASK_MATRIX:
            found, headings = read_table_tasks(layout, table, plan_year=header.plan_year, issued=header.date)
            tasks.extend(found)
            groups.extend(headings)
    # Where a matrix says who does what, the prose around it only introduces it.
    if not any(step.lead or step.due_text for task in tasks for step in task.solutions):
        tasks.extend(
            read_prose_tasks(
                layout, sections, end=foot_of(layout, header), plan_year=header.plan_year, issued=header.date
            )
        )
        tasks.sort(key=lambda task: task.source.start)
    return tuple(tasks), tuple(groups)


def foot_of(layout: Layout, header: Header) -> int:
    """Where the recipients or the signature begin."""
    places = [source.start for name in ("recipients", "signer") if (source := header.source_of(name))]
    return min(places, default=len(layout.text))
