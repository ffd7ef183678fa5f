"""Word documents: paragraphs with their numbers, tables with their merged cells, notes at the end."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach.domain.layout import Layout
from kehoach.reading.formats.archive import Archive
from kehoach.reading.formats.docx_numbering import Numbering
from kehoach.reading.formats.docx_styles import WORD, Shape, Styles, value
from kehoach.reading.formats.docx_tables import Place, grid, is_ruled, ruled_table_styles
from kehoach.reading.formats.docx_text import SUPERSCRIPTS, ParagraphReader, note_number
from kehoach.reading.formats.joining import goes_on
from kehoach.reading.formats.layout_writer import GridCell, LayoutWriter, clean
from kehoach.reading.formats.side_by_side import block_of, stands_side_by_side
from kehoach.reading.formats.tab_stops import Sides, block_at, sides_of
from kehoach.reading.refusals import Broken

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRAPPERS = frozenset(WORD + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DEEPEST_TABLE = 8


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centered: bool = False
    sides: Sides | None = None  # what a tab stop parts


@dataclass(frozen=True, slots=True)
class _GridTable:
    rows: list[list[GridCell]]


_Item = _Line | _GridTable


def lay_out_docx(archive: Archive) -> Layout:
    """The layout of a Word document.

    :raises Broken: it has no main part.
    """
    return _Document(archive).lay_out()


class _Document:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = _main_part(archive)
        self._folder = posixpath.dirname(self._main)
        style_sheet = self._part("styles.xml")
        self._styles = Styles(style_sheet)
        self._ruled_styles = ruled_table_styles(style_sheet)
        self._numbering = Numbering(self._part("numbering.xml"))
        self._reader = ParagraphReader(self._styles)
        self._notes: list[tuple[str, str]] = []

    def lay_out(self) -> Layout:
        body = self._archive.xml(self._main).find(WORD + "body")
        if body is None:
            raise Broken(self._archive.name)
        items = list(self._items(body, depth=0))
        if not any(block_of(line) == "letterhead" for item in items[:12] for line in _texts(item)):
            items = [*self._letterhead_in_headers(), *items]
        writer = LayoutWriter()
        for item in _rejoined(_column_by_column(items)):
            if isinstance(item, _GridTable):
                writer.table(item.rows)
            else:
                writer.paragraph(
                    item.text,
                    heading=item.heading,
                    bold=item.bold,
                    italic=item.italic,
                    centered=item.centered,
                )
        self._write_notes(writer)
        return writer.finish("docx")

    def _part(self, name: str) -> "Element | None":
        return self._archive.xml_if_there(posixpath.join(self._folder, name))

    def _items(self, container: "Element", *, depth: int) -> Iterator[_Item]:
        held = ""  # the text of a paragraph whose end was deleted, so that it runs into the next
        for child in _blocks(container):
            if child.tag == WORD + "tbl":
                yield from self._table(child, depth=depth)
                continue
            lines = list(self._paragraph(child, depth=depth, before=held))
            held = ""
            if lines and child.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None:
                last = lines.pop()
                held = f"{last.text} " if isinstance(last, _Line) else ""
            yield from lines
        if held:
            yield _Line(held)

    def _paragraph(self, paragraph: "Element", *, depth: int, before: str) -> Iterator[_Item]:
        properties = paragraph.find(WORD + "pPr")
        shape = self._styles.paragraph(properties)
        words = self._reader.read(paragraph, shape)
        mark = self._numbering.next_mark(shape.numbering, shape.level or 0)
        # A number alone is a row's number in a table, and a slip of the Enter key anywhere else.
        shown = bool(words.text.strip()) or depth > 0
        text = before + (mark if shown else "") + words.text
        yield from _lines(text, shape, bold=words.bold, italic=words.italic)
        self._notes.extend(words.notes)
        for box in words.boxes:
            yield from self._items(box, depth=depth)

    def _table(self, table: "Element", *, depth: int) -> Iterator[_Item]:
        if depth >= _DEEPEST_TABLE:
            return
        places = grid(table)
        held = [[self._held(place, depth=depth + 1) for place in row] for row in places]
        width = max((len(row) for row in held), default=0)
        texts = [
            ["\n".join(line for item in items for line in _texts(item)) for items in row] for row in held
        ]
        if width == 1 or stands_side_by_side(texts, ruled=is_ruled(table, self._ruled_styles)):
            for column in range(width):
                for row in held:
                    yield from row[column]
            return
        yield _GridTable(
            [
                [_grid_cell(place, items, text) for place, items, text in zip(*row, strict=True)]
                for row in zip(places, held, texts, strict=True)
            ]
        )

    def _held(self, place: Place, *, depth: int) -> list[_Item]:
        return [] if place.cell is None else list(self._items(place.cell, depth=depth))

    def _letterhead_in_headers(self) -> list[_Item]:
        """What the page header holds, where the letterhead was put there instead of above the text."""
        for name in sorted(self._archive.members):
            folder, base = posixpath.split(name)
            if folder != self._folder or not (base.startswith("header") and base.endswith(".xml")):
                continue
            items = list(self._items(self._archive.xml(name), depth=0))
            if any(block_of(line) == "letterhead" for item in items for line in _texts(item)):
                return items
        return []

    def _write_notes(self, writer: LayoutWriter) -> None:
        texts: dict[tuple[str, str], Element] = {}
        for kind, part in (("footnote", "footnotes.xml"), ("endnote", "endnotes.xml")):
            root = self._part(part)
            for note in () if root is None else root.iterfind(WORD + kind):
                if note_number(value(note, "id")) > 0:
                    texts[kind, value(note, "id") or ""] = note
        for kind, identifier in dict.fromkeys(self._notes):
            if (kind, identifier) not in texts:
                continue
            mark = self._reader.mark(kind, identifier)
            raised = mark.translate(SUPERSCRIPTS)
            items = self._items(texts[kind, identifier], depth=0)
            for at, line in enumerate(line for item in items for line in _texts(item)):
                lead = f"{raised} " if at == 0 and not line.startswith(raised) else ""
                writer.paragraph(lead + line.lstrip(), footnote=mark)


def _main_part(archive: Archive) -> str:
    relations = archive.xml_if_there("_rels/.rels")
    for relation in () if relations is None else relations.iterfind(_RELATIONS):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = (relation.get("Target") or "").lstrip("/")
            if target in archive.members:
                return target
    if "word/document.xml" in archive.members:
        return "word/document.xml"
    raise Broken(archive.name)


def _blocks(container: "Element") -> "Iterator[Element]":
    for child in container:
        if child.tag in (WORD + "p", WORD + "tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _lines(text: str, shape: Shape, *, bold: bool, italic: bool) -> Iterator[_Line]:
    """The paragraph cut at its line breaks, except where a sentence only goes on in the next line."""
    held: _Line | None = None
    for raw in text.split("\n"):
        line = _Line(clean(raw), shape.heading, bold, italic, bool(shape.centered), sides_of(raw))
        if not line.text:
            continue
        if held is not None and not (held.sides or line.sides) and goes_on(held.text, line.text):
            held = replace(held, text=f"{held.text} {line.text}")
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _column_by_column(items: Sequence[_Item]) -> Iterator[_Item]:
    """The items with the blocks that tab stops set in two columns taken apart, left before right."""
    lines = [(item.text, item.sides) if isinstance(item, _Line) else ("", None) for item in items]
    at = 0
    while at < len(items):
        size = block_at(lines, at)
        block = [item for item in items[at : at + size] if isinstance(item, _Line)]
        for side in (0, 1) if block else ():
            for line in block:
                text = line.sides[side] if line.sides else line.text * (1 - side)
                if text:
                    yield replace(line, text=text, sides=None)
        if not block:
            yield items[at]
        at += max(size, 1)


def _texts(item: _Item) -> list[str]:
    """The item's lines; a table inside a cell becomes a line a row."""
    if isinstance(item, _Line):
        return [item.text]
    rows = ([cell.text.replace("\n", " ") for cell in row if cell.text] for row in item.rows)
    return [" ".join(row) for row in rows if row]


def _grid_cell(place: Place, items: list[_Item], text: str) -> GridCell:
    lines = [item for item in items if isinstance(item, _Line)]
    return GridCell(
        text,
        continues_above=place.continues_above,
        continues_left=place.continues_left,
        bold=bool(lines) and all(line.bold for line in lines),
    )


def _rejoined(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items with a centred title that was typed as several paragraphs made one again."""
    held: _Line | None = None
    for item in items:
        if held is not None and isinstance(item, _Line) and _is_one_title(held, item):
            held = replace(held, text=f"{held.text} {item.text}")
            continue
        if held is not None:
            yield held
        held = item if isinstance(item, _Line) else None
        if held is None:
            yield item
    if held is not None:
        yield held


def _is_one_title(line: _Line, after: _Line) -> bool:
    return line.centered and after.centered and line.bold == after.bold and goes_on(line.text, after.text)
