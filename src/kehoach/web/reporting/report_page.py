"""All that the page of a report shows, gathered in as few questions to the database as can be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kehoach.scoring.status import ReportedState
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.plans.wording import day
from kehoach.web.reporting.before import actuals_before, last_progress
from kehoach.web.reporting.doubts import seal
from kehoach.web.reporting.entries import Question, field_name, lineage_of
from kehoach.web.reporting.flows import flows_of
from kehoach.web.reporting.models import Actual, Evidence, Extension, Progress, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.report_form import (
    Boxes,
    IndicatorCard,
    SolutionCard,
    indicator_card,
    solution_card,
)

LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report that is being written."""

    solutions: tuple[SolutionCard, ...]
    indicators: tuple[IndicatorCard, ...]
    questions: Sequence[Question]
    doubts: Sequence[Question]
    seen: str
    can_carry: bool
    is_month: bool


def report_page(
    submission: Submission,
    *,
    typed: Mapping[str, str] | None = None,
    questions: Sequence[Question] = (),
    doubts: Sequence[Question] = (),
) -> ReportPage:
    """Return the fields with what was typed just now, else with the draft, else as they stood last."""
    owed = owed_by(submission)
    before, series = last_progress(submission), actuals_before(submission)
    flows = flows_of(owed.indicators, said=owed.flows)
    evidence = evidence_by_item(submission)
    later = _extended(owed.solutions)
    texts, carried = dict(typed or {}), set[UUID]()
    if typed is None:
        texts, carried = _to_begin_with(submission, [*owed.solutions, *owed.indicators], before, series)
    boxes = Boxes(texts, questions, doubts)
    return ReportPage(
        solutions=tuple(
            solution_card(
                one,
                boxes,
                old=before.get(one.lineage),
                is_carried=one.lineage in carried,
                due=later.get(one.lineage, ""),
                evidence=evidence.get(one.lineage, ()),
            )
            for one in owed.solutions
        ),
        indicators=tuple(
            indicator_card(
                one,
                boxes,
                flow=flows[one.lineage],
                earlier=series.get(one.lineage, ()),
                is_carried=one.lineage in carried and texts.get(field_name(one, "achieved"), "") != "",
                evidence=evidence.get(one.lineage, ()),
            )
            for one in owed.indicators
        ),
        questions=questions,
        doubts=doubts,
        seen=" ".join(seal(doubt) for doubt in doubts),
        can_carry=any(_words(row) for row in before.values()),
        is_month=(submission.period.closing - submission.period.start).days < LONGEST_MONTH,
    )


def evidence_by_item(submission: Submission) -> dict[UUID, list[Evidence]]:
    """Return the files beside each item."""
    found: dict[UUID, list[Evidence]] = {}
    for row in submission.evidence.order_by("uploaded_at", "pk"):
        found.setdefault(row.lineage, []).append(row)
    return found


def carried_over(submission: Submission, key: str) -> dict[str, str]:
    """Return the words of the last report, of one item or, for «all», of every one, as texts to type in."""
    texts: dict[str, str] = {}
    before = last_progress(submission)
    for solution in owed_by(submission).solutions:
        old = before.get(solution.lineage)
        if old is not None and key in ("all", field_name(solution, "")[:-1]):
            texts |= {field_name(solution, name): text for name, text in _words(old).items()}
    return texts


def _words(row: Progress) -> dict[str, str]:
    return {name: text for name in ("result", "obstacle", "proposal") if (text := getattr(row, name))}


def _to_begin_with(
    submission: Submission,
    items: Iterable[Solution | Indicator],
    before: Mapping[UUID, Progress],
    series: Mapping[UUID, Sequence[Actual]],
) -> tuple[dict[str, str], set[UUID]]:
    """Return the draft, and of items it does not know where they stood; and which items those are."""
    texts = {name: str(text) for name, text in submission.draft.items()}
    begun = {lineage_of(name) for name in texts}
    carried = set()
    for item in items:
        if item.lineage in begun:
            continue
        old = before.get(item.lineage) if isinstance(item, Solution) else None
        figures = series.get(item.lineage, ()) if isinstance(item, Indicator) else ()
        found = _as_it_stood(old) if old else _as_counted(figures)
        texts |= {field_name(item, name): text for name, text in found.items()}
        if old or any(found.values()):
            carried.add(item.lineage)
    return texts, carried


def _as_it_stood(old: Progress) -> dict[str, str]:
    found = {"state": old.state, "percent": "" if old.percent is None else str(old.percent)}
    if old.state == ReportedState.SUSPENDED:
        found["obstacle"] = old.obstacle
    return found


def _as_counted(figures: Sequence[Actual]) -> dict[str, str]:
    """Return how the figure was given last, of the period or cumulated, and whether it was achieved."""
    if not figures:
        return {"cumulative": "0"}
    last = figures[-1]
    achieved = "" if last.achieved is None else "1" if last.achieved else "0"
    return {"cumulative": "1" if last.cumulative else "0", "achieved": achieved}


def _extended(solutions: Sequence[Solution]) -> dict[UUID, str]:
    """Return until when each solution was extended, where it was."""
    rows = Extension.objects.filter(
        lineage__in=[one.lineage for one in solutions], state=Extension.State.GRANTED
    )
    latest = rows.order_by("until").values_list("lineage", "until")
    return {lineage: day(until) for lineage, until in latest if lineage}
