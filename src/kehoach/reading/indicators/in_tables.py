"""Indicators in tables of targets: a row each, with its unit and value in columns."""

import re
from dataclasses import dataclass, field

from kehoach.domain.plan import IndicatorKind
from kehoach.reading.indicators.achievements import is_reached_word
from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context
from kehoach.reading.indicators.of_places import stand_apart
from kehoach.reading.indicators.table_titles import title_above, unit_of_all
from kehoach.reading.read_table import Column, ReadRow, ReadTable
from kehoach.vietnamese.amounts import read_amount
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.numerals import Marker, MarkerKind, read_marker
from kehoach.vietnamese.text import key
from kehoach.vietnamese.units import read_unit

_PART = re.compile(
    r"\s*(?:trong\s+đó|tr(?:ong)?\s?\.?\s?đó|t\.\s?đó|(?:bao\s+)?gồm\s*:)\s*[:,]?\s*", re.IGNORECASE
)
# «A | B | 1 | 2 | 3=2/1»: the columns numbered under their headings.
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-HĐ]|\d{1,2})\)?(?:\s?=\s?[\d()/*x:+×%. -]{1,14})?", re.IGNORECASE)
_UNIT_IN_NAME = re.compile(r"\s{0,4}\((?:ĐVT|đvt|Đơn vị|đơn vị)?\s{0,4}:?\s{0,4}([^()]{1,24})\)\s{0,4}$")
_RATE = re.compile(r"\W*(?:tỷ lệ|tỉ lệ|tốc độ|tỷ trọng|tỉ trọng|cơ cấu)(?!\w)")  # in no unit of an amount
_COMPARISON = re.compile(r"^(?:so sánh|tăng|giảm|chênh|tỷ lệ so)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Level:
    depth: int
    title: str
    candidate: Candidate | None = None


@dataclass(slots=True)
class _Place:
    """Where in the table the reading stands: the headings above, and what the next rows may be parts of."""

    levels: list[_Level] = field(default_factory=list)
    latest: Candidate | None = None  # the last row that is no part
    unmarked: Candidate | None = None  # the last such row, where it has neither number nor dash
    whole: Candidate | None = None  # what «Trong đó» breaks down

    def head(self, title: str, depth: int) -> None:
        """A row without a value: a heading for those below it."""
        self.levels = [item for item in self.levels if item.depth < depth]
        self.levels.append(_Level(depth, title))
        self.latest = self.unmarked = self.whole = None

    def put(self, candidate: Candidate, marker: Marker | None, title: str, *, introduces: bool) -> None:
        """A row with a value: under its whole, its numbered row, or on its own."""
        is_dash = marker is not None and marker.kind is MarkerKind.BULLET
        depth = _depth(marker)
        if depth is not None:
            self.levels = [item for item in self.levels if item.depth < depth]
        candidate.group = tuple(item.title for item in self.levels)
        holder = self.levels[-1].candidate if self.levels and depth is not None else None
        if introduces:
            self.whole = self.whole or self.latest
            candidate.parent = self.whole
            return
        if self.whole is not None and (marker is None or is_dash):
            candidate.parent = self.whole
            return
        self.whole = None
        if holder is not None:
            candidate.parent = holder
        elif is_dash and self.unmarked is not None and self.unmarked.unit == candidate.unit is not None:
            # «Tốc độ tăng / - Dịch vụ / - Công nghiệp»: dashes under an unmarked row in the same unit.
            candidate.parent = self.unmarked
        if candidate.parent is None:
            self.latest = candidate
            # A dash in another unit shows that the dashes are no parts of the row above.
            self.unmarked = candidate if marker is None else None
        if depth is not None and not is_dash:
            self.levels.append(_Level(depth, title, candidate))


def read_indicator_table(context: Context, table: ReadTable) -> list[Candidate]:
    """The indicators of a table, parts under the row they break down."""
    name_at = table.index(ColumnRole.NAME)
    if name_at is None:
        name_at = table.index(ColumnRole.TASK)
    value = _value_column(context, table)
    shares = table.all_of(ColumnRole.PLACE)
    if value is not None:
        shares = tuple(column for column in shares if column.year == value.year)
    if name_at is None or (value is None and not shares):
        return []
    period = str(value.year) if value and value.year else _period_of(context, table)
    unit_at = table.index(ColumnRole.UNIT)
    common = unit_of_all(title_above(context, table)) if unit_at is None else None
    number_at = table.index(ColumnRole.NUMBER)
    place = _Place()
    found: list[Candidate] = []
    for row in table.rows:
        name = row.text(name_at)
        if not name or all(_COLUMN_NUMBER.fullmatch(row.text(at)) for at in row.filled):
            continue
        number = row.text(number_at)
        marker, words, introduces = _row_name(number, name)
        candidate = _read_row(context, row, name_at, unit_at, value, words) if value else None
        parts = [_read_row(context, row, name_at, unit_at, column, words) for column in shares]
        for column, part in zip(shares, parts, strict=True):
            if part is not None:
                stand_apart(part, row.cells[column.index], place=column.own, whole=candidate)
        own = [item for item in (candidate, *parts) if item is not None]
        for item in own:
            item.page, item.period = row.page, period
            if item.unit is None and item.kind is IndicatorKind.QUANTITY and not _RATE.match(words.lower()):
                item.unit = common
        if candidate is not None:
            place.put(candidate, marker, _title(number, marker, name), introduces=introduces)
        if own:
            for item in own:
                item.group = candidate.group if candidate else tuple(level.title for level in place.levels)
            found.extend(own)
        elif introduces and not words:
            place.whole = place.latest
        elif value is None or not row.text(value.index):
            depth = _depth(marker)
            place.head(_title(number, marker, name), 9 if depth is None else depth)
    return found


def _value_column(context: Context, table: ReadTable) -> Column | None:
    """The column of the plan's own year; else the last planned one."""
    columns = [column for column in table.all_of(ColumnRole.VALUE) if not _COMPARISON.match(column.heading)]
    if not columns:
        return None
    year = context.header.plan_year
    of_year = [column for column in columns if column.year == year]
    return of_year[0] if of_year else columns[0] if len(columns) == 1 else columns[-1]


def _period_of(context: Context, table: ReadTable) -> str | None:
    years = re.findall(r"\b(20\d\d)\b", table.caption or "")
    return years[-1] if years else context.year


def _row_name(number: str, name: str) -> tuple[Marker | None, str, bool]:
    """The row's marker, its words, and whether it says that it is a part."""
    # A row's code stands without the dot or bracket that a numbered line has.
    marker = (read_marker(f"{number} ") or read_marker(f"{number}. ")) if number else None
    words = name
    own = read_marker(name)
    if own is not None and own.end < len(name):
        words = name[own.end :]
        if marker is None or own.kind is MarkerKind.BULLET:
            marker = own
    part = _PART.match(words)
    return marker, words[part.end() :].strip() if part else words.strip(), part is not None


def _title(number: str, marker: Marker | None, name: str) -> str:
    if not number or name.startswith(number) or (marker is not None and marker.kind is MarkerKind.BULLET):
        return name
    return f"{number.rstrip('.')}. {name}"


def _depth(marker: Marker | None) -> int | None:
    return None if marker is None else marker.level


def _read_row(
    context: Context, row: ReadRow, name_at: int, unit_at: int | None, value: Column, words: str
) -> Candidate | None:
    cell = row.cells[value.index] if value.index < len(row.cells) else None
    if cell is None or not cell.text or not words:
        return None
    unit = row.text(unit_at) or None
    named_unit = None
    if unit is None:
        in_name = _UNIT_IN_NAME.search(words)
        if in_name and read_unit(in_name[1]) is not None:
            named_unit = in_name[1]
            words = words[: in_name.start()].strip()
    amount = read_amount(cell.text, context.convention, unit=unit or named_unit)
    start, end = row.cells[name_at].start, max(cell.end, row.cells[name_at].end)
    start, end = min(start, cell.start), max(end, cell.end)
    if amount is None:
        if not is_reached_word(key(cell.text)):
            return None
        return Candidate(
            name=words, start=start, end=end, at=row.start, kind=IndicatorKind.ACHIEVEMENT, unit=unit
        )
    # Offsets of the amount are into the cell's words; what is kept are the figures.
    return Candidate(
        name=words,
        start=start,
        end=end,
        at=row.start,
        comparator=amount.comparator,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit or unit or named_unit,
        doubt=amount.doubt,
        number_text=cell.text[amount.number_start : amount.number_end],
    )
