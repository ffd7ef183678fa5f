"""Targets shared among places: the unit's own figure, and under it the figure of each place."""

import re
from dataclasses import dataclass

from kehoach.domain.plan import IndicatorKind
from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.table_titles import title_above, unit_of_all
from kehoach.reading.read_table import Column, ReadCell, ReadRow, ReadTable
from kehoach.vietnamese.amounts import read_amount
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.places import is_whole
from kehoach.vietnamese.units import read_unit

_PLANS = re.compile(r"(?<!\w)(?:chỉ\s+tiêu|kế\s+hoạch|mục\s+tiêu|giao|phân\s+bổ|phân\s+khai|dự\s+toán)(?!\w)")
_LOOKS_BACK = re.compile(r"(?<!\w)(?:kết\s+quả|hiện\s+trạng|tình\s+hình|thực\s+trạng|danh\s+sách)(?!\w)")
_OWN_UNIT = re.compile(
    r"\((?:(?:đvt|đơn vị tính|đơn vị)\s{0,2}:\s{0,2})?([^():\s][^():]{0,23})\)\s{0,4}$", re.IGNORECASE
)
# What a place is like, and not what it is given.
_SIZE = re.compile(
    r"(?:tổng\s+)?(?:dân\s+số|số\s+(?:hộ|khẩu|nhân\s+khẩu|dân)|diện\s+tích\s+tự\s+nhiên)(?:\s+hiện\s+có)?"
)


@dataclass(frozen=True, slots=True)
class _Target:
    column: Column
    name: str
    unit: str | None


def stand_apart(part: Candidate, cell: ReadCell, *, place: str, whole: Candidate | None) -> None:
    """Name a place's figure: by the place alone where it stands under the figure of all places."""
    part.parent = whole
    part.name = place if whole is not None else f"{part.name} - {place}"
    part.at = cell.start


def read_place_table(context: Context, table: ReadTable) -> list[Candidate]:
    """The indicators of a table with a row for each place; none where it tells what is, not what shall be."""
    title = title_above(context, table)
    places = table.index(ColumnRole.PLACES)
    if places is None or not _is_planned(context, table, title):
        return []
    common = unit_of_all(title)
    targets = [_target(column, common) for column in table.all_of(ColumnRole.VALUE)]
    years = re.findall(r"\b(20\d\d)\b", " ".join(title))
    found: list[Candidate] = []
    for target in targets:
        if _SIZE.fullmatch(target.name.lower()):
            continue
        read = [(row, _read(context, row, places, target)) for row in table.rows]
        filled = [(row, item) for row, item in read if item is not None]
        whole = next((item for row, item in filled if _is_total(row)), None)
        for row, item in filled:
            item.page, item.period = row.page, years[-1] if years else context.year
            if item is whole:
                item.name = target.name
            else:
                stand_apart(item, row.cells[target.column.index], place=row.text(places), whole=whole)
        found.extend(item for _, item in filled)
    return found


def _is_planned(context: Context, table: ReadTable, title: list[str]) -> bool:
    if context.role_at(table.source.start) is Role.REVIEW:
        return False
    said = next((line for line in title if _PLANS.search(line) or _LOOKS_BACK.search(line)), None)
    if said is None or _LOOKS_BACK.search(said):
        return False
    years = [int(year) for year in re.findall(r"\b(20\d\d)\b", said)]
    plan_year = context.header.plan_year
    return not years or plan_year is None or max(years) >= plan_year


def _target(column: Column, common: str | None) -> _Target:
    """What a column is a target of: «Diện tích lúa (ha)», «Trồng trọt / Diện tích lúa (ha)»."""
    name, unit = column.heading, common
    own = _OWN_UNIT.search(name)
    if own and read_unit(own[1]) is not None:
        name, unit = name[: own.start()], own[1]
    elif column.own and column.own != name and read_unit(column.own) is not None:
        name, unit = name.removesuffix(column.own), column.own
    return _Target(column, " ".join(name.split()).strip(" -:"), unit)


def _is_total(row: ReadRow) -> bool:
    return any(is_whole(cell.text) for cell in row.cells[:3] if cell)


def _read(context: Context, row: ReadRow, places: int, target: _Target) -> Candidate | None:
    cell = row.cells[target.column.index]
    label = next((item for item in row.cells[: places + 1][::-1] if item), None)
    if not cell or label is None:
        return None
    amount = read_amount(cell.text, context.convention, unit=target.unit)
    if amount is None:
        return None
    return Candidate(
        name=target.name,
        start=min(label.start, cell.start),
        end=max(label.end, cell.end),
        at=cell.start,
        kind=IndicatorKind.QUANTITY,
        comparator=amount.comparator,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit or target.unit,
        doubt=amount.doubt,
        number_text=cell.text[amount.number_start : amount.number_end],
    )
