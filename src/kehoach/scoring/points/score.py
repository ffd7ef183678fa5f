"""The points of a criterion: criterion, rule and inputs make a result with its reason."""

from decimal import Decimal

from kehoach.domain.plan import Criterion
from kehoach.scoring.points.families import FAMILIES, Found, lacking
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.points.result import PointsResult
from kehoach.scoring.points.rule import BY_PERSON, Family, Rule
from kehoach.scoring.points.words import points
from kehoach.scoring.rounding import rounded
from kehoach.scoring.sentences import HUNDRED, figure

__all__ = ["PointsOutOfRange", "score"]

ZERO = Decimal()


class PointsOutOfRange(ValueError):
    """A person gave more points than the row has, or took more away than it allows."""

    def __init__(self, criterion: Criterion, given: Decimal, least: Decimal, most: Decimal) -> None:
        super().__init__(
            f"Tiêu chí {criterion.number} «{criterion.name}»: {points(given)} không nằm trong khoảng từ "
            f"{figure(least)} đến {points(most)}. Sửa lại điểm."
        )


def score(criterion: Criterion, rule: Rule, inputs: Inputs) -> PointsResult:
    """Return the points that a rule gives a criterion for what is known of it.

    Never above the criterion's points, never below zero (a penalty: never below its own cap); a better figure
    never gets fewer points; what is not known gives None and says what is missing.

    :raises PointsOutOfRange: a person's points lie outside of the row.
    """
    most = criterion.max_points
    if most is None:
        return _result(criterion, rule, inputs, lacking("điểm tối đa của tiêu chí"))
    if inputs.nothing_arose and rule.family not in BY_PERSON:
        return _result(criterion, rule, inputs, _nothing_arose(rule, most))
    found = FAMILIES[rule.family](rule, most, inputs)
    if found.points is None:
        return _result(criterion, rule, inputs, found)
    if rule.family in BY_PERSON:
        _refuse_outside(criterion, rule, found.points)
        return _result(criterion, rule, inputs, found)
    return _result(criterion, rule, inputs, _within(rule, most, found))


def _nothing_arose(rule: Rule, most: Decimal) -> Found:
    if rule.nothing_arose is None:
        return lacking("cách chấm khi trong kỳ không phát sinh (quy tắc chưa quy định)")
    given = most * rule.nothing_arose / HUNDRED
    return Found(given, f"Trong kỳ không phát sinh: {points(given)}.")


def _within(rule: Rule, most: Decimal, found: Found) -> Found:
    """Return the points rounded and not above the cap."""
    exact, cap = found.points or ZERO, most * rule.cap / HUNDRED
    if exact >= cap:
        remark = f" Nhiều nhất được {points(cap)}." if exact > cap else ""
        return Found(cap, found.said + remark)
    given = rounded(exact, rule.step, below=[cap])
    remark = f" Làm tròn {points(given)}." if given != exact else ""
    return Found(given, found.said + remark)


def _refuse_outside(criterion: Criterion, rule: Rule, given: Decimal) -> None:
    whole = criterion.max_points or ZERO
    least, most = ZERO, whole * rule.cap / HUNDRED
    if rule.family is Family.ADJUSTMENT:
        least, most = -whole * rule.penalty_cap / HUNDRED, whole * rule.bonus_cap / HUNDRED
    if not least <= given <= most:
        raise PointsOutOfRange(criterion, given, least, most)


def _result(criterion: Criterion, rule: Rule, inputs: Inputs, found: Found) -> PointsResult:
    basis = f" {inputs.basis}" if inputs.basis else ""
    reason = f"Quy tắc «{rule.name}», bản {rule.version}. {found.said}{basis}"
    return PointsResult(criterion, rule, inputs, found.points, reason, found.missing)
