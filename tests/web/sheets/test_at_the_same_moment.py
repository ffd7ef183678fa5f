"""The same form by page and by mail in the same moment is one report."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from kehoach.web.audit import append_only
from kehoach.web.audit.models import AuditEntry
from kehoach.web.reporting.models import Actual, Submission
from kehoach.web.sheets.services import receive
from tests.web.people import build_world
from tests.web.reporting.years import Year, build_year
from tests.web.sheets.filling import filled_form

SENDERS = 4


@pytest.fixture
def year(transactional_db: None) -> Iterator[Year]:
    yield build_year(build_world())
    append_only.unguard(connection)
    AuditEntry.objects.all().delete()
    append_only.guard(connection)


def test_one_of_them_is_taken_and_the_others_were_there_already(year: Year) -> None:
    report = year.report_of(year.open(6))
    content = filled_form(report)

    def send(_number: int) -> bool:
        try:
            mine = Submission.objects.select_related("period", "unit", "organization").get(pk=report.pk)
            return receive(actor=year.world.an, submission=mine, content=content).was_there
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SENDERS) as senders:
        answers = list(senders.map(send, range(SENDERS)))
    assert sorted(answers) == [False, True, True, True]
    assert Actual.objects.count() == len(year.indicators)
    assert AuditEntry.objects.filter(action="report.submitted").count() == 1
