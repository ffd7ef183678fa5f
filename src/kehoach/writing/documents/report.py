"""The report on the plan: of a month, a quarter, six or nine months, a year."""

from collections.abc import Mapping
from datetime import date

from kehoach.writing.citation import date_line, first_citation, short_date
from kehoach.writing.columns import ACROSS
from kehoach.writing.content import Annex, Block, Document
from kehoach.writing.documents.facts import ReportFacts
from kehoach.writing.documents.forms import target_annex, work_annex
from kehoach.writing.documents.office import document, places, reference
from kehoach.writing.documents.report_ahead import ahead, proposals
from kehoach.writing.documents.report_results import results
from kehoach.writing.documents.report_shortcomings import shortcomings
from kehoach.writing.documents.target_table import target_table
from kehoach.writing.numbering import Counter, paragraph
from kehoach.writing.template import Template, Value, fill, shipped


def compose(facts: ReportFacts, template: Template, *, on: date) -> Document:
    """Return the report as a draft of a day."""
    values = report_places(facts)
    template = template.bound(values)
    counter = Counter()
    body: list[Block] = [paragraph(fill(line, values)) for line in template.lines("opening")]
    sections = {
        "results": results,
        "shortcomings": shortcomings,
        "next": ahead,
        "proposals": proposals,
    }
    for name in template.lines("order"):
        body.append(counter.heading(1, template.plain(f"sections.{name}.title", values)))
        body += sections[name](facts, template, values, counter)
    body.append(paragraph(template.filled("closing", values)))
    about = values | reference(facts.office, template, on)
    targets = Annex(
        title=template.plain("annex.title", values).upper(),
        blocks=(target_table(template, facts.targets, values, room=ACROSS),),
        reference=template.plain("annex.reference", about),
        is_wide=True,
    )
    return document(
        template,
        facts.office,
        on=on,
        values=values,
        body=body,
        annexes=_annexes(facts, template, targets, about),
        title="title_of_year" if facts.is_yearly else "title",
    )


def _annexes(
    facts: ReportFacts, template: Template, targets: Annex, about: Mapping[str, Value]
) -> tuple[Annex, ...]:
    """Return the annexes that the template switches on."""
    found = [targets] if facts.targets and template.is_on("annexes.targets") else []
    if facts.work and template.is_on("annexes.work_form"):
        found.append(work_annex(facts, shipped("work_form"), about))
    if facts.targets and template.is_on("annexes.target_form"):
        found.append(target_annex(facts, shipped("target_form"), about))
    return tuple(found)


def report_places(facts: ReportFacts) -> dict[str, Value]:
    """Return what fills the places of a report's template."""
    return places(
        facts.office,
        year=facts.year,
        period=facts.period,
        next_period=facts.next_period,
        closing=date_line(facts.closing),
        closing_short=short_date(facts.closing),
        plan=first_citation(facts.plan),
    )
