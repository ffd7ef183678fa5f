"""«Còn thiếu gì để đạt 90 điểm»: what the next points of each criterion would need, cheapest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from kehoach.domain.plan import Criterion, IndicatorKind
from kehoach.scoring.points.result import PointsResult
from kehoach.scoring.points.rule import BY_FIGURE, BY_PERSON, Counted, Family, Partial
from kehoach.scoring.points.score import score
from kehoach.scoring.points.words import COUNTED_WORDS, points
from kehoach.scoring.rounding import rounded
from kehoach.scoring.scorecards.reaching import figure_to_reach, needed
from kehoach.scoring.scorecards.total import Lack, ScorecardTotal
from kehoach.scoring.sentences import HUNDRED, figure

ZERO = Decimal()
_CENT = Decimal("0.01")


class Way(StrEnum):
    """By what points would come; the order is how sure they are."""

    FIGURE = "figure"
    REPORTS = "reports"  # reports still to be sent
    STATE = "state"  # something still to be achieved
    PERSON = "person"  # somebody who scores decides
    UNKNOWN = "unknown"  # something has to be entered first


@dataclass(frozen=True, slots=True)
class Opening:
    """What would give a criterion more points.

    `gain` is what this step gives, None where nothing can be promised; `at_most` what the criterion could
    still give. `effort` is by how many percent the figure must change, None where that cannot be measured.
    """

    criterion: Criterion
    way: Way
    need: str
    at_most: Decimal
    gain: Decimal | None = None
    effort: Decimal | None = None
    figure: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """How far a scorecard is from a goal; `enough`: so many of the first openings lead there, None where not.

    `lost` are points that cannot come back, a sentence each.
    """

    goal: Decimal
    known: Decimal
    openings: tuple[Opening, ...]
    lost: tuple[str, ...]
    enough: int | None
    reason: str


def gaps_to(total: ScorecardTotal, goal: Decimal) -> Gaps:
    """Return what would lead a scorecard to a goal, most points for least effort first.

    Points that a person gives, and criteria of which nothing is known, are listed last and never counted on.
    """
    results = [row.result for row in total.walk() if row.result is not None]
    found = [opening for result in results if (opening := opening_of(result)) is not None]
    scored = {result.criterion.number for result in results}
    found += [_unknown_row(lack) for lack in total.missing if lack.criterion.number not in scored]
    openings = tuple(sorted(found, key=_urgency))
    lost = tuple(sentence for result in results for sentence in _lost(result))
    enough = _enough(total.known, openings, goal)
    return Gaps(
        goal, total.known, openings, lost, enough, _sentence(total.known, openings, goal, enough=enough)
    )


def _urgency(opening: Opening) -> tuple[int, Decimal, Decimal]:
    """Most points for each percent of change; then what cannot be measured; then what cannot be promised."""
    gain, effort = opening.gain, opening.effort
    if gain is not None and effort is not None:
        return 0, -gain / effort, -gain
    return (1 if gain is not None else 2), ZERO, -(opening.at_most if gain is None else gain)


def opening_of(result: PointsResult) -> Opening | None:
    """Return what would give a criterion more points; None where it has all that can still be had."""
    if result.points is None:
        most = result.most if result.most is not None else ZERO
        need = f"Bổ sung {'; '.join(result.missing)}. Chưa biết được bao nhiêu, nhiều nhất {points(most)}."
        return Opening(result.criterion, Way.UNKNOWN, need, most)
    left = _cap(result) - result.points
    if left <= 0 or (result.inputs.nothing_arose and result.rule.family not in BY_PERSON):
        return None
    if result.rule.family in BY_FIGURE:
        return _by_figure(result, left)
    if result.rule.family is Family.CHARGES:
        return _by_reports(result)
    if result.rule.family is Family.BOOLEAN:
        need = f"Hoàn thành và báo cáo đạt, thêm {points(left)}."
        return Opening(result.criterion, Way.STATE, need, left, gain=left)
    need = f"Người chấm quyết định, nhiều nhất thêm {points(left)}. Bổ sung tài liệu kiểm chứng."
    return Opening(result.criterion, Way.PERSON, need, left)


def _cap(result: PointsResult) -> Decimal:
    return replace(result, points=None).most or ZERO


def _unknown_row(lack: Lack) -> Opening:
    most = lack.criterion.max_points or ZERO
    need = f"Bổ sung {'; '.join(lack.what)}. Chưa biết được bao nhiêu, nhiều nhất {points(most)}."
    return Opening(lack.criterion, Way.UNKNOWN, need, most)


def _by_figure(result: PointsResult, left: Decimal) -> Opening:
    inputs = result.inputs
    if inputs.target is not None and inputs.target.kind is IndicatorKind.ACHIEVEMENT:
        need = f"Hoàn thành và báo cáo đạt, thêm {points(left)}."
        return Opening(result.criterion, Way.STATE, need, left, gain=left)
    steps = list(_steps(result))
    if not steps:
        need = f"Chưa tính được số phải đạt; đạt chỉ tiêu thì thêm nhiều nhất {points(left)}."
        return Opening(result.criterion, Way.FIGURE, need, left)
    at_most = max(step.gain or ZERO for step in steps)
    return replace(min(steps, key=_urgency), at_most=at_most)


def _steps(result: PointsResult) -> Iterator[Opening]:
    """Yield each mark above with the figure that reaches it, as scoring that figure confirms."""
    inputs, now = result.inputs, result.points or ZERO
    for percent in _marks(result):
        found = figure_to_reach(inputs, percent)
        if found is None or inputs.actual is None:
            continue
        wanted, way = found
        then = score(result.criterion, result.rule, replace(inputs, actual=wanted)).points
        if then is None or then <= now or wanted == inputs.actual:
            continue
        against = abs(inputs.actual) or abs(wanted)
        effort = abs(wanted - inputs.actual) * HUNDRED / against
        gain = then - now
        said = needed(inputs, wanted, way)
        need = f"{said[0].upper()}{said[1:]}, thay đổi {figure(rounded(effort), '%')}, thêm {points(gain)}."
        yield Opening(result.criterion, Way.FIGURE, need, gain, gain, effort, wanted)


def _marks(result: PointsResult) -> list[Decimal]:
    """Return at which percentages of the target the points rise, the target itself last."""
    rule = result.rule
    if rule.family is Family.PROPORTIONAL_WITH_FLOOR:
        return [rule.floor or ZERO, HUNDRED]
    if rule.family is Family.STEP_BANDS:
        return [band.from_percent for band in reversed(rule.bands)]
    step = rule.shortfall
    if rule.family is Family.SHORTFALL and step is not None and step.partial is not Partial.EXACT:
        charged = ((result.max_points or ZERO) - (result.points or ZERO)) / step.points
        allowed = charged.to_integral_value(ROUND_CEILING) - 1
        # Where parts of a step do not count, points rise as soon as the step is no longer whole.
        short = allowed * step.every
        if step.partial is Partial.FULL:
            short += step.every - _CENT
        return [max(HUNDRED - short.quantize(_CENT, ROUND_FLOOR), ZERO), HUNDRED]
    return [HUNDRED]


def _by_reports(result: PointsResult) -> Opening | None:
    """A report that was never sent may still be sent late, where that costs less."""
    costs = {charge.counted: charge.points for charge in result.rule.charges}
    owed = result.inputs.times(Counted.MISSING_REPORT) or 0
    if not owed or Counted.MISSING_REPORT not in costs:
        return None
    late = result.inputs.times(Counted.LATE_REPORT) or 0
    counts = tuple(
        replace(count, times=0)
        if count.counted is Counted.MISSING_REPORT
        else replace(count, times=late + owed)
        if count.counted is Counted.LATE_REPORT
        else count
        for count in result.inputs.counts
    )
    then = score(result.criterion, result.rule, replace(result.inputs, counts=counts)).points
    if then is None or result.points is None or then <= result.points:
        return None
    gain = then - result.points
    need = f"Gửi {owed} báo cáo còn thiếu, thêm {points(gain)}; các báo cáo tới gửi đúng hạn."
    return Opening(result.criterion, Way.REPORTS, need, gain, gain=gain)


def _lost(result: PointsResult) -> Iterator[str]:
    """Yield the points that were taken off for what cannot be undone."""
    if result.rule.family is not Family.CHARGES or result.points is None:
        return
    for charge in result.rule.charges:
        times = result.inputs.times(charge.counted) or 0
        if times and charge.counted is not Counted.MISSING_REPORT:
            yield (
                f"{result.criterion.number} {result.criterion.name}: {times} {COUNTED_WORDS[charge.counted]} "
                "đã bị trừ, không lấy lại được."
            )


def _enough(known: Decimal, openings: tuple[Opening, ...], goal: Decimal) -> int | None:
    reached = known
    if reached >= goal:
        return 0
    for at, opening in enumerate(openings, start=1):
        if opening.gain is None:
            return None
        reached += opening.gain
        if reached >= goal:
            return at
    return None


def _sentence(known: Decimal, openings: tuple[Opening, ...], goal: Decimal, *, enough: int | None) -> str:
    if known >= goal:
        return f"Đang có {points(known)}, đã đạt {points(goal)}."
    said = f"Đang có {points(known)}, còn thiếu {points(goal - known)} để đạt {points(goal)}."
    promised = sum((opening.gain or ZERO for opening in openings), ZERO)
    possible = sum((opening.at_most for opening in openings), ZERO)
    if enough is not None:
        gained = sum((opening.gain or ZERO for opening in openings[:enough]), ZERO)
        return f"{said} {enough} việc đầu danh sách thêm được {points(gained)}."
    if known + possible < goal:
        return f"{said} Không thể đạt nữa: nhiều nhất còn thêm được {points(possible)}."
    whole = sum((opening.at_most for opening in openings if opening.gain is not None), ZERO)
    if known + whole >= goal:
        return f"{said} Các bước đầu thêm {points(promised)}; làm tới đủ chỉ tiêu thì thêm {points(whole)}."
    return (
        f"{said} Những việc tính được chỉ thêm {points(whole)}; phần còn lại tùy số liệu chưa có "
        "và điểm của người chấm."
    )
