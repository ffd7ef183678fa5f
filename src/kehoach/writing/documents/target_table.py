"""The table of targets of reports and Biểu 02: the plan's groups, a row a target, columns by choice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from kehoach.writing.columns import fitted
from kehoach.writing.content import Align, Cell, Column, Row, Run, Table, runs
from kehoach.writing.documents.facts import TargetFact
from kehoach.writing.numbering import roman
from kehoach.writing.sentences import capitalised
from kehoach.writing.spelled import NO_FIGURE, cell, share_cell
from kehoach.writing.template import Template, Value

_FIGURE: Final = Align.RIGHT
_SIZE: Final = 11.0  # of its letters, so that ten columns of long figures fit
_ACHIEVED: Final = {True: "Đạt", False: "Chưa đạt"}


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    width: float
    align: Align
    is_figure: bool = False


_KINDS: Final = (
    _Kind("previous", 10, _FIGURE, is_figure=True),
    _Kind("target", 10, _FIGURE),
    _Kind("amount", 10, _FIGURE, is_figure=True),
    _Kind("to_date", 11, _FIGURE, is_figure=True),
    _Kind("rate", 8, _FIGURE, is_figure=True),
    _Kind("same_period", 8, _FIGURE, is_figure=True),
    _Kind("verdict", 10, Align.CENTER),
    _Kind("lead", 16, Align.LEFT),
    _Kind("note", 14, Align.LEFT),
)


def target_table(
    template: Template, targets: Sequence[TargetFact], values: Mapping[str, Value], *, room: float
) -> Table:
    """Return the table with the columns that the template switches on, as wide as a room in millimetres."""
    shown = [kind for kind in _KINDS if template.switches.get(f"columns.{kind.name}", False)]
    columns = (
        Column(5, Align.CENTER),
        Column(30),
        Column(9, Align.CENTER),
        *(Column(kind.width, kind.align, is_figure=kind.is_figure) for kind in shown),
    )
    names = ("number", "name", "unit", *(kind.name for kind in shown))
    heading = Row(
        tuple(
            Cell(runs(template.plain(f"headings.{name}", values), bold=True), Align.CENTER) for name in names
        ),
        bold=True,
    )
    table = Table(columns, (heading,), tuple(_rows(targets, shown)), size=_SIZE)
    return fitted(table, room=room, giving_way=1)


def _rows(targets: Sequence[TargetFact], shown: Sequence[_Kind]) -> Iterator[Row]:
    number = 0
    groups = [(name, list(rows)) for name, rows in groupby(targets, lambda one: one.group)]
    for at, (name, rows) in enumerate(groups, start=1):
        if name or len(groups) > 1:
            title = Cell(runs(capitalised(name or "Chỉ tiêu khác"), bold=True), across=2 + len(shown))
            yield Row((Cell(runs(roman(at), bold=True)), title), bold=True, together=True)
        for target in rows:
            number += not target.is_part
            yield _row(target, shown, "-" if target.is_part else str(number))


def _row(target: TargetFact, shown: Sequence[_Kind], number: str) -> Row:
    is_one_of = target.is_part and not target.is_change
    name = f"Trong đó: {target.name}" if is_one_of else capitalised(target.name)
    first = (Cell(runs(number)), Cell(runs(name, origin=target.origin)), Cell(runs(target.unit)))
    return Row((*first, *(_cell(kind.name, target) for kind in shown)))


def _cell(column: str, target: TargetFact) -> Cell:
    match column:
        case "previous":
            return _figure(target.previous, target.origin)
        case "target":
            return Cell(runs(target.goal_cell or NO_FIGURE))
        case "amount":
            return _figure(target.amount, target.amount_origin or target.origin)
        case "to_date":
            if target.is_achievement:
                return Cell(
                    _known(_ACHIEVED.get(target.achieved) if target.achieved is not None else None, target)
                )
            return _figure(target.to_date, target.origin)
        case "rate":
            return Cell(_known(share_cell(target.rate) if target.rate is not None else None, target))
        case "same_period":
            return Cell(
                _known(None if target.same_period is None else share_cell(target.same_period), target)
            )
        case "verdict":
            return Cell(_known(None if target.met is None else _ACHIEVED[target.met], target))
        case "lead":
            return Cell(runs(target.lead or NO_FIGURE))
        case _:
            told = "; ".join(part for part in (capitalised(target.gap), target.note) if part)
            return Cell(runs(told))


def _figure(value: Decimal | None, origin: str) -> Cell:
    return Cell(runs(cell(value), origin=None if value is None else origin))


def _known(words: str | None, target: TargetFact) -> tuple[Run, ...]:
    return runs(NO_FIGURE) if words is None else runs(words, origin=target.origin)
