"""Several people number, issue or adapt at the same moment: nothing is double, nothing is lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from kehoach.web.audit import append_only
from kehoach.web.audit.models import AuditEntry
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.documents import frozen
from kehoach.web.documents.models import OfficeTemplate, OfficialDocument, RegisterEntry
from kehoach.web.documents.services import adapting, issuing, numbering
from kehoach.writing.template import shipped_text
from tests.web.documents.letters import Office, an_office
from tests.web.people import build_world

WRITERS = 6


@pytest.fixture
def office(transactional_db: None) -> Iterator[Office]:
    yield an_office(build_world())
    append_only.unguard(connection)
    frozen.unguard(connection)
    for model in (RegisterEntry, AuditEntry, OfficeTemplate):
        model.objects.all().delete()
    for row in OfficialDocument.objects.all():
        row.steps.all().delete()
        row.files.all().delete()
    OfficialDocument.objects.all().delete()
    frozen.guard(connection)
    append_only.guard(connection)


def at_once(work: Callable[[int], object]) -> list[object]:
    barrier = Barrier(WRITERS)

    def alone(number: int) -> object:
        try:
            barrier.wait(20)
            return work(number)
        except Exception as fault:  # told to the test
            return fault
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as writers:
        return list(writers.map(alone, range(WRITERS)))


def test_each_gets_a_number_of_their_own_and_no_number_is_missing(office: Office) -> None:
    rows = [office.signed(f"công văn {number}") for number in range(WRITERS)]
    today = rows[0].created_at.date()

    def number_and_issue(place: int) -> int | None:
        row = numbering.give_number(actor=office.world.binh, document=rows[place], dated=today)
        return issuing.issue(actor=office.world.binh, document=row).number

    got = at_once(number_and_issue)
    assert sorted(got, key=str) == list(range(1, WRITERS + 1))
    entries = RegisterEntry.objects.order_by("number").values_list("first", "number", "state")
    assert list(entries) == [(number, number, "used") for number in range(1, WRITERS + 1)]
    assert OfficialDocument.objects.filter(state="issued").count() == WRITERS
    assert list(find_breaks()) == []


def test_one_document_that_all_number_at_once_gets_one_number(office: Office) -> None:
    row = office.signed()
    today = row.created_at.date()
    got = at_once(lambda _place: numbering.give_number(actor=office.world.binh, document=row, dated=today))
    numbered = [one for one in got if isinstance(one, OfficialDocument)]
    assert len(numbered) == 1
    assert all("chưa làm được việc vừa chọn" in str(one) for one in got if one is not numbered[0])
    assert RegisterEntry.objects.count() == 1


def test_of_those_who_adapt_a_template_at_once_one_is_first_and_the_others_are_told(office: Office) -> None:
    unit, text = office.world.commune, shipped_text("briefing")

    def adapt(place: int) -> int:
        own = text.replace("như sau:", f"như sau ({place}):")
        row = adapting.adapt(
            actor=office.world.binh, organization=unit, key="briefing", text=own, note="Thử", seen=0
        )
        return row.version

    got = at_once(adapt)
    assert [one for one in got if isinstance(one, int)] == [1]
    assert sum("vừa ghi bản 1" in str(one) for one in got) == WRITERS - 1, got
    assert OfficeTemplate.objects.count() == 1
    assert list(find_breaks()) == []
