"""A real scorecard of 100 points, scored month by month with made-up figures, ranked among twenty units."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from kehoach.domain.plan import Comparator
from kehoach.pipeline import read_and_check
from kehoach.scoring.points.contract import recompute, to_json
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import rule
from kehoach.scoring.points.rule import Counted
from kehoach.scoring.points.score import score
from kehoach.scoring.ranking import Contender, rank
from kehoach.scoring.rating.facts import Facts
from kehoach.scoring.rating.rate import rate
from kehoach.scoring.rating.scheme import schemes
from kehoach.scoring.scorecards.gaps import gaps_to
from kehoach.scoring.scorecards.total import total_of
from kehoach.scoring.scorecards.tree import faults_in, rows_of, scored_rows
from kehoach.scoring.sentences import figure
from kehoach.scoring.target import Direction, Target
from tests.scoring.scorecards.independent import points_of

PLAN = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "001_cam_luong.txt"
BY_FIGURE = ("all-or-nothing", "proportional", "proportional-floor-80", "step-bands")
REPORTS, BONUS = "II.2.2,3", "VI"
LOWER = {"I.2.2,3"}  # undernourished children

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason="the plans lie outside the repository")


@cache
def plan():
    return read_and_check(PLAN)[0]


@cache
def goals():
    """Return the target of each criterion that has one in figures."""
    return {
        one.criterion: Target(
            one.comparator,
            one.value,
            direction=Direction.LOWER if one.criterion in LOWER else Direction.HIGHER,
            unit=one.unit or "",
        )
        for one in plan().indicators
        if one.value is not None and one.comparator is not Comparator.RANGE and not one.is_change
    }


def scored(unit, month):
    """Return the results of a unit as of a month; the later the more is known."""
    chance, found = Random(unit), {}
    for at, row in enumerate(scored_rows(rows_of(plan().scorecard))):
        number, most = row.criterion.number, row.max_points
        share, known_from = Decimal(chance.randint(60, 115)) / 100, chance.randint(1, 12)
        is_known = month >= known_from
        if number == REPORTS:
            late = Count(Counted.LATE_REPORT, unit % 3)
            found[number] = score(
                row.criterion, rule("reports"), Inputs(counts=(late, Count(Counted.MISSING_REPORT, unit % 2)))
            )
        elif number in goals():
            target = goals()[number]
            actual = target.value * (2 - share if number in LOWER else share)
            inputs = Inputs(target=target, actual=actual if is_known else None)
            found[number] = score(row.criterion, rule(BY_FIGURE[at % len(BY_FIGURE)]), inputs)
        else:
            given = (most * min(share, Decimal(1))).quantize(Decimal("0.01")) if is_known else None
            code = "bonus-penalty" if number == BONUS else "judged"
            found[number] = score(row.criterion, rule(code), Inputs(given=given, evidence=("BC 1",)))
    return found


def test_the_points_of_the_document_add_up():
    assert faults_in(plan().scorecard) == ()
    assert len(scored_rows(rows_of(plan().scorecard))) == 92
    assert total_of(plan().scorecard, {}).max_points == 100


def test_all_points_follow_from_their_stored_explanation_alone():
    for unit in range(20):
        for result in scored(unit, 12).values():
            stored = json.loads(json.dumps(to_json(result)))
            by_hand = points_of(stored)
            assert by_hand is not None
            assert Decimal(stored["points"]) == Decimal(by_hand.numerator) / by_hand.denominator, stored[
                "reason"
            ]
            assert recompute(stored).points == result.points


def test_month_by_month_more_is_known_and_nothing_known_is_lost():
    seen = [total_of(plan().scorecard, scored(3, month)) for month in range(1, 13)]
    for earlier, later in pairwise(seen):
        assert earlier.known_max <= later.known_max
        assert earlier.least <= later.least
        assert earlier.most >= later.most
    assert seen[0].points is None
    assert "còn thiếu" in seen[0].reason
    assert seen[-1].points == sum(result.points for result in scored(3, 12).values())


def test_what_leads_to_90_points_is_told_and_leads_there():
    total = total_of(plan().scorecard, scored(3, 12))
    found = gaps_to(total, Decimal(90))
    assert found.openings
    assert found.reason.startswith(f"Đang có {figure(total.points)} điểm, còn thiếu ")
    efforts = [one.gain / one.effort for one in found.openings if one.effort]
    assert efforts == sorted(efforts, reverse=True)


def test_twenty_units_are_ranked_and_rated_by_the_scheme_of_their_year():
    totals = {unit: total_of(plan().scorecard, scored(unit, 12)).points for unit in range(20)}
    placed = rank([Contender(str(unit), f"Xã {unit}", points) for unit, points in totals.items()])
    assert [one.place for one in placed] == sorted(one.place for one in placed)
    assert placed[0].contender.points == max(totals.values())
    bands = schemes(date(2023, 12, 31), applies_to="organization")[0]
    for one in placed:
        assert rate(Facts(points=one.contender.points), bands).rating is not None
