"""What the page of a task shows: its solutions with their state, who answers, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kehoach.scoring.status import Status, Verdict, task_status
from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.models import Assignment, Solution, Task
from kehoach.web.reporting.models import Extension
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.solution_states import ProgressRow, state_of_solution
from kehoach.web.reporting.states_looks import LOOK_OF
from kehoach.web.reporting.year_rows import load_rows

_ROLES = (Assignment.Role.LEAD, Assignment.Role.DIRECTING, Assignment.Role.COORDINATING)
_FINISHED = {Status.DONE, Status.DONE_LATE}


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers in one role: those it was given to, or else the words of the document."""

    role: str
    names: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SolutionCard:
    """One solution of the task."""

    solution: Solution
    verdict: Verdict
    answering: tuple[Answering, ...]
    leads: tuple[Place, ...]
    latest: ProgressRow | None
    extended_to: date | None
    asked: Extension | None  # more time that waits for a decision

    @property
    def look(self) -> str:
        """Return how its state is drawn."""
        return LOOK_OF[self.verdict.status]

    @property
    def is_open(self) -> bool:
        """Return whether there is still something to do."""
        return self.verdict.status not in _FINISHED


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task."""

    verdict: Verdict
    cards: tuple[SolutionCard, ...]

    @property
    def look(self) -> str:
        """Return how the task's state is drawn."""
        return LOOK_OF[self.verdict.status]


def task_page_of(task: Task, today: date) -> TaskPage:
    """Return what the page of the task shows as of a day."""
    unit = task.plan.organization
    solutions = list(Solution.objects.present().filter(task=task).in_order())
    lineages = [solution.lineage for solution in solutions]
    rows = load_rows(unit, task.plan.year or today.year, today=today, lineages=[*lineages, task.lineage])
    answering = assignments_of(lineages)
    asked = {
        row.lineage: row
        for row in Extension.objects.filter(lineage__in=lineages, state=Extension.State.ASKED)
    }
    cards = []
    for solution in solutions:
        said = rows.progress.get(solution.lineage, [])
        leads = tuple(rows.leads.get(solution.lineage, ()))
        extended_to = rows.extended.get(solution.lineage)
        cards.append(
            SolutionCard(
                solution=solution,
                verdict=state_of_solution(solution, said, leads, extended_to=extended_to, today=today),
                answering=_answering(solution, answering.get(solution.lineage, [])),
                leads=leads,
                latest=said[-1] if said else None,
                extended_to=extended_to,
                asked=asked.get(solution.lineage),
            )
        )
    return TaskPage(task_status([card.verdict.status for card in cards]), tuple(cards))


def _answering(solution: Solution, assignments: Sequence[Assignment]) -> tuple[Answering, ...]:
    found = []
    for role in _ROLES:
        names = tuple(str(row.position or row.organization) for row in assignments if row.role == role)
        words = str(getattr(solution, role.value))
        if names or words or role is Assignment.Role.LEAD:
            found.append(Answering(str(role.label), names, words))
    return tuple(found)
