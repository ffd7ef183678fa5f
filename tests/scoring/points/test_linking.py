from datetime import date

from kehoach.domain.plan import Comparator
from kehoach.scoring.points.linking import of_indicator, of_reports, of_work
from kehoach.scoring.points.presets import rule
from kehoach.scoring.points.score import score
from kehoach.scoring.series import Entry, Flow, year_to_date
from kehoach.scoring.target import Target
from kehoach.scoring.timeliness import SubmissionRecord, on_time_rate
from kehoach.scoring.verdict import Status
from tests.scoring.points.making import D, criterion

JUNE = date(2026, 6, 30)


def points(code, inputs, most="2"):
    return score(criterion(most), rule(code), inputs).points


def test_an_indicator_answers_with_what_its_months_come_to_and_says_what_is_missing():
    months = [Entry(date(2026, 1, 14), D(400)), Entry(date(2026, 3, 14), D(480))]
    done = year_to_date(months, Flow.ACCUMULATING, JUNE)
    target = Target(Comparator.AT_LEAST, D(1100), unit="tấn")
    found = score(criterion("2"), rule("proportional"), of_indicator(target, done))
    assert found.points == D("1.6")
    assert found.reason.endswith(done.reason)


def test_an_indicator_without_figures_gives_no_points():
    done = year_to_date([], Flow.ACCUMULATING, JUNE)
    found = score(criterion(), rule("proportional"), of_indicator(Target(Comparator.AT_LEAST, D(5)), done))
    assert found.points is None
    assert found.reason.endswith("Chưa có số liệu đến 30/06/2026.")


def test_a_part_of_a_whole_is_scored_by_its_numerator():
    villages = Target(Comparator.RATIO, D(11), high=D(13))
    told = [Entry(date(2026, 6, 14), numerator=D(12), denominator=D(13))]
    done = year_to_date(told, Flow.LEVEL, JUNE)
    assert points("all-or-nothing", of_indicator(villages, done)) == 2


def reports(*sent):
    records = [SubmissionRecord(date(2026, 3, 19), first_submitted_on=on) for on in sent]
    return of_reports(on_time_rate(records, JUNE))


def test_reports_are_scored_by_their_rate_or_by_what_each_costs():
    inputs = reports(date(2026, 3, 18), date(2026, 3, 25), None, date(2026, 3, 19))
    assert points("proportional", inputs) == 1
    assert points("reports", inputs) == D("1.25")


def test_while_no_report_is_due_nothing_is_known():
    assert points("proportional", reports()) is None
    assert points("reports", reports()) is None


def test_work_is_scored_by_what_is_done_or_by_what_is_late():
    states = [Status.DONE, Status.DONE_LATE, Status.OVERDUE, Status.IN_PROGRESS]
    assert points("proportional", of_work(states)) == 1
    assert points("late-tasks", of_work(states)) == D("1.5")
    assert points("proportional", of_work([])) is None
