"""The text of a document for the page: blocks whose words know which items were read from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kehoach.domain.layout import Layout, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that something was read from; the anchor names that something."""

    start: int
    end: int
    anchor: str
    is_point: bool = False  # somebody still has to look at it


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same passages."""

    text: str
    anchors: str = ""  # all passages here, the shortest first, parted by blanks
    main: str = ""  # the shortest: what a click on these words means
    begins: tuple[str, ...] = ()  # passages whose first words these are
    is_point: bool = False


Words = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a table as it is drawn."""

    words: Words
    joins_above: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph or a table as it is drawn; `page` is set where a new page begins."""

    words: Words = ()
    rows: tuple[tuple[CellView, ...], ...] = ()
    look: str = ""
    page: int | None = None
    caption: str | None = None
    heading: int | None = None  # which heading of the outline begins here


def draw(
    layout: Layout, passages: Iterable[Passage], *, headings: Mapping[int, int] | None = None
) -> list[BlockView]:
    """Return the whole text as blocks; time grows with the text and the passages, not with their product.

    `headings` gives the place in the outline of what begins at an offset.
    """
    outline = headings or {}
    cutter = _Cutter(layout.plain, sorted(passages, key=attrgetter("start")))
    views = []
    page: int | None = None
    for block in layout.blocks:
        begins = block.page if block.page is not None and block.page != page else None
        page = block.page if block.page is not None else page
        if isinstance(block, Paragraph):
            words = cutter.cut(block.start, block.end)
            views.append(
                BlockView(words=words, look=_look(block), page=begins, heading=outline.get(block.start))
            )
        else:
            views.append(BlockView(rows=_rows(block, cutter), page=begins, caption=block.caption))
    return views


def _look(paragraph: Paragraph) -> str:
    looks = {
        "heading": paragraph.heading is not None,
        "bold": paragraph.bold,
        "italic": paragraph.italic,
        "centered": paragraph.centered,
        "footnote": paragraph.footnote is not None,
    }
    return " ".join(f"text-{name}" for name, has in looks.items() if has)


def _rows(table: Table, cutter: "_Cutter") -> tuple[tuple[CellView, ...], ...]:
    return tuple(
        tuple(
            CellView(
                words=cutter.cut(cell.start, cell.end),
                joins_above=cell.continues_above,
                bold=cell.bold,
            )
            for cell in row.cells
        )
        for row in table.rows
    )


class _Cutter:
    """Cuts stretches of the text, from first to last, at the ends of the passages."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text = text
        self.waiting = passages
        self.next = 0
        self.open: list[Passage] = []
        self.seen: set[str] = set()

    def cut(self, start: int, end: int) -> Words:
        """Return the pieces between two offsets, which lie behind all that was cut before."""
        return tuple(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        at = start
        while at < end:
            self._move_to(at)
            stop = min((passage.end for passage in self.open), default=end)
            if self.next < len(self.waiting):
                stop = min(stop, self.waiting[self.next].start)
            stop = min(stop, end)
            yield self._piece(at, stop)
            at = stop

    def _move_to(self, at: int) -> None:
        while self.next < len(self.waiting) and self.waiting[self.next].start <= at:
            self.open.append(self.waiting[self.next])
            self.next += 1
        self.open = [passage for passage in self.open if passage.end > at]

    def _piece(self, start: int, end: int) -> Piece:
        words = self.text[start:end]
        if not self.open:
            return Piece(words)
        here = sorted(self.open, key=lambda passage: passage.end - passage.start)
        begins = tuple(passage.anchor for passage in here if passage.anchor not in self.seen)
        self.seen.update(begins)
        return Piece(
            text=words,
            anchors=" ".join(passage.anchor for passage in here),
            main=here[0].anchor,
            begins=begins,
            is_point=any(passage.is_point for passage in here),
        )
