"""What reports, forms and briefings are made of: targets, work, who reported. Unknown is None."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kehoach.writing.citation import Cited
from kehoach.writing.documents.office import Office


class State(StrEnum):
    """Where a piece of work or a target stands."""

    NOT_STARTED = "not_started"
    GOING = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    SUSPENDED = "suspended"


FINISHED = frozenset({State.DONE, State.DONE_LATE})


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A target of the plan and what came of it; figures are in its unit, rates in percent."""

    lineage: str
    name: str
    unit: str = ""
    group: str = ""  # the nearest heading of the plan
    sector: str = ""
    is_part: bool = False  # «trong đó»
    is_change: bool = False  # «tăng so với năm 2025», beside its level
    goal: str = ""  # as a sentence says it: «trên 96,2%»
    goal_cell: str = ""  # as a table says it: «> 96,2»
    previous: Decimal | None = None
    amount: Decimal | None = None  # of the period alone; of a level nothing
    to_date: Decimal | None = None
    rate: Decimal | None = None  # what is reached in percent of what is planned
    is_limit: bool = False  # less of it is better
    same_time: Decimal | None = None  # where last year stood at the same time
    same_period: Decimal | None = None  # percent of that
    is_achievement: bool = False
    achieved: bool | None = None
    met: bool | None = None
    state: State = State.GOING
    why: str = ""
    lead: str = ""
    gap: str = ""  # what is not known of its figures: «số liệu đến 14/9/2026»
    note: str = ""  # as who reported wrote
    amount_origin: str | None = None

    @property
    def origin(self) -> str:
        """Return the key of what is behind its figures."""
        return f"indicator:{self.lineage}"


@dataclass(frozen=True, slots=True)
class SaidFact:
    """What one who leads a piece of work reported of it in the period."""

    origin: str  # «progress:…»
    who: str
    state: State
    percent: int | None = None
    done_on: date | None = None
    result: str = ""
    obstacle: str = ""
    proposal: str = ""
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class WorkFact:
    """A solution of the plan, where it stands, and what was said of it in the period."""

    lineage: str
    name: str
    task: str = ""
    group: str = ""
    sector: str = ""
    lead: str = ""
    due: date | None = None
    due_text: str = ""
    is_ongoing: bool = False  # thường xuyên, theo chỉ đạo
    is_due_next: bool = False
    state: State = State.NOT_STARTED
    why: str = ""
    said: tuple[SaidFact, ...] = ()

    @property
    def origin(self) -> str:
        """Return the key of what is behind it."""
        return f"solution:{self.lineage}"


@dataclass(frozen=True, slots=True)
class ReporterFact:
    """One who owed a report for the period."""

    name: str
    origin: str  # «submission:…»


@dataclass(frozen=True, slots=True)
class ReportsFact:
    """Who reported in the period; those who were late reported too."""

    owed: int = 0
    sent: int = 0
    late: tuple[ReporterFact, ...] = ()
    missing: tuple[ReporterFact, ...] = ()
    sent_back: tuple[ReporterFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A unit's year as of the closing of a period; `period` and `next_period` as a sentence says them."""

    office: Office
    year: int
    period: str  # «tháng 10 năm 2026»
    next_period: str
    closing: date
    plan: Cited
    is_yearly: bool = False
    targets: tuple[TargetFact, ...] = ()
    work: tuple[WorkFact, ...] = ()
    reports: ReportsFact = field(default_factory=ReportsFact)
