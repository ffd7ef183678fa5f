import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import NoSuchRule, rule, rules
from kehoach.scoring.points.rule import Band, Counted, Partial, RuleBroken, Shortfall
from kehoach.scoring.points.score import PointsOutOfRange, score
from kehoach.scoring.target import Direction, Target
from tests.scoring.points.making import D, at_least, changed, criterion, lower

TABLE = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
CASES = [(code, family["goal"], case) for code, family in TABLE.items() for case in family["cases"]]


@pytest.mark.parametrize(("code", "goal", "case"), CASES)
def test_points_are_those_of_the_table(code, goal, case):
    way = goal.get("direction")
    target = Target(
        Comparator(goal["comparator"]),
        D(goal["value"]),
        direction=way and Direction(way),
        unit=goal["unit"],
    )
    actual = D(case["actual"]) if "actual" in case else None
    found = score(criterion(case["max"]), rule(code), Inputs(target=target, actual=actual))
    assert found.points == (D(case["points"]) if "points" in case else None)
    assert bool(found.missing) is ("points" not in case)


def test_the_reason_lets_anybody_compute_it_again():
    found = score(criterion("2.5"), rule("proportional"), at_least("1100", "1045"))
    assert found.reason == (
        "Quy tắc «Theo tỷ lệ đạt», bản 1. Thực hiện 1.045 tấn, mức giao ít nhất 1.100 tấn: chưa đạt; "
        "tỷ lệ đạt 95%. 2,5 × 95% = 2,375 điểm. Làm tròn 2,38 điểm."
    )
    assert found.rule_version == "proportional@1"
    assert found.rule_words == "Điểm tối đa nhân tỷ lệ đạt chỉ tiêu; đạt từ 100% được điểm tối đa."


def test_what_is_missing_is_named_and_gives_no_zero():
    found = score(criterion(), rule("proportional"), at_least("1100"))
    assert (found.points, found.missing) == (None, ("số liệu thực hiện",))
    assert found.reason.endswith("Chưa chấm được, còn thiếu: số liệu thực hiện.")
    assert score(criterion(), rule("proportional"), Inputs(actual=D(4))).missing == (
        "mức phải đạt của chỉ tiêu",
    )
    assert score(criterion(None), rule("boolean"), Inputs(achieved=True)).missing == (
        "điểm tối đa của tiêu chí",
    )


def test_a_bare_figure_missed_without_a_direction_is_asked_not_guessed():
    wanted = Target(Comparator.EQUAL, D(12), unit="%")
    found = score(criterion(), rule("proportional"), Inputs(target=wanted, actual=D(15)))
    assert found.points is None
    assert "chọn chiều của chỉ tiêu" in found.missing[0]


def test_lower_is_better_where_the_indicator_says_so():
    assert score(criterion(), rule("proportional"), lower("12", "15")).points == D("0.8")
    assert score(criterion(), rule("proportional"), lower("12", "10")).points == 1
    assert score(criterion(), rule("all-or-nothing"), lower("0", "0")).points == 1
    assert score(criterion(), rule("proportional"), lower("5", "0", Comparator.AT_MOST)).points == 1


def test_reached_exactly_is_not_below_and_never_gets_all_points():
    reached = lower("0.86", "0.86", Comparator.LESS_THAN)
    assert score(criterion(), rule("proportional"), reached).points == D("0.99")
    assert score(criterion(), rule("step-bands"), reached).points == D("0.75")
    assert "Tính 99,99% vì chưa đạt." in score(criterion(), rule("step-bands"), reached).reason


def test_about_is_met_within_its_tolerance_and_then_counts_whole():
    wanted = Target(Comparator.ABOUT, D(1000), direction=Direction.HIGHER)
    assert score(criterion(), rule("proportional"), Inputs(target=wanted, actual=D(960))).points == 1


def test_a_state_is_scored_as_a_whole():
    kept = Target(kind=IndicatorKind.ACHIEVEMENT)
    assert score(criterion(), rule("all-or-nothing"), Inputs(target=kept, achieved=True)).points == 1
    assert score(criterion(), rule("boolean"), Inputs(achieved=False)).points == 0
    assert score(criterion(), rule("boolean"), Inputs()).points is None


def test_a_denominator_of_zero_is_said_not_divided_by():
    found = score(criterion(), rule("proportional"), at_least("60", "3", "%", denominator=D(0)))
    assert found.points is None
    assert "mẫu số bằng 0" in found.missing[0]


@pytest.mark.parametrize(
    ("partial", "points"), [(Partial.EXACT, "0.35"), (Partial.STARTED, "0"), (Partial.FULL, "0.5")]
)
def test_a_part_of_a_step_counts_as_the_rule_says(partial, points):
    by_steps = changed("shortfall", shortfall=Shortfall(D("0.5"), D(5), partial))
    assert score(criterion(), by_steps, at_least("100", "93.5")).points == D(points)


def test_late_and_missing_reports_cost_what_the_rule_says_down_to_nothing():
    counts = (Count(Counted.LATE_REPORT, 3), Count(Counted.MISSING_REPORT, 1))
    assert score(criterion("3"), rule("reports"), Inputs(counts=counts)).points == D("1.75")
    assert score(criterion("1"), rule("reports"), Inputs(counts=counts)).points == 0
    assert score(criterion("3"), rule("reports"), Inputs(counts=counts[:1])).missing == (
        "số báo cáo không gửi",
    )


def test_judged_points_need_a_person_and_proof():
    given = Inputs(given=D("1.5"), given_by="Phòng Nội vụ", opinion="đủ hồ sơ", evidence=("BC 12/BC-UBND",))
    found = score(criterion("2"), rule("judged"), given)
    assert found.points == D("1.5")
    assert found.reason.endswith(
        "Phòng Nội vụ cho 1,5 điểm vì: đủ hồ sơ. Tài liệu kiểm chứng: BC 12/BC-UBND."
    )
    assert score(criterion("2"), rule("judged"), replace(given, evidence=())).missing == (
        "tài liệu kiểm chứng",
    )
    assert score(criterion("2"), rule("judged"), Inputs()).missing == ("điểm của người chấm",)
    assert score(criterion("2"), rule("judged"), Inputs(given=D(0))).points == 0


@pytest.mark.parametrize(
    ("code", "given"),
    [("judged", "2.1"), ("judged", "-0.1"), ("bonus-penalty", "-2.1"), ("bonus", "-1"), ("penalty", "1")],
)
def test_points_outside_of_their_row_are_refused(code, given):
    with pytest.raises(PointsOutOfRange, match=r"Tiêu chí I.1 «Sản lượng lương thực»: .* Sửa lại điểm."):
        score(criterion("2"), rule(code), Inputs(given=D(given), evidence=("BB 1",)))


def test_a_penalty_goes_below_zero_within_its_cap():
    found = score(criterion("10"), rule("bonus-penalty"), Inputs(given=D(-4), evidence=("KL 3",)))
    assert found.points == -4
    unknown = score(criterion("10"), rule("bonus-penalty"), Inputs())
    assert (unknown.least, unknown.most) == (-10, 10)


def test_where_nothing_arose_the_rule_decides_or_it_is_asked():
    quiet = Inputs(nothing_arose=True)
    assert score(criterion("2"), rule("violations"), quiet).points == 2
    assert score(criterion("2"), rule("reports"), quiet).points is None


def test_a_cap_and_a_step_are_kept():
    capped = changed("proportional", cap=D(80))
    assert score(criterion("2"), capped, at_least("100", "100")).points == D("1.6")
    quarters = changed("proportional", step=D("0.25"))
    assert score(criterion("1"), quarters, at_least("100", "90")).points == D("0.75")
    assert score(criterion("1"), quarters, at_least("100", "60")).points == D("0.5")
    assert score(criterion("0.3"), quarters, at_least("100", "100")).points == D("0.3")


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("proportional-floor-80", {"floor": None}),
        ("step-bands", {"bands": ()}),
        ("step-bands", {"bands": (Band(D(90), D(50)), Band(D(80), D(75)))}),
        ("step-bands", {"bands": (Band(D(80), D(50)), Band(D(90), D(25)))}),
        ("shortfall", {"shortfall": None}),
        ("reports", {"charges": ()}),
        ("proportional", {"cap": D(120)}),
        ("proportional", {"step": D(0)}),
    ],
)
def test_a_rule_by_which_better_could_be_worse_is_refused(code, figures):
    with pytest.raises(RuleBroken, match="Quy tắc chấm điểm «"):
        changed(code, **figures)


def test_every_ready_made_rule_has_its_source_its_day_and_its_words():
    for one in rules():
        assert one.source
        assert one.since
        assert score(criterion(), one, Inputs()).rule_words.endswith(".")
    assert len({(one.code, one.version) for one in rules()}) == len(rules())
    assert rules(date(2015, 12, 31)) == ()


def test_a_rule_that_nobody_wrote_is_refused():
    with pytest.raises(NoSuchRule, match="proportional, bản 9"):
        rule("proportional", 9)


def test_points_are_decimals():
    assert isinstance(score(criterion(), rule("proportional"), at_least("3", "1")).points, Decimal)
