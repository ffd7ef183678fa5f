"""What was read from a plan document: header, indicators, tasks, scorecard, results.

Field names and their meaning are the contract of docs/READING.md. Amounts are Decimal, unknown is None.
"""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kehoach.domain.layout import Layout


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item was read: offsets into `Layout.text`, and the page where there are pages."""

    start: int
    end: int
    page: int | None = None


class IndicatorKind(StrEnum):
    QUANTITY = "quantity"
    ACHIEVEMENT = "achievement"


class Comparator(StrEnum):
    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"
    RANGE = "range"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A commitment for the plan's period: a quantity to reach, or a state to reach or keep."""

    id: str
    name: str
    quote: str
    source: Source
    kind: IndicatorKind = IndicatorKind.QUANTITY
    parent: str | None = None  # id of the whole
    group: tuple[str, ...] = ()
    comparator: Comparator | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    criterion: str | None = None  # number of the scorecard criterion it was read from
    is_change: bool = False  # a change beside a level: «tăng 10% so với năm 2022»
    number_text: str | None = None  # the figure as printed, «21.485»
    doubt: str | None = None


class DueKind(StrEnum):
    WITHIN = "within"
    BY = "by"
    ONGOING = "ongoing"
    ON = "on"
    AS_DIRECTED = "as_directed"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as computed; dates are ISO (YYYY-MM-DD), None where the text gives none."""

    kind: DueKind
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    text: str
    source: Source
    number: str | None = None
    directing: str | None = None
    lead: str | None = None
    coordinating: str | None = None
    due_text: str | None = None
    due: Due | None = None
    # Columns of `directing`, `lead`, `coordinating`, `due_text` that were inherited from a row above.
    inherited: frozenset[str] = frozenset()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    number: str
    title: str
    source: Source
    solutions: tuple[Solution, ...] = ()
    period: str | None = None
    assigned_by: str | None = None
    result: str | None = None
    from_table: bool = False
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class TaskGroup:
    number: str
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class Assignment:
    """Prose that names who does what."""

    quote: str
    source: Source
    action: str
    assignees: tuple[str, ...] = ()
    task: str | None = None
    assigned_by: str | None = None
    verb: str | None = None
    report_to: str | None = None
    frequency: str | None = None
    coordinating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    number: str
    name: str
    source: Source
    parent: str | None = None
    requirement: str | None = None
    max_points: Decimal | None = None
    due_text: str | None = None
    printed_number: str | None = None  # the cell as printed: «1,1», «-», None where it is blank
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    criteria: tuple[Criterion, ...]
    source: Source
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was achieved in a past period."""

    name: str
    quote: str
    source: Source
    kind: IndicatorKind = IndicatorKind.QUANTITY
    comparator: Comparator | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    type: str
    quote: str
    source: Source
    number: str | None = None
    date: str | None = None  # ISO, partial where a part is blank
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    authority: str | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; `path` are the titles above it, its own last; it ends where the next starts."""

    number: str | None  # as printed without its dot or bracket: «II», «1.3.1», «a»
    title: str  # the heading's words with its number, as a person would cite it
    level: int
    start: int
    heading_end: int
    end: int
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The formal parts of the document (Decree 30/2020/NĐ-CP, Annex I)."""

    kind: str = "plan"
    parent_body: str | None = None
    issuer: str | None = None
    symbol: str | None = None
    number: str | None = None
    place: str | None = None
    date: str | None = None  # ISO, partial where a part is blank
    title: str | None = None
    plan_year: int | None = None
    legal_basis: tuple[LegalBasis, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    # Where each of the fields above was read, by field name.
    sources: tuple[tuple[str, Source], ...] = ()

    def source_of(self, field: str) -> Source | None:
        """Where the field was read."""
        return dict(self.sources).get(field)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All that was read from one document, in document order."""

    layout: Layout
    header: Header
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    scorecard: Scorecard | None = None
    results: tuple[Result, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    # False where nothing in the document makes it a plan; the reader then still ends well.
    is_plan: bool = True

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds the offset."""
        # Sections hold each other: the last that started before an offset is the innermost.
        at = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return self.sections[at] if at >= 0 and offset < self.sections[at].end else None
