from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain.plan import DueKind
from kehoach.scoring.status import (
    DueSpan,
    ReportedProgress,
    ReportedState,
    Status,
    solution_status,
    task_status,
)

HALF_YEAR = DueSpan(DueKind.WITHIN, date(2026, 1, 1), date(2026, 6, 30))
BY_JUNE = DueSpan(DueKind.BY, end=date(2026, 6, 30))
ALWAYS = DueSpan(DueKind.ONGOING, date(2026, 1, 1), date(2026, 12, 31))
NEVER_ENDS = DueSpan(DueKind.ONGOING)
DIRECTED = DueSpan(DueKind.AS_DIRECTED)
APRIL = date(2026, 4, 14)
NOT_STARTED, IN_PROGRESS = ReportedState.NOT_STARTED, ReportedState.IN_PROGRESS
DONE, SUSPENDED = ReportedState.DONE, ReportedState.SUSPENDED


def said(state, percent=None, *, on=APRIL, **more):
    return ReportedProgress(on, state, percent, **more)


@pytest.mark.parametrize(
    ("reports", "due", "today", "status"),
    [
        ([], HALF_YEAR, date(2026, 2, 1), Status.NOT_STARTED),
        ([said(NOT_STARTED)], BY_JUNE, APRIL, Status.NOT_STARTED),
        ([said(IN_PROGRESS, 40)], BY_JUNE, APRIL, Status.IN_PROGRESS),
        ([said(IN_PROGRESS, 40)], BY_JUNE, date(2026, 6, 30), Status.IN_PROGRESS),
        ([said(IN_PROGRESS, 100)], BY_JUNE, date(2026, 7, 1), Status.OVERDUE),
        ([], BY_JUNE, date(2026, 7, 1), Status.OVERDUE),
        ([said(DONE)], BY_JUNE, date(2026, 7, 1), Status.DONE),
        ([said(DONE)], HALF_YEAR, date(2026, 12, 31), Status.DONE),
        ([said(SUSPENDED)], BY_JUNE, date(2026, 7, 1), Status.SUSPENDED),
        # work that goes on is overdue only when its own end has passed
        ([said(IN_PROGRESS, 0)], ALWAYS, date(2026, 12, 31), Status.IN_PROGRESS),
        ([said(IN_PROGRESS, 0)], ALWAYS, date(2027, 1, 1), Status.OVERDUE),
        ([], NEVER_ENDS, date(2030, 1, 1), Status.NOT_STARTED),
        ([said(IN_PROGRESS)], DIRECTED, date(2030, 1, 1), Status.IN_PROGRESS),
        # at risk: 57% of the days have passed
        ([said(IN_PROGRESS, 32)], HALF_YEAR, APRIL, Status.AT_RISK),
        ([said(IN_PROGRESS, 33)], HALF_YEAR, APRIL, Status.IN_PROGRESS),
        ([said(NOT_STARTED)], HALF_YEAR, APRIL, Status.AT_RISK),
        ([], HALF_YEAR, APRIL, Status.AT_RISK),
        ([said(IN_PROGRESS)], HALF_YEAR, APRIL, Status.IN_PROGRESS),  # no percentage: not known to lag
        ([said(IN_PROGRESS, 5, on=date(2026, 3, 1))], HALF_YEAR, date(2026, 3, 1), Status.IN_PROGRESS),
    ],
)
def test_the_state_of_a_solution(reports, due, today, status):
    verdict = solution_status(reports, due, today)
    assert verdict.status is status
    assert verdict.reason.endswith(".")


def test_the_latest_report_counts_whatever_their_order():
    later = said(IN_PROGRESS, 60, on=date(2026, 5, 14))
    assert solution_status([later, said(DONE)], BY_JUNE, date(2026, 5, 20)).status is Status.IN_PROGRESS


def test_what_is_reported_after_the_day_is_not_known_on_it():
    assert solution_status([said(DONE)], BY_JUNE, APRIL - timedelta(days=1)).status is Status.NOT_STARTED


def test_done_late_compares_the_day_it_was_done():
    late = said(DONE, done_on=date(2026, 7, 3), on=date(2026, 7, 14))
    in_time = said(DONE, done_on=date(2026, 6, 30), on=date(2026, 7, 14))
    verdict = solution_status([late], BY_JUNE, date(2026, 8, 1))
    assert (verdict.status, verdict.reason) == (
        Status.DONE_LATE,
        "Hoàn thành ngày 03/07/2026, chậm 3 ngày; hạn 30/06/2026.",
    )
    assert solution_status([in_time], BY_JUNE, date(2026, 8, 1)).status is Status.DONE


def test_without_a_day_it_was_done_when_it_was_first_reported_done():
    first, again = said(DONE, on=date(2026, 6, 20)), said(DONE, on=date(2026, 7, 14))
    verdict = solution_status([first, again], BY_JUNE, date(2026, 8, 1))
    assert (verdict.status, verdict.reason) == (
        Status.DONE,
        "Báo cáo hoàn thành ngày 20/06/2026; hạn 30/06/2026.",
    )
    taken_back = said(IN_PROGRESS, 90, on=date(2026, 7, 1))
    assert solution_status([first, taken_back, again], BY_JUNE, date(2026, 8, 1)).status is Status.DONE_LATE


def test_an_extension_is_the_end_in_force():
    today, extended = date(2026, 7, 10), date(2026, 7, 31)
    verdict = solution_status([said(IN_PROGRESS, 90)], BY_JUNE, today, extended_to=extended)
    assert (verdict.status, verdict.reason) == (
        Status.IN_PROGRESS,
        "Báo cáo đang thực hiện ngày 14/04/2026, đạt 90%; hạn 31/07/2026 (gia hạn từ 30/06/2026).",
    )
    done = said(DONE, done_on=today, on=today)
    assert solution_status([done], BY_JUNE, today, extended_to=extended).status is Status.DONE


def test_sentences_say_what_was_compared():
    assert solution_status([said(IN_PROGRESS, 20)], HALF_YEAR, APRIL).reason == (
        "Đã qua 57,46% thời gian mà mới xong 20%, chậm hơn 25 điểm phần trăm; hạn 30/06/2026, "
        "báo cáo đang thực hiện ngày 14/04/2026, đạt 20%."
    )
    assert solution_status([said(SUSPENDED, note="Chờ vốn tỉnh cấp.")], BY_JUNE, APRIL).reason == (
        "Báo cáo tạm dừng ngày 14/04/2026: Chờ vốn tỉnh cấp."
    )
    assert solution_status([said(SUSPENDED)], BY_JUNE, APRIL).reason == (
        "Báo cáo tạm dừng ngày 14/04/2026, chưa ghi lý do."
    )


@pytest.mark.parametrize(
    ("solutions", "status"),
    [
        ([], Status.NOT_STARTED),
        ([Status.NOT_STARTED, Status.NOT_STARTED], Status.NOT_STARTED),
        ([Status.NOT_STARTED, Status.DONE], Status.IN_PROGRESS),
        ([Status.DONE, Status.DONE], Status.DONE),
        ([Status.DONE, Status.DONE_LATE], Status.DONE_LATE),
        ([Status.DONE, Status.AT_RISK], Status.AT_RISK),
        ([Status.OVERDUE, Status.AT_RISK], Status.OVERDUE),
        ([Status.DONE, Status.SUSPENDED], Status.SUSPENDED),
        ([Status.IN_PROGRESS, Status.SUSPENDED], Status.IN_PROGRESS),
    ],
)
def test_the_worst_of_what_is_open_decides_for_the_task(solutions, status):
    assert task_status(solutions).status is status
    assert task_status(solutions[::-1]) == task_status(solutions)


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
reports = st.builds(
    ReportedProgress, days, st.sampled_from(ReportedState), st.none() | st.integers(0, 100), st.none() | days
)


@given(st.lists(reports, max_size=6), st.sampled_from([HALF_YEAR, BY_JUNE]), days)
def test_nothing_is_overdue_up_to_its_last_day_and_open_work_always_after(listed, due, today):
    status = solution_status(listed, due, today).status
    if status is Status.OVERDUE:
        assert today > date(2026, 6, 30)
    if today > date(2026, 6, 30):
        assert status not in {Status.NOT_STARTED, Status.IN_PROGRESS, Status.AT_RISK}
