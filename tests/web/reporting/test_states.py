"""The state of a year, against what the test computes for itself from what it sent in."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.management import call_command

from kehoach.scoring.status import Status
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Assignment, Indicator, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.following import follow, set_milestones
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import UnitState
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services import extensions, instructions, submissions
from kehoach.web.reporting.states import UnitStates, compute_states, indicator_year
from kehoach.web.reporting.unit_states import refresh_states, refresh_unit_state, states_of
from kehoach.web.reporting.year_rows import load_rows
from tests.web.people import a_person
from tests.web.plans.test_size import CaptureQueriesContext, connection
from tests.web.reporting.years import Year, at


def send(year: Year, month: int, *, day: int = 15, who: Organization | None = None, **said: str) -> None:
    """Send the month in; `who` where it is not An's office."""
    period = year.plan.organization.periods.filter(year=2026, index=month).first() or year.open(month)
    report = year.report_of(period, who)
    submissions.submit(
        actor=year.world.binh, submission=report, texts=year.texts(**said), at=at(2026, month, day)
    )


def all_year(year: Year) -> None:
    """Let every solution have time until the end of the year."""
    Solution.objects.filter(plan=year.plan).update(due_kind="by", due_start=None, due_end=date(2026, 12, 31))


def as_of(year: Year, *day: int) -> UnitStates:
    return compute_states(year.plan.organization, 2026, date(*day))


def named(year: Year, words: str) -> Indicator:
    return next(one for one in year.indicators if words in one.name.casefold())


def test_a_solution_is_overdue_the_day_after_its_due_and_not_before(year: Year) -> None:
    send(year, 4, percent="40")
    by_label = {one.label: one for one in as_of(year, 2026, 4, 30).solutions}
    april = next(one for label, one in by_label.items() if "Tiêm phòng" in label)
    assert april.due == date(2026, 4, 30)
    assert april.verdict.status != Status.OVERDUE
    late = next(one for one in as_of(year, 2026, 5, 2).solutions if one.pk == april.pk)
    assert late.verdict.status == Status.OVERDUE
    assert "Quá hạn 2 ngày: hạn 30/04/2026" in late.verdict.reason
    assert "đạt 40%" in late.verdict.reason


def test_an_extension_moves_the_due_and_the_reason_says_so(year: Year) -> None:
    solution = next(one for one in year.solutions if "Tiêm" in one.text)
    asked = extensions.ask_for_solution(
        actor=year.world.an, solution=solution, until=date(2026, 5, 31), reason="Chờ vắc xin"
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes")
    found = next(one for one in as_of(year, 2026, 5, 10).solutions if one.pk == solution.pk)
    assert (found.due, found.verdict.status) == (date(2026, 5, 31), Status.AT_RISK)
    assert "gia hạn từ 30/04/2026" in found.verdict.reason


def test_what_was_sent_back_counts_for_nothing(year: Year) -> None:
    all_year(year)
    send(year, 3)
    before = as_of(year, 2026, 3, 31)
    assert {one.verdict.status for one in before.solutions} == {Status.IN_PROGRESS}
    report = year.report_of(year.plan.organization.periods.get(index=3))
    submissions.send_back(actor=year.world.binh, submission=report, note="Thiếu")
    after = as_of(year, 2026, 3, 31)
    assert {one.verdict.status for one in after.solutions} == {Status.NOT_STARTED}
    assert {one.value for one in after.indicators} == {None}


def test_of_two_who_lead_the_slower_one_decides(year: Year) -> None:
    all_year(year)
    solution = year.solutions[0]
    village = Assignee(year.world.village)
    assign(actor=year.world.binh, items=[solution], role=Assignment.Role.LEAD, assignees=[village])
    period = year.open(3)
    done = year.texts() | {field_name(solution, "state"): "done", field_name(solution, "percent"): ""}
    submissions.submit(
        actor=year.world.binh, submission=year.report_of(period), texts=done, at=at(2026, 3, 10)
    )
    found = next(one for one in as_of(year, 2026, 3, 20).solutions if one.pk == solution.pk)
    assert found.verdict.status == Status.IN_PROGRESS
    assert found.verdict.reason.startswith("1/2 đơn vị chủ trì đã xong; chậm nhất: chưa có báo cáo nào")
    submissions.submit(
        actor=year.world.binh,
        submission=year.report_of(period, year.world.village),
        texts=done,
        at=at(2026, 3, 12),
    )
    found = next(one for one in as_of(year, 2026, 3, 20).solutions if one.pk == solution.pk)
    assert found.verdict.status == Status.DONE


def test_who_is_done_is_not_asked_again_and_who_leads_beside_them_is(year: Year) -> None:
    all_year(year)
    solution, binh, village = year.solutions[0], year.world.binh, year.world.village
    assign(actor=binh, items=[solution], role=Assignment.Role.LEAD, assignees=[Assignee(village)])
    done = year.texts() | {field_name(solution, "state"): "done", field_name(solution, "percent"): ""}
    submissions.submit(actor=binh, submission=year.report_of(year.open(3)), texts=done, at=at(2026, 3, 10))
    april = year.open(4)
    assert solution.lineage not in {one.lineage for one in owed_by(year.report_of(april)).solutions}
    assert solution.lineage in {one.lineage for one in owed_by(year.report_of(april, village)).solutions}


def test_months_add_up_for_what_piles_up_and_the_latest_counts_for_a_level(year: Year) -> None:
    for month, value in ((1, "100"), (2, "250"), (3, "175")):
        send(year, month, value=value)
    states = {one.pk: one for one in as_of(year, 2026, 3, 31).indicators}
    assert states[named(year, "lương thực").pk].value == Decimal(100 + 250 + 175)
    assert states[named(year, "hộ nghèo").pk].value == Decimal(175)


def test_the_figures_of_two_organizations_are_added_and_a_missing_one_leaves_no_sum(year: Year) -> None:
    crops = named(year, "lương thực")
    assign(
        actor=year.world.binh,
        items=[crops],
        role=Assignment.Role.LEAD,
        assignees=[Assignee(year.world.village)],
    )
    send(year, 1, value="100")
    first = next(one for one in as_of(year, 2026, 1, 31).indicators if one.pk == crops.pk)
    assert first.value is None
    send(year, 1, value="40", who=year.world.village)
    both = next(one for one in as_of(year, 2026, 1, 31).indicators if one.pk == crops.pk)
    assert both.value == Decimal(140)


def test_a_percentage_of_two_organizations_is_never_averaged(year: Year) -> None:
    poor = named(year, "hộ nghèo")
    assign(
        actor=year.world.binh,
        items=[poor],
        role=Assignment.Role.LEAD,
        assignees=[Assignee(year.world.village)],
    )
    send(year, 1, value="2")
    send(year, 1, value="4", who=year.world.village)
    found = next(one for one in as_of(year, 2026, 1, 31).indicators if one.pk == poor.pk)
    assert found.value is None


def test_nothing_new_adds_nothing_to_a_sum_and_leaves_a_level(year: Year) -> None:
    send(year, 1, value="100")
    period = year.open(2)
    submissions.submit(
        actor=year.world.binh,
        submission=year.report_of(period),
        texts={},
        nothing_new="yes",
        at=at(2026, 2, 10),
    )
    states = {one.pk: one for one in as_of(year, 2026, 2, 28).indicators}
    assert states[named(year, "lương thực").pk].value == Decimal(100)
    assert states[named(year, "hộ nghèo").pk].value == Decimal(100)


def test_a_milestone_that_is_missed_puts_the_target_at_risk(year: Year) -> None:
    crops = named(year, "lương thực")
    set_milestones(actor=year.world.binh, indicator=crops, milestones={date(2026, 3, 31): Decimal(900)})
    send(year, 1, value="300")
    send(year, 2, value="300")
    send(year, 3, value="200")
    found = next(one for one in as_of(year, 2026, 3, 31).indicators if one.pk == crops.pk)
    assert found.verdict.status == Status.AT_RISK
    assert "mốc ngày 31/03/2026" in found.verdict.reason


@pytest.mark.parametrize(("months", "is_shown"), [(1, False), (2, False), (3, True)])
def test_a_projection_is_silent_where_there_is_too_little(year: Year, months: int, is_shown: bool) -> None:
    for month in range(1, months + 1):
        send(year, month, value=str(300 + month))
    crops = named(year, "lương thực")
    rows = load_rows(year.plan.organization, 2026, today=date(2026, months, 28))
    found = indicator_year(crops, rows, date(2026, months, 28))
    assert (found.projection is not None) == is_shown


def test_who_follows_a_target_quarterly_is_not_told_that_months_are_missing(year: Year) -> None:
    crops = named(year, "lương thực")
    follow(actor=year.world.binh, indicator=crops, frequency="quarterly")
    period = year.open(3)
    submissions.submit(
        actor=year.world.binh,
        submission=year.report_of(period),
        texts=year.texts(value="800"),
        at=at(2026, 3, 15),
    )
    found = next(one for one in as_of(year, 2026, 3, 31).indicators if one.pk == crops.pk)
    assert found.value == Decimal(800)
    assert "thiếu số" not in found.verdict.reason


def test_an_obstacle_waits_until_a_leader_has_said_something(year: Year) -> None:
    all_year(year)
    solution = year.solutions[0]
    period = year.open(3)
    texts = year.texts() | {field_name(solution, "obstacle"): "Thiếu vắc xin"}
    submissions.submit(
        actor=year.world.binh, submission=year.report_of(period), texts=texts, at=at(2026, 3, 10)
    )
    found = next(one for one in as_of(year, 2026, 3, 20).solutions if one.pk == solution.pk)
    assert found.obstacle is not None
    assert (found.obstacle.text, found.obstacle.waits) == ("Thiếu vắc xin", True)
    instructions.instruct(
        actor=a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=year.world.commune),
        item=solution,
        assignee=Assignee(year.world.office),
        text="Làm việc với Chi cục",
        due_on=date(2026, 3, 25),
        at=at(2026, 3, 12),
    )
    found = next(one for one in as_of(year, 2026, 3, 20).solutions if one.pk == solution.pk)
    assert found.obstacle is not None
    assert not found.obstacle.waits


def test_late_stays_late_in_the_rates_after_time_was_given(year: Year) -> None:
    send(year, 6, day=22)
    report = year.report_of(year.plan.organization.periods.get(index=6))
    submissions.send_back(actor=year.world.binh, submission=report, note="Thiếu")
    asked = extensions.ask_for_report(
        actor=year.world.binh, submission=report, until=date(2026, 6, 28), reason="Bổ sung số liệu"
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes")
    reports = as_of(year, 2026, 7, 15).reports
    assert (reports.owed, reports.on_time, reports.late, reports.missing) == (1, 0, 1, 0)


def test_what_is_kept_says_the_same_as_what_is_computed(year: Year) -> None:
    all_year(year)
    send(year, 1, value="300")
    send(year, 2, value="300")
    today = date(2026, 3, 1)
    unit = year.plan.organization
    computed = compute_states(unit, 2026, today)
    assert refresh_unit_state(unit, 2026, today) == computed
    with CaptureQueriesContext(connection) as asked:
        assert states_of(unit, 2026, today) == computed
    assert len(asked) == 1
    row = UnitState.objects.get()
    assert row.counts["solutions"] == {"in_progress": 2}
    assert row.counts["reports"] == {"owed": 2, "on_time": 2, "late": 0, "missing": 0}


def test_whatever_happens_in_the_unit_makes_what_is_kept_stale(year: Year) -> None:
    all_year(year)
    unit, today = year.plan.organization, date(2026, 3, 20)
    refresh_unit_state(unit, 2026, today)
    send(year, 3)
    assert not UnitState.objects.fresh().exists()
    assert {one.verdict.status for one in states_of(unit, 2026, today).solutions} == {Status.IN_PROGRESS}
    assert UnitState.objects.fresh().exists()


def test_the_job_computes_what_is_stale_and_nothing_else(year: Year) -> None:
    moment = at(2026, 3, 20)
    assert refresh_states(moment) == 1
    assert refresh_states(moment) == 0
    send(year, 3)
    assert refresh_states(moment) == 1
    call_command("refresh_states")


def test_few_items_and_many_ask_the_database_as_often(year: Year) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            as_of(year, 2026, 12, 31)
        return len(seen)

    send(year, 1)
    few = asked()
    first = year.solutions[0]
    lead = Assignee(year.world.office)
    for place in range(60):
        first.pk, first.order, first.lineage = None, 10_000_000 + place, uuid4()
        first.save(force_insert=True)
        assign(actor=year.world.binh, items=[first], role=Assignment.Role.LEAD, assignees=[lead])
    for month in (2, 3, 4):
        send(year, month)
    assert asked() == few <= 20


def test_who_is_elsewhere_sees_no_state(year: Year) -> None:
    refresh_unit_state(year.plan.organization, 2026, date(2026, 3, 20))
    assert UnitState.objects.visible_to(year.world.binh).count() == 1
    assert not UnitState.objects.visible_to(year.world.chau).exists()
    assert not UnitState.objects.visible_to(a_person("ai", "Ai Đó")).exists()
