"""The decision that gives the targets of a plan to those who answer for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from kehoach.writing.citation import Cited
from kehoach.writing.columns import ACROSS, UPRIGHT, fitted
from kehoach.writing.content import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Run,
    Table,
    runs,
)
from kehoach.writing.documents.office import Office, document, places, reference
from kehoach.writing.numbering import roman
from kehoach.writing.sentences import capitalised
from kehoach.writing.spelled import NO_FIGURE, cell, count
from kehoach.writing.template import Template, Value, fill


@dataclass(frozen=True, slots=True)
class GivenTarget:
    """A target and who answers for it; `shares` by unit, in the order of the decision's units."""

    name: str
    unit: str = ""
    group: str = ""
    is_part: bool = False
    goal_cell: str = ""
    lead: str = ""
    shares: tuple[Decimal | None, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is given for a year; `units` where the table has a column for each, else who leads is named."""

    office: Office
    year: int
    basis: tuple[Cited, ...] = ()
    proposer: str | None = None
    follower: str | None = None
    units: tuple[str, ...] = ()
    targets: tuple[GivenTarget, ...] = ()


def compose(facts: DecisionFacts, template: Template, *, on: date) -> Document:
    """Return the decision as a draft of a day."""
    values = places(
        facts.office,
        year=facts.year,
        count=count(sum(not one.is_part for one in facts.targets)),
        proposer=facts.proposer,
        follower=facts.follower,
    )
    template = template.bound(values)
    body: list[Block] = []
    for number, name in enumerate(("one", "two", "three"), start=1):
        body += _article(number, template.lines(f"articles.{name}"), values)
    about = values | reference(facts.office, template, on)
    annex = Annex(
        title=template.plain("annex.title", values).upper(),
        blocks=(_table(facts, template, values),),
        reference=template.plain("annex.reference", about),
        is_wide=bool(facts.units),
    )
    return document(
        template,
        facts.office,
        on=on,
        values=values,
        body=body,
        annexes=(annex,),
        cited=facts.basis,
        deciding=template.plain("deciding", values).upper(),
        decides=template.text("decides"),
    )


def _article(number: int, lines: tuple[str, ...], values: Mapping[str, Value]) -> Iterator[Paragraph]:
    """Return «Điều 1.» with its text; bold where it is a title above clauses (Annex I, II.6)."""
    first, *clauses = lines
    has_clauses = bool(clauses)
    words = fill(first, values, bold=has_clauses)
    yield Paragraph((Run(f"Điều {number}. ", bold=True), *words), together=has_clauses)
    for at, clause in enumerate(clauses, start=1):
        yield Paragraph(fill(clause, values), number=f"{at}.")


def _table(facts: DecisionFacts, template: Template, values: Mapping[str, Value]) -> Table:
    columns = [Column(6, Align.CENTER), Column(28), Column(12, Align.CENTER), Column(14, Align.RIGHT)]
    names = [template.plain(f"headings.{name}", values) for name in ("number", "name", "unit")]
    if facts.units:
        names += [template.plain("headings.total", values), *facts.units]
        columns += [Column(10, Align.RIGHT, is_figure=True) for _ in facts.units]
    else:
        names += [template.plain(f"headings.{name}", values) for name in ("target", "lead")]
        columns.append(Column(36))
    heading = Row(tuple(Cell(runs(name, bold=True), Align.CENTER) for name in names), bold=True)
    table = Table(tuple(columns), (heading,), tuple(_rows(facts, len(columns))))
    return fitted(table, room=ACROSS if facts.units else UPRIGHT, giving_way=1)


def _rows(facts: DecisionFacts, width: int) -> Iterator[Row]:
    number = 0
    groups = [(name, list(rows)) for name, rows in groupby(facts.targets, lambda one: one.group)]
    for at, (name, rows) in enumerate(groups, start=1):
        if name or len(groups) > 1:
            title = Cell(runs(capitalised(name or "Chỉ tiêu khác"), bold=True), across=width - 1)
            yield Row((Cell(runs(roman(at), bold=True)), title), bold=True, together=True)
        for one in rows:
            number += not one.is_part
            yield _row(one, "-" if one.is_part else str(number), facts)


def _row(given: GivenTarget, number: str, facts: DecisionFacts) -> Row:
    name = f"Trong đó: {given.name}" if given.is_part else capitalised(given.name)
    first = (
        Cell(runs(number)),
        Cell(runs(name, origin=given.origin)),
        Cell(runs(given.unit)),
        Cell(runs(given.goal_cell or NO_FIGURE, origin=given.origin)),
    )
    if not facts.units:
        return Row((*first, Cell(runs(given.lead or NO_FIGURE))))
    shares = (*given.shares, *(None for _ in facts.units))[: len(facts.units)]
    return Row((*first, *(Cell(runs(cell(share))) for share in shares)))
