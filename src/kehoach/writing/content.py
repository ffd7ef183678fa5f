"""What an official document says, before it is any file: its formal parts, its body, its annexes.

Every file (DOCX, PDF, HTML, XLSX, edXML) is written from this. The words are final: numbers and dates are
already spelled, and each run of words may say which records it comes from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; `origin` names the record they come from, as «actual:…», None for words alone."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    origin: str | None = None


Runs = tuple[Run, ...]


def runs(text: str, *, bold: bool = False, italic: bool = False, origin: str | None = None) -> Runs:
    """Return plain words as runs; none for no words."""
    return (Run(text, bold=bold, italic=italic, origin=origin),) if text else ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within the body; level 1 is «I.», 2 is «1.», 3 is «a)» (Decree 30/2020, Annex I, II.6)."""

    level: int
    words: Runs
    number: str | None = None  # as printed: «I.», «1.3.1.», «a)»; None where it has none


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    words: Runs
    number: str | None = None  # a numbered paragraph or a bullet: «1.», «a)», «-», «+»
    align: Align = Align.JUSTIFY
    indented: bool = True  # its first line
    together: bool = False  # stays on the page of what follows


class Reckoning(StrEnum):
    PERCENT = "percent"  # one cell of the row as per cent of another
    SUM = "sum"  # of cells below in the same column


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure of a table follows from others; the cell's words are what it comes to."""

    how: Reckoning
    # Of a percentage: the part's column and the whole's, counted from 0.
    columns: tuple[int, ...] = ()
    # Of a sum: how many rows further down each part stands; 1 is the next row.
    rows: tuple[int, ...] = ()


def percent_of(part: int, whole: int) -> Formula:
    """Return the formula of a cell that is one column of its row as per cent of another."""
    return Formula(Reckoning.PERCENT, columns=(part, whole))


def sum_of(*rows: int) -> Formula:
    """Return the formula of a cell that adds up cells below it: `sum_of(1, 2, 3)` the next three."""
    return Formula(Reckoning.SUM, rows=rows)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `across` and `down` count the columns and rows it covers."""

    words: Runs = ()
    align: Align | None = None  # None: as its column
    across: int = 1
    down: int = 1
    # Further paragraphs below the first.
    more: tuple[Runs, ...] = ()
    formula: Formula | None = None  # an Excel file reckons it anew

    @property
    def paragraphs(self) -> tuple[Runs, ...]:
        return (self.words, *self.more)

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in words) for words in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a cell covered from above or from the left is left out."""

    cells: tuple[Cell, ...]
    bold: bool = False
    # Keeps with the next row: a heading of a group, never alone at the foot of a page.
    together: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, and how its cells stand."""

    width: float
    align: Align = Align.LEFT
    # Cells hold figures: a sheet keeps them as numbers.
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its heading rows are repeated on every page."""

    columns: tuple[Column, ...]
    heading: tuple[Row, ...]
    rows: tuple[Row, ...]
    title: str = ""
    # «Đơn vị tính: triệu đồng», at the right above the table.
    note: str = ""
    # Stands on a page of its own that lies across.
    is_wide: bool = False
    size: float = 12  # of its letters, in points


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Paragraph | Table | PageBreak


class Urgency(StrEnum):
    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HOẢ TỐC"


class Secrecy(StrEnum):
    CONFIDENTIAL = "MẬT"
    SECRET = "TỐI MẬT"
    TOP_SECRET = "TUYỆT MẬT"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of page 1: boxes 1 to 5, 10 and 11 of the decree's drawing."""

    issuer: str
    superior: str = ""  # cơ quan chủ quản; none for a people's committee
    number: str = ""  # «05»; none before it is numbered
    symbol: str = ""  # «KH-UBND»
    place: str = ""
    # As printed: «ngày 05 tháng 01 năm 2027»; with gaps before issue: «ngày … tháng 01 năm 2027».
    date: str = ""
    kind: str = ""  # «KẾ HOẠCH»; none for a letter (công văn)
    subject: str = ""  # trích yếu; of a letter without its «V/v»
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    circulation: str = ""  # «LƯU HÀNH NỘI BỘ»

    @property
    def is_letter(self) -> bool:
        """Return whether it is a letter, whose subject stands below its number."""
        return not self.kind

    @property
    def full_number(self) -> str:
        """Return number and symbol as cited: «05/KH-UBND»."""
        return "/".join(part for part in (self.number, self.symbol) if part)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: lines of authority and office in capitals, and a name."""

    lines: tuple[str, ...]  # («TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH»)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex; it begins a page of its own and counts its pages from 1."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""  # «I», where there are two or more
    # What the line «(Kèm theo …)» says.
    reference: str = ""
    is_wide: bool = False
    label: str = "Phụ lục"  # or «Biểu»


@dataclass(frozen=True, slots=True)
class Metadata:
    """What goes with the file of an issued document (Decree 30/2020, Annex VI)."""

    organization_code: str = ""
    organization: str = ""
    type_name: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: str = ""  # dd/mm/yyyy
    subject: str = ""
    language: str = "Tiếng Việt"
    pages: int | None = None
    signer_position: str = ""
    signer: str = ""
    priority: str = ""
    due_on: str = ""
    recipients: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All of an official document."""

    letterhead: Letterhead
    body: tuple[Block, ...]
    addressees: tuple[str, ...] = ()  # after «Kính gửi:»
    legal_basis: tuple[str, ...] = ()  # each as printed, with its «;»
    # Who decides, above the words of a decision: «CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …».
    deciding: str = ""
    # «QUYẾT ĐỊNH:», between the legal basis and the articles.
    decides: str = ""
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()  # without «- » and end marks
    drafter: str = ""  # sign of who drafted it and how many copies: «NVA. 15»
    address: str = ""  # at the foot of page 1
    annexes: tuple[Annex, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    # What a signed copy says of itself, at the top right of page 1.
    copy_signature: str = ""

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of the body and the annexes."""
        yield from self.body
        for annex in self.annexes:
            yield from annex.blocks
