import json
import tomllib
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.rating.contract import recompute, to_json
from kehoach.scoring.rating.facts import Facts
from kehoach.scoring.rating.quota import quota
from kehoach.scoring.rating.rate import NOT_ENOUGH, Outcome, rate
from kehoach.scoring.rating.scheme import NoSuchScheme, scheme, schemes

D = Decimal
DECREE = scheme("decree-335-2025-organization")
CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
USUAL = {
    **{"tasks": 20, "done": 20, "on_time": 20, "late": 0, "exceeded": 6},
    **{"quality_ensured": True, "failed_below": 0, "faults_fixed": True, "personnel_wrongdoing": False},
}
POINTS = {"points", "least_points", "most_points"}


def facts(**given):
    told = {name: None if value == "" else value for name, value in (USUAL | given).items()}
    return Facts(
        **{name: D(value) if name in POINTS and value is not None else value for name, value in told.items()}
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_decree_is_followed_and_its_gaps_are_left_open(case):
    found = rate(facts(**case["facts"]), DECREE)
    outcomes = {"gap": Outcome.GAP, "unknown": Outcome.UNKNOWN}
    assert found.outcome is outcomes.get(case["rating"], Outcome.RATED)
    assert (found.rating and found.rating.code) == (None if case["rating"] in outcomes else case["rating"])


def test_a_gap_says_of_each_class_what_fails_and_who_decides():
    found = rate(facts(points=92, on_time=19, late=1), DECREE)
    assert found.name == NOT_ENOUGH
    assert found.reason == (
        "Chưa đủ căn cứ xếp loại: Không đủ điều kiện mức «Hoàn thành xuất sắc nhiệm vụ»: Nhiệm vụ hoàn thành "
        "đúng thời hạn 100% (điểm a khoản 1 Điều 8): 19/20 = 95%, không đạt. "
        "Không đủ điều kiện mức «Hoàn thành tốt nhiệm vụ»: Tổng điểm dưới 90 điểm (khoản 2 Điều 8): 92 điểm, "
        "không đạt; Nhiệm vụ hoàn thành đúng thời hạn 100% (khoản 2 Điều 8): 19/20 = 95%, không đạt. "
        "Không đủ điều kiện mức «Hoàn thành nhiệm vụ»: Tổng điểm dưới 70 điểm (khoản 3 Điều 8): 92 điểm, "
        "không đạt. Không thuộc trường hợp «Không hoàn thành nhiệm vụ». Cấp có thẩm quyền quyết định."
    )


def test_every_condition_is_ticked_failed_or_unknown():
    found = rate(facts(points=92, exceeded="", on_time=19), DECREE)
    excellent = found.classes[0]
    assert [check.met for check in excellent.checks] == [True, True, False, True, None, True, True]
    assert excellent.holds is False


def test_what_is_unknown_is_asked_for_and_what_may_come_out_is_told():
    found = rate(facts(points=92, failed_below=""), DECREE)
    assert found.reason == (
        "Chưa đủ căn cứ xếp loại, còn phải biết: đơn vị cấp dưới trực tiếp không hoàn thành nhiệm vụ. "
        "Còn có thể là: hoàn thành xuất sắc nhiệm vụ."
    )
    assert [one.code for one in found.possible] == ["excellent"]


def test_a_class_tells_the_clause_and_the_figures_it_rests_on():
    found = rate(facts(points=75, done=13), DECREE)
    assert found.reason == (
        "Không hoàn thành nhiệm vụ theo khoản 4 Điều 8. Nhiệm vụ hoàn thành dưới 70% "
        "(điểm b khoản 4 Điều 8): 13/20 = 65%, thuộc trường hợp này."
    )


def test_a_scheme_holds_from_its_day_and_old_years_keep_theirs():
    assert [one.code for one in schemes(date(2026, 1, 1), applies_to="organization")] == [DECREE.code]
    assert [one.code for one in schemes(date(2023, 12, 31), applies_to="organization")] == [
        "bands-90-80-60",
        "bands-90-70-50",
    ]
    assert rate(Facts(points=D(85)), scheme("bands-90-80-60")).rating.code == "good"
    assert rate(Facts(points=D(75)), scheme("bands-90-80-60")).rating.code == "completed"


def test_every_scheme_names_its_source_and_every_class_has_a_condition():
    for one in schemes():
        assert one.source
        assert all(rating.conditions for rating in one.classes)
    with pytest.raises(NoSuchScheme, match="không-có"):
        scheme("không-có")


@pytest.mark.parametrize(
    ("top", "base", "special", "allowed", "too_many"),
    [
        (2, 10, False, 2, 0),
        (3, 10, False, 2, 1),
        (3, 12, True, 3, 0),
        (1, 4, False, 0, 1),
        (1, 4, True, 1, 0),
        (0, 0, False, 0, 0),
    ],
)
def test_the_top_class_is_counted_against_those_rated_good(top, base, special, allowed, too_many):
    found = quota(["excellent"] * top + ["good"] * base + ["completed"] * 5, DECREE, special=special)
    assert (found.allowed, found.too_many) == (allowed, too_many)


def test_the_quota_says_how_it_was_counted():
    found = quota(["excellent"] * 3 + ["good"] * 10 + [None], DECREE)
    assert found.reason == (
        "3 được đề nghị «hoàn thành xuất sắc nhiệm vụ»; nhiều nhất 20% của 10 được xếp loại «hoàn thành tốt "
        "nhiệm vụ» là 2 (khoản 5 Điều 8): vượt 1. 1 chưa xếp loại, chưa tính."
    )
    assert quota(["good"], scheme("bands-90-80-60")) is None


flags = st.one_of(st.none(), st.booleans())


@st.composite
def any_facts(draw):
    tasks = draw(st.integers(0, 30))
    counts = {name: draw(st.integers(0, tasks)) for name in ("done", "on_time", "late", "exceeded")}
    told = {name: draw(flags) for name in ("quality_ensured", "faults_fixed", "personnel_wrongdoing")}
    points = draw(st.decimals(0, 100, places=2))
    return Facts(points=points, tasks=tasks, failed_below=draw(st.integers(0, 3)), **counts, **told)


@given(any_facts(), st.data())
def test_what_becomes_known_never_changes_a_class_once_given(whole, data):
    """A class is given only where nothing that is still open could change it."""
    names = [field.name for field in fields(Facts)]
    hidden = data.draw(st.sets(st.sampled_from(names)))
    partial = Facts(**{name: None if name in hidden else getattr(whole, name) for name in names})
    before, after = rate(partial, DECREE), rate(whole, DECREE)
    if before.outcome is Outcome.RATED:
        assert after.rating == before.rating
    if before.outcome is Outcome.GAP:
        assert after.outcome is Outcome.GAP
    if before.outcome is Outcome.UNKNOWN and after.rating is not None:
        assert after.rating in before.possible


@given(any_facts(), st.sampled_from(schemes()))
def test_what_is_stored_is_enough_to_find_the_class_again(whole, any_scheme):
    found = rate(whole, any_scheme)
    assert recompute(json.loads(json.dumps(to_json(found)))) == found


@given(any_facts())
def test_no_class_is_given_whose_conditions_do_not_hold(whole):
    found = rate(whole, DECREE)
    for check in found.classes:
        if found.rating is check.rating:
            assert check.holds
