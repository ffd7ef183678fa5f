"""Where a solution stands: what all who lead it reported, against the time it has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kehoach.domain.plan import DueKind
from kehoach.scoring.status import (
    DueSpan,
    ReportedProgress,
    ReportedState,
    Status,
    Verdict,
    solution_status,
    task_status,
)
from kehoach.web.plans.models import Solution
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Progress, Submission
from kehoach.web.reporting.owing import Place

_FINISHED = {Status.DONE, Status.DONE_LATE}
# Of several who lead, the one that is furthest behind speaks.
_FURTHEST_BEHIND = (
    Status.OVERDUE,
    Status.AT_RISK,
    Status.SUSPENDED,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.DONE_LATE,
    Status.DONE,
)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What one assignee reported of one solution for one period."""

    lineage: UUID
    place: Place
    said: ReportedProgress
    reported_at: datetime
    obstacle: str = ""
    proposal: str = ""


def standing_progress(**conditions: object) -> list[ProgressRow]:
    """Return the progress that stands, oldest first: sent in, and not sent back."""
    rows = Progress.objects.filter(
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED], **conditions
    )
    listed = rows.order_by("period__closing", "reported_at").values_list(
        "lineage",
        "submission__organization",
        "submission__position",
        "period__closing",
        "reported_at",
        "state",
        "percent",
        "done_on",
        "obstacle",
        "proposal",
    )
    return [
        ProgressRow(
            lineage,
            (organization, position),
            # A report speaks for the time up to its closing, however late it comes in.
            ReportedProgress(
                min(closing, day_of(reported_at)), ReportedState(state), percent, done_on, obstacle
            ),
            reported_at,
            obstacle,
            proposal,
        )
        for (
            lineage,
            organization,
            position,
            closing,
            reported_at,
            state,
            percent,
            done_on,
            obstacle,
            proposal,
        ) in listed
    ]


def span_of(solution: Solution) -> DueSpan:
    """Return the time a solution has by its plan."""
    kind = DueKind(solution.due_kind) if solution.due_kind else DueKind.AS_DIRECTED
    return DueSpan(kind, solution.due_start, solution.due_end)


def state_of_solution(
    solution: Solution,
    rows: Sequence[ProgressRow],
    leads: Collection[Place],
    *,
    extended_to: date | None,
    today: date,
) -> Verdict:
    """Return the state of a solution as of a day.

    Where several lead it, it is done when all of them are, and late as soon as one is. What somebody reported
    who does not lead it any more counts for those who took over.
    """
    due = span_of(solution)
    own = {place: [row.said for row in rows if row.place == place] for place in leads}
    if len(own) < 2:
        return solution_status([row.said for row in rows], due, today, extended_to=extended_to)
    before = [row.said for row in rows if row.place not in own]
    verdicts = [
        solution_status([*before, *said], due, today, extended_to=extended_to) for said in own.values()
    ]
    together = task_status([verdict.status for verdict in verdicts])
    slowest = min(verdicts, key=lambda verdict: _FURTHEST_BEHIND.index(verdict.status))
    told = _("%(done)d/%(count)d đơn vị chủ trì đã xong; chậm nhất: %(reason)s") % {
        "done": sum(verdict.status in _FINISHED for verdict in verdicts),
        "count": len(verdicts),
        "reason": slowest.reason[0].lower() + slowest.reason[1:],
    }
    return Verdict(together.status, told)
