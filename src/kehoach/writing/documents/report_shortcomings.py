"""Part II of the report: what is late or missing, said plainly, and what stands in the way."""

from collections.abc import Callable, Iterator, Mapping

from kehoach.writing.content import Block, Paragraph, Run, Runs
from kehoach.writing.documents.facts import ReporterFact, ReportFacts, SaidFact, State, TargetFact, WorkFact
from kehoach.writing.numbering import Counter, bullet, paragraph
from kehoach.writing.sentences import capitalised, sentence, trimmed
from kehoach.writing.spelled import UNKNOWN, amount
from kehoach.writing.template import Template, Value


def shortcomings(
    facts: ReportFacts, template: Template, values: Mapping[str, Value], counter: Counter
) -> Iterator[Block]:
    """Return what is overdue, at risk, late and not reported; then the obstacles."""
    limits = [*_limits(facts, template)]
    obstacles = [*said_alike(facts.work, template, "obstacle")]
    if not limits and not obstacles:
        yield paragraph(template.filled("sections.shortcomings.none", values))
        return
    if limits:
        yield counter.heading(2, template.text("sections.shortcomings.limits"))
        yield from limits
    yield counter.heading(2, template.text("sections.shortcomings.reasons"))
    yield from obstacles or [paragraph(template.filled("sections.shortcomings.no_obstacles", values))]


def _limits(facts: ReportFacts, template: Template) -> Iterator[Paragraph]:
    for work in facts.work:
        if work.state is State.OVERDUE:
            yield bullet(*template.filled("sentences.overdue", _late(work)))
    for work in facts.work:
        if work.state is State.AT_RISK:
            yield bullet(*template.filled("sentences.overdue", _late(work)))
        elif work.state is State.SUSPENDED:
            values: dict[str, Value] = {
                "work": Run(capitalised(work.name), origin=work.origin),
                "lead": work.lead or UNKNOWN,
                "obstacle": sentence(work.why),
            }
            yield bullet(*template.filled("sentences.suspended", values))
    for target in facts.targets:
        if target.state in (State.AT_RISK, State.OVERDUE):
            named: dict[str, Value] = {
                "name": Run(capitalised(target.name), origin=target.origin),
                "lead": target.lead or UNKNOWN,
                "done": Run(_done(target), origin=target.origin),
                "target": target.goal or UNKNOWN,
                "why": target.why,
            }
            key = "at_risk" if target.state is State.AT_RISK else "missed"
            yield bullet(*template.filled(f"sentences.{key}", named))
    reports = facts.reports
    for key, who in (
        ("reports_late", reports.late),
        ("reports_missing", reports.missing),
        ("reports_back", reports.sent_back),
    ):
        if who:
            yield bullet(*template.filled(f"sentences.{key}", {"who": _names(who)}))


def _late(work: WorkFact) -> dict[str, Value]:
    return {
        "work": Run(capitalised(work.name), origin=work.origin),
        "lead": work.lead or UNKNOWN,
        "why": _inner(sentence(work.why)),
    }


def _done(target: TargetFact) -> str:
    if target.is_achievement:
        return "chưa đạt" if target.achieved is False else UNKNOWN
    return "chưa có số liệu" if target.to_date is None else amount(target.to_date, target.unit)


def _inner(text: str) -> str:
    """Return our own sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]


def _names(who: tuple[ReporterFact, ...]) -> Runs:
    found: list[Run] = []
    for at, one in enumerate(who):
        if at:
            found.append(Run("; "))
        found.append(Run(one.name, origin=one.origin))
    return tuple(found)


_FIELDS: dict[str, Callable[[SaidFact], str]] = {
    "obstacle": lambda said: said.obstacle,
    "proposal": lambda said: said.proposal,
}


def said_alike(work: tuple[WorkFact, ...], template: Template, field: str) -> Iterator[Paragraph]:
    """Return each obstacle or proposal once, with who named it for which work, each with its origin."""
    groups: dict[tuple[str, str], list[tuple[WorkFact, SaidFact]]] = {}
    for one in work:
        for said in one.said:
            words = trimmed(_FIELDS[field](said))
            if words:
                groups.setdefault((words, said.who), []).append((one, said))
    for (words, who), found in groups.items():
        works: list[Run] = []
        for at, (one, said) in enumerate(found):
            if at:
                works.append(Run("; "))
            works.append(Run(trimmed(one.name), origin=said.origin))
        values: dict[str, Value] = {
            field: Run(capitalised(words), origin=found[0][1].origin),
            "who": who,
            "works": tuple(works),
        }
        yield bullet(*template.filled(f"sentences.{field}", values))
