from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain.plan import Scorecard, Source
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.points.presets import rule
from kehoach.scoring.points.score import score
from kehoach.scoring.scorecards.total import total_of
from kehoach.scoring.scorecards.tree import ScorecardBroken, faults_in, rows_of, scored_rows
from tests.scoring.points.making import D, at_least, criterion


def scorecard(*criteria, total=None):
    return Scorecard(tuple(criteria), Source(0, 0), total=None if total is None else D(total))


SMALL = scorecard(
    criterion("5", "I", name="Kinh tế"),
    criterion("2", "I.1", "I", "Sản lượng"),
    criterion("3", "I.2", "I", "Thu ngân sách"),
    criterion("5", "II", name="Thưởng, phạt"),
    criterion(None, "II.-1", "II", "Hội đồng cho điểm thưởng nếu có thành tích"),
    total="10",
)


def results(card, **given):
    by_number = {one.number: one for one in card.criteria}
    return {number: score(by_number[number], *scored) for number, scored in given.items()}


def judged(points):
    return Inputs(given=None if points is None else D(points), evidence=("BC 1",))


def of_small(first="1", second="3", bonus="0"):
    scored = {
        "I.1": score(SMALL.criteria[1], rule("judged"), judged(first)),
        "I.2": score(SMALL.criteria[2], rule("judged"), judged(second)),
        "II": score(SMALL.criteria[3], rule("bonus-penalty"), judged(bonus)),
    }
    return total_of(SMALL, scored)


def test_groups_are_what_is_below_them_and_every_row_says_how():
    found = of_small()
    assert (found.points, found.max_points, found.missing) == (4, 10, ())
    assert found.reason == "Tổng cộng 4/10 điểm."
    assert [(row.criterion.number, row.points) for row in found.walk()][:3] == [
        ("I", 4),
        ("I.1", 1),
        ("I.2", 3),
    ]
    assert found.rows[0].reason == "1 + 3 = 4 điểm."


def test_what_is_missing_is_listed_and_the_sum_says_that_it_is_one_of_some():
    found = of_small(second=None)
    assert found.points is None
    assert (found.known, found.known_max) == (1, 7)
    assert (found.least, found.most) == (1, 4)
    assert [str(lack) for lack in found.missing] == ["I.2 Thu ngân sách: điểm của người chấm"]
    assert found.reason == ("Đã chấm 2/3 tiêu chí, được 1/7 điểm; còn thiếu 1 tiêu chí (3 điểm): I.2.")
    assert found.rows[0].points is None
    assert found.rows[0].reason == "1 điểm. Còn thiếu 1 tiêu chí."


def test_a_row_that_nobody_gave_a_rule_is_missing_not_zero():
    found = total_of(SMALL, {})
    assert [lack.what for lack in found.missing] == [("quy tắc chấm điểm",)] * 3
    assert found.points is None


def test_of_many_that_are_missing_a_few_are_named_and_all_are_listed():
    found = total_of(scorecard(*(criterion("1", str(at)) for at in range(12))), {})
    assert found.reason.endswith("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 và 2 tiêu chí khác.")
    assert len(found.missing) == 12


def test_a_penalty_lowers_the_total_but_never_below_nothing():
    assert of_small(bonus="-1.5").points == D("2.5")
    assert of_small("0", "0", "-5").points == 0


def test_a_row_without_points_only_explains_the_one_above():
    assert [row.criterion.number for row in scored_rows(rows_of(SMALL))] == ["I.1", "I.2", "II"]


def test_points_outside_of_the_hundred_are_added_up_to_the_ceiling():
    scored = results(
        SMALL,
        **{
            "I.1": (rule("judged"), judged("2")),
            "I.2": (rule("judged"), judged("3")),
            "II": (rule("bonus"), judged("4")),
        },
    )
    outside = frozenset({"II"})
    card = replace(SMALL, total=D(5))
    assert total_of(card, scored, outside=outside).points == 9
    assert total_of(card, scored, outside=outside, ceiling=D(5)).points == 5
    assert total_of(card, scored, outside=outside).max_points == 5
    assert total_of(card, scored, outside=outside).faults == ()


def test_printed_points_that_do_not_add_up_are_told_and_never_exceeded():
    card = scorecard(
        criterion("4", "I", name="Kinh tế"),
        criterion("2", "I.1", "I"),
        criterion("3", "I.2", "I"),
        total="6",
    )
    assert faults_in(card) == (
        "Tiêu chí I «Kinh tế»: ghi 4 điểm, các tiêu chí con cộng lại là 5. "
        "Sửa điểm của tiêu chí hoặc của các tiêu chí con.",
        "Bảng điểm: tổng cộng ghi 6 điểm, các phần cộng lại là 4 điểm. Sửa tổng điểm hoặc điểm các phần.",
    )
    scored = results(card, **{"I.1": (rule("judged"), judged("2")), "I.2": (rule("judged"), judged("3"))})
    found = total_of(card, scored)
    assert found.points == 4
    assert "tính 4 điểm vì nhóm có nhiều nhất chừng ấy" in found.rows[0].reason


def test_a_criterion_without_points_is_told():
    card = scorecard(criterion(None, "1", name="Cải cách hành chính"))
    assert faults_in(card) == ("Tiêu chí 1 «Cải cách hành chính»: chưa có điểm tối đa.",)
    assert total_of(card, {}).missing[0].what == ("điểm tối đa",)


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ([criterion("1", "1"), criterion("1", "1")], "có ở nhiều tiêu chí"),
        ([criterion("1", "1", "9")], "thuộc tiêu chí không có trong bảng"),
        ([criterion("1", "1", "2"), criterion("1", "2", "1")], "thuộc lẫn nhau"),
    ],
)
def test_rows_that_form_no_tree_are_refused(criteria, words):
    with pytest.raises(ScorecardBroken, match=words):
        rows_of(scorecard(*criteria))


@st.composite
def trees(draw, parent=None, depth=0):
    """Criteria of any shape; groups have the points of their rows."""
    found = []
    for at in range(draw(st.integers(1, 3))):
        number = f"{parent}.{at}" if parent else str(at)
        below = draw(trees(parent=number, depth=depth + 1)) if depth < 3 and draw(st.booleans()) else []
        most = (
            sum((one.max_points for one in below if one.parent == number), D(0))
            if below
            else draw(st.decimals("0.5", 10, places=1))
        )
        found += [criterion(most, number, parent), *below]
    return found


@given(trees(), st.data())
def test_a_total_is_the_sum_of_what_is_scored_at_any_depth(criteria, data):
    card = scorecard(*criteria)
    scored = {}
    for row in scored_rows(rows_of(card)):
        reached = data.draw(st.one_of(st.none(), st.decimals(0, 150, places=1)))
        scored[row.criterion.number] = score(row.criterion, rule("proportional"), at_least("100", reached))
    found = total_of(card, scored)
    known = [result.points for result in scored.values() if result.points is not None]
    assert found.faults == ()
    assert found.known == sum(known, D(0))
    assert found.points == (found.known if len(known) == len(scored) else None)
    assert len(found.missing) == len(scored) - len(known)
    assert found.least <= found.known <= found.most <= found.max_points
    for row in found.walk():
        assert sum((child.known for child in row.children), D(0)) <= row.max_points
        assert row.known <= row.most <= row.max_points
