"""The record of an appraisal: who met, which points were changed and why, what was concluded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kehoach.writing.citation import date_line
from kehoach.writing.content import Annex, Block, Document, Run
from kehoach.writing.documents.office import Office, document, places, reference
from kehoach.writing.documents.scorecard import CriterionFact, score_table, totals
from kehoach.writing.numbering import Counter, bullet, paragraph
from kehoach.writing.sentences import listed, sentence
from kehoach.writing.spelled import UNKNOWN, count, number
from kehoach.writing.template import Template, Value, fill

_GROUPS: Final = ("chair", "secretary", "members", "invited")


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """An appraisal of a unit's scorecard; times as they are said, «8 giờ 00 phút»."""

    office: Office
    year: int
    appraised_unit: str
    held_on: date | None = None
    time: str | None = None
    ended: str | None = None
    venue: str | None = None
    chair: str | None = None
    secretary: str | None = None
    members: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    criteria: tuple[CriterionFact, ...] = ()
    opinions: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()


def compose(facts: RecordFacts, template: Template, *, on: date) -> Document:
    """Return the record as a draft of a day."""
    values = places(
        facts.office,
        year=facts.year,
        appraised_unit=facts.appraised_unit,
        time=facts.time,
        ended=facts.ended,
        day=None if facts.held_on is None else date_line(facts.held_on),
        venue=facts.venue,
        chair=facts.chair,
        secretary=facts.secretary,
        members=listed(facts.members) or None,
        invited=listed(facts.invited) or None,
    )
    template = template.bound(values)
    sections: Mapping[str, Callable[[], Iterator[Block]]] = {
        "people": lambda: _people(template, values),
        "result": lambda: _result(facts, template),
        "opinions": lambda: _said(facts.opinions, template, "opinions"),
        "conclusion": lambda: _said(facts.conclusions, template, "conclusion"),
    }
    counter = Counter()
    body: list[Block] = [paragraph(fill(line, values)) for line in template.lines("opening")]
    for name in template.lines("order"):
        body.append(counter.heading(1, template.plain(f"sections.{name}.title", values)))
        body += sections[name]()
    body.append(paragraph(template.filled("closing", values)))
    about = values | reference(facts.office, template, on)
    annex = Annex(
        title=template.plain("annex.title", values).upper(),
        blocks=(score_table(facts.criteria, template, values),),
        reference=template.plain("annex.reference", about),
        is_wide=True,
    )
    return document(template, facts.office, on=on, values=values, body=body, annexes=(annex,))


def _people(template: Template, values: Mapping[str, Value]) -> Iterator[Block]:
    for name in _GROUPS:
        yield bullet(*template.filled(f"sections.people.{name}", values))


def _result(facts: RecordFacts, template: Template) -> Iterator[Block]:
    yield paragraph(template.filled("sections.result.total", totals(facts.criteria)))
    scored = [one for one in facts.criteria if not one.is_heading]
    unknown = sum(one.appraised is None for one in scored)
    if unknown:
        yield paragraph(template.filled("sections.result.unknown", {"count": count(unknown)}))
    changed = [one for one in scored if one.appraised is not None and one.appraised != one.self_points]
    yield paragraph(template.filled(f"sections.result.{'different' if changed else 'same'}", {}))
    for one in changed:
        values: dict[str, Value] = {
            "number": one.number,
            "name": one.name,
            "self": number(one.self_points),
            "appraised": Run(number(one.appraised), origin=one.origin),
            "reason": sentence(one.reason) or f"{UNKNOWN}.",
        }
        yield bullet(*template.filled("sections.result.line", values))


def _said(said: tuple[str, ...], template: Template, name: str) -> Iterator[Block]:
    if not said:
        yield paragraph(template.filled(f"sections.{name}.none", {}))
    for one in said:
        yield bullet(Run(sentence(one)))
