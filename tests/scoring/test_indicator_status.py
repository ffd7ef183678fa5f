from datetime import date
from decimal import Decimal

import pytest

from kehoach.domain.plan import Comparator, IndicatorKind
from kehoach.scoring.attainment import Direction, Target
from kehoach.scoring.forecast import Projection
from kehoach.scoring.series import Entry, Flow, Milestone
from kehoach.scoring.status import Status, indicator_status

D = Decimal
SUM, LEVEL = Flow.ACCUMULATING, Flow.LEVEL
END = date(2026, 12, 14)
JULY, AFTER = date(2026, 7, 1), date(2027, 1, 10)
HARVEST = Target(Comparator.AT_LEAST, D(120), unit="tấn")
INSURED = Target(Comparator.AT_LEAST, D(95), unit="%")
ACCIDENTS = Target(Comparator.AT_MOST, D(10), unit="vụ")
BARE = Target(Comparator.EQUAL, D(120), unit="con")
STATE = Target(kind=IndicatorKind.ACHIEVEMENT)


def told(*values, last=None):
    months = [Entry(date(2026, month, 14), D(value)) for month, value in enumerate(values, start=1)]
    return months if last is None else [*months, Entry(date(2026, 12, 14), D(last), cumulative=True)]


def state(target, series, today=JULY, *, milestones=(), projection=None, **more):
    return indicator_status(target, series, milestones, projection, today, END, **more)


@pytest.mark.parametrize(
    ("target", "series", "today", "flow", "status"),
    [
        (HARVEST, [], JULY, SUM, Status.NOT_STARTED),
        (HARVEST, [], AFTER, SUM, Status.OVERDUE),
        (HARVEST, told(10, 10), JULY, SUM, Status.IN_PROGRESS),
        (HARVEST, told(60, 60), JULY, SUM, Status.DONE),  # a sum that is reached is not lost
        (HARVEST, told(10, last=119), AFTER, SUM, Status.OVERDUE),
        (HARVEST, told(10, last=120), AFTER, SUM, Status.DONE),
        (INSURED, told(96), JULY, LEVEL, Status.IN_PROGRESS),  # a level that is reached may be
        (INSURED, told(96, last=97), AFTER, LEVEL, Status.DONE),
        (INSURED, told(96, last=94), AFTER, LEVEL, Status.OVERDUE),
        (INSURED, told(96), AFTER, LEVEL, Status.IN_PROGRESS),  # nobody told where the year ended
        (ACCIDENTS, told(2, 3), JULY, SUM, Status.IN_PROGRESS),
        (ACCIDENTS, told(2, 9), JULY, SUM, Status.AT_RISK),  # above the limit of the whole year
        (ACCIDENTS, told(2, last=10), AFTER, SUM, Status.DONE),
        (ACCIDENTS, told(2, 3), AFTER, SUM, Status.IN_PROGRESS),
        (BARE, told(200), JULY, SUM, Status.IN_PROGRESS),  # nobody said that more is better
        (BARE, told(200, last=200), AFTER, SUM, Status.IN_PROGRESS),
        (BARE, told(100, last=120), AFTER, SUM, Status.DONE),
    ],
)
def test_the_state_of_an_indicator(target, series, today, flow, status):
    verdict = state(target, series, today, flow=flow)
    assert verdict.status is status
    assert verdict.reason.endswith(".")


@pytest.mark.parametrize(
    ("achieved", "today", "status"),
    [
        (None, JULY, Status.NOT_STARTED),
        (False, JULY, Status.IN_PROGRESS),
        (True, JULY, Status.DONE),
        (None, AFTER, Status.OVERDUE),
        (False, AFTER, Status.OVERDUE),
    ],
)
def test_a_state_to_reach_is_reported_as_reached(achieved, today, status):
    assert state(STATE, [], today, achieved=achieved).status is status


def test_what_is_reached_in_figures_after_the_end_is_late():
    series = [*told(10, last=100), Entry(date(2026, 12, 30), D(125), cumulative=True)]
    verdict = state(HARVEST, series, AFTER)
    assert verdict.status is Status.DONE_LATE
    assert verdict.reason.startswith("Chỉ đạt sau ngày hết kỳ 14/12/2026.")


def test_behind_its_milestone_it_is_at_risk():
    milestones = [Milestone(date(2026, 2, 14), D(25)), Milestone(date(2026, 6, 14), D(60))]
    verdict = state(HARVEST, told(10, 10), milestones=milestones)
    assert verdict.status is Status.AT_RISK
    assert verdict.reason.startswith("Chưa theo kịp mốc ngày 14/02/2026: 20 tấn so với 25 tấn.")
    # June's milestone is not held against February's figure.
    assert state(HARVEST, told(10, 16), milestones=milestones).status is Status.IN_PROGRESS


def test_a_milestone_is_not_missed_by_months_that_nobody_told():
    series = [told(10)[0], Entry(date(2026, 3, 14), D(1))]
    milestones = [Milestone(date(2026, 3, 14), D(25))]
    assert state(HARVEST, series, milestones=milestones).status is Status.IN_PROGRESS


def test_lower_is_better_looks_at_milestones_the_other_way():
    poor = Target(Comparator.EQUAL, D(2), direction=Direction.LOWER, unit="%")
    milestones = [Milestone(date(2026, 1, 14), D(3))]
    assert state(poor, told("3.5"), milestones=milestones, flow=LEVEL).status is Status.AT_RISK
    assert state(poor, told("2.9"), milestones=milestones, flow=LEVEL).status is Status.IN_PROGRESS


def test_heading_for_less_than_the_target_it_is_at_risk():
    short = Projection(D(90), D(110), D(130), "Theo đà", "Đây là dự báo, không phải số liệu.")
    verdict = state(HARVEST, told(10, 9), projection=short)
    assert verdict.status is Status.AT_RISK
    assert verdict.reason.startswith(
        "Dự báo cuối năm 110 tấn (từ 90 tấn đến 130 tấn), chưa đạt mức giao. Đây là dự báo"
    )
    enough = Projection(D(90), D(121), D(130), "Theo đà", "")
    assert state(HARVEST, told(10, 9), projection=enough).status is Status.IN_PROGRESS


def test_a_ratio_is_held_to_its_parts():
    ratio = Target(Comparator.RATIO, D(11), high=D(13))

    def villages(done, whole):
        return [Entry(date(2026, 12, 14), numerator=D(done), denominator=D(whole))]

    assert state(ratio, villages(11, 13), AFTER, flow=LEVEL).status is Status.DONE
    assert state(ratio, villages(10, 13), AFTER, flow=LEVEL).status is Status.OVERDUE
    # Two villages were merged meanwhile: the same share of fewer is enough.
    assert state(ratio, villages(11, 12), AFTER, flow=LEVEL).status is Status.DONE
