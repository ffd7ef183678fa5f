"""Columns that set this year's figure against last year's: «So sánh KH 2026/TH 2025 (%)»."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from kehoach.checking.document import Document
from kehoach.checking.figures import rounding_of
from kehoach.domain.layout import Row, Table
from kehoach.domain.plan import Indicator, Result
from kehoach.vietnamese.headings import ColumnRole, meaning_of

Item = TypeVar("Item", Indicator, Result)

_FIGURE = re.compile(r"[-–+]?\s?(\d{1,4})(?:[.,](\d{1,2}))?\s?%?")
_ALL = Decimal(100)
_LEAST_ROWS = 3  # that must agree on a formula before another row can be wrong by it
_USUALLY = Decimal("0.6")
_FORMULAS: tuple[Callable[[Decimal, Decimal], Decimal], ...] = (
    lambda before, now: now / before * _ALL,
    lambda before, now: (now / before - 1) * _ALL,
    lambda before, now: before / now * _ALL,
    lambda before, now: now - before,
)


class Compared(NamedTuple):
    """A row whose comparison does not follow from its two figures as those of the other rows do."""

    start: int
    end: int
    name: str
    before: Decimal
    now: Decimal
    printed: str
    true: Decimal


class _Line(NamedTuple):
    row: Row
    before: Decimal
    now: Decimal
    printed: str
    value: Decimal

    def fits(self, formula: Callable[[Decimal, Decimal], Decimal]) -> bool:
        """Whether the printed comparison is what a formula gives, within rounding."""
        true = formula(self.before, self.now)
        slack = rounding_of(self.value) + Decimal("0.05")
        return min(abs(true - self.value), abs(-true - self.value)) <= slack


def wrong_comparisons(document: Document) -> Iterator[Compared]:
    """Rows of tables whose comparison column contradicts their figures."""
    column: int | None = None
    width = 0
    for table in document.layout.tables:
        headings = [meaning_of(document.layout.cell(cell)) for cell in table.rows[0].cells]
        roles = [heading.role if heading else None for heading in headings]
        if (
            ColumnRole.ACTUAL in roles
            and ColumnRole.VALUE in roles
            and roles.count(ColumnRole.COMPARISON) == 1
        ):
            column, width = roles.index(ColumnRole.COMPARISON), len(roles)
        elif len(roles) != width:
            column = None
        if column is not None:
            yield from _judged(document, _lines(document, table, column))


def _lines(document: Document, table: Table, column: int) -> list[_Line]:
    now, before = document.once(targets_by_row), document.once(results_by_row)
    lines = []
    for row in table.rows:
        if column >= len(row.cells):
            continue
        printed = document.layout.cell(row.cells[column])
        figure = _FIGURE.fullmatch(printed)
        one, two = before.get(row.start), now.get(row.start)
        if figure is None or not one or not two or len(one) != 1 or len(two) != 1:
            continue
        then, planned = one[0].value, two[0].value
        if not then or not planned:
            continue
        value = Decimal(f"{figure[1]}.{figure[2]}" if figure[2] else figure[1])
        lines.append(_Line(row, then, planned, printed, value))
    return lines


def targets_by_row(document: Document) -> dict[int, list[Indicator]]:
    """The targets by the start of the row that they stand in, the unit's own before those of places."""
    return _by_row(document, [item for item in document.draft.indicators if item.value is not None])


def results_by_row(document: Document) -> dict[int, list[Result]]:
    """The results of a past period by the start of the row that they stand in."""
    return _by_row(document, [item for item in document.draft.results if item.value is not None])


def _by_row(document: Document, items: Sequence[Item]) -> dict[int, list[Item]]:
    rows = {
        cell.start: row.start for table in document.layout.tables for row in table.rows for cell in row.cells
    }
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        passage = document.passage_at(item.source.start)
        if passage is not None and passage.start in rows:
            found[rows[passage.start]].append(item)
    return found


def _judged(document: Document, lines: list[_Line]) -> Iterator[Compared]:
    if len(lines) <= _LEAST_ROWS:
        return
    formula = max(_FORMULAS, key=lambda formula: sum(line.fits(formula) for line in lines))
    fitting = sum(line.fits(formula) for line in lines)
    if fitting < max(_LEAST_ROWS, int(len(lines) * _USUALLY)):
        return
    for line in lines:
        # A rate is often compared by its difference while amounts are by their quotient.
        if any(line.fits(other) for other in _FORMULAS):
            continue
        filled = [cell for cell in line.row.cells if cell.start < cell.end]
        words = [document.layout.cell(cell) for cell in filled]
        name = next((text for text in words if sum(letter.isalpha() for letter in text) > 3), words[0])
        yield Compared(
            *document.trim(filled[0].start, filled[-1].end),
            name=name,
            before=line.before,
            now=line.now,
            printed=line.printed,
            true=formula(line.before, line.now),
        )
