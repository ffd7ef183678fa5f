"""Periods that the program opens, renews and closes by itself, by the day it is given."""

from datetime import date

import pytest

from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.models import Period
from kehoach.web.reporting.periodic import close_periods, open_periods, renew_owing
from kehoach.web.reporting.services import extensions, periods
from tests.web.reporting.years import Year, at


def closing_by_itself(year: Year, days: int) -> None:
    year.regime.close_after_days = days
    year.regime.save()


def test_the_month_that_has_begun_is_opened_once(year: Year) -> None:
    assert "Tháng 6/2026" in open_periods(at(2026, 6, 1, 0))
    assert open_periods(at(2026, 6, 1, 1)) == "Không có kỳ nào đến hạn mở."
    assert [period.label for period in Period.objects.all()] == ["Tháng 6/2026"]


def test_a_month_whose_deadline_is_over_is_left_to_the_office(year: Year) -> None:
    open_periods(at(2026, 6, 25))
    assert not Period.objects.exists()


def test_a_month_opened_by_hand_is_not_opened_again(year: Year) -> None:
    year.open(6)
    open_periods(at(2026, 6, 2))
    assert Period.objects.count() == 1


def test_nothing_is_opened_before_a_regime_holds_or_after_it_ended(year: Year) -> None:
    year.regime.valid_to = date(2026, 5, 31)
    year.regime.save()
    open_periods(at(2026, 6, 1))
    open_periods(at(2025, 12, 2))
    assert not Period.objects.exists()


def test_a_month_cut_off_on_the_14th_is_opened_in_the_month_before(year: Year) -> None:
    periods.end_regime(actor=year.world.binh, regime=year.regime, valid_to=date(2026, 1, 2))
    periods.set_regime(
        actor=year.world.binh,
        organization=year.world.commune,
        name="Theo Nghị định 09",
        frequency="monthly",
        closing_kind="mid_month",
        deadline_day=20,
        deadline_exclusive=True,
        valid_from=date(2026, 1, 1),
    )
    open_periods(at(2026, 12, 16))
    assert [(period.label, period.start) for period in Period.objects.all()] == [
        ("Tháng 12/2026", date(2026, 11, 15)),
        ("Tháng 1/2027", date(2026, 12, 15)),
    ]


def test_what_was_assigned_since_is_owed_the_next_morning_and_a_quiet_night_leaves_no_line(
    year: Year,
) -> None:
    period = year.open(6)
    lead = Assignment.Role.LEAD
    village = [Assignee(year.world.village)]
    assign(actor=year.world.binh, items=year.indicators[:1], role=lead, assignees=village)
    assert "Tháng 6/2026" in renew_owing(at(2026, 6, 2))
    period.refresh_from_db()
    assert period.owed == 2
    before = AuditEntry.objects.count()
    assert "không đổi" in renew_owing(at(2026, 6, 3))
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(("day", "is_open"), [(21, True), (22, True), (23, False)])
def test_a_month_is_closed_so_many_days_after_its_deadline(year: Year, day: int, is_open: bool) -> None:
    closing_by_itself(year, 3)
    period = year.open(6)
    close_periods(at(2026, 6, day))
    period.refresh_from_db()
    assert period.is_open == is_open


def test_a_regime_that_says_nothing_is_closed_by_hand(year: Year) -> None:
    period = year.open(6)
    close_periods(at(2026, 9, 1))
    period.refresh_from_db()
    assert period.is_open


def test_who_was_given_more_time_keeps_the_month_open(year: Year) -> None:
    closing_by_itself(year, 0)
    period = year.open(6)
    asked = extensions.ask_for_report(
        actor=year.world.an, submission=year.report_of(period), until=date(2026, 6, 25), reason="Chờ số liệu"
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes")
    close_periods(at(2026, 6, 25))
    period.refresh_from_db()
    assert period.is_open
    close_periods(at(2026, 6, 26))
    period.refresh_from_db()
    assert not period.is_open


def test_a_month_opened_again_with_a_reason_is_not_closed_behind_anybodys_back(year: Year) -> None:
    closing_by_itself(year, 0)
    period = year.open(6)
    close_periods(at(2026, 6, 20))
    periods.reopen_period(actor=year.world.binh, period=period, reason="Bổ sung số liệu")
    close_periods(at(2026, 6, 21))
    period.refresh_from_db()
    assert period.is_open
