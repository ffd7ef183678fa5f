"""The tables of plans: the document, the plan read from it, its items and the findings."""

from kehoach.web.plans.models.assignment import Assignment
from kehoach.web.plans.models.document import SourceDocument
from kehoach.web.plans.models.finding import Finding
from kehoach.web.plans.models.indicator import Indicator
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.models.plan import LegalBasis, Plan, Section
from kehoach.web.plans.models.record import PastResult, WorkShare
from kehoach.web.plans.models.scorecard import Criterion
from kehoach.web.plans.models.task import Solution, Task, TaskGroup
from kehoach.web.plans.models.tracking import Milestone, Tracking

__all__ = [
    "Assignment",
    "Criterion",
    "Finding",
    "Indicator",
    "Item",
    "LegalBasis",
    "Milestone",
    "PastResult",
    "Plan",
    "Section",
    "Solution",
    "SourceDocument",
    "Task",
    "TaskGroup",
    "Tracking",
    "WorkShare",
]
