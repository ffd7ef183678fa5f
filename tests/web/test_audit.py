"""The history: nothing changes without an entry, and nobody rewrites one."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from kehoach.web.audit import append_only
from kehoach.web.audit.models import AuditEntry, Chain
from kehoach.web.audit.recording import recording
from kehoach.web.audit.verifying import find_breaks
from tests.web.people import World


def rename(world: World, name: str) -> None:
    with recording(world.binh, "organization.changed", world.commune) as entry:
        entry.change(world.commune, name=name)
        world.commune.save()


def rename_and_fail(world: World) -> None:
    with recording(world.binh, "organization.changed", world.commune) as entry:
        entry.change(world.commune, name="Xã Hỏng")
        world.commune.save()
        raise ZeroDivisionError


def forged(**values: object) -> None:
    """Change entries behind the program's back, as one who owns the database can."""
    append_only.unguard(connection)
    AuditEntry.objects.filter(action="organization.changed").update(**values)
    append_only.guard(connection)


def test_an_entry_says_who_changed_what_from_what_to_what(world: World) -> None:
    rename(world, "Xã Đổi Tên")
    entry = AuditEntry.objects.get(action="organization.changed")
    assert entry.actor == world.binh
    assert entry.target_type == "organizations.organization"
    assert entry.changes == {"name": ["Xã Gần", "Xã Đổi Tên"]}


def test_what_stays_the_same_is_not_in_the_entry(world: World) -> None:
    rename(world, "Xã Gần")
    assert AuditEntry.objects.get(action="organization.changed").changes == {}


def test_a_change_that_fails_leaves_neither_change_nor_entry(world: World) -> None:
    with pytest.raises(ZeroDivisionError):
        rename_and_fail(world)
    world.commune.refresh_from_db()
    assert world.commune.name == "Xã Gần"
    assert not AuditEntry.objects.filter(action="organization.changed").exists()


def test_an_action_outside_the_closed_list_is_refused(world: World) -> None:
    with pytest.raises(KeyError), recording(world.binh, "organization.sold", world.commune):
        pass


def test_each_organization_has_a_chain_of_its_own(world: World) -> None:
    rename(world, "Xã A")
    rename(world, "Xã B")
    chain = Chain.objects.get(organization=world.commune)
    sequences = list(chain.entries.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(1, chain.length + 1))
    assert Chain.objects.filter(organization=world.elsewhere).get().length < chain.length


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditentry SET action = 'x'", "DELETE FROM audit_auditentry"]
)
def test_the_database_itself_refuses_to_change_or_remove_an_entry(world: World, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_two_entries_cannot_take_one_number(world: World) -> None:
    entry = AuditEntry.objects.order_by("pk").first()
    assert entry is not None
    entry.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


def test_an_untouched_history_is_whole(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    rename(world, "Xã Đổi Tên")
    call_command("verify_audit")
    assert "Nguyên vẹn" in capsys.readouterr().out


@pytest.mark.parametrize(
    "forgery", [{"changes": {"name": ["Xã Gần", "Xã Khác"]}}, {"actor": None}, {"hash": "0" * 64}]
)
def test_a_forged_entry_is_found(world: World, forgery: dict[str, object]) -> None:
    rename(world, "Xã Đổi Tên")
    forged(**forgery)
    (found,) = find_breaks()
    assert found.chain.organization == world.commune
    assert found.reason == "nội dung đã bị sửa"


def test_a_missing_last_entry_is_found_and_the_command_fails(world: World) -> None:
    rename(world, "Xã Đổi Tên")
    append_only.unguard(connection)
    AuditEntry.objects.filter(action="organization.changed").delete()
    append_only.guard(connection)
    (found,) = find_breaks()
    assert found.reason == "mất dòng cuối"
    with pytest.raises(CommandError):
        call_command("verify_audit")
