"""One report as the office reads it: beside what was said before, the target and what looks wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from kehoach.scoring.series import Entry, Flow, YearToDate, jump, parts_conflict, year_to_date
from kehoach.web.plans.following import proposed_tracking
from kehoach.web.plans.models import Indicator, Tracking
from kehoach.web.reporting.before import earlier_actuals, last_progress
from kehoach.web.reporting.models import Actual, Correction, Evidence, Progress, Submission
from kehoach.web.reporting.owing import Owed, owed_by

_STANDING = [Submission.State.SUBMITTED, Submission.State.ACCEPTED]


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """What is said of one solution, and what was said last."""

    now: Progress
    before: Progress | None
    evidence: Sequence[Evidence] = ()
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, slots=True)
class ReadActual:
    """The figure of one indicator, the one before it, and the questions that its reader should ask."""

    now: Actual
    before: Actual | None
    warnings: tuple[str, ...]
    so_far: YearToDate | None  # of figures that add up through the year
    evidence: Sequence[Evidence] = ()
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """All of a report; `silent` are items that are owed and not in it."""

    progress: tuple[ReadProgress, ...] = ()
    actuals: tuple[ReadActual, ...] = ()
    silent: Owed = field(default_factory=Owed)

    @property
    def warnings(self) -> int:
        """Return how many figures look wrong."""
        return sum(bool(one.warnings) for one in self.actuals)


def read_report(submission: Submission) -> ReadReport:
    """Return the report; nothing but what is owed where it was not sent in, or was taken back."""
    owed = owed_by(submission)
    if submission.state == Submission.State.WAITING:
        return ReadReport(silent=owed)
    progress = list(
        submission.progress.select_related("solution__task").order_by("solution__plan", "solution__order")
    )
    actuals = list(
        submission.actuals.select_related("indicator__plan__organization").order_by(
            "indicator__plan", "indicator__order"
        )
    )
    said = {row.lineage for row in progress} | {row.lineage for row in actuals}
    evidence = _by_lineage(list(submission.evidence.order_by("uploaded_at")))
    corrections = _by_lineage(
        list(submission.corrections.select_related("corrected_by").order_by("corrected_at", "pk"))
    )
    states_before = last_progress(submission)
    read = _ReadFigures(submission, actuals)
    return ReadReport(
        progress=tuple(
            ReadProgress(row, states_before.get(row.lineage), evidence[row.lineage], corrections[row.lineage])
            for row in progress
        ),
        actuals=tuple(
            ReadActual(
                row,
                read.before(row),
                read.warnings(row),
                read.so_far(row),
                evidence[row.lineage],
                corrections[row.lineage],
            )
            for row in actuals
        ),
        silent=Owed(
            tuple(one for one in owed.solutions if one.lineage not in said),
            tuple(one for one in owed.indicators if one.lineage not in said),
        ),
    )


class _ReadFigures:
    """The figures of a report among those before them and beside them."""

    def __init__(self, submission: Submission, actuals: Sequence[Actual]) -> None:
        self._closing = submission.period.closing
        lineages = [row.lineage for row in actuals]
        self._earlier: dict[UUID, list[Actual]] = defaultdict(list)
        for row in earlier_actuals(submission):
            self._earlier[row.lineage].append(row)
        tracked = Tracking.objects.filter(lineage__in=lineages)
        self._flows = {row.lineage: Flow(row.flow) for row in tracked}
        self._parts = _parts_of(submission, [row.indicator for row in actuals])

    def before(self, row: Actual) -> Actual | None:
        """Return the last figure before this one."""
        earlier = self._earlier.get(row.lineage)
        return earlier[-1] if earlier else None

    def warnings(self, row: Actual) -> tuple[str, ...]:
        """Return the questions to ask about a figure: a jump, parts that do not fit."""
        entries = [_entry(one, one.period.closing) for one in self._earlier.get(row.lineage, ())]
        asked = [jump(entries, _entry(row, self._closing), self._flow(row))]
        parts = self._parts.get(row.indicator_id)
        if parts:
            asked.append(parts_conflict(row.value, parts))
        return tuple(question for question in asked if question)

    def so_far(self, row: Actual) -> YearToDate | None:
        """Return what the year comes to with this figure, where its figures add up."""
        if self._flow(row) is not Flow.ACCUMULATING:
            return None
        entries = [_entry(one, one.period.closing) for one in self._earlier.get(row.lineage, ())]
        found = year_to_date([*entries, _entry(row, self._closing)], Flow.ACCUMULATING, self._closing)
        return found if found.value is not None else None

    def _flow(self, row: Actual) -> Flow:
        if row.lineage not in self._flows:
            self._flows[row.lineage] = Flow(proposed_tracking(row.indicator).flow)
        return self._flows[row.lineage]


def _parts_of(submission: Submission, wholes: Sequence[Indicator]) -> Mapping[int, list[Decimal | None]]:
    """Return what the parts of each indicator come to in the period, whoever reports them."""
    parts = dict(
        Indicator.objects.present()
        .filter(parent__in=[whole.pk for whole in wholes])
        .values_list("lineage", "parent")
    )
    if not parts:
        return {}
    figures: dict[int, list[Decimal | None]] = defaultdict(list)
    said = Actual.objects.filter(
        unit=submission.unit_id,
        period=submission.period_id,
        lineage__in=parts,
        submission__state__in=_STANDING,
    )
    for lineage, value in said.values_list("lineage", "value"):
        figures[parts[lineage]].append(value)
    return figures


def _entry(row: Actual, closing: date) -> Entry:
    return Entry(closing, row.value, row.cumulative, row.numerator, row.denominator)


def _by_lineage(rows: Sequence[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.lineage].append(row)
    return found
