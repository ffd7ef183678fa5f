"""The filled scorecard: each criterion with its points at every step, and what they rest on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kehoach.writing.columns import ACROSS, fitted
from kehoach.writing.content import Align, Annex, Block, Cell, Column, Document, Row, Table, runs
from kehoach.writing.documents.office import Office, document, places, reference
from kehoach.writing.numbering import paragraph
from kehoach.writing.spelled import UNKNOWN, cell, count, number
from kehoach.writing.template import Template, Value, fill

_COLUMNS: Final = (
    Column(6, Align.CENTER),
    Column(30),
    Column(26),
    *(Column(9, Align.RIGHT, is_figure=True) for _ in range(4)),
    Column(26),
)
_HEADINGS: Final = ("number", "name", "requirement", "max", "self", "appraised", "agreed", "reason")


@dataclass(frozen=True, slots=True)
class CriterionFact:
    """A row of a scorecard; points that nobody has given are None, not zero."""

    number: str
    name: str
    requirement: str = ""
    max_points: Decimal | None = None
    self_points: Decimal | None = None
    appraised: Decimal | None = None
    agreed: Decimal | None = None
    reason: str = ""
    depth: int = 0
    is_heading: bool = False  # its points are those of the rows below
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class ScorecardFacts:
    """A unit's scorecard of a year; `rating` where the rules name one."""

    office: Office
    year: int
    criteria: tuple[CriterionFact, ...] = ()
    rating: str | None = None


def compose(facts: ScorecardFacts, template: Template, *, on: date) -> Document:
    """Return the scorecard as a draft of a day."""
    values = places(facts.office, year=facts.year)
    template = template.bound(values)
    body: list[Block] = [paragraph(fill(line, values)) for line in template.lines("opening")]
    body.append(paragraph(template.filled("total", totals(facts.criteria))))
    unscored = sum(one.self_points is None for one in _scored(facts.criteria))
    if unscored:
        body.append(paragraph(template.filled("unscored", {"count": count(unscored)})))
    if facts.rating:
        body.append(paragraph(template.filled("rating", {**values, "rating": facts.rating})))
    body.append(paragraph(template.filled("closing", values)))
    about = values | reference(facts.office, template, on)
    annex = Annex(
        title=template.plain("annex.title", values).upper(),
        blocks=(score_table(facts.criteria, template, values),),
        reference=template.plain("annex.reference", about),
        is_wide=True,
    )
    return document(template, facts.office, on=on, values=values, body=body, annexes=(annex,))


def totals(criteria: Sequence[CriterionFact]) -> dict[str, Value]:
    """Return the sums of points, each a gap where a row has none: a sum of some rows is no sum."""
    return {name: number(_sum(criteria, points)) for name, points in _POINTS.items()}


_POINTS: Final[Mapping[str, Callable[[CriterionFact], Decimal | None]]] = {
    "max": lambda one: one.max_points,
    "self": lambda one: one.self_points,
    "appraised": lambda one: one.appraised,
    "agreed": lambda one: one.agreed,
}


def _scored(criteria: Sequence[CriterionFact]) -> list[CriterionFact]:
    return [one for one in criteria if not one.is_heading]


def _sum(
    criteria: Sequence[CriterionFact], points: Callable[[CriterionFact], Decimal | None]
) -> Decimal | None:
    given = [points(one) for one in _scored(criteria)]
    if not given or any(one is None for one in given):
        return None
    return sum((one for one in given if one is not None), Decimal())


def score_table(criteria: Sequence[CriterionFact], template: Template, values: Mapping[str, Value]) -> Table:
    """Return the table of criteria with their points."""
    heading = Row(
        tuple(
            Cell(runs(template.plain(f"headings.{name}", values), bold=True), Align.CENTER)
            for name in _HEADINGS
        ),
        bold=True,
    )
    return fitted(Table(_COLUMNS, (heading,), tuple(_rows(criteria, template))), room=ACROSS, giving_way=1)


def _rows(criteria: Sequence[CriterionFact], template: Template) -> Iterator[Row]:
    for one in criteria:
        yield Row(
            (
                Cell(runs(one.number, bold=one.is_heading)),
                Cell(runs(one.name, bold=one.is_heading, origin=one.origin)),
                Cell(runs(one.requirement)),
                *(
                    Cell(runs(cell(points(one)), origin=one.origin if name != "max" else None))
                    for name, points in _POINTS.items()
                ),
                Cell(runs(one.reason)),
            ),
            bold=one.is_heading,
            together=one.is_heading,
        )
    sums = totals(criteria)
    shown = [str(sums[name]).replace(UNKNOWN, "-") for name in _POINTS]
    yield Row(
        (
            Cell(),
            Cell(runs(template.text("headings.sum"), bold=True)),
            Cell(),
            *(Cell(runs(one, bold=True)) for one in shown),
            Cell(),
        ),
        bold=True,
    )
