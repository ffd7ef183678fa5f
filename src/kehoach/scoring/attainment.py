"""Whether a figure reaches its target, and by how many percent."""

from dataclasses import replace
from decimal import Decimal

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.levels import against_level, against_range
from kehoach.scoring.sentences import HUNDRED, figure
from kehoach.scoring.target import Attainment, Change, Direction, Target

__all__ = ["Attainment", "Change", "Direction", "Target", "attain"]

_LIMITS = {Comparator.AT_MOST, Comparator.LESS_THAN}
# What a numerator over a denominator is multiplied by to stand in the unit of the target.
_SCALES = {"": HUNDRED, "%": HUNDRED, "‰": Decimal(1000)}
_NO_FIGURE = "Chưa có số liệu thực hiện."


def attain(
    target: Target,
    actual: Decimal | None,
    denominator: Decimal | None = None,
    *,
    achieved: bool | None = None,
) -> Attainment:
    """Return whether a figure reaches its target, by how many percent, and the sentence that says why.

    :param denominator: given where `actual` is the numerator of a rate.
    :param achieved: what was reported of a target without a figure.

    >>> attain(Target(Comparator.AT_LEAST, Decimal(1100), unit="tấn"), Decimal(1045)).reason
    'Thực hiện 1.045 tấn, mức giao ít nhất 1.100 tấn: chưa đạt; tỷ lệ đạt 95%.'
    """
    if target.kind is IndicatorKind.ACHIEVEMENT:
        return _achievement(achieved)
    if actual is None:
        return Attainment(None, None, _NO_FIGURE)
    if denominator is not None and denominator <= 0:
        return Attainment(None, None, "Mẫu số bằng 0 hoặc âm nên không tính được tỷ lệ.")
    if target.comparator is Comparator.RATIO:
        return _ratio(target, actual, denominator)
    if denominator is not None:
        actual = actual / denominator * _SCALES.get(target.unit, Decimal(1))
    if target.change is not None:
        return _change(target, target.change, actual)
    return _against(target, actual)


def _against(target: Target, actual: Decimal) -> Attainment:
    if target.comparator is not Comparator.RANGE:
        return against_level(target, actual)
    if target.low is not None and target.high is None:
        return against_level(replace(target, comparator=Comparator.AT_LEAST, value=target.low), actual)
    if target.low is None and target.high is not None:
        return against_level(replace(target, comparator=Comparator.AT_MOST, value=target.high), actual)
    return against_range(target, actual)


def _achievement(achieved: bool | None) -> Attainment:  # noqa: FBT001 - the one thing asked
    if achieved is None:
        return Attainment(None, None, "Chưa báo cáo đạt hay chưa đạt.")
    rate = HUNDRED if achieved else Decimal()
    return Attainment(achieved, rate, f"Báo cáo {'đạt' if achieved else 'chưa đạt'}.")


def _ratio(target: Target, actual: Decimal, denominator: Decimal | None) -> Attainment:
    """«11/13 thôn»: so many of them are there; out of the plan's own whole unless another is given."""
    if target.value is None or target.high is None or target.high <= 0:
        return Attainment(None, None, "Chỉ tiêu dạng phân số thiếu tử số hoặc mẫu số nên không tính được.")
    whole = target.high if denominator is None else denominator
    # A part of a whole is what has come to the mark; more of it is better unless somebody said otherwise.
    way = target.direction or Direction.HIGHER
    # Multiplied across, so that 11/13 of one whole and 22/26 of another are exactly the same.
    level = replace(
        target, comparator=Comparator.EQUAL, value=target.value * whole, high=None, direction=way, unit=""
    )
    found = against_level(level, actual * target.high)
    verdict = "đạt" if found.met else "chưa đạt"
    share = "" if found.rate is None else f"; tỷ lệ đạt {figure(found.rate, '%')}"
    done, goal = _fraction(actual, whole), _fraction(target.value, target.high)
    return replace(found, reason=f"Thực hiện {done}, mức giao {goal}: {verdict}{share}.")


def _fraction(part: Decimal, whole: Decimal) -> str:
    percent = (part * HUNDRED / whole).quantize(Decimal("0.01"))
    return f"{figure(part)}/{figure(whole)} ({figure(percent, '%')})"


def _change(target: Target, change: Change, actual: Decimal) -> Attainment:
    base, way = target.base, target.direction
    if base is None:
        return Attainment(None, None, "Chưa có số của kỳ gốc nên không tính được mức tăng, giảm.")
    if change is Change.PERCENT and base <= 0:
        return Attainment(
            None, None, "Số của kỳ gốc bằng 0 hoặc âm nên không tính được phần trăm tăng, giảm."
        )
    if way is None:
        return Attainment(
            None, None, "Chưa rõ phải tăng hay phải giảm so với kỳ gốc; chọn chiều của chỉ tiêu."
        )
    is_limit = target.comparator in _LIMITS
    rises = (way is not Direction.LOWER) is not is_limit
    moved = actual - base if rises else base - actual
    unit = target.unit
    if change is Change.PERCENT:
        moved, unit = moved * HUNDRED / base, "%"
    counted = Direction.NONE if way is Direction.NONE else Direction.HIGHER
    level = replace(
        target,
        value=target.value if target.value is None or counted is Direction.NONE else abs(target.value),
        direction=counted,
        unit=unit,
        change=None,
    )
    found = _against(level, moved)
    word = "tăng" if rises else "giảm"
    told = f"Kỳ gốc {figure(base)}, nay {figure(actual)}; số {word} so với kỳ gốc: "
    return replace(found, reason=told + found.reason[0].lower() + found.reason[1:])
