"""A figure against the level it must reach, or the range it must lie in."""

from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.scoring.limits import ABOUT_TOLERANCE
from kehoach.scoring.sentences import HUNDRED, figure, percent_of
from kehoach.scoring.target import Attainment, Direction, Target

_WORDS = {
    Comparator.AT_LEAST: "ít nhất ",
    Comparator.MORE_THAN: "trên ",
    Comparator.AT_MOST: "không quá ",
    Comparator.LESS_THAN: "dưới ",
}
_FIXED = {
    Comparator.AT_LEAST: Direction.HIGHER,
    Comparator.MORE_THAN: Direction.HIGHER,
    Comparator.AT_MOST: Direction.LOWER,
    Comparator.LESS_THAN: Direction.LOWER,
}
_STRICT = {
    Comparator.MORE_THAN: ", vì phải vượt chứ không chỉ bằng",
    Comparator.LESS_THAN: ", vì phải thấp hơn chứ không chỉ bằng",
}
# How the percentage was come by, where it is not the figure over its target.
_SHARES = {Direction.LOWER: " (mức giao chia thực hiện)", Direction.NONE: " (số nhỏ chia số lớn)"}
_ASK_DIRECTION = "chưa kết luận được vì chưa rõ cao hơn hay thấp hơn là tốt; chọn chiều của chỉ tiêu"
ZERO = Decimal()


def better(target: Target) -> Direction | None:
    """Return which way is better: a limit says so itself, else the indicator's own direction."""
    fixed = _FIXED.get(target.comparator) if target.comparator else None
    return fixed or target.direction


def against_level(target: Target, actual: Decimal) -> Attainment:
    """Return how a figure stands to a single level."""
    wanted = target.value
    if wanted is None:
        return Attainment(None, None, "Chỉ tiêu không có mức giao bằng số nên không tính được mức đạt.")
    way = better(target)
    word = _WORDS.get(target.comparator, "") if target.comparator else ""
    margin = ZERO
    if target.comparator is Comparator.ABOUT:
        tolerance = ABOUT_TOLERANCE.value if target.tolerance is None else target.tolerance
        margin = abs(wanted) * tolerance / HUNDRED
        goal = f"khoảng {figure(wanted, target.unit)} (±{figure(tolerance, '%')})"
    else:
        goal = word + figure(wanted, target.unit)
    remark = ""
    if target.comparator in _STRICT and actual == wanted:
        met: bool | None = False
        remark = _STRICT[target.comparator]
    else:
        met = _reaches(actual, wanted - margin, wanted + margin, way=way)
    rate = _rate(actual, wanted, way)
    how = _SHARES.get(way, "") if way and wanted != actual else ""
    reason = _sentence(actual, target.unit, goal, met=met, rate=rate, remark=remark, how=how)
    return Attainment(met, rate, reason)


def against_range(target: Target, actual: Decimal) -> Attainment:
    """Return how a figure stands to a range, its rate by the nearer end."""
    low, high = target.low, target.high
    if low is None or high is None:
        return Attainment(None, None, "Khoảng giao thiếu một đầu nên không tính được mức đạt.")
    way = target.direction
    met = low <= actual <= high or (way is Direction.HIGHER and actual > high)
    met = met or (way is Direction.LOWER and actual < low)
    if low <= actual <= high:
        rate: Decimal | None = HUNDRED
    elif actual < low:
        rate = _rate(actual, low, Direction.LOWER if way is Direction.LOWER else Direction.HIGHER)
    else:
        rate = _rate(actual, high, Direction.HIGHER if way is Direction.HIGHER else Direction.LOWER)
    goal = f"từ {figure(low)} đến {figure(high, target.unit)}"
    return Attainment(met, rate, _sentence(actual, target.unit, goal, met=met, rate=rate))


def _reaches(actual: Decimal, low: Decimal, high: Decimal, *, way: Direction | None) -> bool | None:
    if low <= actual <= high:
        return True
    if way is None:
        return None
    return (way is Direction.HIGHER and actual > high) or (way is Direction.LOWER and actual < low)


def _rate(actual: Decimal, wanted: Decimal, way: Direction | None) -> Decimal | None:
    """Return the percentage of a level that is reached; None where a percentage would say nothing."""
    if actual == wanted:
        return HUNDRED
    if wanted < 0:
        return None
    if wanted == 0:
        reached = _reaches(actual, wanted, wanted, way=way)
        return None if reached is None else HUNDRED if reached else ZERO
    if way is Direction.LOWER:
        # A figure of zero is better than any percentage can say.
        return percent_of(wanted, actual) if actual > 0 else None
    if way is Direction.NONE:
        return percent_of(min(actual, wanted), max(actual, wanted))
    return percent_of(actual, wanted)


def _sentence(
    actual: Decimal,
    unit: str,
    goal: str,
    *,
    met: bool | None,
    rate: Decimal | None,
    remark: str = "",
    how: str = "",
) -> str:
    verdict = _ASK_DIRECTION if met is None else "đạt" if met else "chưa đạt"
    share = "" if rate is None else f"; tỷ lệ đạt {figure(rate, '%')}{how}"
    return f"Thực hiện {figure(actual, unit)}, mức giao {goal}: {verdict}{remark}{share}."
