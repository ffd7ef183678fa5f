"""Many people write into one history at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from kehoach.web.audit import append_only
from kehoach.web.audit.models import AuditEntry, Chain
from kehoach.web.audit.recording import recording
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.organizations.models import Kind, Organization
from tests.web.people import World, an_organization, build_world

WRITERS, EACH = 6, 5


@pytest.fixture
def world(transactional_db: None) -> Iterator[World]:
    yield build_world()
    append_only.unguard(connection)
    AuditEntry.objects.all().delete()
    append_only.guard(connection)


def at_once(work: Callable[[int], object]) -> None:
    def alone(number: int) -> None:
        try:
            work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(alone, range(WRITERS)))


def test_no_entry_is_lost_and_the_chain_holds(world: World) -> None:
    def write(number: int) -> None:
        for turn in range(EACH):
            with recording(world.binh, "organization.changed", world.commune) as entry:
                entry.note(writer=number, turn=turn)

    at_once(write)
    chain = Chain.objects.get(organization=world.commune)
    assert chain.entries.filter(action="organization.changed").count() == WRITERS * EACH
    assert list(find_breaks()) == []


def test_the_first_entries_of_a_new_organization_share_one_chain(world: World) -> None:
    village = an_organization("Thôn Mới", Kind.VILLAGE, world.commune)
    append_only.unguard(connection)
    AuditEntry.objects.filter(chain__organization=village).delete()
    Chain.objects.filter(organization=village).delete()
    append_only.guard(connection)

    def write(number: int) -> None:
        with recording(world.binh, "organization.changed", village) as entry:
            entry.note(writer=number)

    at_once(write)
    assert Chain.objects.get(organization=village).length == WRITERS


def test_villages_added_at_once_get_places_of_their_own(world: World) -> None:
    at_once(lambda number: an_organization(f"Thôn {number}", Kind.VILLAGE, world.commune))
    paths = list(Organization.objects.below(world.commune).values_list("path", flat=True))
    assert len(paths) == len(set(paths)) == WRITERS + 3
