"""Months become a quarter, a half and a year: the mean of what was scored, told with what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kehoach.scoring.civil_servants.formula import Formula
from kehoach.scoring.points.words import points
from kehoach.scoring.rounding import rounded
from kehoach.scoring.sentences import figure

ZERO = Decimal()


class Absence(StrEnum):
    """Why a month has no points of its own (Article 11)."""

    SICK_OR_MATERNITY = "sick_or_maternity"
    UNPAID_LEAVE = "unpaid_leave"
    NOT_IN_SERVICE = "not_in_service"


_ABSENCE_WORDS = {
    Absence.SICK_OR_MATERNITY: "nghỉ ốm, thai sản",
    Absence.UNPAID_LEAVE: "nghỉ không hưởng lương",
    Absence.NOT_IN_SERVICE: "chưa hoặc không còn công tác",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A month, or a quarter where people are scored by the quarter; `absence` where nobody worked in it."""

    label: str
    points: Decimal | None
    absence: Absence | None = None
    months: int = 1


@dataclass(frozen=True, slots=True)
class Mean:
    """`points` None: something is missing; `can_be_rated` False: too short a time for a class."""

    points: Decimal | None
    months: int
    can_be_rated: bool
    reason: str
    missing: tuple[str, ...] = ()


def mean_of(scored: Sequence[Scored], formula: Formula) -> Mean:
    """Return the mean of a time; months in which nobody worked are left out, months not scored are asked for.

    A class needs six months of work (clause 1, Article 11), except after sickness or maternity (clause 2).
    """
    worked = [one for one in scored if one.absence is None]
    months = sum(one.months for one in worked)
    is_excused = any(one.absence is Absence.SICK_OR_MATERNITY for one in scored)
    can_be_rated = months >= formula.least_months or (is_excused and months > 0)
    missing = tuple(one.label for one in worked if one.points is None)
    left_out = "".join(
        f" Không tính {one.label} ({_ABSENCE_WORDS[one.absence]})."
        for one in scored
        if one.absence is not None
    )
    if missing or not worked:
        lack = f"chưa có điểm {', '.join(missing)}" if missing else "không có tháng nào làm việc"
        return Mean(None, months, can_be_rated, f"Chưa tính được trung bình: {lack}.{left_out}", missing)
    total = sum(((one.points or ZERO) * one.months for one in worked), ZERO)
    mean = rounded(total / months, below=formula.marks)
    reason = f"Trung bình {months} tháng: {figure(total)} / {months} = {points(mean)}.{left_out}"
    return Mean(mean, months, can_be_rated, reason)
