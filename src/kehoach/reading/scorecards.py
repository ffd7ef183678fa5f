"""Scorecards: criteria as a tree, with their points, from a table of however many pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Criterion, Scorecard, Source
from kehoach.reading.passage import Passage, passage_of_cell
from kehoach.reading.read_table import ReadCell, ReadRow, ReadTable, TableKind
from kehoach.reading.row_codes import CodeLevel, RowCode, read_code, split_code
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.text import key

_TOTAL = re.compile(r"\W*(?:tổng(?:\s+(?:cộng|số|điểm|số điểm|điểm tối đa))*|cộng)(?!\w)", re.IGNORECASE)
# A scan may have taken the marks off: «Tống cộng».
_MISREAD_TOTAL = re.compile(r"\W*tong\s+(?:cong|so\s+diem|diem)(?!\w)")
_LONGEST_TOTAL, _MOST_OF_TOTAL = 60, 4  # characters, filled cells
_POINTS = re.compile(r"(?<![\d.,])[-+]?\d{1,4}(?:[.,]\d{1,3})?(?![\d.,]*\d)")
_UP_TO = re.compile(r"(?<![\d.,])0\s*(?:-|–|đến)\s*(?P<most>\d{1,3}(?:[.,]\d{1,3})?)(?![\d.,]*\d)")
_UNSURE_POINTS = (
    "Ô điểm ghi «{cell}», không đọc được một mức điểm tối đa. Đề nghị nhập điểm cho tiêu chí này."
)


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One criterion with the passages that indicators are read from."""

    criterion: Criterion
    name: Passage
    requirement: Passage | None
    ancestors: tuple[str, ...]  # «I. Kinh tế», outermost first, without the criterion itself


@dataclass(frozen=True, slots=True)
class _Above:
    level: int
    path: str
    label: str
    code: str


@dataclass(slots=True)
class _Tree:
    """The rows above the one being read, and how many unnumbered rows stand under each."""

    above: list[_Above] = field(default_factory=list)
    unnumbered: dict[str, int] = field(default_factory=dict)

    def enter(self, code: RowCode | None, name: str) -> tuple[str, str | None, tuple[str, ...]]:
        """The path of a row, its parent's path, and the labels of all above it."""
        level = code.level if code else CodeLevel.BULLET
        while self.above and self.above[-1].level >= level:
            self.above.pop()
        parent = self.above[-1] if self.above else None
        ancestors = tuple(item.label for item in self.above)
        if code is None or code.is_bullet:
            over = parent.path if parent else ""
            self.unnumbered[over] = self.unnumbered.get(over, 0) + 1
            path = f"{over}.-{self.unnumbered[over]}" if over else f"-{self.unnumbered[over]}"
        else:
            path = self._path(code, parent)
        mark = code.text if code else ""
        self.above.append(_Above(level, path, f"{mark}. {name}" if mark else name, mark))
        return path, parent.path if parent else None, ancestors

    def _path(self, code: RowCode, parent: _Above | None) -> str:
        if parent is None:
            return code.text
        if code.text[0] in "IVXL" and "." in code.text:
            return code.text
        if self.above[0].level > CodeLevel.ROMAN and code.text.startswith(f"{parent.code}."):
            # Without parts «1.2» under «1» already says where it stands; within a part a code is a label.
            return code.text
        return f"{parent.path}.{code.text}"


def read_scorecard(
    layout: Layout, tables: Sequence[ReadTable]
) -> tuple[Scorecard | None, tuple[ScorecardRow, ...]]:
    """The document's scorecard, and its rows with their passages; None where no table is one."""
    cards = [table for table in tables if table.kind is TableKind.SCORECARD]
    rows: list[ScorecardRow] = []
    total: Decimal | None = None
    for table in cards:
        total = _read_table(layout, table, rows) or total
    if not rows:
        return None, ()
    source = Source(cards[0].source.start, cards[-1].source.end, cards[0].source.page)
    return Scorecard(tuple(row.criterion for row in rows), source, total), tuple(rows)


def _read_table(layout: Layout, table: ReadTable, rows: list[ScorecardRow]) -> Decimal | None:
    number_at, name_at = table.index(ColumnRole.NUMBER), table.index(ColumnRole.NAME)
    requirement_at, points_at = table.index(ColumnRole.REQUIREMENT), table.index(ColumnRole.MAX_POINTS)
    if requirement_at is None:
        # «Tiêu chí | Chỉ tiêu giao | Điểm»: the level to reach is the requirement.
        requirement_at = table.index(ColumnRole.VALUE)
    due_at = table.index(ColumnRole.DUE)
    tree, total = _Tree(), None
    for row in table.rows:
        points_cell = row.text(points_at)
        points = read_points(points_cell)
        if _is_total(row):
            total = points if points is not None else total
            continue
        code, cell, begin = _code_and_name(row, number_at, name_at)
        # A row without number and points explains the one above; a level of points has no name of its own.
        if cell is None or (code is None and not points_cell):
            continue
        name_passage = passage_of_cell(layout, cell, row.page)
        name = cell.text[begin:].strip()
        path, parent, ancestors = tree.enter(code, name)
        requirement = row.cells[requirement_at] if requirement_at is not None else None
        rows.append(
            ScorecardRow(
                criterion=Criterion(
                    number=path,
                    name=name,
                    source=row.source,
                    parent=parent,
                    requirement=requirement.text if requirement else None,
                    max_points=points,
                    due_text=row.text(due_at) or None,
                    printed_number=row.text(number_at) or None,
                    doubt=_UNSURE_POINTS.format(cell=points_cell) if points_cell and points is None else None,
                ),
                name=name_passage,
                requirement=passage_of_cell(layout, requirement, row.page) if requirement else None,
                ancestors=ancestors,
            )
        )
    return total


def _code_and_name(
    row: ReadRow, number_at: int | None, name_at: int | None
) -> tuple[RowCode | None, ReadCell | None, int]:
    """A row's code, the cell of its name, and where the name begins in it."""
    number = row.text(number_at)
    code = read_code(number)
    name = row.cells[name_at] if name_at is not None and row.cells[name_at] else None
    if name is not None and name.continues_above:
        return code, None, 0
    if number and code is None and number_at is not None and name is None:
        # «I. Kinh tế» merged over the columns of number and name.
        name = row.cells[number_at]
    if name is not None and code is None:
        own, begin = split_code(name.text)
        return own, name, begin
    return code, name, 0


def _is_total(row: ReadRow) -> bool:
    label = next((cell.text for cell in row.cells if cell), "")
    if len(label) > _LONGEST_TOTAL or len(row.filled) > _MOST_OF_TOTAL:
        return False
    return bool(_TOTAL.match(label) or _MISREAD_TOTAL.match(key(label)))


def read_points(cell: str) -> Decimal | None:
    """The points a cell gives, None where it gives none or several.

    >>> read_points("0,25"), read_points("Tối đa 5 điểm"), read_points("2 hoặc 3")
    (Decimal('0.25'), Decimal('5'), None)
    """
    span = _UP_TO.search(cell[:80])
    found = [span["most"]] if span else [match[0] for match in _POINTS.finditer(cell[:80])]
    if len(found) != 1:
        return None
    return Decimal(found[0].lstrip("+").replace(",", "."))
