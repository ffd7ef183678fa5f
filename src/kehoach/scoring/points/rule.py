"""A rule of scoring: its family, its figures, its source and the days on which it holds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kehoach.scoring.sentences import HUNDRED

ZERO = Decimal()


class Family(StrEnum):
    """How points come from what was reached."""

    ALL_OR_NOTHING = "all_or_nothing"
    PROPORTIONAL = "proportional"
    PROPORTIONAL_WITH_FLOOR = "proportional_with_floor"
    STEP_BANDS = "step_bands"
    SHORTFALL = "shortfall"  # points off for each percent short
    CHARGES = "charges"  # points off for each late report, each violation
    BOOLEAN = "boolean"
    JUDGED = "judged"
    ADJUSTMENT = "adjustment"  # bonus and penalty


BY_FIGURE = frozenset(
    {
        Family.ALL_OR_NOTHING,
        Family.PROPORTIONAL,
        Family.PROPORTIONAL_WITH_FLOOR,
        Family.STEP_BANDS,
        Family.SHORTFALL,
    }
)
BY_PERSON = frozenset({Family.JUDGED, Family.ADJUSTMENT})


class Counted(StrEnum):
    """What points are taken off for, each time."""

    LATE_REPORT = "late_report"
    MISSING_REPORT = "missing_report"
    LATE_TASK = "late_task"
    VIOLATION = "violation"


class Partial(StrEnum):
    """How a part of a step counts."""

    EXACT = "exact"
    STARTED = "started"  # a step begun is a whole one
    FULL = "full"  # only whole steps count


@dataclass(frozen=True, slots=True)
class Band:
    """From so many percent of the target on: so many percent of the points."""

    from_percent: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class Shortfall:
    """So many points off for every so many percent short of the target."""

    points: Decimal
    every: Decimal = Decimal(1)
    partial: Partial = Partial.EXACT


@dataclass(frozen=True, slots=True)
class Charge:
    """So many points off each time."""

    counted: Counted
    points: Decimal


class RuleBroken(ValueError):
    """A rule whose figures contradict its family; it must never score anybody."""

    def __init__(self, rule: "Rule", fault: str) -> None:
        super().__init__(f"Quy tắc chấm điểm «{rule.name or rule.code}»: {fault}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of scoring; a change of any figure is a new version, the old one stays.

    `cap`, `bonus_cap` and `penalty_cap` are in percent of the criterion's own points; `nothing_arose` is the
    percent given where there was nothing to do all year («không phát sinh»), None where the rule is silent.
    """

    code: str
    version: int
    name: str
    family: Family
    source: str
    since: date
    until: date | None = None
    note: str = ""
    floor: Decimal | None = None
    bands: tuple[Band, ...] = ()
    shortfall: Shortfall | None = None
    charges: tuple[Charge, ...] = ()
    cap: Decimal = HUNDRED
    bonus_cap: Decimal = HUNDRED
    penalty_cap: Decimal = HUNDRED
    step: Decimal = Decimal("0.01")
    needs_evidence: bool = True
    nothing_arose: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse figures by which a better result could get fewer points."""
        fault = _fault(self)
        if fault:
            raise RuleBroken(self, fault)

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def _fault(rule: Rule) -> str | None:
    shares = [rule.cap, rule.bonus_cap, rule.penalty_cap]
    shares += [share for share in (rule.floor, rule.nothing_arose) if share is not None]
    shares += [share for band in rule.bands for share in (band.from_percent, band.share)]
    if any(not ZERO <= share <= HUNDRED for share in shares):
        return "mọi tỷ lệ phải từ 0% đến 100%."
    if rule.step <= 0:
        return "bước làm tròn phải lớn hơn 0."
    if rule.family is Family.PROPORTIONAL_WITH_FLOOR and rule.floor is None:
        return "thiếu mức sàn, ví dụ 80%."
    if rule.family is Family.STEP_BANDS:
        return _fault_of_bands(rule.bands)
    if rule.family is Family.SHORTFALL:
        step = rule.shortfall
        if step is None or step.points <= 0 or step.every <= 0:
            return "thiếu số điểm trừ cho mỗi phần trăm chưa đạt."
    if rule.family is Family.CHARGES:
        if not rule.charges or any(charge.points <= 0 for charge in rule.charges):
            return "thiếu số điểm trừ cho mỗi lần."
        if len({charge.counted for charge in rule.charges}) < len(rule.charges):
            return "một loại lỗi chỉ được có một mức trừ."
    return None


def _fault_of_bands(bands: tuple[Band, ...]) -> str | None:
    if not bands:
        return "thiếu các mức của thang điểm."
    for higher, lower in pairwise(bands):
        if higher.from_percent <= lower.from_percent or higher.share < lower.share:
            return "các mức phải xếp từ cao xuống thấp, đạt cao hơn không được ít điểm hơn."
    return None
