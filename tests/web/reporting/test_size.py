"""300 things to report on, or 300 reports to send, ask the database no more often than 3."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kehoach.web.plans.models import Indicator, Plan, Solution, Task
from kehoach.web.plans.models.assignment import Assignment
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.services import submissions
from tests.web.plans.test_size import queries
from tests.web.reporting.years import Year


def more_items(year: Year, count: int) -> None:
    """Give An's office so many solutions and indicators more."""
    plan, office = Plan.objects.get(pk=year.plan.pk), year.world.office
    task = Task.objects.filter(plan=plan)[0]
    start = 10_000_000 + Solution.objects.count()
    solutions = Solution.objects.bulk_create(
        Solution(plan=plan, task=task, order=start + row, text=f"Việc {row}") for row in range(count)
    )
    indicators = Indicator.objects.bulk_create(
        Indicator(plan=plan, order=start + row, name=f"Chỉ tiêu {row}", unit="ha") for row in range(count)
    )
    Assignment.objects.bulk_create(
        Assignment(
            unit=plan.organization,
            lineage=item.lineage,
            subject="solution" if isinstance(item, Solution) else "indicator",
            role="lead",
            organization=office,
        )
        for item in (*solutions, *indicators)
    )


def more_reports(year: Year, count: int) -> None:
    """Let An's office owe so many reports more."""
    today = timezone.localdate()
    start = Period.objects.count() + 100
    opened = Period.objects.bulk_create(
        Period(
            unit=year.world.commune,
            regime=year.regime,
            label=f"Kỳ {row}",
            year=2026,
            index=row,
            start=today,
            closing=today,
            deadline=today,
        )
        for row in range(start, start + count)
    )
    Submission.objects.bulk_create(
        Submission(
            period=period, unit=year.world.commune, organization=year.world.office, deadline=period.deadline
        )
        for period in opened
    )


def asked_by_sending(year: Year, report: Submission) -> int:
    with CaptureQueriesContext(connection) as asked:
        submissions.submit(actor=year.world.an, submission=report, texts=year.texts(), seen="")
    return len(asked)


def test_the_page_of_a_report_asks_as_often_for_300_items_as_for_3(year: Year, an: Client) -> None:
    may = year.report_of(year.open(5))
    submissions.submit(actor=year.world.an, submission=may, texts=year.texts())
    address = f"/viec-cua-toi/{year.report_of(year.open(6)).pk}/"
    few = queries(an, address)
    more_items(year, 150)
    assert queries(an, address) == few <= 25


def test_what_was_sent_is_shown_with_as_few_questions_for_300_items(year: Year, an: Client) -> None:
    asked = []
    for month, count in ((5, 0), (6, 150)):
        more_items(year, count)
        report = year.report_of(year.open(month))
        submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
        asked.append(queries(an, f"/viec-cua-toi/{report.pk}/"))
    assert asked[0] == asked[1] <= 20


def test_sending_300_items_asks_as_often_as_sending_3(year: Year) -> None:
    small = asked_by_sending(year, year.report_of(year.open(5)))
    more_items(year, 150)
    large = asked_by_sending(year, year.report_of(year.open(6)))
    # Rows go in by the thousand values, and the second month has a month before it.
    assert large <= small + 12 <= 50


@pytest.mark.parametrize("state", [Submission.State.WAITING, Submission.State.SUBMITTED])
def test_my_list_asks_as_often_for_300_reports_as_for_3(year: Year, an: Client, state: str) -> None:
    asked = []
    for count in (3, 297):
        more_reports(year, count)
        if state == Submission.State.SUBMITTED:
            now = timezone.now()
            Submission.objects.update(state=state, submitted_at=now, first_submitted_at=now, was_late=False)
        asked.append(queries(an, "/viec-cua-toi/"))
    assert asked[0] == asked[1] <= 15
