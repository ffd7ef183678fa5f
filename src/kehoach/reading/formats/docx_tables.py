"""The grid of a word processor's table: which cell stands where, and what its borders say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.reading.formats.docx_styles import WORD, value, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WRAPPERS = frozenset(WORD + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_MOST_COLUMNS = 64
_NO_LINE = ("none", "nil")
# Columns this narrow (twentieths of a point; 2.5 mm) come from borders dragged a little askew.
_NARROWEST = 142


@dataclass(frozen=True, slots=True)
class Place:
    """A grid position: the cell that starts there, or None where a merged one continues."""

    cell: "Element | None" = None
    continues_above: bool = False
    continues_left: bool = False


def grid(table: "Element") -> list[list[Place]]:
    """The rows of a table, all of one width, without the columns in which no cell ever starts."""
    rows = [_row(row) for row in children(table, "tr") if row.find(f"{WORD}trPr/{WORD}del") is None]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend(Place() for _ in range(width - len(row)))
    _settle_narrow_columns(rows, _widths(table))
    kept = [
        column
        for column in range(width)
        if any(row[column].cell is not None or row[column].continues_above for row in rows)
    ]
    return [[row[column] for column in kept] for row in rows]


def children(element: "Element", tag: str) -> "Iterator[Element]":
    """The children of a kind, also those that a content control or a tracked insertion wraps."""
    for child in element:
        if child.tag == WORD + tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, tag)


def _row(row: "Element") -> list[Place]:
    properties = row.find(WORD + "trPr")
    before = 0 if properties is None else whole(value(properties.find(WORD + "gridBefore")))
    places = [Place() for _ in range(min(before, _MOST_COLUMNS))]
    for cell in children(row, "tc"):
        own = cell.find(WORD + "tcPr")
        merge = None if own is None else own.find(WORD + "vMerge")
        across = None if own is None else own.find(WORD + "hMerge")
        span = 1 if own is None else whole(value(own.find(WORD + "gridSpan")), otherwise=1)
        span = max(1, min(span, _MOST_COLUMNS - len(places)))
        above = merge is not None and value(merge) != "restart"
        left = across is not None and value(across) != "restart" and bool(places)
        if len(places) >= _MOST_COLUMNS:
            break
        places.append(Place(None if above or left else cell, continues_above=above, continues_left=left))
        places.extend(Place(continues_above=above, continues_left=True) for _ in range(span - 1))
    return places


def _widths(table: "Element") -> list[int]:
    return [whole(value(column, "w")) for column in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol")]


def _settle_narrow_columns(rows: list[list[Place]], widths: list[int]) -> None:
    """Let a cell that starts in a hair-thin column start in the next one, where its neighbours start."""
    for row in rows:
        for column in range(len(row) - 1):
            if column >= len(widths) or not 0 < widths[column] < _NARROWEST:
                continue
            here, after = row[column], row[column + 1]
            starts = here.cell is not None or (here.continues_above and not here.continues_left)
            if starts and after.cell is None and after.continues_left:
                row[column + 1] = here
                row[column] = Place(continues_left=column > 0)


def is_ruled(table: "Element", ruled_styles: frozenset[str]) -> bool:
    """Whether lines are drawn between the cells, by the table, one of its cells or its style."""
    properties = table.find(WORD + "tblPr")
    if properties is not None:
        borders = properties.find(WORD + "tblBorders")
        if borders is not None:
            drawn = _inner_lines(borders)
            if drawn is not None:
                return drawn or _cells_are_ruled(table)
        if value(properties.find(WORD + "tblStyle")) in ruled_styles:
            return True
    return _cells_are_ruled(table)


def ruled_table_styles(styles: "Element | None") -> frozenset[str]:
    """The identifiers of the table styles that draw lines, directly or by the style they build on."""
    if styles is None:
        return frozenset()
    ruled: set[str] = set()
    bases: dict[str, str | None] = {}
    for style in styles.iterfind(WORD + "style"):
        identifier = value(style, "styleId")
        if identifier is None or value(style, "type") != "table":
            continue
        bases[identifier] = value(style.find(WORD + "basedOn"))
        borders = style.find(f"{WORD}tblPr/{WORD}tblBorders")
        if borders is not None and _inner_lines(borders):
            ruled.add(identifier)
    for _ in bases:
        more = {identifier for identifier, base in bases.items() if base in ruled} - ruled
        if not more:
            break
        ruled |= more
    return frozenset(ruled)


def _inner_lines(borders: "Element") -> bool | None:
    lines = [borders.find(WORD + side) for side in ("insideH", "insideV")]
    said = [value(line) for line in lines if line is not None]
    return any(kind not in _NO_LINE for kind in said) if said else None


def _cells_are_ruled(table: "Element") -> bool:
    """Whether most cells draw lines of their own on at least two sides."""
    cells = [cell for row in children(table, "tr") for cell in children(row, "tc")]
    lined = 0
    for cell in cells:
        borders = cell.find(f"{WORD}tcPr/{WORD}tcBorders")
        if borders is not None:
            lined += sum(1 for line in borders if value(line) not in (None, *_NO_LINE)) >= 2
    return bool(cells) and lined * 2 > len(cells)
