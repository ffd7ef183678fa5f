import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.civil_servants.contract import recompute, to_json
from kehoach.scoring.civil_servants.formula import NoFormula, formula
from kehoach.scoring.civil_servants.general import general_points
from kehoach.scoring.civil_servants.means import Absence, Scored, mean_of
from kehoach.scoring.civil_servants.month import GeneralOutOfRange, score_month
from kehoach.scoring.civil_servants.person_rating import Findings, bounded, rate_person
from kehoach.scoring.civil_servants.work import Leadership, Product, WorkDone, WorkImpossible
from kehoach.scoring.points.score import PointsOutOfRange
from kehoach.scoring.rating.facts import Facts
from kehoach.scoring.rating.rate import Outcome, rate
from kehoach.scoring.rating.scheme import scheme

D = Decimal
DECREE = formula(date(2026, 6, 30))
PERSON, UNIT = scheme("decree-335-2025-civil-servant"), scheme("decree-335-2025-organization")
CLEAN = Findings(degraded=False, disciplined=False, corruption_below=False)


def product(units="2", done="2", redos=0, delays=0, name="Báo cáo tháng", **more):
    return Product(name, D(units), None if done is None else D(done), redos, delays, **more)


def score(*products, general="28", leadership=None):
    known = None if general is None else D(general)
    return score_month(WorkDone(known, products, leadership), DECREE)


def percents(found):
    return [part.percent for part in found.parts]


def test_points_are_general_criteria_and_results_by_seventy():
    found = score(product(), product("8", "6"))
    assert percents(found) == [80, 80, 80]
    assert (found.result_points, found.points) == (56, 84)
    assert found.reason == (
        "a: Số lượng 8/10 = 80%. b: Chất lượng 8/10 = 80%. c: Tiến độ 8/10 = 80%. "
        "Kết quả: (a + b + c) / 3 = 80% × 70 = 56 điểm. Tổng: 28 điểm tiêu chí chung + 56 điểm = 84 điểm."
    )


def test_each_failed_review_and_each_delay_takes_a_quarter_of_the_work_it_is_about():
    found = score(product("4", "4", redos=1, delays=2), product("6", "6"))
    assert percents(found) == [100, 90, 80]
    assert found.result_points == 63


def test_no_work_counts_for_less_than_nothing():
    assert percents(score(product(redos=7, delays=4))) == [100, 0, 0]


def test_what_was_nobodys_fault_is_excused():
    assert percents(score(product(redos=2, excused_redos=2, delays=1, excused_delays=1))) == [100, 100, 100]


def test_work_handed_over_stays_assigned_and_work_taken_over_is_on_top():
    assert percents(score(product("5", "0", redos=None, delays=None), product("5", "5"))) == [50, 50, 50]
    taken = score(product("8", "8"), product("2", "2", is_extra=True))
    assert percents(taken) == [125, 125, 125]
    assert taken.result_points == 70
    assert "tính 100%" in taken.reason


def test_extra_work_makes_up_for_a_delay():
    found = score(product("8", "8", delays=1), product("2", "2", is_extra=True))
    assert percents(found) == [125, 125, 100]
    assert found.result_points == 70


@pytest.mark.parametrize(
    ("work", "missing"),
    [
        ([product(done=None)], "số đã hoàn thành của «Báo cáo tháng»"),
        ([product(redos=None)], "số lần làm lại của «Báo cáo tháng»"),
        ([product(delays=None)], "số lần chậm của «Báo cáo tháng»"),
        ([], "nhiệm vụ được giao trong kỳ"),
    ],
)
def test_what_is_missing_is_asked_for_and_gives_no_points(work, missing):
    found = score(*work)
    assert (found.points, found.missing) == (None, (missing,))
    assert found.reason.startswith(f"Chưa chấm được, còn thiếu: {missing}.")


def test_results_are_told_before_the_general_criteria_are_judged():
    found = score(product(), general=None)
    assert (found.points, found.result_points) == (None, 70)
    assert found.missing == ("điểm tiêu chí chung",)


def test_leaders_are_asked_three_things_more():
    fine = Leadership((D(80), D(50)), organizes_well=True, is_united=True)
    assert percents(score(product(), leadership=fine)) == [100] * 6
    poor = Leadership((D(80), D("49.99")), organizes_well=False, is_united=False)
    found = score(product(), leadership=poor)
    assert percents(found) == [100, 100, 100, 50, 50, 50]
    assert found.result_points == D("52.5")
    assert "d: Kết quả của lĩnh vực phụ trách: 1 công chức dưới 50 điểm, 50%." in found.reason


def test_a_leader_waits_for_the_points_of_the_staff():
    waiting = Leadership((D(80), None), organizes_well=True, is_united=None)
    found = score(product(), leadership=waiting)
    assert found.points is None
    assert found.missing == (
        "điểm của công chức thuộc thẩm quyền quản lý",
        "nhận xét về tập hợp, đoàn kết",
    )


def test_rounding_lifts_nobody_into_a_class():
    found = score(product("10000", "9856.6"), general="21")
    assert found.points == D("89.99")
    assert "trước khi làm tròn chưa đủ mốc xếp loại" in found.reason


def test_figures_that_no_work_can_have_are_refused():
    with pytest.raises(GeneralOutOfRange, match="30,5 điểm không nằm trong khoảng từ 0 đến 30 điểm"):
        score(product(), general="30.5")
    with pytest.raises(WorkImpossible, match="«Báo cáo tháng»: số đơn vị sản phẩm không được âm"):
        score(product("-1"))
    with pytest.raises(WorkImpossible, match="số lần làm lại được miễn nhiều hơn"):
        score(product(excused_redos=1))


def test_general_criteria_are_those_of_the_appendix():
    assert sum(one.max_points for one in DECREE.general) == DECREE.general_max == 30
    whole = {one.number: one.max_points for one in DECREE.general}
    assert general_points(whole, DECREE) == 30
    assert general_points(whole | {"I.1": None}, DECREE) is None
    with pytest.raises(PointsOutOfRange, match=r"Tiêu chí I\.1"):
        general_points(whole | {"I.1": D(6)}, DECREE)


def test_before_2026_there_is_no_score_by_points():
    with pytest.raises(NoFormula, match="31/12/2025"):
        formula(date(2025, 12, 31))


def months(*points, absence=Absence.SICK_OR_MATERNITY):
    return [
        Scored(f"tháng {at}", None if value in {None, "-"} else D(value), absence if value == "-" else None)
        for at, value in enumerate(points, start=1)
    ]


def test_a_quarter_is_the_mean_of_its_months():
    found = mean_of(months("80", "90", "85"), DECREE)
    assert found.points == 85
    assert found.reason == "Trung bình 3 tháng: 255 / 3 = 85 điểm."


def test_a_month_that_is_not_scored_is_asked_for_not_skipped():
    found = mean_of(months("80", None, "85"), DECREE)
    assert (found.points, found.missing) == (None, ("tháng 2",))
    assert found.reason == "Chưa tính được trung bình: chưa có điểm tháng 2."


def test_months_of_sickness_are_left_out_and_told():
    found = mean_of(months("80", "-", "90"), DECREE)
    assert (found.points, found.months, found.can_be_rated) == (85, 2, True)
    assert "Không tính tháng 2 (nghỉ ốm, thai sản)." in found.reason


def test_less_than_six_months_of_work_give_no_class():
    year = months(*["80"] * 5, *["-"] * 7, absence=Absence.NOT_IN_SERVICE)
    assert mean_of(year, DECREE).can_be_rated is False
    assert rate_person(mean_of(year, DECREE), CLEAN, PERSON, is_leader=False) is None
    assert mean_of(months(*["80"] * 6, *["-"] * 6, absence=Absence.UNPAID_LEAVE), DECREE).can_be_rated


def test_quarters_count_as_three_months_each():
    found = mean_of([Scored("quý I", D(80), months=3), Scored("tháng 4", D(60))], DECREE)
    assert (found.points, found.months) == (75, 4)


def year_of(points):
    return mean_of(months(*[points] * 12), DECREE)


@pytest.mark.parametrize(
    ("points", "code"),
    [("90", "excellent"), ("89.99", "good"), ("70", "good"), ("50", "completed"), ("49", "failed")],
)
def test_the_class_follows_the_mean_of_the_year(points, code):
    assert rate_person(year_of(points), CLEAN, PERSON, is_leader=False).rating.code == code


def test_discipline_goes_before_points():
    found = rate_person(year_of("95"), replace(CLEAN, disciplined=True), PERSON, is_leader=False)
    assert found.rating.code == "failed"
    assert "điểm c khoản 4 Điều 20" in found.reason


def test_only_a_leader_answers_for_the_unit():
    findings = replace(CLEAN, corruption_below=True)
    assert rate_person(year_of("95"), findings, PERSON, is_leader=False).rating.code == "excellent"
    assert rate_person(year_of("95"), findings, PERSON, is_leader=True).rating.code == "failed"


def unit(points, **more):
    return rate(
        Facts(
            points=D(points), tasks=10, done=10, on_time=more.get("on_time", 10), late=0, exceeded=5,
            quality_ensured=True, failed_below=0, faults_fixed=True, personnel_wrongdoing=False,
        ),
        UNIT,
    )  # fmt: skip


def test_a_head_is_not_rated_above_the_organization():
    head = rate_person(year_of("95"), CLEAN, PERSON, is_leader=True)
    assert bounded(head, unit("95")).rating.code == "excellent"
    lowered = bounded(head, unit("75"))
    assert lowered.rating.code == "good"
    assert lowered.reason == (
        "Hoàn thành tốt nhiệm vụ theo khoản 6 Điều 20: không cao hơn mức của tổ chức. "
        "Theo điểm: hoàn thành xuất sắc nhiệm vụ."
    )


def test_a_head_waits_for_the_organization():
    head = rate_person(year_of("95"), CLEAN, PERSON, is_leader=True)
    for organization in (None, unit("95", on_time=9)):
        found = bounded(head, organization)
        assert found.outcome is Outcome.UNKNOWN
        assert "mức xếp loại của tổ chức" in found.reason
    lowest = rate_person(year_of("40"), CLEAN, PERSON, is_leader=True)
    assert bounded(lowest, None).rating.code == "failed"


units = st.decimals("0.5", 50, places=1)
times = st.integers(0, 6)


@st.composite
def products(draw):
    found = []
    for at in range(draw(st.integers(1, 5))):
        whole = draw(units)
        done = draw(st.decimals(0, whole, places=1))
        found.append(product(whole, done, draw(times), draw(times), name=str(at)))
    return found


@given(products(), st.decimals(0, 30, places=1))
def test_points_lie_between_nothing_and_a_hundred(work, general):
    found = score(*work, general=general)
    assert 0 <= found.result_points <= 70
    assert 0 <= found.points <= 100


@given(products(), st.data())
def test_one_more_failed_review_or_delay_never_gives_more(work, data):
    at = data.draw(st.integers(0, len(work) - 1))
    name = data.draw(st.sampled_from(["redos", "delays"]))
    worse = [*work]
    worse[at] = replace(work[at], **{name: getattr(work[at], name) + 1})
    assert score(*worse).points <= score(*work).points


@given(products(), st.one_of(st.none(), st.decimals(0, 30, places=1)), st.booleans())
def test_what_is_stored_is_enough_to_compute_it_again(work, general, leads):
    leading = Leadership((D(80), D(45)), organizes_well=True, is_united=None) if leads else None
    found = score(*work, general=general, leadership=leading)
    again = recompute(json.loads(json.dumps(to_json(found))))
    assert (again.points, again.reason, again.work) == (found.points, found.reason, found.work)
    assert replace(again.formula, general=()) == replace(found.formula, general=())


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=12))
def test_a_mean_lies_among_its_months(points):
    found = mean_of(months(*points), DECREE)
    assert min(points) - D("0.01") <= found.points <= max(points)
