"""Tables without ruling lines, found by the blank strips that part their columns."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kehoach.reading.formats.page import Line
from kehoach.reading.formats.side_by_side import block_of

_NARROWEST = 4.0  # points that a strip between two columns keeps
_WIDE = 12.0  # points of a strip that is believed though only one line shows it
_EVENLY = 1.0
_MOST_CROSSING = 5  # lines in a row that run across the columns; more are text between two tables
_SURE = 2  # lines that show a strip before it is believed
_TRIED = 8
_FAR = 1000.0


@dataclass(frozen=True, slots=True)
class Strip:
    """An upright strip without words, and how many lines have words on both sides of it."""

    x0: float
    x1: float
    support: int = 0

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(slots=True)
class Region:
    """Lines that share blank strips; the strips at both ends are the margins."""

    first: int
    last: int
    strips: list[Strip]
    rows: int = 1  # lines that fill three columns or more
    supported: int = field(default=1, repr=False)

    @property
    def gutters(self) -> list[Strip]:
        """The strips between the columns, from left to right."""
        return [
            strip
            for strip in self.strips[1:-1]
            if strip.support >= min(_SURE, self.rows) or (strip.support and strip.width > _WIDE)
        ]


def find_regions(lines: Sequence[Line], *, known: Container[str]) -> list[Region]:
    """The runs of lines in which three or more columns stand, as far as their rows reach.

    A line that is `known` from the heading of a table is a row even where it stands alone.
    """
    regions: list[Region] = []
    current: Region | None = None
    for at, line in enumerate(lines):
        if block_of(line.text) is not None or any(block_of(part.text) for part in line.segments):
            current = None
            continue
        gaps = wide_gaps(line)
        if len(gaps) < 2:
            continue
        if current is not None and _stands_apart(lines, current, at):
            current = None
        narrowed = _narrowed(current, line) if current is not None else None
        if current is None or narrowed is None:
            current = Region(at, at, _blanks(line))
            regions.append(current)
            continue
        current.strips, current.last, current.rows = narrowed, at, current.rows + 1
    return [
        region
        for region in regions
        if len(region.gutters) > 1 and (region.rows >= _SURE or lines[region.first].text in known)
    ]


def wide_gaps(line: Line) -> list[tuple[float, float]]:
    """The gaps of a line that are wider than a blank; none where a line is only spread to the margin."""
    blanks = [(one.x1, other.x0) for one, other in _neighbours(line)]
    widths = [end - start for start, end in blanks]
    if len(widths) > 2 and max(widths) - min(widths) < _EVENLY:
        return []
    least = max(5.0, 0.55 * line.size)
    return [blank for blank, width in zip(blanks, widths, strict=True) if width > least]


def crosses(line: Line, strip: Strip) -> bool:
    """Whether words of the line stand in the strip."""
    return any(word.x0 < strip.x1 - 1 and word.x1 > strip.x0 + 1 for word in line.words)


def _neighbours(line: Line) -> Iterator[tuple["Edge", "Edge"]]:
    """The words, joined to one where nothing parts them."""
    joined: list[Edge] = []
    for word in line.words:
        if joined and word.x0 - joined[-1].x1 < 0.12 * word.size:
            joined[-1] = Edge(joined[-1].x0, max(word.x1, joined[-1].x1))
        else:
            joined.append(Edge(word.x0, word.x1))
    return pairwise(joined)


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a run of letters begins and ends."""

    x0: float
    x1: float


def _blanks(line: Line) -> list[Strip]:
    inner = [Strip(start, end, 1) for start, end in wide_gaps(line)]
    return [Strip(-_FAR, line.x0), *inner, Strip(line.x1, line.x1 + _FAR)]


def _narrowed(region: Region, line: Line) -> list[Strip] | None:
    """The strips as far as the line leaves them blank; None where it belongs to no such table."""
    blanks = _blanks(line)
    found: list[Strip] = []
    lost, kept = 0, 0
    last = len(region.strips) - 1
    for at, strip in enumerate(region.strips):
        pieces = [
            Strip(max(strip.x0, blank.x0), min(strip.x1, blank.x1), strip.support + blank.support)
            for blank in blanks
        ]
        pieces = [piece for piece in pieces if piece.width >= _NARROWEST]
        if pieces:
            kept += 0 < at < last
            found.extend(pieces)
        elif 0 < at < last and strip.support >= _SURE:
            # A cell that reaches over several columns.
            lost += 1
            found.append(strip)
        elif at in (0, last):
            return None
    if lost > kept or len(found) < 4:
        return None
    # Lines that only look like a row by chance must not hide the columns of the table below them.
    is_chance = region.rows < _SURE and 2 * (len(found) - 2) <= len(blanks) - 2
    return None if is_chance else found


def _stands_apart(lines: Sequence[Line], region: Region, at: int) -> bool:
    """Whether text or a wide gap lies between a region and a line below it."""
    between = lines[region.last + 1 : at]
    size = lines[at].size
    if any(below.top - above.bottom > 3.0 * size for above, below in pairwise(lines[region.last : at + 1])):
        return True
    gutters = region.gutters
    crossing = 0
    for line in between:
        crossing = crossing + 1 if any(crosses(line, strip) for strip in gutters) else 0
        if crossing > _MOST_CROSSING:
            return True
    return False


def settled(region: Region, lines: Sequence[Line]) -> Region:
    """The region with the strips that its fullest rows show, as far as its lines leave them blank."""
    own = lines[region.first : region.last + 1]
    rows = sorted((line for line in reversed(own) if len(wide_gaps(line)) > 1), key=_fewest_gaps_last)
    # A heading over several columns hides the strips below it, so it must not be what all others are held to.
    found = [_believed(first, rows, own) for first in rows[:_TRIED]]
    best = max(found, key=lambda strips: sum(strip.support >= min(_SURE, len(rows)) for strip in strips))
    return replace(region, strips=[Strip(-_FAR, -_FAR), *best, Strip(_FAR, _FAR)])


def _fewest_gaps_last(line: Line) -> int:
    return -len(wide_gaps(line))


def _believed(first: Line, rows: Sequence[Line], own: Sequence[Line]) -> list[Strip]:
    """The strips of one row as far as the other rows have them too."""
    found = Region(0, 0, _blanks(first))
    for line in rows:
        narrowed = _narrowed(found, line) if line is not first else None
        if narrowed is not None:
            found.strips, found.rows = narrowed, found.rows + 1
    strips = [_supported(strip, own) for strip in found.strips[1:-1]]
    for line in own:
        strips = [trimmed(strip, line) for strip in strips]
    return [strip for strip in strips if 3 * sum(crosses(line, strip) for line in own) <= len(own)]


def _supported(strip: Strip, lines: Sequence[Line]) -> Strip:
    """The strip with all the lines counted that have words on both sides of it."""
    sides = sum(line.x0 < strip.x0 and line.x1 > strip.x1 and not crosses(line, strip) for line in lines)
    return replace(strip, support=sides)


def trimmed(strip: Strip, line: Line) -> Strip:
    """The widest part of a strip that the line leaves blank, the strip itself where it leaves none."""
    edges = [strip.x0]
    for word in line.words:
        if word.x0 < strip.x1 and word.x1 > strip.x0:
            edges += [max(word.x0, strip.x0), min(word.x1, strip.x1)]
    pieces = [*zip(edges[::2], [*edges[1::2], strip.x1], strict=True)]
    x0, x1 = max(pieces, key=lambda piece: piece[1] - piece[0])
    return replace(strip, x0=x0, x1=x1) if x1 - x0 >= max(_NARROWEST, 0.5 * line.size) else strip
