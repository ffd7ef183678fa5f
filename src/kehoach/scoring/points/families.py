"""What each family of rules makes of its inputs, before caps and rounding."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kehoach.scoring.attainment import attain
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.points.rule import Family, Partial, Rule
from kehoach.scoring.points.words import COUNTED_WORDS, points
from kehoach.scoring.sentences import HUNDRED, figure
from kehoach.scoring.target import Attainment

ZERO = Decimal()
# What is not met is never a hundred percent: «dưới 0,86%» and 0,86% was reached.
MOST_UNMET = Decimal("99.99")


@dataclass(frozen=True, slots=True)
class Found:
    """Points as computed, None where something is missing; `said` tells how."""

    points: Decimal | None
    said: str
    missing: tuple[str, ...] = ()


def lacking(*missing: str) -> Found:
    """Return that nothing can be computed before these are known."""
    return Found(None, f"Chưa chấm được, còn thiếu: {'; '.join(missing)}.", missing)


def reached_percent(found: Attainment) -> Decimal | None:
    """Return how many percent of a target count: a hundred where it is met, less where it is not."""
    if found.met:
        return HUNDRED
    if found.met is None or found.rate is None:
        return None
    return min(max(found.rate, ZERO), MOST_UNMET)


def _by_figure(of_percent: Callable[[Rule, Decimal, Decimal], Found]) -> Callable[..., Found]:
    """Return a family that needs how many percent of the target were reached."""

    def found(rule: Rule, most: Decimal, inputs: Inputs) -> Found:
        reached, refused = _attained(inputs)
        if refused is not None or reached is None:
            return refused or lacking("số liệu thực hiện")
        percent = reached_percent(reached)
        if percent is None:
            return lacking(f"căn cứ tính tỷ lệ đạt ({_clause(reached.reason)})")
        counted = of_percent(rule, most, percent)
        told = ""
        if percent != reached.rate:
            told = f" Tính {figure(percent, '%')}" + (" vì đã đạt." if reached.met else " vì chưa đạt.")
        return Found(counted.points, f"{reached.reason}{told} {counted.said}")

    return found


def _attained(inputs: Inputs) -> tuple[Attainment | None, Found | None]:
    if inputs.target is None:
        return None, lacking("mức phải đạt của chỉ tiêu")
    if inputs.actual is None and inputs.achieved is None:
        return None, lacking("số liệu thực hiện")
    return attain(inputs.target, inputs.actual, inputs.denominator, achieved=inputs.achieved), None


def _clause(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".")


def _all_or_nothing(_rule: Rule, most: Decimal, inputs: Inputs) -> Found:
    reached, refused = _attained(inputs)
    if refused is not None or reached is None:
        return refused or lacking("số liệu thực hiện")
    if reached.met is None:
        return lacking(f"kết luận đạt hay chưa đạt ({_clause(reached.reason)})")
    given = most if reached.met else ZERO
    return Found(given, f"{reached.reason} Được {points(given)}.")


def _proportional(_rule: Rule, most: Decimal, percent: Decimal) -> Found:
    given = most * percent / HUNDRED
    return Found(given, f"{figure(most)} × {figure(percent, '%')} = {points(given)}.")


def _with_floor(rule: Rule, most: Decimal, percent: Decimal) -> Found:
    floor = rule.floor or ZERO
    if percent < floor:
        return Found(ZERO, f"Dưới mức sàn {figure(floor, '%')}: 0 điểm.")
    return _proportional(rule, most, percent)


def _step_bands(rule: Rule, most: Decimal, percent: Decimal) -> Found:
    band = next((band for band in rule.bands if percent >= band.from_percent), None)
    if band is None:
        return Found(ZERO, f"Dưới mức thấp nhất {figure(rule.bands[-1].from_percent, '%')}: 0 điểm.")
    given = most * band.share / HUNDRED
    return Found(
        given,
        f"Thuộc mức từ {figure(band.from_percent, '%')}: {figure(most)} × {figure(band.share, '%')} "
        f"= {points(given)}.",
    )


def _shortfall(rule: Rule, most: Decimal, percent: Decimal) -> Found:
    step = rule.shortfall
    if step is None:
        return lacking("mức trừ của quy tắc")
    times = (HUNDRED - percent) / step.every
    if step.partial is Partial.STARTED:
        times = times.to_integral_value(ROUND_CEILING)
    elif step.partial is Partial.FULL:
        times = times.to_integral_value(ROUND_FLOOR)
    given = max(most - times * step.points, ZERO)
    return Found(
        given,
        f"Thiếu {figure(HUNDRED - percent, '%')}: {figure(most)} - {figure(times)} × {figure(step.points)}, "
        f"không dưới 0, còn {points(given)}.",
    )


def _charges(rule: Rule, most: Decimal, inputs: Inputs) -> Found:
    unknown = [charge.counted for charge in rule.charges if inputs.times(charge.counted) is None]
    if unknown:
        return lacking(*(f"số {COUNTED_WORDS[counted]}" for counted in unknown))
    given, told = most, [figure(most)]
    for charge in rule.charges:
        times = max(inputs.times(charge.counted) or 0, 0)
        given -= times * charge.points
        told.append(f"{times} {COUNTED_WORDS[charge.counted]} × {figure(charge.points)}")
    given = max(given, ZERO)
    return Found(given, f"{' - '.join(told)}, không dưới 0, còn {points(given)}.")


def _boolean(_rule: Rule, most: Decimal, inputs: Inputs) -> Found:
    if inputs.achieved is None:
        return lacking("báo cáo đạt hay chưa đạt")
    given = most if inputs.achieved else ZERO
    return Found(given, f"Báo cáo {'đạt' if inputs.achieved else 'chưa đạt'}: {points(given)}.")


def _judged(rule: Rule, _most: Decimal, inputs: Inputs) -> Found:
    if inputs.given is None:
        return lacking("điểm của người chấm")
    # Nothing given needs no proof; something given, or taken away, does.
    if rule.needs_evidence and inputs.given != ZERO and not inputs.evidence:
        return lacking("tài liệu kiểm chứng")
    who = inputs.given_by or "Người chấm"
    why = f" vì: {inputs.opinion.rstrip('.')}" if inputs.opinion else ""
    proof = f" Tài liệu kiểm chứng: {'; '.join(inputs.evidence)}." if inputs.evidence else ""
    return Found(inputs.given, f"{who} cho {points(inputs.given)}{why}.{proof}")


FAMILIES: dict[Family, Callable[[Rule, Decimal, Inputs], Found]] = {
    Family.ALL_OR_NOTHING: _all_or_nothing,
    Family.PROPORTIONAL: _by_figure(_proportional),
    Family.PROPORTIONAL_WITH_FLOOR: _by_figure(_with_floor),
    Family.STEP_BANDS: _by_figure(_step_bands),
    Family.SHORTFALL: _by_figure(_shortfall),
    Family.CHARGES: _charges,
    Family.BOOLEAN: _boolean,
    Family.JUDGED: _judged,
    Family.ADJUSTMENT: _judged,
}
