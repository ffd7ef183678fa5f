"""Rows of the task table and the cells that assign them."""

from dataclasses import dataclass

from kehoach.checking.document import Document, span_of
from kehoach.domain.plan import Solution, Task

COLUMNS = {
    "directing": "phân công chỉ đạo",
    "lead": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp",
}


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A solution with the task it belongs to."""

    task: Task
    solution: Solution

    @property
    def span(self) -> tuple[int, int]:
        """Where the solution stands, or its task where the row has no text of its own."""
        source = self.solution.source if self.solution.text else self.task.source
        return span_of(source)


def assignment_rows(document: Document) -> tuple[AssignmentRow, ...]:
    """The solutions of tables, in document order."""
    return tuple(
        AssignmentRow(task, solution)
        for task in document.draft.tasks
        if task.from_table
        for solution in task.solutions
    )


def assigned_share(rows: tuple[AssignmentRow, ...], column: str) -> float:
    """How many of the rows fill a column, 0 to 1."""
    return sum(1 for row in rows if getattr(row.solution, column)) / len(rows) if rows else 0.0
