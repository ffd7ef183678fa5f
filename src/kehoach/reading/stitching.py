"""Tables that pages cut apart are put together: repeated headings dropped, cut cells joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach.domain.layout import Block, Layout, Paragraph, Row, Table
from kehoach.reading.read_table import ReadCell, ReadRow
from kehoach.vietnamese.headings import ColumnRole, HeadingMeaning, meaning_of
from kehoach.vietnamese.places import are_places, is_place, is_shared_among, is_whole, may_be_places

_LONGEST_HEADING_CELL = 110
_DEEPEST_HEADING = 14  # rows above the heading of a sheet: letterhead, title, unit
_CODE = re.compile(r"[\d.,IVXLC()a-zđA-Z*+–-]{1,7}[.)]?")
_INDEX_CELL = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[a-z])\)?(?:\s*=\s*[\d()\s/*x:+%-]{1,16})?")
_IN_UNIT = re.compile(r"\((?:%|‰|[^\W\d_]{1,10}(?:\s[^\W\d_]{1,10})?)\)$")
_CONTINUED = re.compile(r"\W*(?:tiếp theo|tiếp|trang \d+)\W*", re.IGNORECASE)
_GOES_ON = (",", "-", "–", "(", "/")
# No sentence ends in one of these: a name follows on the next page.
_DANGLING = re.compile(
    r"\s(?:của|và|với|cho|từ|tại|theo|về|do|đến|là|các|những|thuộc|bằng|trên|ở|giữa|số|trong|ngoài|hoặc|để|được|bởi|cùng"
    r"|như|nhằm|khi|vào|qua)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stitched:
    """A whole table before its columns are understood."""

    heading: tuple[tuple[ReadCell, ...], ...]  # rows of the heading, top first; empty where there is none
    rows: tuple[ReadRow, ...]
    above: tuple[str, ...]  # title rows that stood in the table above its heading
    start: int
    end: int
    width: int
    first_block: int
    caption: str | None
    page: int | None


def stitch(layout: Layout) -> tuple[Stitched, ...]:
    """The tables of a document, each whole."""
    whole: list[Stitched] = []
    rows: list[list[ReadRow]] = []  # of each table, gathered apart so that many pages cost no copying
    last_block = -2
    for at, block in enumerate(layout.blocks):
        if not isinstance(block, Table):
            continue
        for part in _parts(layout, block, at):
            if whole and _is_adjacent(layout, layout.blocks, last_block, at) and _goes_on(whole[-1], part):
                first, *others = part.rows or (None,)
                rows[-1].extend([replace(first, starts_page=True), *others] if first else ())
                whole[-1] = replace(whole[-1], end=part.end, width=max(whole[-1].width, part.width))
            else:
                whole.append(part)
                rows.append(list(part.rows))
        last_block = at
    return tuple(replace(table, rows=tuple(own)) for table, own in zip(whole, rows, strict=True))


def _is_adjacent(layout: Layout, blocks: Sequence[Block], before: int, after: int) -> bool:
    """Whether nothing but «(tiếp theo)» stands between two tables."""
    between = blocks[before + 1 : after]
    return len(between) < 2 and all(
        isinstance(block, Paragraph) and _CONTINUED.fullmatch(layout.plain, block.start, block.end)
        for block in between
    )


def _parts(layout: Layout, table: Table, at: int) -> list[Stitched]:
    """One table, or several where a second heading stands inside."""
    rows = [_read_row(layout, row) for row in table.rows]
    parts: list[Stitched] = []
    begin, position = 0, 0
    heading_at = _find_heading(rows)
    if heading_at is None:
        return [_part([], rows, (), at, table.caption)]
    above = tuple(dict.fromkeys(cell.text for row in rows[:heading_at] for cell in row.cells if cell))
    lines: list[ReadRow] = []
    body: list[ReadRow] = []
    position = begin = heading_at
    while position < len(rows):
        height = _heading_height(rows, position)
        if height and not (position > begin and not _is_heading(rows[position])):
            heading = rows[position : position + height]
            if lines and not _same_heading(lines, heading):
                parts.append(_part(lines, body, above, at, table.caption))
                above, body, begin = (), [], position
                lines = heading
            elif lines:
                # The heading again on the next page: what follows is the first row of that page.
                if position + height < len(rows):
                    rows[position + height] = replace(rows[position + height], starts_page=True)
            else:
                lines = heading
            position += height
            continue
        body.append(rows[position])
        position += 1
    parts.append(_part(lines, body, above, at, table.caption))
    return parts


def _part(
    heading: Sequence[ReadRow], rows: Sequence[ReadRow], above: tuple[str, ...], at: int, caption: str | None
) -> Stitched:
    every = [*heading, *rows]
    return Stitched(
        heading=tuple(row.cells for row in heading if not _is_index_row(row)),
        rows=tuple(row for row in rows if row.filled),
        above=above,
        start=every[0].cells[0].start,
        end=every[-1].end,
        width=max(len(row.cells) for row in every),
        first_block=at,
        caption=caption,
        page=every[0].page,
    )


def _read_row(layout: Layout, row: Row) -> ReadRow:
    cells = tuple(
        ReadCell(
            text=layout.cell(cell),
            spans=((cell.start, cell.end),),
            continues_above=cell.continues_above,
            continues_left=cell.continues_left,
            bold=cell.bold,
        )
        for cell in row.cells
    )
    return ReadRow(cells, page=row.page)


def _find_heading(rows: Sequence[ReadRow]) -> int | None:
    for at, row in enumerate(rows[:_DEEPEST_HEADING]):
        if _is_heading(row):
            return at
        if len(row.filled) > 1 and row.text(0) and _CODE.fullmatch(row.text(0)):
            return None
    return None


def _is_heading(row: ReadRow) -> bool:
    """Whether a row names columns: two known meanings or more, in short cells."""
    filled = [row.cells[at].text for at in row.filled]
    if len(filled) < 2 or any(len(text) > _LONGEST_HEADING_CELL for text in filled):
        return False
    first = _meaning_of(filled[0])
    if first is None and _CODE.fullmatch(filled[0]):
        return False
    if _heads_places(filled, first):
        return True
    # The columns of single places say nothing of what the table is.
    filled = [text for text in filled if not (is_place(text) or is_whole(text))]
    if len(filled) < 2:
        return False
    meanings = [_meaning_of(text) for text in filled]
    roles = {meaning.role for meaning in meanings if meaning}
    known = sum(meaning is not None for meaning in meanings)
    strong = [meaning for meaning in meanings if meaning and not meaning.is_weak]
    if ColumnRole.NUMBER in roles:
        return len(roles) > 1 and known * 2 >= len(filled)
    if not row.cells[0] or any(
        meaning is None and any(char.isdigit() for char in text)
        for text, meaning in zip(filled, meanings, strict=True)
    ):
        return False
    if len({meaning.role for meaning in strong}) > 1 and meanings[0] is not None:
        return True  # «Chỉ tiêu | Đơn vị tính | Toàn xã | Thôn …»
    return len(roles) > 1 and len(strong) > 0 and known * 3 >= len(filled) * 2


def _heads_places(filled: Sequence[str], first: HeadingMeaning | None) -> bool:
    """«STT | Thôn | Diện tích lúa (ha) | Đàn lợn (con)»: a row for each place, a column for each target."""
    is_numbered = first is not None and first.role is ColumnRole.NUMBER
    own = filled[1:] if is_numbered else filled
    if len(own) < 2 or not all(any(map(str.isalpha, text)) for text in own):
        return False
    # «Đơn vị» heads places where the other columns are measured, and no task or target is named.
    measured = any(_IN_UNIT.search(text) for text in own[1:])
    return are_places(own[0]) or (may_be_places(own[0]) and measured and not any(map(_names_row, own[1:])))


def _names_row(text: str) -> bool:
    meaning = _meaning_of(text)
    return meaning is not None and meaning.role in (ColumnRole.NAME, ColumnRole.TASK, ColumnRole.UNIT)


def _meaning_of(text: str) -> HeadingMeaning | None:
    """What a cell means as a heading; None where its telling words are lost in a longer text."""
    meaning = meaning_of(text)
    return meaning if meaning and len(text) <= 4 * len(meaning.words) + 12 else None


def _heading_height(rows: Sequence[ReadRow], at: int) -> int:
    """How many rows the heading at a row has; 0 where no heading starts there."""
    if not _is_heading(rows[at]):
        return 0
    height = 1
    while at + height < len(rows) and height < 5 and _deepens(rows[at], rows[at + height]):
        height += 1
    return height


def _deepens(top: ReadRow, row: ReadRow) -> bool:
    """Whether a row goes on with the heading: sub-headings under merged ones, or the columns' numbers."""
    if _is_index_row(row):
        return True
    filled = row.filled
    if not filled or len(filled) == len(row.cells) or row.cells[0]:
        return False
    texts = [row.cells[at].text for at in filled]
    if any(len(text) > _LONGEST_HEADING_CELL for text in texts):
        return False
    # A sub-heading stands under a heading that reaches over it.
    if any(top.text(at) and (at + 1 >= len(top.cells) or top.text(at + 1)) for at in filled):
        return False
    heading = [top.cells[at].text for at in top.filled]
    if _heads_places(heading, _meaning_of(heading[0])):
        return all(any(map(str.isalpha, text)) or text in ("%", "‰") for text in texts)
    if len(filled) > 1 and all(is_shared_among(_over(top, at)) for at in filled):
        return all(any(map(str.isalpha, text)) for text in texts)
    known = sum(meaning_of(text) is not None or is_place(text) or is_whole(text) for text in texts)
    return len(filled) > 1 and known * 2 >= len(filled)


def _over(top: ReadRow, at: int) -> str:
    """The heading that reaches over a column: its own, or the nearest to the left of it."""
    return next((top.text(place) for place in range(at, -1, -1) if top.text(place)), "")


def _is_index_row(row: ReadRow) -> bool:
    """«(1) (2) (3)», «A B 1 2 3=2/1»."""
    texts = [row.cells[at].text for at in row.filled]
    if len(texts) < 3 or len(texts) < len(row.cells) - 1:
        return False
    if not all(_INDEX_CELL.fullmatch(text) for text in texts):
        return False
    counted = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted)))


def _same_heading(one: Sequence[ReadRow], other: Sequence[ReadRow]) -> bool:
    return _heading_key(row.cells for row in one) == _heading_key(row.cells for row in other)


def _heading_key(rows: object) -> str:
    words = (cell.text.casefold() for cells in rows for cell in cells)  # type: ignore[attr-defined]
    return re.sub(r"[\W\d_]+", "", "".join(words))


def _goes_on(whole: Stitched, part: Stitched) -> bool:
    if part.above:
        return False
    if part.heading:
        return _heading_key(whole.heading) == _heading_key(part.heading)
    return part.width == whole.width or (bool(whole.heading) and part.width <= whole.width)


def join_cut_rows(rows: Sequence[ReadRow], *, key: int | None, texts: frozenset[int]) -> tuple[ReadRow, ...]:
    """Rows with what a page break cut off joined to the row it was cut from.

    `key` is the column of row numbers, `texts` are the columns that hold running text. A row after a break
    goes on with the row before it where it has no number, its texts begin like the rest of a sentence, and
    the two do not both fill a column that holds no running text.
    """
    joined: list[ReadRow] = []
    for row in rows:
        if joined and row.starts_page and _is_rest(joined[-1], row, key=key, texts=texts):
            joined[-1] = _with_rest(joined[-1], row)
        else:
            joined.append(row)
    return tuple(joined)


def _is_rest(above: ReadRow, row: ReadRow, *, key: int | None, texts: frozenset[int]) -> bool:
    if key is not None and row.text(key):
        return False
    if len(above.cells) != len(row.cells):
        return False
    filled = row.filled
    if not any(at in texts for at in filled):
        return False
    if any(above.cells[at] for at in filled if at not in texts):
        return False
    return all(is_rest_of(above.text(at), row.text(at)) for at in filled if at in texts)


def is_rest_of(before: str, after: str) -> bool:
    """Whether a text reads like the rest of one that was cut.

    >>> is_rest_of("Tổ chức các lớp tập", "huấn cho nông dân")
    True
    >>> is_rest_of("Tổ chức hội nghị.", "Mở lớp tập huấn")
    False
    """
    if not before or not after or before.endswith((".", "!", "?")):
        return False
    if after[0] in "-–+•*(":
        return False
    return after[0].islower() or before.endswith(_GOES_ON) or _DANGLING.search(before) is not None


def _with_rest(above: ReadRow, row: ReadRow) -> ReadRow:
    cells = tuple(
        replace(
            one,
            text=" ".join(filter(None, (one.text, other.text))),
            spans=(*one.spans, *other.spans) if one and other else (one.spans if one else other.spans),
        )
        if other
        else one
        for one, other in zip(above.cells, row.cells, strict=True)
    )
    return replace(above, cells=cells)
