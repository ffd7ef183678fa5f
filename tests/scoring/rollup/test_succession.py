from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.rollup.aggregate import Aggregation, Part, roll_up
from kehoach.scoring.rollup.succession import SharesDoNotAddUp, Step, carry_over

D = Decimal
JULY = date(2025, 7, 1)
NAMES = {"A": "Xã A", "B": "Xã B", "N": "Xã Mới", "M": "Xã Mới 2"}
MERGER = [Step("A", "N", JULY), Step("B", "N", JULY)]
SPLIT = [Step("A", "N", JULY, D("0.6")), Step("A", "M", JULY, D("0.4"))]


def part(key, value=None, **more):
    return Part(key, NAMES[key], None if value is None else D(value), **{k: D(v) for k, v in more.items()})


def carried(parts, steps, aggregation=Aggregation.SUM, on=date(2025, 12, 31)):
    found = carry_over(parts, steps, on, aggregation=aggregation, names=NAMES)
    return {one.key: one for one in found}


def test_the_figures_of_merged_units_are_those_of_the_new_one():
    found = carried([part("A", "100"), part("B", "50")], MERGER)["N"]
    assert (found.name, found.figures.value, found.is_estimate) == ("Xã Mới", 150, False)
    assert found.sources == ("Xã A: 100%", "Xã B: 100%")


def test_a_merged_unit_without_figures_is_named_as_missing():
    assert carried([part("A", "100"), part("B")], MERGER)["N"].figures.missing == ("Xã B",)


def test_a_split_divides_by_the_recorded_share_and_says_that_it_is_an_estimate():
    found = carried([part("A", "100")], SPLIT)
    assert (found["N"].figures.value, found["M"].figures.value) == (60, 40)
    assert found["N"].is_estimate
    assert found["N"].sources == ("Xã A: 60%, ước theo tỷ lệ nhận",)


def test_a_unit_that_goes_on_smaller_keeps_its_share():
    found = carried([part("A", "100")], [Step("A", "A", JULY, D("0.7")), Step("A", "N", JULY, D("0.3"))])
    assert (found["A"].figures.value, found["N"].figures.value) == (70, 30)


def test_before_the_day_everything_is_as_it_was():
    found = carried([part("A", "100"), part("B", "50")], MERGER, on=date(2025, 6, 30))
    assert [one.figures.value for one in found.values()] == [100, 50]


def test_rates_of_merged_units_come_from_their_parts():
    parts = [part("A", numerator="9", denominator="10"), part("B", numerator="10", denominator="90")]
    assert carried(parts, MERGER, Aggregation.RATIO)["N"].figures.value == 19


def test_a_figure_that_does_not_add_up_goes_over_to_one_alone():
    rename = [Step("A", "N", JULY)]
    last = Part("A", "Xã A", D(7), closing=date(2025, 3, 14))
    assert carried([last], rename, Aggregation.LAST)["N"].figures.value == 7
    both = carried([last, part("B")], MERGER, Aggregation.LAST)["N"].figures
    assert both.value is None


def test_several_steps_are_followed_to_the_end():
    chain = [*SPLIT, Step("N", "B", date(2026, 1, 1)), Step("M", "B", date(2026, 1, 1))]
    assert carried([part("A", "100")], chain, on=date(2026, 6, 1))["B"].figures.value == 100


def test_shares_that_make_no_whole_and_circles_are_refused():
    with pytest.raises(SharesDoNotAddUp, match="Xã A: các tỷ lệ nhận cộng lại là 60%, phải là 100%"):
        carried([part("A", "1")], SPLIT[:1])
    with pytest.raises(SharesDoNotAddUp, match="kế thừa lẫn nhau"):
        carried([part("A", "1")], [Step("A", "B", JULY), Step("B", "A", JULY)])


@st.composite
def successions(draw):
    """Former units, each of which goes on in some new ones by shares that make a whole."""
    steps = []
    count = draw(st.integers(1, 6))
    for at in range(count):
        marks = sorted(draw(st.sets(st.integers(1, 10**8 - 1), max_size=3)))
        ends = [0, *marks, 10**8]
        steps += [
            Step(str(at), f"new-{draw(st.integers(0, 2))}-{place}", JULY, D(high - low) / 10**8)
            for place, (low, high) in enumerate(pairwise(ends))
        ]
    return count, steps


amounts = st.one_of(st.none(), st.decimals(0, 10**9, places=4))


@given(successions(), st.data())
def test_a_merger_or_a_split_changes_no_total(succession, data):
    count, steps = succession
    parts = [
        Part(str(at), str(at), data.draw(amounts), data.draw(amounts), data.draw(amounts))
        for at in range(count)
    ]
    for aggregation in (Aggregation.SUM, Aggregation.RATIO):
        before = roll_up(parts, aggregation)
        found = carry_over(parts, steps, date(2025, 12, 31), aggregation=aggregation, names={})
        after = roll_up([one.figures for one in found], aggregation)
        assert (after.numerator, after.denominator) == (before.numerator, before.denominator)
        assert after.value == before.value
