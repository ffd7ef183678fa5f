"""A prepared query answers what its query set would, for every value and on both databases."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from kehoach.web.frame.prepared import Prepared
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.plans.models import Assignment
from tests.web.people import LONG_AGO, World
from tests.web.reporting.years import build_year

BY_PARENT = Prepared(
    Organization,
    lambda parent, names: Organization.objects.filter(parent=parent, name__in=names).order_by("name"),
    *("id", "name", "kind", "path"),
)


def test_it_finds_what_the_query_set_finds(world: World) -> None:
    for names in (["Phòng Kinh tế", "Thôn Trong"], ["Thôn Trong"], ["Thôn Trong", "Phòng Kinh tế", "x"]):
        for parent in (world.commune, world.elsewhere, world.commune):
            expected = Organization.objects.filter(parent=parent, name__in=names).order_by("name")
            assert BY_PARENT.rows(parent.pk, names) == list(
                expected.values_list("id", "name", "kind", "path")
            )
            assert BY_PARENT.things(parent.pk, names) == list(expected)


def test_nothing_is_not_the_same_as_something(world: World) -> None:
    assert [row[1] for row in BY_PARENT.rows(None, ["Tỉnh Thử", "Thôn Trong"])] == ["Tỉnh Thử"]
    assert BY_PARENT.rows(world.commune.pk, []) == []


def test_days_and_keys_come_and_go_as_python_has_them(world: World) -> None:
    held = Prepared(
        Appointment,
        lambda person, day: Appointment.objects.filter(user=person, valid_from__lte=day),
        *("valid_from", "valid_to"),
    )
    assert held.rows(world.an.pk, date(2026, 1, 1)) == [(LONG_AGO, None)]
    assert held.rows(world.an.pk, date(2024, 1, 1)) == []
    year = build_year(world)
    of = Prepared(Assignment, lambda keys: Assignment.objects.filter(lineage__in=keys), "lineage")
    keys = [item.lineage for item in year.indicators]
    assert {row[0] for row in of.rows(keys)} == set(keys)
    assert of.rows(keys[:1]) == [(keys[0],)]


def test_what_was_not_read_is_read_when_it_is_asked_for(world: World) -> None:
    [village] = BY_PARENT.things(world.commune.pk, ["Thôn Trong"])
    with CaptureQueriesContext(connection) as asked:
        assert (village.name, village.unit_id) == ("Thôn Trong", world.commune.pk)
    assert len(asked) == 1


def test_fields_out_of_order_are_refused(world: World) -> None:
    odd = Prepared(Organization, lambda pk: Organization.objects.filter(pk=pk), "name", "id")
    assert odd.rows(world.commune.pk) == [("Xã Gần", world.commune.pk)]
    with pytest.raises(ValueError, match="model's order"):
        odd.things(world.commune.pk)


def test_a_value_that_changes_on_its_way_is_refused(world: World) -> None:
    odd = Prepared(Organization, lambda text: Organization.objects.filter(name__contains=text), "id")
    with pytest.raises(ValueError, match="does not reach"):
        odd.rows("Thôn")


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_taken_in_a_transaction_alone() -> None:
    lock = Prepared(
        Organization, lambda pk: Organization.objects.select_for_update().filter(pk=pk), *("id", "name")
    )
    with transaction.atomic(using=connection.alias):
        assert lock.rows(1) == []
    with pytest.raises(TransactionManagementError):
        lock.rows(1)
