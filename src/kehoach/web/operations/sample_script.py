"""What happens in a made-up year: who reports when, what they say, what comes back, who needs more time.

Nothing here writes. The same seed gives the same year, so that a test can say what pages must show.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from kehoach.scoring.series import Flow
from kehoach.vietnamese.units import read_unit
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.entries import field_name

# Of a hundred reports: how many come late, never, and say that nothing happened.
_LATE, _NEVER, _NOTHING = 13, 6, 7
_SENT_BACK, _EXTENDED, _CORRECTED = 8, 4, 4
_OFFICE_HOURS: Final = (1, 9)  # 8:00 to 16:00 in Viet Nam, in UTC
_RESULTS: Final = (
    "Đã hoàn thành khối lượng của tháng theo kế hoạch.",
    "Đã họp triển khai, phân công người phụ trách từng việc.",
    "Đã rà soát xong danh sách, đang lập hồ sơ.",
    "Đã thực hiện tại các thôn, còn một số hộ chưa xong.",
    "Đang thi công, bảo đảm tiến độ.",
)
_OBSTACLES: Final = (
    "Kinh phí cấp chậm so với kế hoạch.",
    "Một số hộ chưa thống nhất phương án.",
    "Thời tiết mưa kéo dài.",
    "Thiếu người làm chuyên môn.",
)
_PROPOSALS: Final = ("Đề nghị bố trí kinh phí sớm.", "Đề nghị UBND xã chủ trì họp tháo gỡ.")
_NOTES: Final = ("Chưa có số liệu của các thôn.", "Ghi rõ kết quả bằng con số.")


class Fate(StrEnum):
    """What becomes of a report that is owed."""

    ON_TIME = "on_time"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Course:
    """How one report goes, from its sending to its acceptance."""

    fate: Fate
    sent_at: datetime | None = None
    nothing_new: bool = False
    extended_to: date | None = None  # asked for and given before the deadline
    sent_back_at: datetime | None = None
    note: str = ""
    sent_again_at: datetime | None = None
    accepted_at: datetime | None = None
    correction: Decimal | None = None  # by which the first figure is corrected after it was accepted


def course_of(dice: random.Random, *, closing: date, deadline: date) -> Course:
    """Return how a report goes whose figures close on one day and that is due on another."""
    roll = dice.randrange(100)
    if roll < _NEVER:
        return Course(Fate.NEVER)
    nothing_new = dice.randrange(100) < _NOTHING
    extended_to = deadline + timedelta(days=3) if dice.randrange(100) < _EXTENDED else None
    if roll < _NEVER + _LATE:
        sent = (extended_to or deadline) + timedelta(days=dice.randint(1, 6))
        fate = Fate.LATE
    else:
        last = extended_to or deadline
        sent = min(closing, last) + timedelta(days=dice.randint(0, max((last - min(closing, last)).days, 0)))
        fate = Fate.ON_TIME
    sent_at = _in_office_hours(dice, sent)
    back_at = again_at = None
    note = ""
    if dice.randrange(100) < _SENT_BACK:
        back_at, note = sent_at + timedelta(hours=5), dice.choice(_NOTES)
        again_at = sent_at + timedelta(days=1)
    accepted_at = (again_at or sent_at) + timedelta(days=1, hours=2)
    corrected = Decimal(dice.choice((-2, -1, 1, 2))) if dice.randrange(100) < _CORRECTED else None
    return Course(fate, sent_at, nothing_new, extended_to, back_at, note, again_at, accepted_at, corrected)


def texts_of(
    dice: random.Random,
    *,
    solutions: Sequence[Solution],
    indicators: Sequence[Indicator],
    flows: dict[object, Flow],
    closing: date,
) -> dict[str, str]:
    """Return what an assignee types for a month: states, percents, words and figures, as people type them."""
    texts: dict[str, str] = {}
    for solution in solutions:
        texts |= dict(_about_solution(dice, solution, closing=closing))
    for indicator in indicators:
        texts |= dict(_about_indicator(dice, indicator, flow=flows[indicator.lineage], closing=closing))
    return texts


def _about_solution(dice: random.Random, solution: Solution, *, closing: date) -> Iterator[tuple[str, str]]:
    start = solution.due_start or date(closing.year, 1, 1)
    end = solution.due_end or date(closing.year, 12, 31)
    elapsed = Decimal((closing - start).days) / Decimal(max((end - start).days, 1))
    # Each piece of work has a pace of its own; some will not be done in time.
    pace = Decimal(_of_its_own(solution).randint(60, 125)) / 100
    percent = int(min(max(elapsed * pace * 100, Decimal(0)), Decimal(100)))
    is_done = percent >= 100 and solution.due_kind != Solution.DueKind.ONGOING
    state = "done" if is_done else "in_progress" if percent else "not_started"
    yield field_name(solution, "state"), state
    if state == "in_progress":
        yield field_name(solution, "percent"), str(min(percent, 99))
        yield field_name(solution, "result"), dice.choice(_RESULTS)
    if is_done:
        yield field_name(solution, "done_on"), f"{min(end, closing):%d/%m/%Y}"
        yield field_name(solution, "result"), "Đã hoàn thành toàn bộ nội dung."
    if state == "in_progress" and dice.randrange(100) < 18:
        yield field_name(solution, "obstacle"), dice.choice(_OBSTACLES)
        yield field_name(solution, "proposal"), dice.choice(_PROPOSALS)


def _about_indicator(
    dice: random.Random, indicator: Indicator, *, flow: Flow, closing: date
) -> Iterator[tuple[str, str]]:
    if indicator.kind == Indicator.Kind.ACHIEVEMENT:
        yield field_name(indicator, "achieved"), "đạt" if closing.month > 9 else "chưa đạt"
        return
    target = indicator.value if indicator.value is not None else indicator.high
    if target is None:
        target = indicator.low if indicator.low is not None else Decimal(10)
    # Where the year is heading: most targets are met, some are not.
    heading = Decimal(_of_its_own(indicator).randint(82, 112)) / 100
    noise = Decimal(dice.randint(90, 110)) / 100
    if flow is Flow.ACCUMULATING:
        figure = target * heading * noise / 12
    else:
        figure = target * (heading - Decimal("0.1") * (12 - closing.month) / 12)
    unit = read_unit(indicator.unit) if indicator.unit else None
    yield field_name(indicator, "value"), typed(figure, like=target, is_whole=bool(unit and unit.discrete))


def typed(figure: Decimal, *, like: Decimal, is_whole: bool = False) -> str:
    """Return a figure as people type it, with as many decimals as its target has, and one more for shares."""
    if is_whole:
        return str(int(figure.to_integral_value(ROUND_HALF_UP)))
    decimals = max(-int(like.normalize().as_tuple().exponent), 0)
    if abs(like) < 100:
        decimals = max(decimals, 1)
    step = Decimal(1).scaleb(-min(decimals, 2))
    return f"{figure.quantize(step, ROUND_HALF_UP):f}".replace(".", ",")


def _of_its_own(item: Solution | Indicator) -> random.Random:
    """Return the dice of one item: the same whenever its plan is read in."""
    return random.Random(f"{item.order} {item}")


def _in_office_hours(dice: random.Random, day: date) -> datetime:
    return datetime(
        day.year, day.month, day.day, dice.randint(*_OFFICE_HOURS), dice.randrange(60), tzinfo=UTC
    )
