"""The report on the plan: of a month, a quarter, six or nine months, a year."""

from datetime import date

from kehoach.writing.citation import date_line, first_citation, short_date
from kehoach.writing.content import Annex, Block, Document
from kehoach.writing.documents.facts import ReportFacts
from kehoach.writing.documents.office import document, places, reference
from kehoach.writing.documents.report_ahead import ahead, proposals
from kehoach.writing.documents.report_results import results
from kehoach.writing.documents.report_shortcomings import shortcomings
from kehoach.writing.documents.target_table import target_table
from kehoach.writing.numbering import Counter, paragraph
from kehoach.writing.template import Template, Value, fill


def compose(facts: ReportFacts, template: Template, *, on: date) -> Document:
    """Return the report as a draft of a day."""
    values = report_places(facts)
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
    annex = Annex(
        title=template.plain("annex.title", values).upper(),
        blocks=(target_table(template, facts.targets, values, is_wide=False),),
        reference=template.plain("annex.reference", about),
        is_wide=True,
    )
    return document(
        template,
        facts.office,
        on=on,
        values=values,
        body=body,
        annexes=(annex,) if facts.targets else (),
        title="title_of_year" if facts.is_yearly else "title",
    )


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
