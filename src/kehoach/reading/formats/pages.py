"""Printed pages, however they were read, become a layout."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach.domain.layout import Layout
from kehoach.reading.formats.aligned_tables import with_aligned_tables
from kehoach.reading.formats.joining import goes_on
from kehoach.reading.formats.layout_writer import GridCell, LayoutWriter
from kehoach.reading.formats.page import Line, Page, margins
from kehoach.reading.formats.page_columns import read_across
from kehoach.reading.formats.page_furniture import split_notes, without_furniture, words_of
from kehoach.reading.formats.page_paragraphs import Text, join_texts, paragraphs_of
from kehoach.reading.formats.page_tables import RuledTable, join_broken_row, read_ruled
from kehoach.reading.formats.scan_repairs import TableMender
from kehoach.reading.formats.side_by_side import block_of, stands_side_by_side

_Item = Text | RuledTable

_MENDED = "Tiêu đề cột, số thứ tự trong bảng nhận dạng chưa rõ, đã sửa: {}. Hãy đối chiếu với bản gốc."


def lay_out_pages(pages: Sequence[Page], kind: str, *, warnings: Sequence[str] = ()) -> Layout:
    """The layout of pages: text in reading order, tables where they stand, notes at the end."""
    items: list[_Item] = []
    notes: list[Text] = []
    known: set[tuple[str, ...]] = set()
    mender = TableMender()
    for printed, lines in zip(pages, without_furniture(pages), strict=True):
        page = with_aligned_tables(printed, lines, known=known)
        body, foot = split_notes(lines, page)
        notes.extend(Text(note.text, footnote=note.mark, page=page.number) for note in foot)
        for at, found in enumerate(_items(page, body)):
            item = found
            if kind == "scan" and isinstance(found, RuledTable):
                item = replace(found, rows=mender.mend(found.rows))
            held = items[-1] if at == 0 and items else None
            if isinstance(held, Text) and isinstance(item, Text) and _runs_on(held, item):
                items[-1] = join_texts(held, item)
            elif isinstance(held, RuledTable) and isinstance(item, RuledTable):
                items[-1:] = [table for table in join_broken_row(held, item) if table is not None]
            else:
                items.append(item)
    if mender.changes:
        warnings = (*warnings, _MENDED.format("; ".join(mender.changes)))
    writer = LayoutWriter()
    for item in (*_with_whole_recipients(items), *notes):
        _write(writer, item)
    return writer.finish(kind, pages=len(pages), warnings=warnings)


def _with_whole_recipients(items: Sequence[_Item]) -> Sequence[_Item]:
    """The items with recipients that ran on to the next page put before the signature beside them."""
    blocks = [block_of(item.text) if isinstance(item, Text) else None for item in items]
    if "recipients" not in blocks:
        return items
    first = len(blocks) - 1 - blocks[::-1].index("recipients")
    signed = next((at for at in range(first + 1, len(items)) if blocks[at] == "signature"), None)
    page = items[first].page
    over = next((at for at, item in enumerate(items) if at > first and item.page != page), None)
    if signed is None or over is None or signed > over:
        return items
    end = over
    while end < len(items) and _is_recipient(items[end], is_first=end == over):
        end += 1
    return [*items[:signed], *items[over:end], *items[signed:over], *items[end:]]


def _is_recipient(item: _Item, *, is_first: bool) -> bool:
    """Whether a paragraph is one of a list of recipients, or the rest of one that the page cut."""
    if not isinstance(item, Text):
        return False
    return item.text.startswith(("-", "–", "+")) or (is_first and item.text[:1].islower())


def _items(page: Page, lines: Sequence[Line]) -> Iterator[_Item]:
    words = words_of(lines)
    tables = [
        table
        for table in (read_ruled(grid, words, page=page.number) for grid in page.grids)
        if table is not None
    ]
    taken = frozenset().union(*(table.words for table in tables)) if tables else frozenset()
    kept = {id(word) for at, word in enumerate(words) if at not in taken}
    tables.sort(key=lambda table: table.box.top)
    loose = [line for line in (_only(line, kept) for line in lines) if line is not None]
    for table in tables:
        above = [line for line in loose if line.top < table.box.top]
        loose = loose[len(above) :]
        yield from _texts(above, page)
        if stands_side_by_side([[cell.text for cell in row] for row in table.rows], ruled=True):
            yield from _column_by_column(table.rows, page.number)
        else:
            yield table
    yield from _texts(loose, page)


def _only(line: Line, kept: set[int]) -> Line | None:
    words = tuple(word for word in line.words if id(word) in kept)
    if not words:
        return None
    return line if len(words) == len(line.words) else Line(words)


def _texts(lines: Sequence[Line], page: Page) -> Iterator[Text]:
    if not lines:
        return
    left, right = _text_edges(lines, page)
    for run in read_across(lines):
        across = margins(run)
        # A column of a block has edges of its own; the text has those of the page.
        is_column = len(run) < len(lines) and across[1] - across[0] < 0.7 * (right - left)
        edges = across if is_column else (left, right)
        for text in paragraphs_of(run, left=edges[0], right=edges[1], page=page.number, is_block=is_column):
            yield replace(text, is_open=False) if is_column else text


def _text_edges(lines: Sequence[Line], page: Page) -> tuple[float, float]:
    left, right = margins(lines)
    # A page that holds only a few short lines says nothing of its edges.
    return min(left, 0.15 * page.width), max(right, 0.88 * page.width) if len(lines) < 4 else right


def _column_by_column(rows: list[list[GridCell]], page: int) -> Iterator[Text]:
    for column in range(len(rows[0])):
        for row in rows:
            at = 0
            for line in row[column].text.split("\n"):
                inside = (
                    item.moved(-at) for item in row[column].readings if at <= item.start < at + len(line)
                )
                if line:
                    yield Text(line, bold=row[column].bold, page=page, readings=tuple(inside))
                at += len(line) + 1


def _runs_on(held: Text, after: Text) -> bool:
    """Whether a paragraph at the foot of a page goes on at the head of the next."""
    if held.footnote or after.indented or held.centered or after.centered:
        return False
    return goes_on(held.text, after.text) or (held.is_open and after.text[:1].isalnum())


def _write(writer: LayoutWriter, item: _Item) -> None:
    if isinstance(item, RuledTable):
        writer.table(item.rows, page=item.page)
    else:
        writer.paragraph(
            item.text,
            bold=item.bold,
            italic=item.italic,
            centered=item.centered,
            footnote=item.footnote,
            page=item.page,
            readings=item.readings,
        )
