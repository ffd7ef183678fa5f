"""Parts III and IV of the report: what comes next, and what is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kehoach.writing.citation import short_date
from kehoach.writing.content import Block, Run
from kehoach.writing.documents.facts import FINISHED, ReportFacts, State, WorkFact
from kehoach.writing.documents.report_shortcomings import said_alike
from kehoach.writing.numbering import Counter, bullet, paragraph
from kehoach.writing.sentences import capitalised
from kehoach.writing.spelled import UNKNOWN, amount, count
from kehoach.writing.template import Template, Value

# What goes on anyway is named up to here; what is due or overdue is named in full.
MOST_GOING_ON: Final = 15


def ahead(
    facts: ReportFacts, template: Template, values: Mapping[str, Value], counter: Counter
) -> Iterator[Block]:
    """Return what falls due next, what is carried over, what goes on, and the targets to look after."""
    still_open = [one for one in facts.work if one.state not in FINISHED]
    overdue = [one for one in still_open if one.state is State.OVERDUE]
    due = [one for one in still_open if one.is_due_next and one not in overdue]
    going = [one for one in still_open if one not in overdue and one not in due]
    focus = [one for one in facts.targets if one.state is State.AT_RISK]
    if not (due or overdue or going or focus):
        yield paragraph(template.filled("sections.next.none", values))
        return
    for name, rows in (("due", due), ("carried", overdue), ("ongoing", going)):
        if rows:
            yield counter.heading(2, template.plain(f"sections.next.{name}", values))
            yield from _listed(rows, template, name)
    if focus:
        yield counter.heading(2, template.plain("sections.next.focus", values))
    for target in focus:
        done = (
            None if target.to_date is None else Run(amount(target.to_date, target.unit), origin=target.origin)
        )
        goal = target.goal or UNKNOWN
        named: dict[str, Value] = {"name": capitalised(target.name), "target": goal, "done": done}
        yield bullet(*template.filled("sentences.focus", named))


def proposals(
    facts: ReportFacts, template: Template, values: Mapping[str, Value], counter: Counter
) -> Iterator[Block]:
    """Return what those who reported propose."""
    found = [*said_alike(facts.work, template, "proposal")]
    yield from found or [paragraph(template.filled("sections.proposals.none", values))]


def _listed(rows: Sequence[WorkFact], template: Template, name: str) -> Iterator[Block]:
    shown = rows[:MOST_GOING_ON] if name == "ongoing" else rows
    for one in shown:
        values: dict[str, Value] = {
            "work": Run(capitalised(one.name), origin=one.origin),
            "lead": one.lead or UNKNOWN,
            "due": short_date(one.due),
        }
        yield bullet(*template.filled(f"sentences.{name}", values))
    if len(rows) > len(shown):
        left = {"count": count(len(rows) - len(shown))}
        yield bullet(*template.filled("sentences.more", left))
