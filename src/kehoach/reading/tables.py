"""Tables by what their headings mean: task matrix, list of targets, scorecard, list of results."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Section, Source
from kehoach.reading.column_content import judge_by_content, mostly_numbers, mostly_units
from kehoach.reading.place_columns import heads_places, with_places, with_targets
from kehoach.reading.read_table import Column, ReadCell, ReadRow, ReadTable, TableKind
from kehoach.reading.stitching import Stitched, join_cut_rows, stitch
from kehoach.vietnamese.headings import ColumnRole, HeadingMeaning, meaning_of, year_of

_LONGEST_CAPTION = 300
_ASSIGNMENTS = frozenset(
    {ColumnRole.DIRECTING, ColumnRole.LEAD, ColumnRole.COORDINATING, ColumnRole.SOLUTION}
)
_TEXT_ROLES = frozenset(
    {
        ColumnRole.TASK,
        ColumnRole.SOLUTION,
        ColumnRole.NAME,
        ColumnRole.REQUIREMENT,
        ColumnRole.RESULT,
        ColumnRole.DELIVERABLE,
        ColumnRole.NOTE,
        None,
    }
)
_TARGET_WORDS = re.compile(r"chỉ tiêu|mục tiêu")
_FIELD_WORDS = re.compile(
    r"\W*(?:lĩnh vực|danh mục|khoản mục|nhóm|ngành)(?: công tác| chỉ tiêu)?\W*", re.IGNORECASE
)
_WEIGHT = re.compile(r"trọng số", re.IGNORECASE)
_CRITERION_WORDS = re.compile(r"tiêu chí|chấm|đánh giá")


def recognise_tables(layout: Layout, sections: Sequence[Section]) -> tuple[ReadTable, ...]:
    """The tables of the document in order, each whole, its kind and columns understood."""
    return tuple(_recognise(layout, sections, table) for table in stitch(layout))


def _recognise(layout: Layout, sections: Sequence[Section], table: Stitched) -> ReadTable:
    rows = tuple(_as_wide(row, table.width) for row in table.rows)
    headings = _headings(table)
    if headings:
        kind, columns = _understand(headings, rows)
    else:
        kind, columns = judge_by_content(rows, table.width)
    by_role = {column.role: column.index for column in reversed(columns)}
    texts = frozenset(column.index for column in columns if column.role in _TEXT_ROLES)
    rows = join_cut_rows(rows, key=by_role.get(ColumnRole.NUMBER), texts=texts)
    return ReadTable(
        kind=kind,
        columns=columns,
        rows=rows,
        source=Source(table.start, table.end, table.page),
        caption=_caption(layout, table),
        section=_section_at(sections, table.start),
        has_heading=bool(headings),
    )


def _as_wide(row: ReadRow, width: int) -> ReadRow:
    missing = width - len(row.cells)
    if missing <= 0:
        return row
    return replace(row, cells=row.cells + (ReadCell("", ((row.end, row.end),)),) * missing)


def _headings(table: Stitched) -> tuple[tuple[str, ...], ...]:
    """Each column's headings, the merged one over it first."""
    if not table.heading:
        return ()
    stacked: list[list[str]] = [[] for _ in range(table.width)]
    depth = len(table.heading)
    for level, cells in enumerate(table.heading):
        spanning = ""
        for at in range(table.width):
            text = cells[at].text if at < len(cells) else ""
            if text:
                spanning = text
            elif level + 1 < depth and _has_below(table, level, at):
                # An empty cell beside a heading and above a sub-heading lies under the merged heading.
                text = spanning
            if text and text not in stacked[at]:
                stacked[at].append(text)
    return tuple(map(tuple, stacked))


def _told(stacked: Sequence[str]) -> str:
    """A column's heading; under «Phân công thực hiện» the heading below says whose column it is."""
    if not stacked:
        return ""
    meaning = meaning_of(stacked[-1]) if len(stacked) > 1 else None
    return stacked[-1] if meaning and meaning.role in _ASSIGNMENTS else " ".join(stacked)


def _has_below(table: Stitched, level: int, at: int) -> bool:
    return any(at < len(cells) and cells[at].text for cells in table.heading[level + 1 :])


def _understand(
    stacks: Sequence[Sequence[str]], rows: Sequence[ReadRow]
) -> tuple[TableKind, tuple[Column, ...]]:
    headings = [_told(stack) for stack in stacks]
    meanings = [meaning_of(heading) for heading in headings]
    columns = [
        Column(at, heading, meaning.role if meaning else None, year_of(heading), stack[-1] if stack else "")
        for at, (stack, heading, meaning) in enumerate(zip(stacks, headings, meanings, strict=True))
    ]
    if heads_places(columns, rows):
        whole = [replace(column, heading=" ".join(stacks[column.index])) for column in columns]
        return TableKind.PLACE_TABLE, with_targets(whole, rows)
    columns = with_places(columns, stacks, rows)
    columns = [_by_content(column, meaning, rows) for column, meaning in zip(columns, meanings, strict=True)]
    figures = [column for column in columns if column.role in (ColumnRole.VALUE, ColumnRole.ACTUAL)]
    has_figures = any(mostly_numbers([row.text(column.index) for row in rows]) for column in figures)
    kind = _kind(columns, has_figures=has_figures)
    return kind, tuple(_fitted(columns, meanings, rows, kind=kind))


def _by_content(column: Column, meaning: HeadingMeaning | None, rows: Sequence[ReadRow]) -> Column:
    """A heading that says little, said clearer by what stands under it."""
    cells = [row.text(column.index) for row in rows]
    role = column.role
    if role is ColumnRole.UNIT and meaning and meaning.words == "đơn vị" and not mostly_units(cells):
        return replace(column, role=ColumnRole.LEAD)
    if role is ColumnRole.RESULT and mostly_numbers(cells):
        return replace(column, role=ColumnRole.ACTUAL)
    if role is ColumnRole.ACTUAL and any(cells) and not mostly_numbers(cells):
        longest = sum(len(text) for text in cells) / (sum(map(bool, cells)) or 1)
        return replace(column, role=ColumnRole.RESULT) if longest > 40 else column
    if role is None and not column.heading and mostly_units(cells):
        return replace(column, role=ColumnRole.UNIT)
    return column


def _kind(columns: Sequence[Column], *, has_figures: bool) -> TableKind:
    roles = Counter(column.role for column in columns)
    named = next((column.heading.lower() for column in columns if column.role is ColumnRole.NAME), "")
    amounts = roles[ColumnRole.VALUE] + roles[ColumnRole.ACTUAL] + roles[ColumnRole.MILESTONE]
    if roles[ColumnRole.MAX_POINTS] and (roles[ColumnRole.NAME] or roles[ColumnRole.TASK]):
        # «Chỉ tiêu | ĐVT | Trọng số | Kế hoạch»: targets with a weight each, no points to earn.
        weighted = roles[ColumnRole.UNIT] and roles[ColumnRole.VALUE]
        if not (weighted and any(_WEIGHT.search(column.heading) for column in columns)):
            return TableKind.SCORECARD
    is_of_targets = bool(_TARGET_WORDS.search(named)) or bool(roles[ColumnRole.UNIT]) or has_figures
    assigned = sum(roles[role] for role in _ASSIGNMENTS)
    if assigned and not (is_of_targets and (amounts or roles[ColumnRole.NAME] > 1)):
        return TableKind.TASK_MATRIX
    if roles[ColumnRole.TASK] and not (amounts and roles[ColumnRole.UNIT]) and not roles[ColumnRole.VALUE]:
        return TableKind.TASK_MATRIX
    if roles[ColumnRole.NAME] and roles[ColumnRole.DUE] and not is_of_targets and not amounts:
        return TableKind.TASK_MATRIX
    if not (roles[ColumnRole.NAME] or roles[ColumnRole.TASK]):
        return TableKind.OTHER
    if amounts or roles[ColumnRole.UNIT] or roles[ColumnRole.NAME] > 1:
        return TableKind.RESULTS_TABLE if _is_of_the_past(columns) else TableKind.INDICATOR_TABLE
    if roles[ColumnRole.RESULT]:
        return TableKind.RESULTS_TABLE
    return TableKind.OTHER


def _is_of_the_past(columns: Sequence[Column]) -> bool:
    """Whether what was planned is set against what was reached, with nothing planned beyond."""
    planned = [column.year for column in columns if column.role in (ColumnRole.VALUE, ColumnRole.MILESTONE)]
    reached = [column.year for column in columns if column.role is ColumnRole.ACTUAL]
    if not reached:
        return False
    if not planned:
        return True
    planned_years = [year for year in planned if year]
    reached_years = [year for year in reached if year]
    if planned_years and reached_years:
        return max(planned_years) <= max(reached_years)
    # «Kế hoạch | Kết quả | Tỷ lệ đạt»; one that plans on has a second column of plan.
    return len(planned) == 1


def _fitted(
    columns: Sequence[Column],
    meanings: Sequence[HeadingMeaning | None],
    rows: Sequence[ReadRow],
    *,
    kind: TableKind,
) -> list[Column]:
    """The columns' roles as the kind of table has them: one column names the row, a second one says more."""
    fitted = list(columns)
    if kind is TableKind.TASK_MATRIX:
        own, further = ColumnRole.TASK, ColumnRole.SOLUTION
    elif kind is TableKind.SCORECARD:
        own, further = ColumnRole.NAME, ColumnRole.REQUIREMENT
    elif kind in (TableKind.INDICATOR_TABLE, TableKind.RESULTS_TABLE):
        own, further = ColumnRole.NAME, ColumnRole.VALUE
    else:
        return fitted
    naming = [column for column in fitted if column.role in (ColumnRole.NAME, ColumnRole.TASK)]
    if kind is TableKind.TASK_MATRIX and not naming:
        naming = [column for column in fitted if column.role is ColumnRole.SOLUTION][:1]
    main = _main_of(naming, meanings, rows, kind=kind, number=_index(fitted, ColumnRole.NUMBER))
    for column in naming:
        role: ColumnRole | None = own if column is main else further
        if column is not main and kind is TableKind.TASK_MATRIX and _FIELD_WORDS.fullmatch(column.heading):
            role = None  # «Lĩnh vực» only sorts the tasks
        if column is not main and kind is not TableKind.SCORECARD and role is ColumnRole.VALUE:
            cells = [row.text(column.index) for row in rows]
            longest = max(map(len, cells), default=0)
            role = ColumnRole.VALUE if longest <= 60 else ColumnRole.REQUIREMENT
        fitted[column.index] = replace(column, role=role)
    if kind is TableKind.SCORECARD and _index(fitted, ColumnRole.REQUIREMENT) is None:
        # «Tiêu chí | Kế hoạch năm 2027 | Điểm»: what is planned is what is required.
        planned = _index(fitted, ColumnRole.VALUE)
        if planned is not None:
            fitted[planned] = replace(fitted[planned], role=ColumnRole.REQUIREMENT)
    return fitted


def _index(columns: Sequence[Column], role: ColumnRole) -> int | None:
    return next((column.index for column in columns if column.role is role), None)


def _main_of(
    naming: Sequence[Column],
    meanings: Sequence[HeadingMeaning | None],
    rows: Sequence[ReadRow],
    *,
    kind: TableKind,
    number: int | None,
) -> Column | None:
    """Which of the columns that could name a row does."""
    if not naming:
        return None
    if kind is TableKind.SCORECARD:
        stated = [column for column in naming if _CRITERION_WORDS.search(column.heading.lower())]
        return stated[0] if stated else naming[0]
    if kind is TableKind.TASK_MATRIX:
        # «Lĩnh vực | Nhiệm vụ»: what is named clearly goes before what is named vaguely.
        stated = [column for column in naming if column.role is ColumnRole.TASK] or list(naming)
        if number is None or len(stated) == 1:
            return stated[0]
        # The title stands where a number stands; solutions go on below it without one.
        return max(
            stated,
            key=lambda column: sum((1 if row.text(number) else -1) for row in rows if row.text(column.index)),
        )
    clear = [
        column for column in naming if (meaning := meanings[column.index]) is not None and not meaning.is_weak
    ]
    # «Danh mục | ĐVT | Chỉ tiêu»: with two of them the first names the row.
    return naming[0] if len(clear) < len(naming) or not clear else clear[0]


def _caption(layout: Layout, table: Stitched) -> str | None:
    if table.above:
        return " ".join(table.above)[:_LONGEST_CAPTION]
    if table.caption:
        return table.caption
    if table.first_block == 0:
        return None
    block = layout.blocks[table.first_block - 1]
    if not isinstance(block, Paragraph) or block.end - block.start > _LONGEST_CAPTION:
        return None
    return layout.words(block.start, block.end)


def _section_at(sections: Sequence[Section], offset: int) -> Section | None:
    # Sections hold each other: the last that started before an offset is the innermost.
    at = bisect_right(sections, offset, key=lambda section: section.start) - 1
    return sections[at] if at >= 0 and offset < sections[at].end else None
