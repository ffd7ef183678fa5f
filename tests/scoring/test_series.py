from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.series import (
    Entry,
    Flow,
    Milestone,
    jump,
    milestone_at,
    parts_conflict,
    year_to_date,
)

D = Decimal
SUM, LEVEL = Flow.ACCUMULATING, Flow.LEVEL
YEAR_END = date(2026, 12, 31)


def closing(month):
    return date(2026, month, 14)


def entry(month, value, *, cumulative=False):
    return Entry(closing(month), None if value is None else D(value), cumulative)


def rate(month, numerator, denominator, *, cumulative=False):
    return Entry(closing(month), None, cumulative, D(numerator), D(denominator))


def to_date(entries, flow=SUM, on=YEAR_END, **more):
    found = year_to_date(entries, flow, on, **more)
    return found.value, found.is_complete


def test_periods_add_up():
    assert to_date([entry(1, 5), entry(2, 7), entry(3, 1)]) == (D(13), True)


def test_what_closes_later_does_not_count_yet():
    assert to_date([entry(1, 5), entry(2, 7), entry(3, 1)], on=date(2026, 3, 13)) == (D(12), True)


def test_a_cumulative_figure_replaces_what_was_before_it():
    assert to_date([entry(1, 5), entry(3, 20, cumulative=True), entry(4, 2)]) == (D(22), True)


def test_a_month_that_is_missing_makes_the_sum_incomplete():
    found = year_to_date([entry(1, 5), entry(2, None), entry(3, 1)], SUM, YEAR_END)
    assert (found.value, found.is_complete) == (D(6), False)
    assert "thiếu số của 1 kỳ" in found.reason


@pytest.mark.parametrize(
    "entries",
    [
        [entry(1, 5), entry(3, 1)],  # February was never asked
        [entry(2, 5), entry(3, 1)],  # nor was January
        [entry(1, 5, cumulative=True), entry(3, 1)],
        [entry(1, 5), entry(2, None)],
    ],
)
def test_a_hole_is_seen_wherever_it_lies(entries):
    assert to_date(entries)[1] is False


def test_a_hole_before_a_cumulative_figure_is_filled_by_it():
    assert to_date([entry(1, 5), entry(4, 20, cumulative=True)]) == (D(20), True)


def test_a_cumulative_figure_that_is_blank_replaces_nothing():
    assert to_date([entry(1, 5), entry(2, None, cumulative=True)]) == (D(5), False)


def test_quarters_have_no_holes_between_them():
    quarters = [entry(3, 5), entry(6, 7)]
    assert to_date(quarters, months=3) == (D(12), True)
    assert to_date(quarters) == (D(12), False)


def test_nothing_reported_is_unknown_and_not_zero():
    assert to_date([]) == (None, False)
    assert to_date([entry(1, None)]) == (None, False)
    assert to_date([entry(2, None)], LEVEL) == (None, False)
    assert "Chưa có số liệu" in year_to_date([], SUM, YEAR_END).reason


def test_zero_is_a_figure():
    assert to_date([entry(1, 0)]) == (D(0), True)


def test_the_latest_level_counts():
    assert to_date([entry(1, 95), entry(3, 97)], LEVEL) == (D(97), True)
    assert to_date([entry(3, 97), entry(1, 95)], LEVEL) == (D(97), True)


def test_a_level_that_is_asked_again_and_blank_is_the_old_one():
    found = year_to_date([entry(1, 95), entry(2, None)], LEVEL, YEAR_END)
    assert (found.value, found.is_complete, found.closing) == (D(95), False, closing(1))


def test_rates_are_computed_from_their_parts_and_never_averaged():
    # 50% of 10 and 100% of 90 are 95%, not 75%.
    assert to_date([rate(1, 5, 10), rate(2, 90, 90)]) == (D(95), True)
    assert to_date([rate(1, 5, 10), rate(2, 90, 120)], LEVEL) == (D(75), True)
    assert to_date([rate(1, 5, 10), rate(2, 30, 40, cumulative=True)]) == (D(75), True)


def test_a_rate_may_stand_in_thousandths():
    assert to_date([rate(1, 12, 1000)], scale=D(1000)) == (D(12), True)


def test_a_rate_of_nothing_is_unknown():
    found = year_to_date([rate(1, 0, 0)], SUM, YEAR_END)
    assert found.value is None
    assert "mẫu số bằng 0" in found.reason


def test_rates_and_figures_cannot_be_added():
    assert to_date([rate(1, 5, 10), entry(2, 3)]) == (None, False)


def test_a_correction_of_the_same_closing_counts_alone():
    assert to_date([entry(1, 5), entry(1, 6)]) == (D(6), True)
    assert to_date([entry(1, 5), entry(1, 6, cumulative=True), entry(1, 4)]) == (D(6), True)


def test_what_was_added_is_said():
    assert (
        year_to_date([entry(1, 5), entry(2, 7)], SUM, YEAR_END).reason
        == "Cộng số của 2 kỳ đến ngày chốt 14/02/2026."
    )
    assert (
        year_to_date([entry(6, 50, cumulative=True), entry(7, 2)], SUM, YEAR_END).reason
        == "Lũy kế đến ngày 14/06/2026 cộng 1 kỳ sau."
    )


amounts = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=12)


@given(amounts)
def test_the_year_of_complete_periods_is_their_sum(values):
    entries = [entry(month, value) for month, value in enumerate(values, start=1)]
    assert to_date(entries) == (sum(values), True)


@given(amounts, st.integers(1, 12))
def test_telling_the_sum_instead_of_the_month_changes_nothing(values, month):
    month = min(month, len(values))
    entries = [entry(at, value) for at, value in enumerate(values, start=1)]
    told = entry(month, sum(values[:month]), cumulative=True)
    assert to_date([*entries[: month - 1], told, *entries[month:]]) == to_date(entries)


def test_the_milestone_that_is_due_last_counts():
    quarters = [Milestone(date(2026, month, 28), D(month)) for month in (9, 3, 6)]
    assert milestone_at(quarters, date(2026, 7, 1)) == Milestone(date(2026, 6, 28), D(6))
    assert milestone_at(quarters, date(2026, 3, 27)) is None


@pytest.mark.parametrize(
    ("earlier", "now", "flow", "says"),
    [
        ([10, 12, 11], entry(4, 110), SUM, "gấp hơn 3 lần"),
        ([10, 12, 11], entry(4, 3), SUM, "chưa bằng một phần 3"),
        ([10, 12, 11], entry(4, 33), SUM, None),
        ([10, 12, 11], entry(4, 11), SUM, None),
        ([10, 12, 1000], entry(4, 37), SUM, "gấp hơn 3 lần"),  # one slip before does not hide the next
        ([10, 12, 11], entry(4, 44, cumulative=True), SUM, None),
        ([10, 12, 11], entry(4, 440, cumulative=True), SUM, "gấp hơn 3 lần"),
        ([95, 96], entry(3, 9), LEVEL, "chưa bằng một phần 3"),
        ([95, 96], entry(3, 97), LEVEL, None),
        ([0, 0], entry(3, 5), SUM, None),
        ([], entry(1, 5000), SUM, None),
        ([10, None, 11], entry(4, 90), SUM, "2 kỳ trước"),
        ([10], entry(2, None), SUM, None),
    ],
)
def test_a_figure_that_jumps_is_asked_about(earlier, now, flow, says):
    question = jump([entry(month, value) for month, value in enumerate(earlier, start=1)], now, flow)
    assert question is None if says is None else says in question


def test_a_sum_that_falls_is_asked_about():
    question = jump([entry(1, 50, cumulative=True)], entry(2, 40, cumulative=True), SUM)
    assert question == (
        "Số lũy kế giảm từ 50 (ngày 14/01/2026) xuống 40. "
        "Số lũy kế không thể giảm: kiểm tra lại, hoặc sửa số kỳ trước kèm lý do."
    )
    # The sum of the months before tells it too.
    question = jump([entry(1, 30), entry(2, 20)], entry(3, 40, cumulative=True), SUM)
    assert (question or "").startswith("Số lũy kế giảm từ 50 (ngày 14/02/2026) xuống 40.")
    # So does a sum before months that nobody told.
    question = jump([entry(2, 50, cumulative=True)], entry(6, 40, cumulative=True), SUM)
    assert (question or "").startswith("Số lũy kế giảm từ 50")
    assert jump([entry(1, 50)], entry(2, 40), LEVEL) is None


def test_what_several_months_came_to_is_not_held_against_one():
    # 40 since February is three months' worth; only May alone could jump.
    untold = [entry(1, 10), entry(2, 10)]
    assert jump(untold, entry(5, 60, cumulative=True), SUM) is None


@pytest.mark.parametrize(
    ("whole", "parts", "exhaustive", "asks"),
    [
        (10, [8, 3], False, True),
        (10, [8, 2], False, False),
        (10, [8, 1], False, False),  # a text may name only some of the parts
        (10, [8, 1], True, True),
        (10, [8, None], True, False),
        (10, [11, None], False, True),
        (None, [8, 3], True, False),
        (10, [], True, False),
    ],
)
def test_parts_that_do_not_fit_their_whole_are_asked_about(whole, parts, exhaustive, asks):
    question = parts_conflict(
        None if whole is None else D(whole),
        [None if part is None else D(part) for part in parts],
        exhaustive=exhaustive,
    )
    assert (question is not None) is asks
