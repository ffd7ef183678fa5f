from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.rollup.aggregate import Aggregation, CountedTwice, MixedAggregation, Part, roll_up

D = Decimal
SUM, RATIO, WEIGHTED, LAST, NONE = Aggregation


def part(key, value=None, **more):
    amounts = {name: D(given) for name, given in more.items() if name != "closing" and given is not None}
    closing = more.get("closing")
    return Part(key, f"Xã {key}", None if value is None else D(value), closing=closing, **amounts)


def test_amounts_add_up_and_who_is_missing_is_named():
    found = roll_up([part("A", "12.5"), part("B"), part("C", "7")], SUM, unit="tấn")
    assert (found.value, found.known, found.expected, found.missing) == (D("19.5"), 2, 3, ("Xã B",))
    assert not found.is_complete
    assert found.reason == "Cộng được 19,5 tấn (2/3 đơn vị); chưa có số: Xã B."


def test_of_many_that_are_missing_a_few_are_named():
    found = roll_up([part("A", "1"), *(part(str(at)) for at in range(7))], SUM)
    assert found.reason == (
        "Cộng được 1 (1/8 đơn vị); chưa có số: Xã 0, Xã 1, Xã 2, Xã 3, Xã 4 và 2 đơn vị khác."
    )
    assert len(found.missing) == 7


def test_nothing_known_is_not_zero():
    assert roll_up([part("A"), part("B")], SUM).value is None
    assert roll_up([], SUM).value is None
    assert roll_up([part("A", "0")], SUM).value == 0


def test_rates_come_from_numerators_and_denominators_never_from_rates():
    small = part("A", "90", numerator="9", denominator="10")
    large = part("B", "11.11", numerator="10", denominator="90")
    found = roll_up([small, large], RATIO, unit="%")
    assert found.value == 19
    assert found.reason == "Tổng tử số 19 / tổng mẫu số 100 = 19% (2/2 đơn vị)."
    assert roll_up([part("A", numerator="3", denominator="1000")], RATIO, scale=D(1000)).value == 3


def test_a_rate_without_its_parts_is_missing_however_well_it_is_known():
    found = roll_up([part("A", "90"), part("B", numerator="9"), part("C", denominator="9")], RATIO, unit="%")
    assert found.value is None
    assert found.missing == ("Xã A", "Xã B (mẫu số)", "Xã C (tử số)")


def test_a_denominator_of_zero_divides_nothing():
    empty = part("A", numerator="0", denominator="0")
    found = roll_up([empty], RATIO)
    assert found.value is None
    assert "mẫu số bằng 0" in found.reason
    assert roll_up([empty, part("B", numerator="1", denominator="2")], RATIO).value == 50


def test_means_are_weighed_and_a_missing_weight_is_asked_for():
    found = roll_up([part("A", "60", weight="100"), part("B", "50", weight="300"), part("C", "70")], WEIGHTED)
    assert found.value == D("52.5")
    assert found.missing == ("Xã C (trọng số)",)


def test_the_last_figure_is_that_which_closed_last():
    early, late = date(2026, 3, 14), date(2026, 6, 14)
    assert roll_up([part("A", "5", closing=late), part("B", "9", closing=early)], LAST).value == 5
    two = roll_up([part("A", "5", closing=late), part("B", "9", closing=late)], LAST)
    assert two.value is None
    assert two.reason.startswith("Ngày 14/06/2026 có nhiều số khác nhau")
    assert roll_up([part("A", "5")], LAST).missing == ("Xã A (ngày chốt)",)


def test_what_does_not_add_up_is_left_to_each_unit():
    found = roll_up([part("A", "5"), part("B")], NONE)
    assert (found.value, found.known, found.missing) == (None, 1, ("Xã B",))


def test_a_unit_counts_once():
    with pytest.raises(CountedTwice, match="Xã A: có hai số"):
        roll_up([part("A", "1"), part("A", "2")], SUM)


def test_sums_are_not_added_to_rates():
    with pytest.raises(MixedAggregation, match="những cách khác nhau"):
        roll_up([roll_up([part("A", "1")], SUM)], RATIO)


amounts = st.one_of(st.none(), st.decimals(0, 10**6, places=2))
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 5)))


@st.composite
def grouped(draw):
    """Units, and the same units in groups of groups."""
    parts = [
        Part(str(at), f"Xã {at}", draw(amounts), draw(amounts), draw(amounts), draw(amounts), draw(days))
        for at in range(draw(st.integers(0, 12)))
    ]
    groups = [[]]
    for one in parts:
        if draw(st.booleans()):
            groups.append([])
        groups[-1].append(one)
    return parts, groups


@given(grouped(), st.sampled_from(Aggregation))
def test_any_grouping_comes_to_the_same(units, aggregation):
    parts, groups = units
    whole = roll_up(parts, aggregation)
    rolled = [roll_up(group, aggregation) for group in groups]
    middle = [roll_up(rolled[:2], aggregation), *rolled[2:]] if len(rolled) > 2 else rolled
    assert roll_up(middle, aggregation) == whole
    assert whole.known + len(whole.missing) == whole.expected == len(parts)
