"""The letter that answers a petition."""

from dataclasses import dataclass
from datetime import date

from kehoach.writing.citation import short_date
from kehoach.writing.content import Block, Document, Run
from kehoach.writing.documents.office import Office, document, places
from kehoach.writing.numbering import bullet, paragraph
from kehoach.writing.sentences import sentence, trimmed
from kehoach.writing.template import Template, fill


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """A petition and what is answered to it; its words are quoted as they were written."""

    office: Office
    petitioner: str
    content: str
    received: date | None = None
    channel: str = ""
    answers: tuple[str, ...] = ()  # what was found and what is done, one a paragraph
    responsible: str | None = None
    due: date | None = None
    origin: str | None = None


def compose(facts: AnswerFacts, template: Template, *, on: date) -> Document:
    """Return the letter as a draft of a day; without an answer yet a gap stands for it."""
    values = places(
        facts.office,
        year=on.year,
        petitioner=facts.petitioner,
        received=short_date(facts.received),
        channel=facts.channel,
        content=Run(trimmed(facts.content), origin=facts.origin),
        responsible=facts.responsible,
        due=short_date(facts.due),
    )
    template = template.bound(values)
    body: list[Block] = [paragraph(fill(line, values)) for line in template.lines("opening")]
    body += [bullet(Run(sentence(one), origin=facts.origin)) for one in facts.answers or ("…",)]
    if facts.responsible:
        body.append(paragraph(template.filled("responsible", values)))
    body += [
        paragraph(template.filled(name, values)) for name in ("thanks", "closing") if template.text(name)
    ]
    return document(template, facts.office, on=on, values=values, body=body)
