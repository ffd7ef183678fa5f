"""One solution as a fact of documents: where it stands at a closing, and what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kehoach.web.composing.spans import Span
from kehoach.web.composing.target_facts import first_sentence, named
from kehoach.web.plans.models import Solution
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.solution_states import state_of_solution
from kehoach.web.reporting.year_rows import YearRows
from kehoach.writing.documents.facts import SaidFact, State, WorkFact
from kehoach.writing.sectoring import sector_of
from kehoach.writing.sentences import trimmed

_LONGEST_NAME: Final = 220
_ENDLESS: Final = frozenset({Solution.DueKind.ONGOING, Solution.DueKind.AS_DIRECTED})


@dataclass(frozen=True, slots=True)
class Said:
    """What one assignee reported of a solution, as the table has it."""

    key: UUID
    place: Place
    state: str
    percent: int | None
    done_on: date | None
    result: str
    obstacle: str
    proposal: str
    nothing_new: bool


def work_fact(
    solution: Solution, rows: YearRows, span: Span, said: Sequence[Said], *, names: Mapping[Place, str]
) -> WorkFact:
    """Return the solution as of the closing of a span."""
    lineage = solution.lineage
    leads = rows.leads.get(lineage, ())
    extended_to = rows.extended.get(lineage)
    verdict = state_of_solution(
        solution, rows.progress.get(lineage, ()), leads, extended_to=extended_to, today=span.closing
    )
    due = extended_to or solution.due_end
    lead = named(leads, names)
    task = solution.task
    group = task.group.title if task.group else ""
    return WorkFact(
        lineage=str(lineage),
        name=shown_name(solution.text or task.title),
        task=shown_name(task.title),
        group=trimmed(group),
        sector=sector_of(group, task.title, solution.text),
        lead=lead,
        due=due,
        due_text=solution.due_text,
        is_ongoing=solution.due_kind in _ENDLESS,
        is_due_next=due is not None and span.closing < due <= span.next_closing,
        state=State(verdict.status.value),
        why=first_sentence(verdict.reason),
        said=tuple(
            SaidFact(
                origin=f"progress:{one.key}",
                who=names.get(one.place, ""),
                state=State(one.state),
                percent=one.percent,
                done_on=one.done_on,
                result=one.result,
                obstacle=one.obstacle,
                proposal=one.proposal,
                nothing_new=one.nothing_new,
            )
            for one in said
        ),
    )


def shown_name(text: str) -> str:
    """Return what a piece of work is called in a sentence: whole words, cut where it is very long.

    >>> shown_name("Họp dân.\\n")
    'Họp dân'
    """
    words = trimmed(text)
    if len(words) <= _LONGEST_NAME:
        return words
    return words[:_LONGEST_NAME].rpartition(" ")[0].rstrip(" ,;:.") + "…"
