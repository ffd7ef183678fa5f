"""What holds for every rule, whatever is scored by it."""

import json

from hypothesis import assume, given
from hypothesis import strategies as st

from kehoach.domain.plan import Comparator
from kehoach.scoring.points.contract import recompute, to_json
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import rule, rules
from kehoach.scoring.points.rule import BY_FIGURE, Band, Charge, Counted, Family, Partial, Shortfall
from kehoach.scoring.points.score import score
from kehoach.scoring.target import Target
from tests.scoring.points.making import D, changed, criterion
from tests.scoring.points.strategies import amounts, falls, positive, targets

percents = st.decimals(0, 100, places=2)
max_points = st.decimals("0.1", 1000, places=1)
steps = st.sampled_from([D("0.01"), D("0.05"), D("0.25"), D("0.5"), D(1)])


@st.composite
def bands(draw):
    marks = sorted(draw(st.lists(percents, min_size=1, max_size=5, unique=True)), reverse=True)
    shares = sorted(draw(st.lists(percents, min_size=len(marks), max_size=len(marks))), reverse=True)
    return tuple(Band(mark, share) for mark, share in zip(marks, shares, strict=True))


@st.composite
def rules_by_figure(draw):
    family = draw(st.sampled_from(sorted(BY_FIGURE)))
    figures = {"family": family, "cap": draw(percents), "step": draw(steps), "bands": draw(bands())}
    figures["floor"] = draw(percents)
    figures["shortfall"] = Shortfall(draw(positive), draw(positive), draw(st.sampled_from(Partial)))
    return changed("proportional", **figures)


@given(rules_by_figure(), targets(), amounts, max_points)
def test_points_lie_between_nothing_and_the_whole(one, target, actual, most):
    found = score(criterion(most), one, Inputs(target=target, actual=actual))
    assert found.points is None or 0 <= found.points <= most


@given(rules_by_figure(), targets(), amounts, amounts, max_points)
def test_a_better_figure_never_gets_fewer_points(one, target, first, second, most):
    worse, better = sorted([first, second], reverse=falls(target))
    low, high = (
        score(criterion(most), one, Inputs(target=target, actual=actual)).points for actual in (worse, better)
    )
    assume(low is not None and high is not None)
    assert low <= high


@given(rules_by_figure(), positive, max_points)
def test_who_reaches_the_target_gets_what_the_rule_gives_at_most(one, wanted, most):
    target = Target(Comparator.AT_LEAST, wanted)
    found = score(criterion(most), one, Inputs(target=target, actual=wanted)).points
    least = score(criterion(most), one, Inputs(target=target, actual=D(0))).points
    top = one.bands[0].share if one.family is Family.STEP_BANDS else D(100)
    assert found <= most * one.cap / 100
    assert found >= least
    if top == 100:
        assert found == most * one.cap / 100


@given(st.lists(st.integers(0, 50), min_size=2, max_size=2), st.integers(0, 50), positive, max_points)
def test_one_more_late_report_never_gives_more(counts, missing, points, most):
    one = changed(
        "reports", charges=(Charge(Counted.LATE_REPORT, points), Charge(Counted.MISSING_REPORT, points))
    )
    fewer, more = (
        score(
            criterion(most),
            one,
            Inputs(counts=(Count(Counted.LATE_REPORT, late), Count(Counted.MISSING_REPORT, missing))),
        ).points
        for late in sorted(counts)
    )
    assert 0 <= more <= fewer <= most


@given(percents, percents, percents, max_points)
def test_a_penalty_stays_within_its_cap(bonus, penalty, share, most):
    one = changed("bonus-penalty", bonus_cap=bonus, penalty_cap=penalty)
    given_points = most * (share * (bonus + penalty) / 100 - penalty) / 100
    found = score(criterion(most), one, Inputs(given=given_points, evidence=("BB 1",)))
    assert -most * penalty / 100 <= found.points <= most * bonus / 100


@given(st.sampled_from(rules()), targets(), amounts, positive, st.booleans(), max_points)
def test_what_is_stored_is_enough_to_compute_it_again(one, target, actual, whole, achieved, most):
    inputs = Inputs(
        target=target,
        actual=actual,
        denominator=whole,
        achieved=achieved,
        counts=tuple(Count(counted, 1) for counted in Counted),
        given=None if one.family is Family.ADJUSTMENT else most / 2,
        evidence=("BC 12/BC-UBND",),
    )
    found = score(criterion(most), one, inputs)
    stored = json.loads(json.dumps(to_json(found), ensure_ascii=False))
    again = recompute(stored)
    assert (again.points, again.reason, again.rule, again.inputs) == (
        found.points,
        found.reason,
        found.rule,
        found.inputs,
    )


def test_a_new_version_leaves_old_scores_as_they_were():
    inputs = Inputs(target=Target(Comparator.AT_LEAST, D(100)), actual=D(75))
    old = to_json(score(criterion(), rule("proportional-floor-70"), inputs))
    new = changed("proportional-floor-70", version=2, floor=D(80))
    assert score(criterion(), new, inputs).points == 0
    assert recompute(old).points == D("0.75")
