"""The text of a document as the reader laid it out: one string, and the blocks that lie in it.

Every format becomes this. A position is a character offset into `Layout.text`; the web page, the findings
and the items all point with it. Tables lie in the text as lines of cells separated by tabs, with an empty
cell wherever a merged cell continues, so that the n-th cell of every row is the n-th column.
"""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text without a line of its own inside; `heading` is the level a word processor gave it."""

    start: int
    end: int
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centered: bool = False
    footnote: str | None = None  # the mark, where the paragraph is the text of a footnote
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One grid position of a table; empty (start == end) where a merged cell continues or nothing stands."""

    start: int
    end: int
    continues_above: bool = False  # a vertical merge; only formats that know it say so
    continues_left: bool = False  # a horizontal merge; only formats that know it say so
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    cells: tuple[Cell, ...]
    page: int | None = None

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stood together; a table that runs over pages may be several of these."""

    rows: tuple[Row, ...]
    page: int | None = None
    caption: str | None = None  # a sheet's name in a workbook

    @property
    def start(self) -> int:
        return self.rows[0].start

    @property
    def end(self) -> int:
        return self.rows[-1].end


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Reading:
    """A place of a scan that was recognised twice, and not alike; `other` is what the text does not say."""

    start: int
    end: int
    other: str

    def moved(self, by: int) -> "Reading":
        """The same reading, in a text that begins so much earlier."""
        return Reading(self.start + by, self.end + by, self.other)


@dataclass(frozen=True)
class Layout:
    """The whole document.

    `text` is what was read (Unicode NFC). `plain` has the same length, character for character, with markup
    that a conversion left behind (`<b>`, `**`) blanked by spaces and paragraph breaks inside a cell turned
    into newlines; readers work on `plain`, quotes are cut from `text`.
    """

    text: str
    plain: str
    blocks: tuple[Block, ...]
    format: str = "text"  # text, docx, pdf, scan, xlsx, html, doc
    pages: int | None = None
    warnings: tuple[str, ...] = field(default=())
    readings: tuple[Reading, ...] = field(default=())

    def __post_init__(self) -> None:
        if len(self.text) != len(self.plain):
            raise ValueError("text and plain must have the same length")

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def words(self, start: int, end: int) -> str:
        """The plain text between two offsets with white space collapsed to single spaces."""
        return " ".join(self.plain[start:end].split())

    def quote(self, start: int, end: int) -> str:
        """The passage as it stands in the document, white space collapsed, markup kept."""
        return " ".join(self.text[start:end].split())

    def cell(self, cell: Cell) -> str:
        """A cell's words."""
        return self.words(cell.start, cell.end)
