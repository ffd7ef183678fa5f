from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kehoach.domain.plan import Comparator, Scorecard, Source
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import rule
from kehoach.scoring.points.rule import Counted, Partial, Shortfall
from kehoach.scoring.points.score import score
from kehoach.scoring.scorecards.gaps import Way, gaps_to, opening_of
from kehoach.scoring.scorecards.total import total_of
from kehoach.scoring.target import Change, Direction, Target
from tests.scoring.points.making import D, at_least, changed, criterion, lower
from tests.scoring.points.strategies import amounts, positive, targets


def opening(code, inputs, most="2"):
    one = rule(code) if isinstance(code, str) else code
    return opening_of(score(criterion(most), one, inputs))


def gaps(*scored, goal="90"):
    criteria = tuple(criterion(most, str(at)) for at, (most, _, _) in enumerate(scored, start=1))
    found = {
        one.number: score(one, rule(code), inputs)
        for one, (_, code, inputs) in zip(criteria, scored, strict=True)
    }
    return gaps_to(total_of(Scorecard(criteria, Source(0, 0)), found), D(goal))


def test_the_next_points_name_the_figure_that_gives_them():
    found = opening("proportional", at_least("1100", "1000"))
    assert (found.figure, found.gain, found.effort) == (1100, D("0.18"), 10)
    assert found.need == "Đạt ít nhất 1.100 tấn (đang là 1.000 tấn), thay đổi 10%, thêm 0,18 điểm."


def test_a_lower_figure_is_asked_for_where_lower_is_better():
    found = opening("all-or-nothing", lower("12", "15"))
    assert found.figure == 12
    assert found.need.startswith("Không quá 12% (đang là 15%)")


@pytest.mark.parametrize(
    ("inputs", "wanted"),
    [
        (at_least("100", "70", "hộ"), "80"),  # the floor first: most points for least change
        (at_least("55", "40", "hộ"), "44"),
        (at_least("7.5", "5", "m"), "6"),
        (lower("8", "16", unit="hộ"), "10"),
    ],
)
def test_a_floor_is_the_next_step_below_it(inputs, wanted):
    assert opening("proportional-floor-80", inputs).figure == D(wanted)


def test_of_the_steps_above_the_one_with_most_points_for_its_effort_is_told():
    found = opening("step-bands", at_least("100", "75"))
    assert (found.figure, found.gain) == (80, D("0.5"))
    assert found.at_most == D("1.5")


def test_what_must_be_exceeded_is_exceeded():
    more = Target(Comparator.MORE_THAN, D(13), unit="hộ")
    assert opening("all-or-nothing", Inputs(target=more, actual=D(12))).figure == 14
    less = Target(Comparator.LESS_THAN, D("0.86"), unit="%")
    assert opening("all-or-nothing", Inputs(target=less, actual=D(1))).figure == D("0.8599")


def test_a_rate_asks_for_its_numerator():
    found = opening("all-or-nothing", at_least("95", "20", "%", denominator=D(24)))
    assert found.figure == 23
    assert "Đạt ít nhất 23/24 (đang là 20/24)" in found.need
    ratio = Target(Comparator.RATIO, D(11), high=D(13))
    assert opening("all-or-nothing", Inputs(target=ratio, actual=D(10))).figure == 11


def test_a_change_asks_for_the_level_it_leads_to():
    fewer = Target(
        Comparator.EQUAL, D(77), direction=Direction.LOWER, change=Change.AMOUNT, base=D(500), unit="hộ"
    )
    assert opening("all-or-nothing", Inputs(target=fewer, actual=D(430))).figure == 423


def test_a_step_of_points_asks_for_one_step():
    started = changed("shortfall", shortfall=Shortfall(D("0.5"), D(5), Partial.STARTED))
    assert opening(started, at_least("100", "88", "%")).figure == 90
    full = changed("shortfall", shortfall=Shortfall(D("0.5"), D(5), Partial.FULL))
    assert opening(full, at_least("100", "88", "%")).figure == D("90.01")


def test_reports_still_owed_can_be_sent_and_late_ones_stay_late():
    counts = (Count(Counted.LATE_REPORT, 1), Count(Counted.MISSING_REPORT, 2))
    found = gaps(("3", "reports", Inputs(counts=counts)))
    assert found.openings[0].need == ("Gửi 2 báo cáo còn thiếu, thêm 0,5 điểm; các báo cáo tới gửi đúng hạn.")
    assert found.lost == ("1 Sản lượng lương thực: 1 báo cáo gửi chậm đã bị trừ, không lấy lại được.",)


def test_what_has_all_its_points_is_not_listed():
    assert opening("proportional", at_least("100", "120")) is None
    assert opening("violations", Inputs(nothing_arose=True)) is None


def test_cheapest_first_then_states_then_what_nobody_can_promise():
    found = gaps(
        ("10", "judged", Inputs(given=D(4), evidence=("BC 1",))),
        ("10", "proportional", at_least("100")),
        ("5", "boolean", Inputs(achieved=False)),
        ("10", "all-or-nothing", at_least("100", "50")),
        ("10", "all-or-nothing", at_least("100", "99")),
        goal="18",
    )
    assert [one.criterion.number for one in found.openings] == ["5", "4", "3", "2", "1"]
    assert [one.way for one in found.openings][-2:] == [Way.UNKNOWN, Way.PERSON]
    assert found.openings[-2].gain is None
    assert found.enough == 2
    assert found.reason == (
        "Đang có 4 điểm, còn thiếu 14 điểm để đạt 18 điểm. 2 việc đầu danh sách thêm được 20 điểm."
    )


def test_a_goal_that_is_out_of_reach_is_called_so():
    found = gaps(("10", "all-or-nothing", at_least("100", "50")), goal="90")
    assert found.enough is None
    assert found.reason.endswith("Không thể đạt nữa: nhiều nhất còn thêm được 10 điểm.")


def test_a_goal_beyond_the_first_steps_is_told_as_such():
    found = gaps(("10", "step-bands", at_least("100", "75")), goal="10")
    assert found.enough is None
    assert found.reason.endswith("Các bước đầu thêm 2,5 điểm; làm tới đủ chỉ tiêu thì thêm 7,5 điểm.")


def test_a_goal_that_hangs_on_what_is_unknown_is_not_promised():
    found = gaps(("50", "judged", Inputs()), ("50", "all-or-nothing", at_least("100", "50")), goal="90")
    assert found.enough is None
    assert "phần còn lại tùy số liệu chưa có" in found.reason


def test_a_goal_that_is_reached_needs_nothing():
    found = gaps(("95", "boolean", Inputs(achieved=True)))
    assert (found.enough, found.reason) == (0, "Đang có 95 điểm, đã đạt 90 điểm.")


@given(
    st.sampled_from(["all-or-nothing", "proportional", "proportional-floor-70", "step-bands", "shortfall"]),
    targets(),
    amounts,
)
def test_who_does_what_is_asked_gets_the_points_that_were_told(code, target, actual):
    inputs = Inputs(target=target, actual=actual)
    before = score(criterion("10"), rule(code), inputs)
    found = opening_of(before)
    if found is None:
        assert before.points == 10
    elif found.gain is not None:
        after = score(criterion("10"), rule(code), replace(inputs, actual=found.figure))
        assert after.points == before.points + found.gain
        assert 0 < found.gain <= found.at_most
        assert found.effort > 0


@given(targets(), positive)
def test_a_target_of_figures_is_always_told_how_to_reach(target, actual):
    wanted = target.value if target.value is not None else target.low
    assume(wanted > 0 and target.change is None)
    before = score(criterion("10"), rule("all-or-nothing"), Inputs(target=target, actual=actual))
    assert before.points == 10 or opening_of(before).gain == 10
