"""Rows of a task matrix put straight: shifted cells back in their columns, groups told from tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach.reading.column_content import is_body, is_due
from kehoach.reading.read_table import ReadCell, ReadRow, ReadTable
from kehoach.reading.row_codes import RowCode, is_row_code, read_code, split_code
from kehoach.vietnamese.headings import ColumnRole

ASSIGNMENT_ROLES = (ColumnRole.DIRECTING, ColumnRole.LEAD, ColumnRole.COORDINATING, ColumnRole.DUE)
_SHORT = 24  # characters; a longer text in the column of numbers is no number


@dataclass(frozen=True, slots=True)
class MatrixColumns:
    """Where a task matrix keeps what; None where it has no such column."""

    number: int | None
    task: int | None
    solution: int | None
    result: int | None
    assignments: dict[ColumnRole, int]

    @property
    def beyond_title(self) -> tuple[int, ...]:
        """The columns that a heading row leaves empty."""
        own = (self.solution, self.result, *self.assignments.values())
        return tuple(at for at in own if at is not None)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    row: ReadRow
    code: RowCode | None
    title_cell: ReadCell | None
    title_from: int = 0  # where the title begins in its cell, after a number that stands there
    is_shifted: bool = False
    marker: str = ""  # «a)», «-» before a title that stands beside an empty cell of numbers


def matrix_columns(table: ReadTable) -> MatrixColumns:
    """The columns of a task matrix by what they mean."""
    return MatrixColumns(
        number=table.index(ColumnRole.NUMBER),
        task=table.index(ColumnRole.TASK),
        solution=table.index(ColumnRole.SOLUTION),
        result=table.index(ColumnRole.RESULT),
        assignments={role: index for role in ASSIGNMENT_ROLES if (index := table.index(role)) is not None},
    )


def straighten(table: ReadTable, columns: MatrixColumns) -> list[MatrixRow]:
    """The rows with their codes, each cell in its column."""
    return [_matrix_row(row, columns) for row in table.rows]


def _matrix_row(row: ReadRow, columns: MatrixColumns) -> MatrixRow:
    number = row.text(columns.number)
    if columns.number is not None and number and not is_row_code(number):
        if len(row.filled) == 1:
            # A heading merged over the whole row stands in its first column.
            cell = row.cells[columns.number]
            code, begin = split_code(cell.text)
            return MatrixRow(row, code, cell, begin)
        straight = _unshifted(row, columns)
        if straight is not None:
            return replace(_matrix_row(straight, columns), is_shifted=True)
    title = row.cells[columns.task] if columns.task is not None else None
    code = read_code(number)
    begin, marker = 0, ""
    if code is None and title:
        first = row.filled[0]
        if len(row.filled) == 1 and first != columns.task:
            title = row.cells[first] if first != columns.solution else title
        code, begin = split_code(title.text) if title else (None, 0)
        if code is not None and columns.number is not None and (code.is_bullet or code.text.islower()):
            marker = title.text[:begin].strip() if title else ""
        if code is not None and code.is_bullet and columns.number is not None:
            code, begin = None, begin
    elif code is None and len(row.filled) == 1 and row.filled[0] not in columns.beyond_title:
        title = row.cells[row.filled[0]]
        code, begin = split_code(title.text)
    return MatrixRow(row, code, title, begin, marker=marker)


def _unshifted(row: ReadRow, columns: MatrixColumns) -> ReadRow | None:
    """A row whose leading empty cells were lost, moved back so that its cells fit their columns."""
    target = columns.solution if columns.solution is not None else columns.task
    if target is None or columns.number is None or len(row.text(columns.number)) <= _SHORT:
        return None
    width = len(row.cells)
    others = [at for at in row.filled if at != columns.number]
    best: tuple[float, ReadRow] | None = None
    for shift in range(width):
        if any(at + shift >= width for at in others):
            break
        places = {at + shift: row.cells[at] for at in others}
        if target in places:
            continue
        fit = _fit(places, columns)
        if best is None or fit > best[0]:
            empty = ReadCell("", ((row.start, row.start),))
            cells = [places.get(at, empty) for at in range(width)]
            cells[target] = row.cells[columns.number]
            best = (fit, replace(row, cells=tuple(cells)))
    return best[1] if best else None


def _fit(places: dict[int, ReadCell], columns: MatrixColumns) -> float:
    """How well cells suit the columns they would stand in."""
    due = columns.assignments.get(ColumnRole.DUE)
    fit = 0.0
    for at, cell in places.items():
        if at == due:
            fit += 2 if is_due(cell.text) else -1
        elif at in columns.assignments.values():
            fit += 1 if is_body(cell.text) and not is_due(cell.text) else -0.5
        else:
            fit -= 0.5
    return fit


def is_group(rows: Sequence[MatrixRow], at: int, columns: MatrixColumns) -> bool:
    """Whether a row only heads the rows below it."""
    this = rows[at]
    if not this.title_cell:
        return False
    # A heading merged over the row may stand in any column.
    is_alone = len(this.row.filled) == 1
    if not is_alone and any(this.row.text(index) for index in columns.beyond_title):
        return False
    if not columns.beyond_title:
        below = rows[at + 1].code if at + 1 < len(rows) else None
        return bool(this.code and below and below.level > this.code.level and not below.is_bullet)
    if this.code is None:
        words = this.title_cell.text
        return at + 1 < len(rows) and (words.isupper() or this.title_cell.bold or is_alone)
    if this.code.text.isalpha() and this.code.text.isupper():
        return True
    below_row = rows[at + 1] if at + 1 < len(rows) else None
    if below_row is None:
        return False
    if below_row.code is None:
        # «6 | heading» over a row with a title of its own and no number.
        return bool(below_row.title_cell) and any(below_row.row.text(index) for index in columns.beyond_title)
    return below_row.code.level > this.code.level and not below_row.code.is_bullet
