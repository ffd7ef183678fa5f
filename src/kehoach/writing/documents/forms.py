"""Biểu 01 (nhiệm vụ trọng tâm) and Biểu 02 (danh mục chỉ tiêu): alone, or as annexes of another document."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from kehoach.writing.citation import date_line, short_date
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
    Runs,
    Table,
    runs,
)
from kehoach.writing.documents.facts import FINISHED, ReportFacts, SaidFact, WorkFact
from kehoach.writing.documents.office import document, places, reference
from kehoach.writing.documents.target_table import target_table
from kehoach.writing.numbering import roman
from kehoach.writing.sentences import capitalised, sentence
from kehoach.writing.spelled import NO_FIGURE
from kehoach.writing.template import Template, Value

_COLUMNS: Final = (
    Column(5, Align.CENTER),
    Column(32),
    Column(16),
    Column(11, Align.CENTER),
    Column(32),
    Column(12, Align.CENTER),
)
_HEADINGS: Final = ("number", "name", "lead", "due", "result", "verdict")


def work_form(facts: ReportFacts, template: Template, *, on: date) -> Document:
    """Return Biểu 01 as a document of its own."""
    values = form_places(facts)
    template = template.bound(values)
    return _alone(facts, template, work_table(facts.work, template, values, room=UPRIGHT), on=on)


def target_form(facts: ReportFacts, template: Template, *, on: date) -> Document:
    """Return Biểu 02 as a document of its own."""
    values = form_places(facts)
    template = template.bound(values)
    return _alone(facts, template, target_table(template, facts.targets, values, room=UPRIGHT), on=on)


def work_annex(facts: ReportFacts, template: Template, about: Mapping[str, Value]) -> Annex:
    """Return Biểu 01 as an annex; `about` says of what, as `office.reference` does."""
    values = form_places(facts)
    template = template.bound(values)
    return _annex(template, work_table(facts.work, template, values, room=ACROSS), values | _of(about))


def target_annex(facts: ReportFacts, template: Template, about: Mapping[str, Value]) -> Annex:
    """Return Biểu 02 as an annex."""
    values = form_places(facts)
    template = template.bound(values)
    table = target_table(template, facts.targets, values, room=ACROSS)
    return _annex(template, table, values | _of(about))


def _of(about: Mapping[str, Value]) -> dict[str, Value]:
    return {name: about[name] for name in ("number", "date")}


def form_places(facts: ReportFacts) -> dict[str, Value]:
    """Return what fills the places of the forms' templates."""
    return places(facts.office, year=facts.year, period=facts.period, closing=date_line(facts.closing))


def _annex(template: Template, table: Table, values: Mapping[str, Value]) -> Annex:
    return Annex(
        title=template.plain("title", values).upper(),
        blocks=(table,),
        reference=template.plain("reference", values),
        is_wide=True,
        label=template.text("label"),
    )


def _alone(facts: ReportFacts, template: Template, table: Table, *, on: date) -> Document:
    """Return a form within the head and foot of a report, which it has as its annex."""
    values = form_places(facts) | reference(facts.office, template, on)
    body: list[Block] = [Paragraph(template.filled("note", values), align=Align.RIGHT, indented=False), table]
    if template.text("closing"):
        body.append(Paragraph(template.filled("closing", values)))
    return document(template, facts.office, on=on, values=values, body=body)


def work_table(
    work: Sequence[WorkFact], template: Template, values: Mapping[str, Value], *, room: float
) -> Table:
    """Return the table of work: what, who leads, until when, what came of it, how it is judged."""
    heading = Row(
        tuple(
            Cell(runs(template.plain(f"headings.{name}", values), bold=True), Align.CENTER)
            for name in _HEADINGS
        ),
        bold=True,
    )
    return fitted(Table(_COLUMNS, (heading,), tuple(_rows(work, template))), room=room, giving_way=1)


def _rows(work: Sequence[WorkFact], template: Template) -> Iterator[Row]:
    number = 0
    groups = [(name, list(rows)) for name, rows in groupby(work, lambda one: one.group)]
    for at, (name, rows) in enumerate(groups, start=1):
        if name or len(groups) > 1:
            title = Cell(runs(capitalised(name or "Nhiệm vụ khác"), bold=True), across=len(_COLUMNS) - 1)
            yield Row((Cell(runs(roman(at), bold=True)), title), bold=True, together=True)
        for one in rows:
            number += 1
            yield _row(one, number, template)


def _row(work: WorkFact, number: int, template: Template) -> Row:
    said = [_said(one, template) for one in work.said] or [runs(template.text("sentences.no_report"))]
    if work.due is not None:
        due = short_date(work.due)
    else:
        due = work.due_text or (template.text("sentences.ongoing") if work.is_ongoing else NO_FIGURE)
    return Row(
        (
            Cell(runs(str(number))),
            Cell(runs(capitalised(work.name), origin=work.origin)),
            Cell(runs(work.lead or NO_FIGURE)),
            Cell(runs(due)),
            Cell(said[0], more=tuple(said[1:])),
            Cell(runs(template.text(f"verdicts.{work.state.value}"), origin=work.origin)),
        )
    )


def _said(said: SaidFact, template: Template) -> Runs:
    words = sentence(said.result)
    if said.state in FINISHED and said.done_on is not None:
        words += " " + template.plain("sentences.done_on", {"day": short_date(said.done_on)}) + "."
    elif said.state not in FINISHED and said.percent is not None:
        words += " " + template.plain("sentences.progress", {"percent": str(said.percent)}) + "."
    if said.nothing_new and not said.result.strip():
        words = sentence(template.text("sentences.nothing_new")) + words
    return (Run(words.strip() or NO_FIGURE, origin=said.origin),)
