from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.timing.periods import (
    Closing,
    ClosingKind,
    Deadline,
    Frequency,
    Move,
    PeriodSpan,
    UnclearRule,
    label,
    spans_of_year,
)
from kehoach.timing.working_days import is_working_day

MID_MONTH = Closing(ClosingKind.MID_MONTH)
BY_MONTH = Closing()
BEFORE_20 = Deadline(day=20, exclusive=True)
TILING = [Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.SIX_MONTHS, Frequency.YEARLY]


def spans(frequency, closing=MID_MONTH, deadline=BEFORE_20, year=2026):
    return spans_of_year(year, frequency, closing, deadline)


@pytest.mark.parametrize(
    ("frequency", "index", "start", "closing"),
    [
        (Frequency.MONTHLY, 1, date(2025, 12, 15), date(2026, 1, 14)),
        (Frequency.MONTHLY, 3, date(2026, 2, 15), date(2026, 3, 14)),
        (Frequency.QUARTERLY, 1, date(2025, 12, 15), date(2026, 3, 14)),
        (Frequency.QUARTERLY, 4, date(2026, 9, 15), date(2026, 12, 14)),
        (Frequency.SIX_MONTHS, 1, date(2025, 12, 15), date(2026, 6, 14)),
        (Frequency.SIX_MONTHS, 2, date(2026, 6, 15), date(2026, 12, 14)),
        (Frequency.NINE_MONTHS, 1, date(2025, 12, 15), date(2026, 9, 14)),
        (Frequency.YEARLY, 1, date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_the_decree_closes_on_the_14th(frequency, index, start, closing):
    span = spans(frequency)[index - 1]
    assert (span.index, span.start, span.closing) == (index, start, closing)


@pytest.mark.parametrize(
    ("frequency", "index", "start", "closing"),
    [
        (Frequency.MONTHLY, 2, date(2028, 2, 1), date(2028, 2, 29)),
        (Frequency.QUARTERLY, 2, date(2028, 4, 1), date(2028, 6, 30)),
        (Frequency.YEARLY, 1, date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_statistics_close_with_the_month(frequency, index, start, closing):
    span = spans(frequency, BY_MONTH, year=2028)[index - 1]
    assert (span.start, span.closing) == (start, closing)


@pytest.mark.parametrize(
    ("deadline", "closing", "due"),
    [
        (BEFORE_20, date(2026, 3, 14), date(2026, 3, 19)),
        (Deadline(day=20), date(2026, 3, 14), date(2026, 3, 20)),
        (Deadline(day=5, month_offset=1), date(2026, 12, 31), date(2027, 1, 5)),
        (Deadline(day=28, month_offset=-1), date(2026, 1, 14), date(2025, 12, 28)),
        (Deadline(day=1, exclusive=True, month_offset=1), date(2026, 2, 28), date(2026, 2, 28)),
        # February has no 31st: its last day.
        (Deadline(day=31), date(2026, 2, 14), date(2026, 2, 28)),
        (Deadline(working_days_after_closing=2), date(2026, 3, 14), date(2026, 3, 17)),
        # 14 February 2026 is the Saturday before Tết.
        (Deadline(working_days_after_closing=2), date(2026, 2, 14), date(2026, 2, 24)),
        (Deadline(working_days_after_closing=0), date(2026, 3, 14), date(2026, 3, 14)),
        (Deadline(working_days_after_closing=0, move=Move.LATER), date(2026, 3, 14), date(2026, 3, 16)),
        # 19 February 2026 lies in Tết.
        (BEFORE_20, date(2026, 2, 14), date(2026, 2, 19)),
        (Deadline(day=20, exclusive=True, move=Move.EARLIER), date(2026, 2, 14), date(2026, 2, 13)),
        (Deadline(day=20, exclusive=True, move=Move.LATER), date(2026, 2, 14), date(2026, 2, 23)),
    ],
)
def test_the_last_day_to_send(deadline, closing, due):
    assert deadline.after(closing) == due


@pytest.mark.parametrize(
    ("frequency", "names"),
    [
        (Frequency.MONTHLY, [f"Tháng {month}/2026" for month in range(1, 13)]),
        (Frequency.QUARTERLY, ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]),
        (Frequency.SIX_MONTHS, ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]),
        (Frequency.NINE_MONTHS, ["9 tháng năm 2026"]),
        (Frequency.YEARLY, ["Năm 2026"]),
        (Frequency.AD_HOC, []),
    ],
)
def test_periods_are_called_as_offices_call_them(frequency, names):
    assert [label(span) for span in spans(frequency)] == names


def test_what_is_asked_ad_hoc_is_called_by_its_day():
    day = date(2026, 5, 9)
    assert label(PeriodSpan(Frequency.AD_HOC, 2026, 1, day, day, day)) == "Đột xuất ngày 09/05/2026"


@pytest.mark.parametrize(
    "rule",
    [
        lambda: Deadline(),
        lambda: Deadline(day=20, working_days_after_closing=2),
        lambda: Deadline(day=0),
        lambda: Deadline(working_days_after_closing=-1),
        lambda: Closing(ClosingKind.MID_MONTH, day=32),
    ],
)
def test_a_rule_that_gives_no_day_or_two_is_refused(rule):
    with pytest.raises(UnclearRule):
        rule()


closings = st.builds(Closing, st.sampled_from(ClosingKind), st.integers(1, 31))


@given(st.integers(2000, 2090), st.sampled_from(TILING), closings)
def test_the_periods_of_years_tile_them_without_gap_or_overlap(year, frequency, closing):
    both = spans(frequency, closing, year=year) + spans(frequency, closing, year=year + 1)
    assert all(later.start == earlier.closing + timedelta(days=1) for earlier, later in pairwise(both))
    assert all(span.start <= span.closing for span in both)


@given(st.integers(2000, 2090), st.sampled_from(list(Frequency)), closings)
def test_every_period_of_a_year_starts_where_a_month_does(year, frequency, closing):
    starts = {span.start for span in spans(Frequency.MONTHLY, closing, year=year)}
    assert {span.start for span in spans(frequency, closing, year=year)} <= starts


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(1, 31),
    st.sampled_from([Move.EARLIER, Move.LATER]),
)
def test_a_deadline_that_moves_is_a_working_day(closing, day, move):
    fixed, moved = Deadline(day=day).after(closing), Deadline(day=day, move=move).after(closing)
    assert is_working_day(moved)
    assert moved <= fixed if move is Move.EARLIER else moved >= fixed
