from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.timing.days_off import MarkedDay, days_off
from kehoach.timing.working_days import (
    VIETNAM,
    Calendar,
    NoWorkingDay,
    add_working_days,
    is_working_day,
    reason_off,
    working_days_between,
)

days = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 5), True),  # an ordinary Monday
        (date(2026, 1, 4), False),  # a Sunday
        (date(2026, 2, 16), False),  # the eve of Tết
        (date(2026, 2, 20), False),  # the fourth day of Tết
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Hùng Kings' day fell on a Sunday
        (date(2026, 8, 31), False),  # a Monday off, worked for on Saturday 22 August
        (date(2026, 8, 22), True),
        (date(2026, 1, 2), False),  # a Friday off, worked for on Saturday 10 January
        (date(2026, 1, 10), True),
        (date(2025, 5, 2), False),  # worked for on 26 April
        (date(2025, 4, 26), True),
        (date(2024, 4, 29), False),  # worked for on 4 May
        (date(2024, 5, 4), True),
        (date(2018, 12, 31), False),  # worked for in the next year
        (date(2019, 1, 5), True),
        (date(2014, 12, 27), True),  # worked ahead for a day of the next year
        (date(2015, 1, 2), False),
    ],
)
def test_offices_of_vietnam_work_on(day, works):
    assert is_working_day(day) is works


def test_a_day_off_says_why_and_who_says_so():
    assert reason_off(date(2026, 1, 2)) == (
        "Nghỉ Tết Dương lịch (thay cho ngày 10/01/2026) "
        "(Thông báo của Bộ Nội vụ ngày 25/12/2025 theo ý kiến của Chính phủ)"
    )
    assert "Tết Nguyên Đán" in (reason_off(date(2026, 2, 17)) or "")
    assert reason_off(date(2026, 3, 7)) == "Thứ Bảy"
    assert reason_off(date(2026, 3, 8)) == "Chủ nhật"
    assert reason_off(date(2026, 3, 9)) is None


def test_days_of_a_year_that_is_not_announced_yet_are_told_to_be_computed():
    assert "tính trước" in days_off(2029)[date(2029, 1, 1)].source
    assert "tính trước" not in days_off(2026)[date(2026, 1, 1)].source


def test_a_day_that_does_not_rest_on_the_labor_code_says_so():
    assert "Nghị quyết 80-NQ/TW" in days_off(2026)[date(2026, 11, 24)].source


def test_an_office_marks_days_of_its_own():
    storm = MarkedDay(date(2026, 9, 10), "Nghỉ tránh bão", "Công điện của tỉnh")
    worked = MarkedDay(date(2026, 9, 12), "Làm bù", "Thông báo của Ủy ban nhân dân")
    calendar = Calendar((storm,), (worked,))
    assert reason_off(storm.day, calendar) == "Nghỉ tránh bão (Công điện của tỉnh)"
    assert is_working_day(worked.day, calendar)
    assert is_working_day(storm.day)
    assert not is_working_day(worked.day)


def test_an_office_may_take_off_a_saturday_that_others_work_on():
    own = MarkedDay(date(2026, 8, 22), "Không làm bù", "Thông báo của Ủy ban nhân dân")
    assert not is_working_day(own.day, Calendar((own,)))


def test_tet_is_stepped_over_both_ways():
    assert add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert add_working_days(date(2026, 2, 23), -1) == date(2026, 2, 13)
    assert add_working_days(date(2026, 2, 18), 0) == date(2026, 2, 18)


def test_a_calendar_without_working_days_is_refused_with_a_sentence():
    start = date(2026, 1, 1)
    shut = Calendar(tuple(MarkedDay(start + timedelta(days=n), "Nghỉ", "thử") for n in range(400)))
    with pytest.raises(NoWorkingDay, match="không có ngày làm việc nào"):
        add_working_days(start, 1, shut)


@given(days, st.integers(0, 60))
def test_what_is_added_is_counted(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count


@given(days, st.integers(0, 60))
def test_what_is_taken_away_is_counted_from_a_working_day(day, count):
    day = add_working_days(day, 1)
    assert working_days_between(day, add_working_days(day, -count)) == -count


@given(days, st.integers(1, 60))
def test_adding_ends_on_a_working_day_and_can_be_taken_back(day, count):
    start = add_working_days(day, 1)
    end = add_working_days(start, count)
    assert is_working_day(end, VIETNAM)
    assert add_working_days(end, -count) == start


@given(days, st.integers(0, 90), st.integers(0, 90))
def test_stretches_add_up(day, first, second):
    middle, end = day + timedelta(days=first), day + timedelta(days=first + second)
    parts = working_days_between(day, middle) + working_days_between(middle, end)
    assert working_days_between(day, end) == parts
