"""How many reports came in time, counted over those that are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach.scoring.sentences import day, figure, percent_of


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """A report that is owed; `closed`: its period takes no more."""

    deadline: date
    first_submitted_on: date | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Rates:
    """`owed` is what is due by the day: on time, late and missing; `waiting` is not due yet.

    `rate` is the percentage of what is due that came in time; None where nothing is due.
    """

    owed: int
    on_time: int
    late: int
    missing: int
    waiting: int
    rate: Decimal | None
    reason: str


def on_time_rate(records: Sequence[SubmissionRecord], today: date) -> Rates:
    """Return how many reports are due as of a day and how many of them came in time.

    A report is due when the day after its deadline begins, or when its period is closed. What is sent before
    counts from then on, so that a rate is never made of early birds alone.

    >>> march = SubmissionRecord(date(2026, 3, 19), first_submitted_on=date(2026, 3, 20))
    >>> on_time_rate([march], date(2026, 3, 31)).late
    1
    """
    due = [record for record in records if record.closed or record.deadline < today]
    sent = [(record, _sent_on(record, today)) for record in due]
    on_time = sum(on is not None and on <= record.deadline for record, on in sent)
    late = sum(on is not None and on > record.deadline for record, on in sent)
    missing = len(due) - on_time - late
    waiting = len(records) - len(due)
    if not due:
        reason = f"Đến ngày {day(today)} chưa báo cáo nào đến hạn nên chưa có tỷ lệ."
        return Rates(0, 0, 0, 0, waiting, None, reason)
    rate = percent_of(Decimal(on_time), Decimal(len(due)))
    reason = (
        f"Đến ngày {day(today)} có {len(due)} báo cáo đến hạn: {on_time} đúng hạn, {late} chậm, "
        f"{missing} chưa gửi; {on_time}/{len(due)} = {figure(rate, '%')}."
    )
    early = sum(
        _sent_on(record, today) is not None
        for record in records
        if not (record.closed or record.deadline < today)
    )
    if waiting:
        reason += f" {waiting} báo cáo chưa đến hạn không tính"
        reason += f", trong đó {early} đã gửi trước." if early else "."
    return Rates(len(due), on_time, late, missing, waiting, rate, reason)


def _sent_on(record: SubmissionRecord, today: date) -> date | None:
    """Return when it was first sent, as known on a day."""
    on = record.first_submitted_on
    return on if on is not None and on <= today else None
