"""Indicators in tables of targets: a row each, with its unit and value in columns."""

import re
from dataclasses import dataclass

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.reading.indicators.achievements import is_reached_word
from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context
from kehoach.reading.read_table import Column, ReadRow, ReadTable
from kehoach.vietnamese.amounts import read_amount
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.numerals import Marker, MarkerKind, read_marker
from kehoach.vietnamese.text import key
from kehoach.vietnamese.units import read_unit

_PART = re.compile(r"\s*(?:trong\s+đó|Trong\s+đó|TRONG ĐÓ)\s*:?\s*")
_UNIT_IN_NAME = re.compile(r"\s*\((?:ĐVT|đvt|Đơn vị|đơn vị)?\s*:?\s*([^()]{1,24})\)\s*$")
_COMPARISON = re.compile(r"^(?:so sánh|tăng|giảm|chênh|tỷ lệ so)", re.IGNORECASE)


@dataclass(slots=True)
class _Level:
    depth: int
    title: str
    candidate: Candidate | None
    is_numbered: bool


def read_indicator_table(context: Context, table: ReadTable) -> list[Candidate]:
    """The indicators of a table, parts under the row they break down."""
    name_at = table.index(ColumnRole.NAME)
    if name_at is None:
        name_at = table.index(ColumnRole.TASK)
    value = _value_column(context, table)
    if name_at is None or value is None:
        return []
    period = str(value.year) if value.year else _period_of(context, table)
    unit_at = table.index(ColumnRole.UNIT)
    number_at = table.index(ColumnRole.NUMBER)
    above = table.section.path if table.section else ()
    levels: list[_Level] = []
    found: list[Candidate] = []
    parts_of: Candidate | None = None
    for row in table.rows:
        name = row.cells[name_at] if name_at < len(row.cells) else None
        if name is None or not name.text:
            continue
        marker, words, introduces = _row_name(row.text(number_at), name.text)
        candidate = _read_row(context, row, name_at, unit_at, value, words)
        depth = _depth(marker, candidate)
        if candidate is None:
            if introduces and not words:
                parts_of = next((item for item in reversed(found) if item.parent is None), None)
                continue
            if depth is None or _says_nothing(row, value.index):
                levels = [item for item in levels if depth is not None and item.depth < depth]
                title = " ".join(part for part in (_printed(row.text(number_at), marker), words) if part)
                levels.append(_Level(depth or 0, title or name.text, None, marker is not None))
                parts_of = None
            continue
        candidate.page = row.page
        candidate.period = period
        candidate.group = (
            *above[:0],
            *(item.title for item in levels if depth is None or item.depth < depth),
        )
        levels = [item for item in levels if depth is None or item.depth < depth]
        candidate.parent, parts_of = _parent(
            levels, found, candidate, depth, marker, introduces=introduces, parts_of=parts_of
        )
        found.append(candidate)
        if depth is not None:
            levels.append(
                _Level(
                    depth, name.text, candidate, marker is not None and marker.kind is not MarkerKind.BULLET
                )
            )
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
    marker = read_marker(f"{number} ") if number else None
    words = name
    own = read_marker(name)
    if own is not None and own.end < len(name):
        words = name[own.end :]
        if marker is None or own.kind is MarkerKind.BULLET:
            marker = own
    part = _PART.match(words)
    return marker, words[part.end() :].strip() if part else words.strip(), part is not None


def _printed(number: str, marker: Marker | None) -> str | None:
    if marker is None or marker.kind is MarkerKind.BULLET:
        return None
    return number if number and not marker.closed else f"{marker.number}."


def _depth(marker: Marker | None, candidate: Candidate | None) -> int | None:
    if marker is None:
        return None if candidate is not None else 9
    if marker.kind is MarkerKind.BULLET:
        return marker.level + ("+*".find(marker.number[0]) + 1)
    return marker.level


def _says_nothing(row: ReadRow, value_at: int) -> bool:
    return not row.text(value_at)


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
    candidate = Candidate(
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
    )
    if candidate.comparator is Comparator.EQUAL and unit is None and amount.unit is None:
        candidate.unit = None
    return candidate


def _parent(
    levels: list[_Level],
    found: list[Candidate],
    candidate: Candidate,
    depth: int | None,
    marker: Marker | None,
    *,
    introduces: bool,
    parts_of: Candidate | None,
) -> tuple[Candidate | None, Candidate | None]:
    """The row's whole, and the whole that rows after it may still break down."""
    if introduces:
        whole = next(
            (item for item in reversed(found) if item.parent is None or item.parent is not parts_of), None
        )
        whole = parts_of or (found[-1] if found and found[-1].parent is None else whole)
        return whole, whole
    if parts_of is not None and (marker is None or marker.kind is MarkerKind.BULLET):
        return parts_of, parts_of
    if depth is None:
        return None, None
    holder = levels[-1] if levels else None
    if holder is not None and holder.candidate is not None and holder.is_numbered:
        return holder.candidate, None
    if (
        marker is not None
        and marker.kind is MarkerKind.BULLET
        and (holder is None or holder.candidate is None)
    ):
        # «Tốc độ tăng / - Dịch vụ / - Công nghiệp»: dashes under an unnumbered row in the same unit.
        for item in reversed(found):
            if item.parent is None:
                same = item.unit is not None and item.unit == candidate.unit
                return (item if same and _is_unmarked(item, levels) else None), None
    return None, None


def _is_unmarked(item: Candidate, levels: list[_Level]) -> bool:
    return all(level.candidate is not item for level in levels) and item.group == tuple(
        level.title for level in levels if level.candidate is None
    )
