"""The fields of a report as its page draws them: what stands in each, what was said last, what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kehoach.scoring.series import Flow, year_to_date
from kehoach.scoring.status import ReportedState
from kehoach.vietnamese.numbers import format_number
from kehoach.web.plans import wording
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.entries import Question, field_name
from kehoach.web.reporting.flows import as_entry
from kehoach.web.reporting.models import Actual, Evidence, Progress
from kehoach.web.reporting.models.entry import STATES

_RATES = {"%", "‰"}
_ORDER = (
    ReportedState.IN_PROGRESS,
    ReportedState.DONE,
    ReportedState.NOT_STARTED,
    ReportedState.SUSPENDED,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A field: its name, which is its id too, what stands in it and what is asked about it."""

    name: str
    text: str = ""
    message: str = ""
    doubt: str = ""
    choices: tuple[Choice, ...] = ()
    reading: str = ""  # which of two figures was meant

    @property
    def described(self) -> str:
        """Return the ids of what is said about it."""
        ids = [f"{self.name}-error"] if self.message else []
        return " ".join([*ids, f"{self.name}-doubt"] if self.doubt else ids)


@dataclass(frozen=True, slots=True)
class Last:
    """What was said of a solution in the period before."""

    label: str
    told: str
    result: str
    obstacle: str
    proposal: str


@dataclass(frozen=True, slots=True)
class SolutionCard:
    """A solution to report on."""

    key: str
    item: Solution
    name: str
    task: str  # where the name is not the task's own
    due: str
    last: Last | None
    is_carried: bool
    state: Box
    percent: Box
    done_on: Box
    result: Box
    obstacle: Box
    proposal: Box
    nothing_new: Box
    evidence: Sequence[Evidence]

    @property
    def has_more(self) -> bool:
        """Return whether what is folded has to be seen."""
        return any(one.text or one.message for one in (self.obstacle, self.proposal))


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """An indicator whose figure is reported."""

    key: str
    item: Indicator
    target: str
    unit: str
    is_level: bool
    is_rate: bool
    last: str
    so_far: str
    is_carried: bool
    value: Box
    cumulative: Box
    numerator: Box
    denominator: Box
    achieved: Box
    note: Box
    nothing_new: Box
    evidence: Sequence[Evidence]

    @property
    def is_achievement(self) -> bool:
        """Return whether it has no figure."""
        return self.item.kind == Indicator.Kind.ACHIEVEMENT

    @property
    def has_parts(self) -> bool:
        """Return whether the folded numerator and denominator have to be seen."""
        return any(one.text or one.message for one in (self.numerator, self.denominator))


class Boxes:
    """Makes the fields of a report out of its texts and of what is asked about them."""

    def __init__(
        self, texts: Mapping[str, str], questions: Sequence[Question] = (), doubts: Sequence[Question] = ()
    ) -> None:
        self._texts = texts
        self._questions = {question.field: question for question in reversed(questions)}
        self._doubts = {doubt.field: doubt.message for doubt in reversed(doubts)}

    def box(self, item: Solution | Indicator, field: str) -> Box:
        """Return a field that is typed."""
        name = field_name(item, field)
        asked = self._questions.get(name)
        reading = self._texts.get(f"{name}-reading", "")
        return Box(
            name=name,
            text=self._texts.get(name, ""),
            message=asked.message if asked else "",
            doubt=self._doubts.get(name, ""),
            choices=tuple(_reading(one, reading) for one in asked.choices) if asked else (),
            reading="" if asked else reading,
        )

    def choice(self, item: Solution | Indicator, field: str, choices: Sequence[tuple[str, str]]) -> Box:
        """Return a field in which one answer is chosen."""
        plain = self.box(item, field)
        return Box(
            plain.name,
            plain.text,
            plain.message,
            plain.doubt,
            tuple(Choice(value, label, is_chosen=value == plain.text) for value, label in choices),
        )


def solution_card(
    solution: Solution,
    boxes: Boxes,
    *,
    old: Progress | None,
    is_carried: bool = False,
    due: str = "",
    evidence: Sequence[Evidence] = (),
) -> SolutionCard:
    """Return the fields of a solution."""
    labels = dict(STATES)
    states = [(state.value, str(labels[state.value])) for state in _ORDER]
    return SolutionCard(
        key=field_name(solution, "")[:-1],
        item=solution,
        name=solution.text or solution.task.title,
        task=solution.task.title if solution.text else "",
        due=due or wording.due(solution),
        last=last_of(old) if old else None,
        is_carried=is_carried and old is not None,
        state=boxes.choice(solution, "state", states),
        percent=boxes.box(solution, "percent"),
        done_on=boxes.box(solution, "done_on"),
        result=boxes.box(solution, "result"),
        obstacle=boxes.box(solution, "obstacle"),
        proposal=boxes.box(solution, "proposal"),
        nothing_new=boxes.box(solution, "nothing_new"),
        evidence=evidence,
    )


def last_of(old: Progress) -> Last:
    """Return what was said in an earlier period, in words."""
    told = str(old.get_state_display())
    if old.percent is not None and old.state == ReportedState.IN_PROGRESS:
        told += f", {old.percent}%"
    return Last(old.period.label, told, old.result, old.obstacle, old.proposal)


def indicator_card(
    indicator: Indicator,
    boxes: Boxes,
    *,
    flow: Flow,
    earlier: Sequence[Actual] = (),
    is_carried: bool = False,
    evidence: Sequence[Evidence] = (),
) -> IndicatorCard:
    """Return the fields of an indicator."""
    yes_no = [("1", _("đã đạt")), ("0", _("chưa đạt"))]
    spans = [("0", _("của kỳ này")), ("1", _("lũy kế từ đầu năm"))]
    known = [
        row
        for row in earlier
        if row.value is not None or row.numerator is not None or row.achieved is not None
    ]
    return IndicatorCard(
        key=field_name(indicator, "")[:-1],
        item=indicator,
        target=wording.target(indicator),
        unit=indicator.unit,
        is_level=flow is Flow.LEVEL,
        is_rate=indicator.unit in _RATES or indicator.comparator == Indicator.Comparator.RATIO,
        last=figure_of(known[-1], indicator.unit) if known else "",
        so_far=_so_far(known, indicator.unit) if flow is Flow.ACCUMULATING and len(known) > 1 else "",
        is_carried=is_carried,
        value=boxes.box(indicator, "value"),
        cumulative=boxes.choice(indicator, "cumulative", spans),
        numerator=boxes.box(indicator, "numerator"),
        denominator=boxes.box(indicator, "denominator"),
        achieved=boxes.choice(indicator, "achieved", yes_no),
        note=boxes.box(indicator, "note"),
        nothing_new=boxes.box(indicator, "nothing_new"),
        evidence=evidence,
    )


def figure_of(row: Actual, unit: str) -> str:
    """Return a reported figure with its period: «Tháng 5/2026: 120 tấn»."""
    return f"{row.period.label}: {said_of(row, unit)}"


def said_of(row: Actual, unit: str) -> str:
    """Return a reported figure in words."""
    if row.achieved is not None:
        return _("đã đạt") if row.achieved else _("chưa đạt")
    if row.value is None and row.numerator is not None and row.denominator is not None:
        return f"{format_number(row.numerator)}/{format_number(row.denominator)}"
    if row.value is None:
        return _("không phát sinh")
    told = with_unit(row.value, unit)
    return _("%(figure)s (lũy kế)") % {"figure": told} if row.cumulative else told


def with_unit(value: Decimal, unit: str) -> str:
    """Return a figure with its unit; the per cent sign stands close to it."""
    return format_number(value) + (unit if unit in _RATES else f" {unit}" if unit else "")


def _so_far(known: Sequence[Actual], unit: str) -> str:
    entries = [as_entry(row, row.period.closing) for row in known]
    found = year_to_date(entries, Flow.ACCUMULATING, entries[-1].closing)
    if found.value is None or found.closing is None:
        return ""
    told = {"day": wording.day(found.closing), "figure": with_unit(found.value, unit)}
    return _("lũy kế đến %(day)s: %(figure)s") % told


def _reading(value: Decimal, chosen: str) -> Choice:
    return Choice(str(value), format_number(value), is_chosen=str(value) == chosen)
