from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.attainment import Change, Direction, Target, attain
from kehoach.scoring.limits import ABOUT_TOLERANCE

D = Decimal
HIGHER, LOWER, NEITHER = Direction.HIGHER, Direction.LOWER, Direction.NONE


def target(comparator, value=None, **more):
    figures = {key: D(more.pop(key)) for key in ("low", "high", "tolerance", "base") if key in more}
    return Target(comparator, None if value is None else D(value), **figures, **more)


AT_LEAST = target(Comparator.AT_LEAST, "1100", unit="tấn")
MORE_THAN = target(Comparator.MORE_THAN, "13", unit="%")
AT_MOST = target(Comparator.AT_MOST, "5", unit="vụ")
LESS_THAN = target(Comparator.LESS_THAN, "0.86", unit="%")
NO_CASE = target(Comparator.AT_MOST, "0", unit="vụ")
EQUAL = target(Comparator.EQUAL, "200", unit="hộ")
ABOUT = target(Comparator.ABOUT, "1000", unit="tấn")
RANGE = target(Comparator.RANGE, low="14.5", high="16.5", unit="%")
RATIO = target(Comparator.RATIO, "11", high="13")
FEWER = target(Comparator.EQUAL, "77", direction=LOWER, change=Change.AMOUNT, base="500", unit="hộ")
GROWTH = target(Comparator.AT_LEAST, "10", direction=HIGHER, change=Change.PERCENT, base="200")
AT_MOST_MORE = target(Comparator.AT_MOST, "1", direction=LOWER, change=Change.PERCENT, base="500")
AT_MOST_LESS = target(Comparator.AT_MOST, "2", direction=HIGHER, change=Change.PERCENT, base="500")


def with_direction(wanted, direction):
    return Target(
        wanted.comparator, wanted.value, wanted.low, wanted.high, direction=direction, unit=wanted.unit
    )


CASES = [
    # at least
    (AT_LEAST, "1100", True, "100"),
    (AT_LEAST, "1045", False, "95.00"),
    (AT_LEAST, "1210", True, "110.00"),
    (AT_LEAST, "0", False, "0.00"),
    (AT_LEAST, "1099.999", False, "99.99"),  # rounding never makes a hundred of what is below
    (with_direction(AT_LEAST, LOWER), "1210", True, "110.00"),  # the limit says which way, not the catalogue
    # more than: reached exactly is not exceeded
    (MORE_THAN, "13", False, "100"),
    (MORE_THAN, "13.01", True, "100.08"),
    (MORE_THAN, "12", False, "92.31"),
    # at most, less than
    (AT_MOST, "5", True, "100"),
    (AT_MOST, "4", True, "125.00"),
    (AT_MOST, "10", False, "50.00"),
    (AT_MOST, "0", True, None),
    (LESS_THAN, "0.86", False, "100"),
    (LESS_THAN, "0.43", True, "200.00"),
    (LESS_THAN, "1.72", False, "50.00"),
    # none at all
    (NO_CASE, "0", True, "100"),
    (NO_CASE, "2", False, "0"),
    (target(Comparator.AT_LEAST, "0"), "3", True, "100"),
    (target(Comparator.AT_LEAST, "-2"), "1", True, None),
    # a bare figure: the direction decides, and without one only the figure itself is sure
    (EQUAL, "200", True, "100"),
    (EQUAL, "250", None, "125.00"),
    (with_direction(EQUAL, HIGHER), "250", True, "125.00"),
    (with_direction(EQUAL, HIGHER), "150", False, "75.00"),
    (with_direction(EQUAL, LOWER), "250", False, "80.00"),
    (with_direction(EQUAL, LOWER), "160", True, "125.00"),
    (with_direction(EQUAL, NEITHER), "250", False, "80.00"),
    (with_direction(EQUAL, NEITHER), "160", False, "80.00"),
    (target(None, "200", direction=HIGHER), "200", True, "100"),
    # about
    (ABOUT, "950", True, "95.00"),
    (ABOUT, "1050", True, "105.00"),
    (ABOUT, "949", None, "94.90"),
    (with_direction(ABOUT, HIGHER), "949", False, "94.90"),
    (with_direction(ABOUT, HIGHER), "1300", True, "130.00"),
    (with_direction(ABOUT, LOWER), "1300", False, "76.92"),
    (with_direction(ABOUT, NEITHER), "1300", False, "76.92"),
    (target(Comparator.ABOUT, "1000", tolerance="10", direction=HIGHER), "900", True, "90.00"),
    (target(Comparator.ABOUT, "1000", tolerance="0", direction=HIGHER), "999", False, "99.90"),
    # range
    (RANGE, "14.5", True, "100"),
    (RANGE, "16.5", True, "100"),
    (RANGE, "14.2", False, "97.93"),
    (RANGE, "17", False, "97.06"),
    (with_direction(RANGE, HIGHER), "17", True, "103.03"),
    (with_direction(RANGE, LOWER), "14", True, "103.57"),
    (target(Comparator.RANGE, low="14.5"), "14.5", True, "100"),
    (target(Comparator.RANGE, high="16.5"), "17", False, "97.06"),
    (target(Comparator.RANGE), "17", None, None),
    # ratio, of the plan's own whole
    (RATIO, "11", True, "100"),
    (RATIO, "10", False, "90.91"),
    (RATIO, "13", True, "118.18"),
    (target(Comparator.RATIO, "11"), "11", None, None),
    # change against a base
    (FEWER, "423", True, "100"),
    (FEWER, "430", False, "90.91"),
    (FEWER, "400", True, "129.87"),
    (FEWER, "510", False, "-12.99"),
    (GROWTH, "220", True, "100"),
    (GROWTH, "210", False, "50.00"),
    (AT_MOST_MORE, "505", True, "100"),
    (AT_MOST_MORE, "510", False, "50.00"),
    (AT_MOST_MORE, "490", True, None),
    (AT_MOST_LESS, "490", True, "100"),
    (AT_MOST_LESS, "480", False, "50.00"),
    (target(Comparator.EQUAL, "77", direction=LOWER, change=Change.AMOUNT), "400", None, None),
    (target(Comparator.EQUAL, "77", change=Change.AMOUNT, base="500"), "400", None, None),
    (target(Comparator.EQUAL, "5", direction=HIGHER, change=Change.PERCENT, base="0"), "4", None, None),
    # no figure promised
    (target(Comparator.EQUAL), "4", None, None),
]


@pytest.mark.parametrize(("wanted", "actual", "met", "rate"), CASES)
def test_a_figure_reaches_its_target(wanted, actual, met, rate):
    found = attain(wanted, D(actual))
    assert (found.met, found.rate) == (met, None if rate is None else D(rate))
    assert found.reason.endswith(".")


@pytest.mark.parametrize("wanted", [case[0] for case in CASES])
def test_an_unknown_figure_reaches_and_misses_nothing(wanted):
    found = attain(wanted, None)
    assert (found.met, found.rate, found.reason) == (None, None, "Chưa có số liệu thực hiện.")


@pytest.mark.parametrize(
    ("wanted", "part", "whole", "met", "rate"),
    [
        (RATIO, "22", "26", True, "100"),  # the same share of another whole
        (RATIO, "22", "27", False, "96.30"),
        (target(Comparator.AT_LEAST, "95", unit="%"), "190", "200", True, "100"),
        (target(Comparator.AT_LEAST, "95", unit="%"), "189", "200", False, "99.47"),
        (target(Comparator.AT_MOST, "12", unit="‰"), "12", "1000", True, "100"),
        (target(Comparator.AT_LEAST, "50", unit="triệu đồng/người"), "1000", "20", True, "100"),
        (RATIO, "5", "0", None, None),
    ],
)
def test_a_rate_is_computed_from_its_parts(wanted, part, whole, met, rate):
    found = attain(wanted, D(part), D(whole))
    assert (found.met, found.rate) == (met, None if rate is None else D(rate))


@pytest.mark.parametrize(("achieved", "rate"), [(True, "100"), (False, "0"), (None, None)])
def test_a_state_is_achieved_or_not_or_nobody_has_said(achieved, rate):
    found = attain(Target(kind=IndicatorKind.ACHIEVEMENT), D(7), achieved=achieved)
    assert (found.met, found.rate) == (achieved, None if rate is None else D(rate))


@pytest.mark.parametrize(
    ("wanted", "actual", "reason"),
    [
        (AT_LEAST, "1045", "Thực hiện 1.045 tấn, mức giao ít nhất 1.100 tấn: chưa đạt; tỷ lệ đạt 95%."),
        (
            MORE_THAN,
            "13",
            "Thực hiện 13%, mức giao trên 13%: chưa đạt, vì phải vượt chứ không chỉ bằng; tỷ lệ đạt 100%.",
        ),
        (
            AT_MOST,
            "10",
            "Thực hiện 10 vụ, mức giao không quá 5 vụ: chưa đạt; tỷ lệ đạt 50% (mức giao chia thực hiện).",
        ),
        (
            EQUAL,
            "250",
            "Thực hiện 250 hộ, mức giao 200 hộ: chưa kết luận được vì chưa rõ cao hơn hay thấp hơn là tốt; "
            "chọn chiều của chỉ tiêu; tỷ lệ đạt 125%.",
        ),
        (ABOUT, "950", "Thực hiện 950 tấn, mức giao khoảng 1.000 tấn (±5%): đạt; tỷ lệ đạt 95%."),
        (RATIO, "10", "Thực hiện 10/13 (76,92%), mức giao 11/13 (84,62%): chưa đạt; tỷ lệ đạt 90,91%."),
        (
            FEWER,
            "430",
            "Kỳ gốc 500, nay 430; số giảm so với kỳ gốc: thực hiện 70 hộ, mức giao 77 hộ: chưa đạt; "
            "tỷ lệ đạt 90,91%.",
        ),
    ],
)
def test_the_sentence_lets_anybody_compute_it_again(wanted, actual, reason):
    assert attain(wanted, D(actual)).reason == reason


def test_how_wide_about_is_has_a_reason():
    assert ABOUT_TOLERANCE.value == 5
    assert "Không văn bản nào" in ABOUT_TOLERANCE.reason


amounts = st.decimals(0, 10**9, places=2)
positive = st.decimals("0.01", 10**9, places=2)


@given(positive, amounts, amounts, st.sampled_from([Comparator.AT_LEAST, Comparator.MORE_THAN]))
def test_more_is_never_worse_where_more_is_wanted(wanted, one, other, comparator):
    less, more = sorted([one, other])
    worse, better = attain(Target(comparator, wanted), less), attain(Target(comparator, wanted), more)
    assert worse.rate <= better.rate
    assert worse.met <= better.met


@given(positive, positive, positive, st.sampled_from([Comparator.AT_MOST, Comparator.LESS_THAN]))
def test_less_is_never_worse_where_less_is_wanted(wanted, one, other, comparator):
    less, more = sorted([one, other])
    better, worse = attain(Target(comparator, wanted), less), attain(Target(comparator, wanted), more)
    assert worse.rate <= better.rate
    assert worse.met <= better.met


@given(positive, positive, amounts, amounts, st.sampled_from([HIGHER, None]))
def test_a_rate_below_a_range_grows_towards_it(end, other_end, one, other, direction):
    low, high = sorted([end, other_end])
    wanted = Target(Comparator.RANGE, low=low, high=high, direction=direction)
    less, more = sorted([min(one, low), min(other, low)])
    assert attain(wanted, less).rate <= attain(wanted, more).rate <= 100


@given(positive, amounts)
def test_only_what_is_met_has_a_rate_of_a_hundred_or_more(wanted, actual):
    found = attain(Target(Comparator.AT_LEAST, wanted), actual)
    assert found.met is (found.rate >= 100)
