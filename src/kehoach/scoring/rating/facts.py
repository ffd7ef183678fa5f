"""What a rating asks about: points, tasks, and what an authority has found."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kehoach.scoring.sentences import HUNDRED, figure
from kehoach.scoring.verdict import Status


class Fact(StrEnum):
    """Names of facts, as the schemes write them."""

    POINTS = "points"
    DONE_PERCENT = "done_percent"
    ON_TIME_PERCENT = "on_time_percent"
    LATE_PERCENT = "late_percent"
    EXCEEDED_PERCENT = "exceeded_percent"
    QUALITY_ENSURED = "quality_ensured"
    FAILED_BELOW = "failed_below"
    FAULTS_FIXED = "faults_fixed"
    PERSONNEL_WRONGDOING = "personnel_wrongdoing"
    DEGRADED = "degraded"
    DISCIPLINED = "disciplined"
    CORRUPTION_BELOW = "corruption_below"


FACT_WORDS = {
    Fact.POINTS: "Tổng điểm",
    Fact.DONE_PERCENT: "Nhiệm vụ hoàn thành",
    Fact.ON_TIME_PERCENT: "Nhiệm vụ hoàn thành đúng thời hạn",
    Fact.LATE_PERCENT: "Nhiệm vụ chưa bảo đảm tiến độ",
    Fact.EXCEEDED_PERCENT: "Nhiệm vụ hoàn thành vượt mức yêu cầu",
    Fact.QUALITY_ENSURED: "Nhiệm vụ bảo đảm chất lượng, hiệu quả",
    Fact.FAILED_BELOW: "Đơn vị cấp dưới trực tiếp không hoàn thành nhiệm vụ",
    Fact.FAULTS_FIXED: "Đã khắc phục hạn chế, khuyết điểm được chỉ ra",
    Fact.PERSONNEL_WRONGDOING: "Bị kết luận sai phạm công tác cán bộ, mất đoàn kết nội bộ",
    Fact.DEGRADED: "Bị kết luận suy thoái, vi phạm trách nhiệm nêu gương",
    Fact.DISCIPLINED: "Bị kỷ luật từ khiển trách do vi phạm hoạt động công vụ",
    Fact.CORRUPTION_BELOW: "Đơn vị trực tiếp quản lý có tham nhũng, lãng phí bị xử lý",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known; None is not known, never no and never zero.

    `points`, where not all criteria are scored, lie between `least_points` and `most_points`. Tasks are
    counted: `tasks` assigned, of them `done` at all, `on_time`, `late` (done late, or still open past their
    day), `exceeded`. `failed_below` is 0 where there is no unit below; `faults_fixed` is True where nothing
    was found to fix.
    """

    points: Decimal | None = None
    least_points: Decimal | None = None
    most_points: Decimal | None = None
    tasks: int | None = None
    done: int | None = None
    on_time: int | None = None
    late: int | None = None
    exceeded: int | None = None
    quality_ensured: bool | None = None
    failed_below: int | None = None
    faults_fixed: bool | None = None
    personnel_wrongdoing: bool | None = None
    degraded: bool | None = None
    disciplined: bool | None = None
    corruption_below: bool | None = None


def with_work(facts: Facts, states: Sequence[Status]) -> Facts:
    """Return the facts with tasks counted by their states; a person says how many exceed what was asked.

    >>> told = with_work(Facts(), [Status.DONE, Status.DONE_LATE, Status.OVERDUE])
    >>> told.tasks, told.done, told.on_time, told.late
    (3, 2, 1, 2)
    """
    count = Counter(states)
    done_late = count[Status.DONE_LATE]
    return replace(
        facts,
        tasks=len(states),
        done=count[Status.DONE] + done_late,
        on_time=count[Status.DONE],
        late=done_late + count[Status.OVERDUE],
    )


@dataclass(frozen=True, slots=True)
class Known:
    """A fact as it is known: a yes or no, or a figure between two ends; `said` tells it."""

    said: str
    flag: bool | None = None
    least: Decimal | None = None
    most: Decimal | None = None


_UNKNOWN = Known("chưa có")


def known_of(facts: Facts, fact: Fact) -> Known:
    """Return what is known of one fact."""
    return _READERS[fact](facts)


def _points(facts: Facts) -> Known:
    if facts.points is not None:
        return Known(figure(facts.points, "điểm"), least=facts.points, most=facts.points)
    if facts.least_points is None and facts.most_points is None:
        return _UNKNOWN
    ends = [
        f"{word} {figure(end)}"
        for word, end in (("từ", facts.least_points), ("đến", facts.most_points))
        if end is not None
    ]
    return Known(f"{' '.join(ends)} điểm, chưa chấm hết", least=facts.least_points, most=facts.most_points)


def _share(count: int | None, tasks: int | None) -> Known:
    if tasks == 0:
        return Known("không có nhiệm vụ nào được giao")
    if count is None or tasks is None:
        return _UNKNOWN
    exact = Decimal(count) * HUNDRED / tasks
    return Known(f"{count}/{tasks} = {figure(exact, '%')}", least=exact, most=exact)


def _count(count: int | None) -> Known:
    if count is None:
        return _UNKNOWN
    return Known(figure(Decimal(count)), least=Decimal(count), most=Decimal(count))


def _flag(flag: bool | None) -> Known:  # noqa: FBT001 - the one thing told
    return _UNKNOWN if flag is None else Known("có" if flag else "không", flag=flag)


_READERS: dict[Fact, Callable[[Facts], Known]] = {
    Fact.POINTS: _points,
    Fact.DONE_PERCENT: lambda facts: _share(facts.done, facts.tasks),
    Fact.ON_TIME_PERCENT: lambda facts: _share(facts.on_time, facts.tasks),
    Fact.LATE_PERCENT: lambda facts: _share(facts.late, facts.tasks),
    Fact.EXCEEDED_PERCENT: lambda facts: _share(facts.exceeded, facts.tasks),
    Fact.QUALITY_ENSURED: lambda facts: _flag(facts.quality_ensured),
    Fact.FAILED_BELOW: lambda facts: _count(facts.failed_below),
    Fact.FAULTS_FIXED: lambda facts: _flag(facts.faults_fixed),
    Fact.PERSONNEL_WRONGDOING: lambda facts: _flag(facts.personnel_wrongdoing),
    Fact.DEGRADED: lambda facts: _flag(facts.degraded),
    Fact.DISCIPLINED: lambda facts: _flag(facts.disciplined),
    Fact.CORRUPTION_BELOW: lambda facts: _flag(facts.corruption_below),
}
