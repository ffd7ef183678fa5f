from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.forecast import YearSeries, project
from kehoach.scoring.series import Entry, Flow

D = Decimal
SUM, LEVEL = Flow.ACCUMULATING, Flow.LEVEL
END = date(2026, 12, 14)


def months(values, year=2026):
    return [Entry(date(year, month, 14), D(value)) for month, value in enumerate(values, start=1)]


def year(number, values):
    return YearSeries(number, tuple(months(values, number)))


def seen(entries, earlier=(), flow=SUM, **more):
    return project(entries, earlier, flow, END, END, **more)


# Two harvests a year: 40% by June, 45% by June.
HARVESTS = [
    year(2024, [0, 0, 0, 0, 40, 0, 0, 0, 0, 60, 0, 0]),
    year(2025, [0, 0, 0, 0, 0, 90, 0, 0, 0, 110, 0, 0]),
]


def test_earlier_years_tell_the_season():
    found = seen(months([0, 0, 0, 0, 0, 90]), HARVESTS)
    # 90 / 45%, the middle of both, 90 / 40%
    assert (found.low, found.middle, found.high) == (D(200), D("212.5"), D(225))
    assert found.method == "Theo mùa vụ các năm trước"
    assert found.reason == (
        "Các năm 2024, 2025 đến tháng 6 đạt từ 40 đến 45% kết quả cả năm; tính từ 90 đến nay. "
        "Đây là dự báo, không phải số liệu."
    )


def test_one_earlier_year_does_not_tell_how_seasons_differ():
    assert seen(months([10, 12, 11, 10, 13, 10]), HARVESTS[:1]).method == "Theo đà các tháng đã qua"


def test_an_earlier_year_with_holes_tells_nothing():
    holes = YearSeries(2023, tuple(months([1, 1, 1, 1, 1, 1, 1], 2023)))
    no_march = YearSeries(2022, tuple(e for e in months([9] * 12, 2022) if e.closing.month != 3))
    assert seen(months([10, 12, 11, 10]), [holes, no_march, HARVESTS[1]]).method == (
        "Theo đà các tháng đã qua"
    )


def test_the_result_of_a_year_may_be_known_apart_from_its_months():
    known = [
        YearSeries(number, tuple(months([5, 5, 10], number)), final=D(final))
        for number, final in ((2024, 100), (2025, 80))
    ]
    assert seen(months([5, 5, 10]), known).middle == D(90)


def test_a_level_moves_as_in_earlier_years():
    earlier = [
        YearSeries(2024, (Entry(date(2024, 4, 14), D(90)), Entry(date(2024, 12, 14), D(94)))),
        YearSeries(2025, (Entry(date(2025, 4, 14), D(91)), Entry(date(2025, 12, 14), D(93)))),
    ]
    found = seen(months([91, 92, 92, 92]), earlier, LEVEL, ceiling=D(100))
    assert found.middle == D(95)
    assert found.high == D(100)


def test_the_pace_of_the_months_goes_on():
    found = seen(months([10, 20, 15, 5, 25, 15]))
    assert found.middle == D(180)
    # t of 80% at five degrees of freedom, the deviation of the months, six to go at a pace known from six
    half = D("1.476") * D(50).sqrt() * (D(6) + D(36) / 6).sqrt()
    assert abs(found.low - (180 - half)) < D("0.001")
    assert abs(found.high - (180 + half)) < D("0.001")
    assert found.reason == (
        "Bình quân 15 một tháng, các tháng chênh nhau (độ lệch chuẩn) 7,0711; đã có 90, còn 6 tháng; "
        "khoảng tin cậy 80%. Đây là dự báo, không phải số liệu."
    )


def test_a_year_that_was_corrected_below_what_it_had_reached_tells_no_season():
    fallen = [YearSeries(number, tuple(months([5, 5, 10], number)), final=D(15)) for number in (2024, 2025)]
    assert seen(months([5, 5, 10]), fallen).method == "Theo đà các tháng đã qua"


def test_months_that_are_all_the_same_are_no_certainty():
    found = seen(months([10] * 6))
    assert (found.low, found.middle, found.high) == (D(114), D(120), D(126))


@pytest.mark.parametrize(
    "entries",
    [
        [],
        months([10, 12]),
        [Entry(date(2026, 6, 14), D(60), cumulative=True)],  # six months, but not how they differ
        [*months([10, 12]), Entry(date(2026, 5, 14), D(3)), Entry(date(2026, 6, 14), D(4))],  # holes
    ],
)
def test_too_little_is_no_projection(entries):
    assert seen(entries) is None


def test_a_sum_without_its_months_is_enough_where_earlier_years_tell_the_season():
    found = seen([Entry(date(2026, 6, 14), D(90), cumulative=True)], HARVESTS)
    assert found.middle == D("212.5")


def test_the_end_of_the_year_is_no_projection_but_the_figure():
    found = seen([Entry(date(2026, 12, 14), D(130), cumulative=True)])
    assert (found.low, found.middle, found.high) == (130, 130, 130)
    assert found.method == "Số thực hiện cả năm"


def test_what_closes_after_the_day_is_not_seen():
    entries = months([10, 12, 11, 500])
    assert project(entries, [], SUM, END, date(2026, 4, 1)) == seen(entries[:3])


def test_a_month_still_to_be_told_does_not_hide_those_before():
    waiting = Entry(date(2026, 4, 14))
    assert seen([*months([10, 12, 11]), waiting]) == seen(months([10, 12, 11]))


def test_a_rate_is_followed_and_not_added():
    entries = [
        Entry(date(2026, month, 14), numerator=D(part), denominator=D(100))
        for month, part in enumerate((90, 92, 91, 93), start=1)
    ]
    found = seen(entries, flow=LEVEL, ceiling=D(100))
    assert found.low < 93 < found.high <= 100


amounts = st.decimals(0, 10**6, places=2)


@given(st.lists(amounts, min_size=3, max_size=12), st.sampled_from(Flow))
def test_the_middle_lies_between_the_ends(values, flow):
    found = seen(months(values), flow=flow)
    assert found.low <= found.middle <= found.high


@given(st.lists(amounts, min_size=3, max_size=12))
def test_a_sum_never_ends_below_what_is_there(values):
    assert seen(months(values)).low >= sum(values)


@given(
    st.lists(amounts, min_size=3, max_size=12),
    st.lists(st.lists(amounts, min_size=12, max_size=12), min_size=2, max_size=3),
)
def test_with_earlier_years_it_does_not_either(values, earlier):
    found = seen(months(values), [year(2020 + at, figures) for at, figures in enumerate(earlier)])
    assert sum(values) <= found.low <= found.middle <= found.high


@given(st.lists(amounts, min_size=12, max_size=12), st.sampled_from(Flow))
def test_twelve_months_leave_nothing_to_project(values, flow):
    found = seen(months(values), flow=flow)
    assert found.low == found.high == (sum(values) if flow is SUM else values[-1])


@given(st.lists(amounts, min_size=3, max_size=3), st.integers(1, 2))
def test_the_same_months_again_narrow_the_interval(pattern, times):
    shorter, longer = seen(months(pattern * times)), seen(months(pattern * (times + 1)))
    assert longer.high - longer.low <= shorter.high - shorter.low


@given(st.lists(amounts, min_size=3, max_size=11), st.decimals(0, 200, places=1))
def test_nothing_is_projected_above_its_ceiling(values, ceiling):
    found = seen(months(values), flow=LEVEL, ceiling=ceiling)
    assert found.high <= max(ceiling, values[-1])
