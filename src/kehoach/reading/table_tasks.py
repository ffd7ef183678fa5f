"""Tasks of a task matrix: solutions, who directs, leads, coordinates, and by when, through merged cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Due, Solution, Source, Task, TaskGroup
from kehoach.reading.matrix_rows import MatrixColumns, MatrixRow, is_group, matrix_columns, straighten
from kehoach.reading.passage import passage_of_cell
from kehoach.reading.read_table import ReadCell, ReadTable
from kehoach.reading.row_codes import CodePaths
from kehoach.reading.solutions import Piece, split_solutions
from kehoach.reading.stitching import is_rest_of
from kehoach.vietnamese.deadlines import read_due, split_due
from kehoach.vietnamese.headings import ColumnRole

_FIELDS: Mapping[ColumnRole, str] = {
    ColumnRole.DIRECTING: "directing",
    ColumnRole.LEAD: "lead",
    ColumnRole.COORDINATING: "coordinating",
    ColumnRole.DUE: "due_text",
}
_FORM = re.compile(
    r"\b(?:biểu|bảng)(?: (?:số|mẫu))* ?(?P<number>[\dIVX]{1,4}(?:[./-][\dA-Z]{1,4})?)", re.IGNORECASE
)
_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_ASSIGNED_BY = re.compile(r"\bdo (?P<body>[^,;.:()]{3,70}?) (?:giao|phân công)\b", re.IGNORECASE)
_LEADS = re.compile(r"\s*(?:(?:cơ quan|đơn vị|bộ phận)\s+)?chủ trì\s*:\s*", re.IGNORECASE)
_COORDINATES = re.compile(
    r"[\s;,.]{0,4}(?:(?:cơ quan|đơn vị|bộ phận)\s{1,3})?phối hợp\s{0,3}:\s{0,3}", re.IGNORECASE
)

_SHIFTED = "Dòng này bị lệch cột; các ô đã được đưa về cột theo nội dung. Đề nghị đối chiếu với văn bản."
_NUMBER_OF_GROUP = "Nhiệm vụ không có số thứ tự, tạm lấy số của nhóm phía trên. Đề nghị ghi số thứ tự."
_ORPHAN = "Dòng phân công này không có giải pháp đi kèm. Đề nghị ghi rõ phân công cho giải pháp nào."
_NO_TITLE = "Nhiệm vụ này không có tên trong bảng. Đề nghị ghi tên nhiệm vụ."


@dataclass(slots=True)
class _Open:
    """A task being read."""

    number: str
    title: str
    source: Source
    cell: ReadCell | None
    doubt: str | None
    result: str | None = None
    solutions: list[Solution] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)  # what the row above states, by field
    leads_in: Source | None = None  # a row «…:» that the steps below it carry out


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is the same for all tasks of one table."""

    layout: Layout
    columns: MatrixColumns
    plan_year: int | None
    issued: str | None
    prefix: str
    period: str | None
    assigned_by: str | None


def read_table_tasks(
    layout: Layout, table: ReadTable, *, plan_year: int | None, issued: str | None
) -> tuple[list[Task], list[TaskGroup]]:
    """The tasks and the group headings of one task matrix, in order."""
    columns = matrix_columns(table)
    caption = " ".join(filter(None, (table.caption, table.section.title if table.section else None)))
    assigned_by = _ASSIGNED_BY.search(caption)
    year = _YEAR.search(caption)
    form = _FORM.search(caption)
    frame = _Frame(
        layout=layout,
        columns=columns,
        plan_year=plan_year,
        issued=issued,
        prefix=f"Biểu {form['number']}" if form else "",
        period=year[1] if year else None,
        assigned_by=assigned_by["body"] if assigned_by else None,
    )
    rows = straighten(table, columns)
    paths = CodePaths()
    groups: list[TaskGroup] = []
    tasks: list[_Open] = []
    group_is_bare = False  # the row above is a group that no task stands under yet
    for at, row in enumerate(rows):
        if is_group(rows, at, columns):
            groups.append(_group(frame, row, paths))
            group_is_bare = True
            continue
        open_task = None if group_is_bare or not tasks else tasks[-1]
        if open_task is not None and _is_step(row, open_task, columns):
            row = replace(row, code=None)
            _add_step(frame, open_task, row)
            continue
        if open_task is None or _starts_task(row, open_task, columns):
            tasks.append(_start(frame, row, paths, under_bare_group=group_is_bare))
            group_is_bare = False
        else:
            _continue_title(frame, open_task, row)
        _add_solutions(frame, tasks[-1], row)
    return [_closed(frame, task) for task in tasks], groups


def _title_text(row: MatrixRow) -> str:
    return row.title_cell.text[row.title_from :].strip() if row.title_cell else ""


def _group(frame: _Frame, row: MatrixRow, paths: CodePaths) -> TaskGroup:
    number = paths.enter(row.code)[0] if row.code else ""
    return TaskGroup(number=number, title=_title_text(row), source=row.row.source)


def _is_step(row: MatrixRow, above: _Open, columns: MatrixColumns) -> bool:
    """Whether a row «a) …» or «- …» without a number of its own carries out the task that leads in to it."""
    return above.leads_in is not None and bool(row.marker) and columns.solution is None


def _add_step(frame: _Frame, task: _Open, row: MatrixRow) -> None:
    effective, inherited = _effective(task, row, _stated(frame, row), columns=frame.columns)
    task.solutions.append(
        _solution(
            frame,
            _title_text(row),
            _title_source(row),
            number=row.marker if row.marker[0].isalnum() else None,
            effective=effective,
            inherited=inherited,
            doubt=_SHIFTED if row.is_shifted else None,
        )
    )


def _starts_task(row: MatrixRow, above: _Open, columns: MatrixColumns) -> bool:
    number_cell = row.row.cells[columns.number] if columns.number is not None else None
    if row.code is not None:
        # Without a column of solutions, dashes under a task are its steps.
        return not row.code.is_bullet or (bool(row.title_cell) and columns.solution is not None)
    title = _title_text(row)
    if not title or (row.title_cell and row.title_cell.continues_above):
        return False
    if number_cell is not None and number_cell.continues_above:
        return False
    return not (row.row.starts_page and is_rest_of(above.title, title))


def _start(frame: _Frame, row: MatrixRow, paths: CodePaths, *, under_bare_group: bool) -> _Open:
    doubt = _SHIFTED if row.is_shifted else None
    if row.code is not None:
        number = paths.enter(row.code)[0]
    elif under_bare_group and paths.current:
        number, doubt = paths.current, doubt or _NUMBER_OF_GROUP
    else:
        number = paths.next_child(paths.current)
    title = _title_text(row)
    if not title:
        doubt = doubt or _NO_TITLE
    result = row.row.text(frame.columns.result) or None
    return _Open(
        number=f"{frame.prefix}.{number}" if frame.prefix else number,
        title=title,
        source=_title_source(row),
        cell=row.title_cell,
        doubt=doubt,
        result=result,
    )


def _title_source(row: MatrixRow) -> Source:
    if row.title_cell:
        return Source(row.title_cell.start, row.title_cell.end, row.row.page)
    return row.row.source


def _continue_title(frame: _Frame, task: _Open, row: MatrixRow) -> None:
    title = _title_text(row)
    is_step = row.code is not None and row.code.is_bullet
    if title and row.title_cell and not row.title_cell.continues_above and not is_step:
        task.title = f"{task.title} {title}"
        task.source = Source(task.source.start, row.title_cell.end, task.source.page)
    result = row.row.text(frame.columns.result)
    if result and not row.row.cells[frame.columns.result or 0].continues_above:
        task.result = " ".join(filter(None, (task.result, result)))


def _add_solutions(frame: _Frame, task: _Open, row: MatrixRow) -> None:
    stated = _stated(frame, row)
    effective, inherited = _effective(task, row, stated, columns=frame.columns)
    if not task.solutions and frame.columns.solution is None and task.title.endswith(":"):
        # Its steps stand in rows of their own; each takes over what this row states.
        task.leads_in = task.leads_in or row.row.source
        task.last = effective
        return
    pieces = _pieces(frame, task, row)
    if not pieces and any(stated.values()) and (task.solutions or frame.columns.solution is not None):
        # Assignments without a solution: kept, so that no one's name is lost.
        text, doubt = ("", _ORPHAN) if task.solutions else (task.title, None)
        task.solutions.append(
            _solution(
                frame,
                text,
                row.row.source,
                number=None,
                effective=effective,
                inherited=inherited,
                doubt=doubt,
            )
        )
    doubt = _SHIFTED if row.is_shifted else None
    for number, text, source in pieces:
        task.solutions.append(
            _solution(
                frame, text, source, number=number, effective=effective, inherited=inherited, doubt=doubt
            )
        )
    task.last = effective


def _pieces(frame: _Frame, task: _Open, row: MatrixRow) -> list[tuple[str | None, str, Source]]:
    columns = frame.columns
    if columns.solution is None:
        # Without a column of solutions the task itself is what is assigned.
        if not columns.assignments or not _title_text(row):
            return []
        if task.solutions:
            is_step = row.code is not None and row.code.is_bullet
            return [(None, _title_text(row), _title_source(row))] if is_step else []
        return [(None, task.title, task.source)]
    cell = row.row.cells[columns.solution]
    if not cell or cell.continues_above:
        return []
    passage = passage_of_cell(frame.layout, cell, row.row.page)
    pieces = split_solutions(passage)
    if pieces and row.row.starts_page and task.solutions and pieces[0].number is None:
        pieces = _joined_to_last(task, passage.words(pieces[0].start, pieces[0].end), pieces, cell)
    return [
        (piece.number, passage.words(piece.start, piece.end), passage.source(piece.start, piece.end))
        for piece in pieces
    ]


def _joined_to_last(task: _Open, text: str, pieces: list[Piece], cell: ReadCell) -> list[Piece]:
    """The rest of a solution that a page break cut is given back to it."""
    last = task.solutions[-1]
    if not is_rest_of(last.text, text):
        return pieces
    source = Source(last.source.start, cell.start + pieces[0].end, last.source.page)
    task.solutions[-1] = replace(last, text=f"{last.text} {text}", source=source)
    return pieces[1:]


def _stated(frame: _Frame, row: MatrixRow) -> dict[str, str]:
    stated = {_FIELDS[role]: row.row.text(index) for role, index in frame.columns.assignments.items()}
    lead = stated.get("lead", "")
    if "coordinating" not in stated and ":" in lead:
        # One column for both: «Chủ trì: …; phối hợp: …».
        found = _COORDINATES.search(lead)
        leading = _LEADS.match(lead)
        if found:
            stated["coordinating"] = lead[found.end() :].strip(" .;")
            lead = lead[: found.start()]
        stated["lead"] = lead[leading.end() :].strip(" .;") if leading else lead
    return stated


def _effective(
    task: _Open, row: MatrixRow, stated: dict[str, str], *, columns: MatrixColumns
) -> tuple[dict[str, str], frozenset[str]]:
    """What holds for a row: what it states, and what merged cells above it give."""
    effective = {name: text for name, text in stated.items() if text}
    inherited: set[str] = set()
    names_lead = bool(stated.get("lead"))
    for role, index in columns.assignments.items():
        name = _FIELDS[role]
        if effective.get(name) or name not in task.last:
            continue
        if name == "coordinating" and names_lead and not row.row.cells[index].continues_above:
            # Who leads is said anew and who helps is not: nobody helps, or it was forgotten.
            continue
        effective[name] = task.last[name]
        inherited.add(name)
    return effective, frozenset(inherited)


def _solution(
    frame: _Frame,
    text: str,
    source: Source,
    *,
    number: str | None,
    effective: Mapping[str, str],
    inherited: frozenset[str],
    doubt: str | None,
) -> Solution:
    due_text, due = _due(frame, effective.get("due_text"), number)
    return Solution(
        text=text,
        source=source,
        number=number,
        directing=effective.get("directing"),
        lead=effective.get("lead"),
        coordinating=effective.get("coordinating"),
        due_text=due_text,
        due=due,
        inherited=inherited,
        doubt=doubt,
    )


def _due(frame: _Frame, text: str | None, number: str | None) -> tuple[str | None, Due | None]:
    """The deadline of one solution; a cell may give each its own."""
    if text is None:
        return None, None
    own = split_due(text).get((number or "").strip("()."), text)
    return own, read_due(own, plan_year=frame.plan_year, issued=frame.issued)


def _closed(frame: _Frame, task: _Open) -> Task:
    if task.leads_in is not None and not task.solutions and frame.columns.assignments:
        alone = _solution(
            frame,
            task.title,
            task.leads_in,
            number=None,
            effective=task.last,
            inherited=frozenset(),
            doubt=None,
        )
        task.solutions.append(alone)
    return Task(
        number=task.number,
        title=task.title,
        source=task.source,
        solutions=tuple(task.solutions),
        period=frame.period if frame.columns.result is not None else None,
        assigned_by=frame.assigned_by,
        result=task.result,
        from_table=True,
        doubt=task.doubt,
    )
