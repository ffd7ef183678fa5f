"""Seats, who holds them, and what names mean: changed by who may, refused with a sentence otherwise."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kehoach.web.accounts.models import User
from kehoach.web.audit.models import AuditEntry
from kehoach.web.organizations.models import Alias, Position
from kehoach.web.organizations.naming import LONGEST_KEY, Meant, alias_key
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.queries import seats_of
from kehoach.web.organizations.refusals import AlreadyHeld, SeatWasUsed
from kehoach.web.organizations.services import (
    appoint,
    change_position,
    confirm_alias,
    create_position,
    end_appointment,
    open_account,
    remove_alias,
    remove_position,
)
from tests.web.people import World, a_person

TODAY = date(2026, 3, 2)


@pytest.fixture
def keeper(world: World) -> User:
    return a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune)


@pytest.fixture
def seat(world: World, keeper: User) -> Position:
    return create_position(
        actor=keeper,
        organization=world.commune,
        title="Phó Chủ tịch UBND xã",
        role=Role.LEADER,
        field="kinh tế",
    )


def test_a_seat_nobody_holds_is_shown(world: World, seat: Position) -> None:
    shown = {row.seat.title: [held.user for held in row.holders] for row in seats_of(world.commune, TODAY)}
    assert shown["Phó Chủ tịch UBND xã"] == []
    assert shown["Chức vụ của Trần Văn Bình"] == [world.binh]


def test_title_role_and_field_are_changed(keeper: User, seat: Position, world: World) -> None:
    changed = change_position(actor=keeper, position=seat, title="Phó Chủ tịch", field="văn hóa - xã hội")
    assert (changed.title, changed.field) == ("Phó Chủ tịch", "văn hóa - xã hội")
    with pytest.raises(PermissionDenied):
        change_position(actor=world.binh, position=seat, title="Khác")


def test_a_seat_is_removed_only_if_it_was_never_used(keeper: User, seat: Position, world: World) -> None:
    used = world.an.appointments.get().position
    with pytest.raises(SeatWasUsed, match="đã có người giữ"):
        remove_position(actor=keeper, position=used)
    confirm_alias(actor=None, unit=world.commune, text="PCT", meant=[Meant(world.commune, seat)])
    with pytest.raises(SeatWasUsed):
        remove_position(actor=keeper, position=seat)
    remove_alias(actor=None, unit=world.commune, text="PCT")
    remove_position(actor=keeper, position=seat)
    assert not Position.objects.filter(pk=seat.pk).exists()
    assert AuditEntry.objects.filter(action="position.removed").exists()


def test_a_person_takes_a_seat_once_at_a_time(keeper: User, seat: Position, world: World) -> None:
    first = appoint(actor=keeper, user=world.an, position=seat, valid_from=TODAY)
    with pytest.raises(AlreadyHeld, match="từ ngày 02/03/2026"):
        appoint(actor=keeper, user=world.an, position=seat, valid_from=date(2026, 5, 1))
    end_appointment(actor=keeper, appointment=first, valid_to=date(2026, 4, 30))
    again = appoint(actor=keeper, user=world.an, position=seat, valid_from=date(2026, 5, 1))
    assert again.pk != first.pk
    with pytest.raises(ValidationError):
        end_appointment(actor=keeper, appointment=again, valid_to=date(2026, 1, 1))


def test_a_new_person_gets_a_password_that_is_kept_nowhere(
    keeper: User, seat: Position, world: World
) -> None:
    person, password = open_account(
        actor=keeper, position=seat, username="moi", full_name="Người Mới", valid_from=TODAY
    )
    assert person.check_password(password)
    assert person.appointments.get().position == seat
    told = [str(entry.changes) for entry in AuditEntry.objects.all()]
    assert not any(password in text for text in told)


@pytest.mark.parametrize("who", ["an", "binh", "chau"])
def test_nobody_else_opens_accounts(world: World, seat: Position, who: str) -> None:
    before = User.objects.count()
    with pytest.raises(PermissionDenied):
        open_account(
            actor=getattr(world, who), position=seat, username="moi", full_name="Người Mới", valid_from=TODAY
        )
    assert User.objects.count() == before


def test_a_taken_user_name_leaves_nothing_behind(keeper: User, seat: Position) -> None:
    with pytest.raises(ValidationError):
        open_account(actor=keeper, position=seat, username="AN", full_name="Lê An", valid_from=TODAY)
    assert not seat.appointments.exists()


def test_words_mean_what_was_confirmed_last(world: World, seat: Position) -> None:
    text = "PCT phụ trách kinh tế"
    confirm_alias(actor=world.binh, unit=world.commune, text=text, meant=[Meant(world.office)])
    confirm_alias(
        actor=world.binh,
        unit=world.commune,
        text=text.upper(),
        meant=[Meant(world.commune, seat), Meant(world.village)],
    )
    rows = Alias.objects.filter(unit=world.commune, key=alias_key(text))
    assert {row.position or row.organization for row in rows} == {seat, world.village}


def test_only_who_assigns_says_what_words_mean(world: World) -> None:
    for person in (world.an, world.chau):
        with pytest.raises(PermissionDenied):
            confirm_alias(actor=person, unit=world.commune, text="PKT", meant=[Meant(world.office)])
    assert not Alias.objects.exists()


def test_long_lists_that_begin_alike_keep_keys_of_their_own() -> None:
    begins = "các phòng, ban; " * 40
    assert alias_key(begins + "Trạm Y tế") != alias_key(begins + "Công an xã")
    assert len(alias_key(begins)) <= LONGEST_KEY
