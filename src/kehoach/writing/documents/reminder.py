"""The letter to those who did not report in a period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kehoach.writing.citation import short_date
from kehoach.writing.columns import UPRIGHT, fitted
from kehoach.writing.content import Align, Block, Cell, Column, Document, Row, Table, runs
from kehoach.writing.documents.office import Office, document, places
from kehoach.writing.numbering import paragraph
from kehoach.writing.spelled import NO_FIGURE, count, of_all
from kehoach.writing.template import Template, fill

_COLUMNS: Final = (
    Column(6, Align.CENTER),
    Column(32),
    Column(20),
    Column(13, Align.CENTER),
    Column(10, Align.CENTER, is_figure=True),
    Column(21),
)
_HEADINGS: Final = ("number", "name", "owed", "deadline", "days", "note")


@dataclass(frozen=True, slots=True)
class Owing:
    """One who has not reported: on how much, when it was due, how late it is; None: not known."""

    name: str
    origin: str | None = None
    targets: int | None = None
    works: int | None = None
    deadline: date | None = None
    days_late: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """A period and who owes in it; `until` is when they are to have sent."""

    office: Office
    year: int
    period: str
    regime: str
    deadline: date
    until: date
    owed: int = 0
    sent: int = 0
    owing: tuple[Owing, ...] = ()
    addressees: tuple[str, ...] = ()


def compose(facts: ReminderFacts, template: Template, *, on: date) -> Document:
    """Return the letter as a draft of a day."""
    values = places(
        facts.office,
        year=facts.year,
        period=facts.period,
        regime=facts.regime,
        deadline=short_date(facts.deadline),
        today=short_date(on),
        sent=of_all(facts.sent, facts.owed),
        missing=count(len(facts.owing)),
        until=short_date(facts.until),
    )
    template = template.bound(values)
    body: list[Block] = [paragraph(fill(line, values)) for line in template.lines("opening")]
    heading = Row(
        tuple(
            Cell(runs(template.plain(f"headings.{name}", values), bold=True), Align.CENTER)
            for name in _HEADINGS
        ),
        bold=True,
    )
    table = Table(_COLUMNS, (heading,), tuple(_rows(facts, template)))
    body.append(fitted(table, room=UPRIGHT, giving_way=1))
    body += [
        paragraph(template.filled(name, values)) for name in ("demand", "closing") if template.text(name)
    ]
    return document(
        template,
        facts.office,
        on=on,
        values=values,
        body=body,
        addressees=facts.addressees or tuple(dict.fromkeys(one.name for one in facts.owing)),
    )


def _rows(facts: ReminderFacts, template: Template) -> Iterator[Row]:
    for number, one in enumerate(facts.owing, start=1):
        late = template.text("sentences.not_late") if one.days_late == 0 else None
        days = NO_FIGURE if one.days_late is None else late or str(one.days_late)
        yield Row(
            (
                Cell(runs(str(number))),
                Cell(runs(one.name, origin=one.origin)),
                Cell(runs(_owed(one, template))),
                Cell(runs(NO_FIGURE if one.deadline is None else short_date(one.deadline))),
                Cell(runs(days, origin=one.origin)),
                Cell(runs(one.note)),
            )
        )


def _owed(one: Owing, template: Template) -> str:
    counted: Mapping[str, int | None] = {"targets": one.targets, "works": one.works}
    parts = [
        template.plain(f"sentences.{name}", {"count": count(many)}) for name, many in counted.items() if many
    ]
    return ", ".join(parts) or NO_FIGURE
