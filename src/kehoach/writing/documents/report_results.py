"""Part I of the report: what was reached, by sector, in the words of those who reported."""

from collections.abc import Iterator, Mapping, Sequence

from kehoach.writing.citation import short_date
from kehoach.writing.content import Block, Paragraph, Run, Runs, runs
from kehoach.writing.documents.facts import (
    FINISHED,
    ReportFacts,
    SaidFact,
    State,
    TargetFact,
    WorkFact,
)
from kehoach.writing.numbering import Counter, bullet, paragraph
from kehoach.writing.sectoring import Subject, place_of, shared_out
from kehoach.writing.sentences import capitalised, sentence
from kehoach.writing.spelled import amount, count, of_all, share
from kehoach.writing.template import Template, Value


def results(
    facts: ReportFacts, template: Template, values: Mapping[str, Value], counter: Counter
) -> Iterator[Block]:
    """Return the counts, then each sector with its targets and its work."""
    yield counter.heading(2, template.text("sections.results.overall"))
    yield from _overall(facts, template, values)
    told = [one for one in facts.targets if _is_told(one)]
    silent = [one for one in facts.targets if not _is_told(one) and not one.is_part]
    worked = [one for one in facts.work if one.said]
    sectors = template.sectors
    for at in shared_out(sectors, [*map(subject_of, facts.targets), *map(subject_of, worked)]):
        yield counter.heading(2, sectors[at].title)
        of_sector = [one for one in told if place_of(subject_of(one), sectors) == at]
        without = [one for one in silent if place_of(subject_of(one), sectors) == at]
        work = [one for one in worked if place_of(subject_of(one), sectors) == at]
        has_both = bool(of_sector or without) and bool(work)
        if has_both:
            yield counter.heading(3, template.text("sections.results.targets"))
        for target in of_sector:
            yield bullet(*target_sentence(target, template, values), mark="+" if target.is_part else "-")
        if without:
            names = _joined([Run(capitalised(one.name), origin=one.origin) for one in without])
            yield bullet(*template.filled("sentences.without_figure", {"names": names}))
        if has_both:
            yield counter.heading(3, template.text("sections.results.work"))
        yield from _work(work, template)


def _overall(facts: ReportFacts, template: Template, values: Mapping[str, Value]) -> Iterator[Paragraph]:
    if facts.targets:
        yield paragraph(count_sentence(facts, template, values))
    if facts.work:
        yield paragraph(work_count_sentence(facts, template))
    if facts.reports.owed:
        reports = facts.reports
        sent = template.filled("sentences.reports", {"sent": of_all(reports.sent, reports.owed)})
        yield paragraph((*sent, Run(".")))


def count_sentence(facts: ReportFacts, template: Template, values: Mapping[str, Value]) -> Runs:
    """Return how many targets are reached; what nobody knows of is told apart from what is missed."""
    met = sum(one.met is True for one in facts.targets)
    behind = sum(one.met is False for one in facts.targets)
    unknown = len(facts.targets) - met - behind
    parts = [*template.filled("sentences.count", {**values, "met": of_all(met, len(facts.targets))})]
    if behind:
        parts += template.filled("sentences.count_known", {**values, "behind": count(behind)})
    if unknown:
        parts += template.filled("sentences.count_unknown", {**values, "unknown": count(unknown)})
    annex = template.text("sections.results.annex_reference")
    return _one((*parts, Run(f" {annex}." if annex else ".")))


def work_count_sentence(facts: ReportFacts, template: Template) -> Runs:
    """Return how many pieces of work are done, go on, are overdue, wait or are stopped."""
    of = [one.state for one in facts.work]
    counts = {
        "done": sum(state in FINISHED for state in of),
        "going": of.count(State.GOING) + of.count(State.AT_RISK),
        "waiting": of.count(State.NOT_STARTED),
        "stopped": of.count(State.SUSPENDED),
        "overdue": of.count(State.OVERDUE),
    }
    parts = [
        template.plain(f"sentences.work_{name}", {"count": count(many)})
        for name, many in counts.items()
        if many
    ]
    if not counts["overdue"]:
        parts.append(template.text("sentences.work_none_overdue"))
    opening = template.plain("sentences.work_count", {"total": count(len(of))})
    return runs(f"{opening} {', '.join(parts)}.")


def target_sentence(target: TargetFact, template: Template, values: Mapping[str, Value]) -> Runs:
    """Return what came of a target: «Thu: 12,4 tỷ đồng, đạt 62,0% kế hoạch, bằng 108,1% cùng kỳ.»"""
    name = capitalised(" ".join(target.name.split()))
    if target.is_achievement:
        key = "sentences.achieved" if target.achieved else "sentences.not_achieved"
        return template.filled(key, {"name": Run(name, origin=target.origin)})
    done = Run(amount(target.to_date, target.unit), origin=target.origin)
    parts: list[Run] = [*template.filled("sentences.indicator", {**values, "name": name, "done": done})]
    if target.rate is not None:
        rate = Run(share(target.rate), origin=target.origin)
        key = "sentences.rate_of_limit" if target.is_limit else "sentences.rate"
        parts += template.filled(key, {**values, "rate": rate})
    if target.same_period is not None:
        compared = Run(share(target.same_period), origin=target.origin)
        parts += template.filled("sentences.same_period", {**values, "share": compared})
    if target.amount == 0 and target.to_date != 0:
        parts += template.filled("sentences.of_period_nothing", values)
    elif target.amount is not None and target.amount != target.to_date:
        alone = Run(amount(target.amount, target.unit), origin=target.amount_origin or target.origin)
        parts += template.filled("sentences.of_period", {**values, "amount": alone})
    goal = template.plain("sentences.target", {"target": target.goal}) if target.goal else ""
    beside = "; ".join(part for part in (goal, target.gap) if part)
    return (*parts, Run(f" ({beside})." if beside else "."))


def subject_of(one: TargetFact | WorkFact) -> Subject:
    """Return what tells the sector of a target or a piece of work."""
    return Subject(one.sector, one.name, one.lead)


def _is_told(target: TargetFact) -> bool:
    return target.achieved is not None if target.is_achievement else target.to_date is not None


def _work(work: Sequence[WorkFact], template: Template) -> Iterator[Paragraph]:
    quiet: list[Run] = []
    for one in work:
        words = [said for said in one.said if sentence(said.result)]
        for said in words:
            yield bullet(*template.filled("sentences.work", _of_work(one, said, template)))
        if not words:
            quiet.append(Run(_named(one), origin=one.said[-1].origin))
    if quiet:
        yield bullet(*template.filled("sentences.nothing_new", {"works": _joined(quiet)}))


def _of_work(work: WorkFact, said: SaidFact, template: Template) -> dict[str, Value]:
    """Return the words of who reported, with how far it is put before their full stop."""
    words = sentence(said.result)
    how_far = ""
    if said.state in FINISHED and said.done_on is not None:
        how_far = template.plain("sentences.done_on", {"day": short_date(said.done_on)})
    elif said.state not in FINISHED and said.percent is not None:
        how_far = template.plain("sentences.progress", {"percent": str(said.percent)})
    if how_far and words.endswith("."):
        words = f"{words[:-1]}{how_far}."
    elif how_far:
        words += how_far
    return {"work": _named(work), "result": Run(words, origin=said.origin), "lead": said.who}


def _named(work: WorkFact) -> str:
    return capitalised(work.name)


def _joined(parts: Sequence[Run]) -> Runs:
    found: list[Run] = []
    for at, run in enumerate(parts):
        if at:
            found.append(Run("; "))
        found.append(run)
    return tuple(found)


def _one(parts: Runs) -> Runs:
    """Return runs of plain words as one."""
    return runs("".join(run.text for run in parts))
