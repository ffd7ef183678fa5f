"""A composed document and what people made of it become the document as it reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach.web.documents.edits import START, Added, Edits
from kehoach.web.documents.header import with_header
from kehoach.web.documents.retelling import retold, retold_cell, text_of
from kehoach.writing.content import Block, Document, Heading, Paragraph, Row, Table, runs


@dataclass(frozen=True, slots=True)
class Part:
    """A block in its place: how it reads now, and what a person did to it."""

    key: str
    block: Block
    mark: str = ""  # edited, added, removed, differs
    composed: str = ""  # how it read when it was composed, where that differs

    @property
    def text(self) -> str:
        """Return the words of a heading or a paragraph."""
        return text_of(self.block.words) if isinstance(self.block, Heading | Paragraph) else ""

    @property
    def is_words(self) -> bool:
        """Return whether it is a heading or a paragraph."""
        return isinstance(self.block, Heading | Paragraph)


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts of a document: of its body, and of each annex."""

    body: tuple[Part, ...]
    annexes: tuple[tuple[Part, ...], ...]

    def __iter__(self) -> Iterator[Part]:
        yield from self.body
        for annex in self.annexes:
            yield from annex

    def find(self, key: str) -> Part | None:
        """Return the part of this key."""
        return next((part for part in self if part.key == key), None)


def parts_of(composed: Document, edits: Edits) -> Parts:
    """Return the parts, those that were taken out among them."""
    first = _added(edits, START)
    annexes = (
        tuple(_placed(annex.blocks, f"p{number}.", edits)) for number, annex in enumerate(composed.annexes)
    )
    return Parts((*first, *_placed(composed.body, "b", edits)), tuple(annexes))


def applied(composed: Document, edits: Edits) -> Document:
    """Return the document as it reads."""
    parts = parts_of(composed, edits)
    annexes = tuple(
        replace(annex, blocks=_standing(blocks))
        for annex, blocks in zip(composed.annexes, parts.annexes, strict=True)
    )
    return with_header(replace(composed, body=_standing(parts.body), annexes=annexes), edits.header)


def _standing(parts: Sequence[Part]) -> tuple[Block, ...]:
    return tuple(part.block for part in parts if part.mark != "removed")


def _placed(blocks: Sequence[Block], letter: str, edits: Edits) -> Iterator[Part]:
    for number, block in enumerate(blocks):
        key = f"{letter}{number}"
        yield _part(key, block, edits)
        yield from _added(edits, key)


def _added(edits: Edits, anchor: str) -> Iterator[Part]:
    for one in edits.added.get(anchor, ()):
        yield Part(one.key, _paragraph(one), mark="added")


def _paragraph(one: Added) -> Paragraph:
    return Paragraph(runs(one.text))


def _part(key: str, block: Block, edits: Edits) -> Part:
    if key in edits.removed:
        return Part(key, block, mark="removed")
    if isinstance(block, Table):
        table = _table(key, block, edits)
        is_edited = table is not block
        differs = any(one.startswith(f"{key}.") for one in edits.differing)
        return Part(key, table, mark="differs" if differs else "edited" if is_edited else "")
    if isinstance(block, Heading | Paragraph) and key in edits.texts:
        words = retold(block.words, edits.texts[key])
        mark = "differs" if key in edits.differing else "edited"
        return Part(key, replace(block, words=words), mark=mark, composed=text_of(block.words))
    return Part(key, block)


def _table(key: str, table: Table, edits: Edits) -> Table:
    start = f"{key}.r"
    if not any(one.startswith(start) for one in edits.texts):
        return table
    rows = tuple(_row(f"{start}{number}", row, edits) for number, row in enumerate(table.rows))
    return replace(table, rows=rows)


def _row(key: str, row: Row, edits: Edits) -> Row:
    cells = tuple(
        retold_cell(cell, edits.texts[place]) if (place := f"{key}.c{number}") in edits.texts else cell
        for number, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
