"""The state of solutions, tasks and indicators: computed, never typed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kehoach.domain.plan import DueKind
from kehoach.scoring.indicator_status import indicator_status
from kehoach.scoring.limits import AT_RISK_FROM, AT_RISK_GAP
from kehoach.scoring.sentences import day, figure, percent_of
from kehoach.scoring.verdict import Status, Verdict

__all__ = [
    "DueSpan",
    "ReportedProgress",
    "ReportedState",
    "Status",
    "Verdict",
    "indicator_status",
    "solution_status",
    "task_status",
]

_DONE = {Status.DONE, Status.DONE_LATE}
# Work without an end of its own has no share of time that could be used up.
_ENDLESS = {DueKind.ONGOING, DueKind.AS_DIRECTED}


class ReportedState(StrEnum):
    """What a reporter says of a solution."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class ReportedProgress:
    """What was reported of a solution on a day; `note` holds the reason of a suspension."""

    on: date
    state: ReportedState
    percent: int | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueSpan:
    """When a solution is due; None where the plan gives no day."""

    kind: DueKind
    start: date | None = None
    end: date | None = None


def solution_status(
    reports: Sequence[ReportedProgress], due: DueSpan, today: date, *, extended_to: date | None = None
) -> Verdict:
    """Return the state of a solution as of a day, from what was reported up to then.

    >>> due = DueSpan(DueKind.BY, end=date(2026, 6, 30))
    >>> solution_status([], due, date(2026, 7, 2)).reason
    'Quá hạn 2 ngày: hạn 30/06/2026, chưa có báo cáo nào.'
    """
    known = sorted((report for report in reports if report.on <= today), key=lambda report: report.on)
    latest = known[-1] if known else None
    end = extended_to or due.end
    term = "chưa có thời hạn cụ thể" if end is None else f"hạn {day(end)}"
    if extended_to and due.end and extended_to != due.end:
        term += f" (gia hạn từ {day(due.end)})"
    if latest and latest.state is ReportedState.SUSPENDED:
        why = f": {latest.note.strip().rstrip('.')}" if latest.note.strip() else ", chưa ghi lý do"
        return Verdict(Status.SUSPENDED, f"Báo cáo tạm dừng ngày {day(latest.on)}{why}.")
    if latest and latest.state is ReportedState.DONE:
        return _finished(known, end, term)
    told = _told(latest)
    if end is not None and today > end:
        return Verdict(Status.OVERDUE, f"Quá hạn {(today - end).days} ngày: {term}, {told}.")
    risk = _risk(latest, due, end, today=today)
    if risk:
        return Verdict(Status.AT_RISK, f"{risk}; {term}, {told}.")
    if latest is None or latest.state is ReportedState.NOT_STARTED:
        return Verdict(Status.NOT_STARTED, f"{told.capitalize()}; {term}.")
    return Verdict(Status.IN_PROGRESS, f"{told.capitalize()}; {term}.")


def _told(latest: ReportedProgress | None) -> str:
    if latest is None:
        return "chưa có báo cáo nào"
    if latest.state is ReportedState.NOT_STARTED:
        return f"báo cáo chưa bắt đầu ngày {day(latest.on)}"
    share = "chưa ghi bao nhiêu phần trăm" if latest.percent is None else f"đạt {latest.percent}%"
    return f"báo cáo đang thực hiện ngày {day(latest.on)}, {share}"


def _finished(known: list[ReportedProgress], end: date | None, term: str) -> Verdict:
    """Done when it says so itself, else when it was first reported done without being taken back."""
    latest, first = known[-1], known[-1]
    for report in reversed(known):
        if report.state is not ReportedState.DONE:
            break
        first = report
    told = latest.done_on or first.done_on
    finished = told or first.on
    said = f"Hoàn thành ngày {day(finished)}" if told else f"Báo cáo hoàn thành ngày {day(finished)}"
    if end is not None and finished > end:
        return Verdict(Status.DONE_LATE, f"{said}, chậm {(finished - end).days} ngày; {term}.")
    return Verdict(Status.DONE, f"{said}; {term}.")


def _risk(latest: ReportedProgress | None, due: DueSpan, end: date | None, *, today: date) -> str | None:
    """Return why work lags behind its time; None where it does not, or where that cannot be told."""
    if due.kind in _ENDLESS or due.start is None or end is None or not due.start <= today <= end:
        return None
    length = Decimal((end - due.start).days + 1)
    elapsed = percent_of(Decimal((today - due.start).days + 1), length)
    if elapsed < AT_RISK_FROM.value:
        return None
    spent = f"Đã qua {figure(elapsed, '%')} thời gian"
    if latest is None:
        return f"{spent} mà chưa có báo cáo nào"
    percent = 0 if latest.state is ReportedState.NOT_STARTED else latest.percent
    if percent is None:
        return None
    if elapsed - percent <= AT_RISK_GAP.value:
        return None
    return f"{spent} mà mới xong {percent}%, chậm hơn {figure(AT_RISK_GAP.value)} điểm phần trăm"


def task_status(solutions: Sequence[Status]) -> Verdict:
    """Return the state of a task from those of its solutions.

    The worst of what is still open decides; a task is done when all its solutions are.

    >>> task_status([Status.DONE, Status.OVERDUE]).reason
    '1/2 giải pháp quá hạn.'
    """
    if not solutions:
        return Verdict(Status.NOT_STARTED, "Nhiệm vụ chưa có giải pháp nào để theo dõi.")
    count, total = Counter(solutions), len(solutions)
    still_open = total - count[Status.DONE] - count[Status.DONE_LATE]
    if not still_open and count[Status.DONE_LATE]:
        return Verdict(
            Status.DONE_LATE, f"Cả {total} giải pháp đã xong, {count[Status.DONE_LATE]} giải pháp chậm."
        )
    if not still_open:
        return Verdict(Status.DONE, f"Cả {total} giải pháp hoàn thành đúng hạn.")
    if count[Status.OVERDUE]:
        return Verdict(Status.OVERDUE, f"{count[Status.OVERDUE]}/{total} giải pháp quá hạn.")
    if count[Status.AT_RISK]:
        return Verdict(Status.AT_RISK, f"{count[Status.AT_RISK]}/{total} giải pháp có nguy cơ chậm.")
    if count[Status.SUSPENDED] == still_open:
        return Verdict(Status.SUSPENDED, f"{still_open}/{total} giải pháp tạm dừng, không còn việc nào khác.")
    if count[Status.NOT_STARTED] == total:
        return Verdict(Status.NOT_STARTED, f"Cả {total} giải pháp chưa bắt đầu.")
    return Verdict(Status.IN_PROGRESS, f"Đã xong {total - still_open}/{total} giải pháp.")
