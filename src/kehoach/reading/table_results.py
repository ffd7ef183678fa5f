"""What was reached in a past period, as tables set it beside what was planned."""

import re
from collections.abc import Iterator, Sequence

from kehoach.domain.layout import Layout
from kehoach.domain.plan import IndicatorKind, Result
from kehoach.reading.read_table import Column, ReadTable, TableKind
from kehoach.reading.row_codes import split_code
from kehoach.vietnamese.amounts import read_amount
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.numbers import Convention

_YEAR = re.compile(r"\b(20\d\d)\b")
_PART = re.compile(r"[\s\-–+*]*(?:trong đó)?\s*:?\s*", re.IGNORECASE)
_REACHED = re.compile(r"(?:đạt|hoàn thành|có|giữ vững|duy trì)(?!\w)", re.IGNORECASE)


def read_table_results(
    layout: Layout, tables: Sequence[ReadTable], convention: Convention
) -> tuple[Result, ...]:
    """The results of every table that has a column of what was reached, the latest such column each."""
    found: list[Result] = []
    for table in tables:
        reached = _reached_column(table)
        if reached is not None:
            found.extend(_of_table(layout, table, reached, convention=convention))
    return tuple(found)


def _reached_column(table: ReadTable) -> Column | None:
    if table.kind not in (TableKind.RESULTS_TABLE, TableKind.INDICATOR_TABLE):
        return None
    columns = table.all_of(ColumnRole.ACTUAL)
    if not columns and table.index(ColumnRole.VALUE) is not None:
        columns = table.all_of(ColumnRole.RESULT)
    return max(columns, key=lambda column: (column.year or 0, column.index)) if columns else None


def _of_table(
    layout: Layout, table: ReadTable, reached: Column, *, convention: Convention
) -> Iterator[Result]:
    name_at, unit_at = table.index(ColumnRole.NAME), table.index(ColumnRole.UNIT)
    period = str(reached.year) if reached.year else _period(table)
    for row in table.rows:
        words, text = row.text(name_at), row.text(reached.index)
        if not words or not text:
            continue
        unit = row.text(unit_at) or None
        amount = read_amount(text, convention, unit=unit)
        if amount is None and not _REACHED.match(text):
            continue
        yield Result(
            name=_name(words),
            quote=layout.quote(row.start, row.end),
            source=row.source,
            kind=IndicatorKind.QUANTITY if amount else IndicatorKind.ACHIEVEMENT,
            comparator=amount.comparator if amount else None,
            value=amount.value if amount else None,
            high=amount.high if amount else None,
            unit=(amount.unit if amount else None) or unit,
            period=period,
        )


def _period(table: ReadTable) -> str | None:
    said = " ".join(filter(None, (table.section.title if table.section else None, table.caption)))
    years = _YEAR.findall(said)
    return years[-1] if years else None


def _name(words: str) -> str:
    _, begin = split_code(words)
    part = _PART.match(words, begin)
    return words[part.end() :].strip() if part and part.end() < len(words) else words.strip()
