"""A month from its opening to its closing: what is owed, sent in, sent back, accepted, corrected."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kehoach.scoring.status import ReportedState
from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting import refusals
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Correction, Period, Progress, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services import extensions, periods, submissions
from kehoach.web.reporting.services.corrections import correct
from tests.web.reporting.years import Year, at


def test_opening_a_month_gives_each_assignee_one_report(year: Year) -> None:
    period = year.open(6)
    assert period.label == "Tháng 6/2026"
    assert period.deadline == date(2026, 6, 19)
    report = year.report_of(period)
    assert (period.owed, report.state) == (1, Submission.State.WAITING)
    assert {one.lineage for one in owed_by(report).indicators} == {one.lineage for one in year.indicators}


def test_a_month_that_has_not_begun_is_not_opened(year: Year) -> None:
    with pytest.raises(refusals.PeriodInTheFuture, match="chưa mở được"):
        periods.open_period(actor=year.world.binh, regime=year.regime, year=2026, index=7, at=at(2026, 6, 30))


def test_a_month_is_opened_once(year: Year) -> None:
    first = year.open(6)
    with pytest.raises(refusals.AlreadyOpened):
        year.open(6)
    assert list(Period.objects.all()) == [first]


def test_a_report_sent_in_keeps_its_figures_and_counts(year: Year) -> None:
    period = year.open(6)
    report = submissions.submit(
        actor=year.world.an, submission=year.report_of(period), texts=year.texts(), at=at(2026, 6, 18)
    )
    period.refresh_from_db()
    assert (report.state, report.was_late) == (Submission.State.SUBMITTED, False)
    assert (period.submitted, period.missing) == (1, 0)
    assert Progress.objects.filter(submission=report, percent=40).count() == len(year.solutions)
    assert Actual.objects.filter(submission=report, value=250).count() == len(year.indicators)


def test_late_is_marked_and_stays_after_sending_back_and_extending(year: Year) -> None:
    period = year.open(6)
    report = year.report_of(period)
    report = submissions.submit(
        actor=year.world.an, submission=report, texts=year.texts(), at=at(2026, 6, 20)
    )
    assert report.was_late
    report = submissions.send_back(actor=year.world.binh, submission=report, note="Thiếu số liệu rừng")
    asked = extensions.ask_for_report(
        actor=year.world.an, submission=report, until=date(2026, 6, 25), reason="Chờ số liệu của thôn"
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes")
    report.refresh_from_db()
    report = submissions.submit(
        actor=year.world.an, submission=report, texts=year.texts(), at=at(2026, 6, 24)
    )
    assert (report.was_late, report.first_submitted_at) == (True, at(2026, 6, 20))


def test_an_extension_granted_in_time_makes_a_later_day_good(year: Year) -> None:
    report = year.report_of(year.open(6))
    asked = extensions.ask_for_report(
        actor=year.world.an, submission=report, until=date(2026, 6, 25), reason="Chờ số liệu của thôn"
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes")
    report.refresh_from_db()
    report = submissions.submit(
        actor=year.world.an, submission=report, texts=year.texts(), at=at(2026, 6, 25)
    )
    assert not report.was_late


@pytest.mark.parametrize(
    ("percent", "said"),
    [("140", "0 đến 100"), ("-5", "0 đến 100"), ("nhiều", "0 đến 100"), ("12,5", "số nguyên")],
)
def test_a_percent_that_is_none_stores_nothing(year: Year, percent: str, said: str) -> None:
    report = year.report_of(year.open(6))
    with pytest.raises(refusals.EntriesAsked, match=said):
        submissions.submit(actor=year.world.an, submission=report, texts=year.texts(percent=percent))
    report.refresh_from_db()
    assert report.state == Submission.State.WAITING
    assert not Progress.objects.exists()
    assert not Actual.objects.exists()


def test_a_figure_that_may_be_two_is_asked_back_and_kept_once_it_is_said(year: Year) -> None:
    report = year.report_of(year.open(6))
    texts = year.texts(value="1,250")
    with pytest.raises(refusals.EntriesAsked) as asked:
        submissions.submit(actor=year.world.an, submission=report, texts=texts)
    assert {str(choice) for choice in asked.value.questions[0].choices} == {"1250", "1.250"}
    for indicator in year.indicators:
        texts[field_name(indicator, "value-reading")] = "1250"
    submissions.submit(actor=year.world.an, submission=report, texts=texts)
    assert set(Actual.objects.values_list("value", flat=True)) == {1250}


def test_an_item_nobody_said_anything_on_is_asked_for(year: Year) -> None:
    report = year.report_of(year.open(6))
    with pytest.raises(refusals.EntriesAsked, match="Chưa báo tình hình"):
        submissions.submit(actor=year.world.an, submission=report, texts={})


def test_nothing_new_leaves_everything_where_it_stood(year: Year) -> None:
    june, july = year.open(6), year.open(7)
    report = submissions.submit(actor=year.world.an, submission=year.report_of(june), texts=year.texts())
    submissions.accept(actor=year.world.binh, submission=report)
    quiet = submissions.submit(
        actor=year.world.an, submission=year.report_of(july), texts={}, nothing_new="yes"
    )
    assert quiet.nothing_new
    rows = Progress.objects.filter(submission=quiet)
    assert {(row.state, row.percent, row.nothing_new) for row in rows} == {("in_progress", 40, True)}
    assert set(Actual.objects.filter(submission=quiet).values_list("value", flat=True)) == {None}


def test_what_is_done_is_not_asked_for_again(year: Year) -> None:
    june = year.open(6)
    texts = year.texts()
    first = year.solutions[0]
    texts |= {field_name(first, "state"): "done", field_name(first, "percent"): ""}
    submissions.submit(actor=year.world.an, submission=year.report_of(june), texts=texts)
    assert Progress.objects.get(lineage=first.lineage).state == ReportedState.DONE
    july = owed_by(year.report_of(year.open(7)))
    assert first.lineage not in {one.lineage for one in july.solutions}


def test_a_closed_month_takes_nothing_until_it_is_opened_again_with_a_reason(year: Year) -> None:
    period = year.open(6)
    report = year.report_of(period)
    periods.close_period(actor=year.world.binh, period=period, at=at(2026, 6, 21))
    with pytest.raises(refusals.PeriodClosed):
        submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    with pytest.raises(refusals.ReasonNeeded):
        periods.reopen_period(actor=year.world.binh, period=period, reason=" ")
    periods.reopen_period(actor=year.world.binh, period=period, reason="Phòng Kinh tế bổ sung số liệu")
    sent = submissions.submit(actor=year.world.an, submission=report, texts=year.texts(), at=at(2026, 6, 25))
    assert sent.was_late


def test_an_accepted_figure_is_corrected_with_a_reason_and_the_old_one_stays(year: Year) -> None:
    report = submissions.submit(
        actor=year.world.an, submission=year.report_of(year.open(6)), texts=year.texts()
    )
    report = submissions.accept(actor=year.world.binh, submission=report)
    indicator = year.indicators[0]
    texts = {field_name(indicator, "value"): "260"}
    with pytest.raises(refusals.AlreadySent):
        submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    with pytest.raises(refusals.ReasonNeeded):
        correct(actor=year.world.an, submission=report, lineage=indicator.lineage, texts=texts, reason="")
    correct(
        actor=year.world.an,
        submission=report,
        lineage=indicator.lineage,
        texts=texts,
        reason="Cộng sót thôn Trong",
    )
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.reason) == ("250", "260", "Cộng sót thôn Trong")
    assert Actual.objects.get(submission=report, lineage=indicator.lineage).value == 260


def test_a_draft_is_kept_as_it_was_typed_and_counts_for_nothing(year: Year) -> None:
    report = year.report_of(year.open(6))
    name = field_name(year.indicators[0], "value")
    submissions.keep_draft(
        actor=year.world.an, submission=report, texts={name: "khoảng 12", "csrfmiddlewaretoken": "x"}
    )
    report.refresh_from_db()
    assert report.draft == {name: "khoảng 12"}
    assert not Actual.objects.exists()


def test_only_who_owes_a_report_or_the_office_fills_it_in(year: Year) -> None:
    report = year.report_of(year.open(6))
    with pytest.raises(PermissionDenied):
        submissions.submit(actor=year.world.chau, submission=report, texts=year.texts())
    with pytest.raises(PermissionDenied):
        submissions.accept(actor=year.world.an, submission=report)


def test_a_sent_in_report_can_be_taken_back_until_it_is_accepted(year: Year) -> None:
    report = submissions.submit(
        actor=year.world.an, submission=year.report_of(year.open(6)), texts=year.texts()
    )
    back = submissions.withdraw(actor=year.world.an, submission=report)
    assert back.state == Submission.State.WAITING
    again = submissions.submit(actor=year.world.an, submission=back, texts=year.texts(percent="55"))
    assert set(Progress.objects.values_list("percent", flat=True)) == {55}
    submissions.accept(actor=year.world.binh, submission=again)
    with pytest.raises(refusals.NotSent):
        submissions.withdraw(actor=year.world.an, submission=again)


def test_assignments_made_after_the_opening_are_owed_once_they_are_renewed(year: Year) -> None:
    period = year.open(6)
    village = [Assignee(year.world.village)]
    assign(
        actor=year.world.binh,
        items=year.indicators[:1],
        role=Assignment.Role.LEAD,
        assignees=village,
    )
    assert periods.renew_owing(actor=year.world.binh, period=period) == 1
    assert year.report_of(period, year.world.village).state == Submission.State.WAITING


def test_every_step_leaves_a_line_in_the_history(year: Year) -> None:
    report = submissions.submit(
        actor=year.world.an, submission=year.report_of(year.open(6)), texts=year.texts()
    )
    submissions.accept(actor=year.world.binh, submission=report)
    actions = list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    assert actions[-3:] == ["period.opened", "report.submitted", "report.accepted"]
