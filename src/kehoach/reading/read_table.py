"""A recognised table: what it is, what its columns mean, and its rows with joined cells and their spans."""

from dataclasses import dataclass
from enum import StrEnum

from kehoach.domain.plan import Section, Source
from kehoach.vietnamese.headings import ColumnRole

Span = tuple[int, int]


class TableKind(StrEnum):
    TASK_MATRIX = "task_matrix"
    INDICATOR_TABLE = "indicator_table"
    SCORECARD = "scorecard"
    RESULTS_TABLE = "results_table"
    PLACE_TABLE = "place_table"  # a row for each place, a column for each target
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's meaning; `role` is None where neither its heading nor its cells say."""

    index: int
    heading: str
    role: ColumnRole | None = None
    year: int | None = None  # «Thực hiện năm 2026», «KH 2027»
    own: str = ""  # the heading without what reaches over it


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell's words and where they stand; several spans where a page break cut the cell."""

    text: str
    spans: tuple[Span, ...]
    continues_above: bool = False
    continues_left: bool = False
    bold: bool = False

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as wide as its table; `starts_page` where it is the first after a page break."""

    cells: tuple[ReadCell, ...]
    page: int | None = None
    starts_page: bool = False

    @property
    def start(self) -> int:
        return next((cell.start for cell in self.cells if cell), self.cells[0].start)

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.cells)

    @property
    def source(self) -> Source:
        return Source(self.start, self.end, self.page)

    def text(self, index: int | None) -> str:
        """The words of a column's cell, empty where there is no such column."""
        return self.cells[index].text if index is not None and index < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The indexes of the cells that hold something."""
        return tuple(at for at, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table of the document, however many pages it runs over."""

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[ReadRow, ...]
    source: Source
    caption: str | None = None  # the line above the table, or the name of a workbook's sheet
    section: Section | None = None
    has_heading: bool = True  # False: the columns were judged by their cells

    def index(self, role: ColumnRole) -> int | None:
        """The first column of a role."""
        return next((column.index for column in self.columns if column.role is role), None)

    def all_of(self, role: ColumnRole) -> tuple[Column, ...]:
        """Every column of a role, left to right."""
        return tuple(column for column in self.columns if column.role is role)
