"""Rules in words, as they stand beside every score."""

from decimal import Decimal

from kehoach.scoring.points.rule import Counted, Family, Partial, Rule, Shortfall
from kehoach.scoring.sentences import HUNDRED, figure

COUNTED_WORDS = {
    Counted.LATE_REPORT: "báo cáo gửi chậm",
    Counted.MISSING_REPORT: "báo cáo không gửi",
    Counted.LATE_TASK: "nhiệm vụ chậm hạn",
    Counted.VIOLATION: "vi phạm",
}
_PARTIAL_WORDS = {
    Partial.EXACT: "phần lẻ tính theo tỷ lệ",
    Partial.STARTED: "phần lẻ tính tròn một lần",
    Partial.FULL: "phần lẻ không tính",
}


def in_words(rule: Rule) -> str:
    """Return a rule as the sentences by which anybody can compute the points.

    >>> from datetime import date
    >>> in_words(Rule("x", 1, "Đạt hoặc không", Family.ALL_OR_NOTHING, "", date(2023, 1, 1)))
    'Đạt chỉ tiêu được điểm tối đa; chưa đạt được 0 điểm.'
    """
    said = [_FAMILIES[rule.family](rule)]
    if rule.cap < HUNDRED and rule.family is not Family.ADJUSTMENT:
        said.append(f"Nhiều nhất được {figure(rule.cap, '%')} điểm tối đa.")
    if rule.nothing_arose is not None:
        said.append(f"Trong kỳ không phát sinh: được {figure(rule.nothing_arose, '%')} điểm tối đa.")
    return " ".join(said)


def points(value: Decimal) -> str:
    """Return points as a sentence writes them.

    >>> points(Decimal("0.5"))
    '0,5 điểm'
    """
    return figure(value, "điểm")


def _bands(rule: Rule) -> str:
    parts = []
    above: Decimal | None = None
    for band in rule.bands:
        span = (
            f"từ {figure(band.from_percent, '%')}"
            if above is None
            else f"từ {figure(band.from_percent, '%')} đến dưới {figure(above, '%')}"
        )
        parts.append(f"{span} được {figure(band.share, '%')} điểm tối đa")
        above = band.from_percent
    if above:
        parts.append(f"dưới {figure(above, '%')} được 0 điểm")
    return f"Theo mức đạt chỉ tiêu: {'; '.join(parts)}."


def _floor(rule: Rule) -> str:
    floor = figure(rule.floor or Decimal(), "%")
    return (
        f"Đạt chỉ tiêu được điểm tối đa; đạt từ {floor} đến dưới 100% được điểm tối đa nhân tỷ lệ đạt; "
        f"dưới {floor} được 0 điểm."
    )


def _shortfall(rule: Rule) -> str:
    step = rule.shortfall or Shortfall(Decimal())
    return (
        f"Mỗi {figure(step.every, '%')} chưa đạt so với chỉ tiêu trừ {points(step.points)}, "
        f"{_PARTIAL_WORDS[step.partial]}; không trừ quá điểm tối đa."
    )


def _charges(rule: Rule) -> str:
    parts = [f"mỗi {COUNTED_WORDS[charge.counted]} trừ {points(charge.points)}" for charge in rule.charges]
    return f"Từ điểm tối đa, {', '.join(parts)}; không trừ quá điểm tối đa."


def _judged(rule: Rule) -> str:
    proof = ", có tài liệu kiểm chứng" if rule.needs_evidence else ""
    return f"Người chấm cho điểm từ 0 đến điểm tối đa{proof}."


def _adjustment(rule: Rule) -> str:
    bonus, penalty = figure(rule.bonus_cap, "%"), figure(rule.penalty_cap, "%")
    proof = " Có tài liệu kiểm chứng." if rule.needs_evidence else ""
    if not rule.penalty_cap:
        return f"Điểm thưởng, nhiều nhất {bonus} điểm của dòng.{proof}"
    if not rule.bonus_cap:
        return f"Điểm trừ, nhiều nhất {penalty} điểm của dòng.{proof}"
    return f"Cộng nhiều nhất {bonus}, trừ nhiều nhất {penalty} điểm của dòng.{proof}"


_FAMILIES = {
    Family.ALL_OR_NOTHING: lambda rule: "Đạt chỉ tiêu được điểm tối đa; chưa đạt được 0 điểm.",
    Family.PROPORTIONAL: lambda rule: "Điểm tối đa nhân tỷ lệ đạt chỉ tiêu; đạt từ 100% được điểm tối đa.",
    Family.PROPORTIONAL_WITH_FLOOR: _floor,
    Family.STEP_BANDS: _bands,
    Family.SHORTFALL: _shortfall,
    Family.CHARGES: _charges,
    Family.BOOLEAN: lambda rule: "Có (đạt) được điểm tối đa; không được 0 điểm.",
    Family.JUDGED: _judged,
    Family.ADJUSTMENT: _adjustment,
}
