"""Organizations that merge, split, are renamed, moved and ended: the old stays readable, the new goes on."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from kehoach.web.accounts.models import User
from kehoach.web.audit.models import AuditEntry
from kehoach.web.organizations.models import Alias, Appointment, Kind, Organization, Succession
from kehoach.web.organizations.naming import Meant
from kehoach.web.organizations.policy import Action, Role, may
from kehoach.web.organizations.refusals import (
    BelowItself,
    BodiesLeft,
    HasSuccessors,
    KindStays,
    NotBesideEachOther,
    NotThere,
    SharesDoNotFit,
    TooFew,
)
from kehoach.web.organizations.services import (
    Successor,
    change_organization,
    confirm_alias,
    create_organization,
    end_organization,
    merge,
    move_organization,
    rename,
    split,
)
from kehoach.web.organizations.successors import predecessors_of, successors_of
from tests.web.people import World, a_person, an_organization

JULY = date(2026, 7, 1)
JUNE_30 = date(2026, 6, 30)
NOON = datetime(2026, 7, 1, 5, tzinfo=UTC)


@pytest.fixture
def keeper(world: World) -> User:
    return a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune)


@pytest.fixture
def other_office(world: World) -> Organization:
    return an_organization("Phòng Hạ tầng", Kind.OFFICE, world.commune)


def test_two_offices_become_one_from_a_day(world: World, keeper: User, other_office: Organization) -> None:
    into = Successor(name="Phòng Kinh tế và Hạ tầng")
    made = merge(
        actor=keeper, before=[world.office, other_office], into=into, on=JULY, source="Nghị quyết 12"
    )
    assert (made.parent, made.kind, made.valid_from) == (world.commune, Kind.OFFICE, JULY)
    world.office.refresh_from_db()
    assert world.office.valid_to == JUNE_30
    assert [heir.organization for heir in successors_of(world.office, JULY)] == [made]
    assert [heir.organization for heir in successors_of(world.office, JUNE_30)] == [world.office]
    assert {heir.organization for heir in predecessors_of(made)} == {world.office, other_office}


def test_who_sat_in_an_office_sits_in_the_one_that_goes_on(
    world: World, keeper: User, other_office: Organization
) -> None:
    into = Successor(name="Phòng Kinh tế và Hạ tầng")
    made = merge(actor=keeper, before=[world.office, other_office], into=into, on=JULY)
    before, after = world.an.appointments.order_by("valid_from")
    assert (before.position.organization, before.valid_to) == (world.office, JUNE_30)
    assert (after.position.organization, after.valid_from, after.valid_to) == (made, JULY, None)
    assert after.position.title == before.position.title


def test_a_village_may_join_one_that_exists(world: World, keeper: User) -> None:
    other = an_organization("Thôn Ngoài", Kind.VILLAGE, world.commune)
    into = Successor(organization=world.village)
    assert merge(actor=keeper, before=[other, world.village], into=into, on=JULY).pk == world.village.pk
    world.village.refresh_from_db()
    assert world.village.valid_to is None
    assert [heir.organization for heir in successors_of(other, JULY)] == [world.village]


def test_a_split_shares_out_all_and_no_more(world: World, keeper: User) -> None:
    parts = [
        Successor(name="Thôn Trong 1", share=Decimal("0.6")),
        Successor(name="Thôn Trong 2", share=Decimal("0.4")),
    ]
    with pytest.raises(SharesDoNotFit, match="cộng lại là 60%"):
        split(
            actor=keeper,
            before=world.village,
            into=[parts[0], Successor(name="x", share=Decimal(0))],
            on=JULY,
        )
    made = split(actor=keeper, before=world.village, into=parts, on=JULY)
    heirs = successors_of(world.village, JULY)
    assert [(heir.organization, heir.share) for heir in heirs] == [
        (made[0], Decimal("0.6")),
        (made[1], Decimal("0.4")),
    ]


def test_a_part_of_a_split_may_keep_the_name(world: World, keeper: User) -> None:
    parts = [
        Successor(name="Thôn Trong", share=Decimal("0.5")),
        Successor(name="Thôn Mới", share=Decimal("0.5")),
    ]
    made = split(actor=keeper, before=world.village, into=parts, on=JULY)
    names = Organization.objects.current(JULY).filter(kind=Kind.VILLAGE).values_list("pk", "name")
    assert set(names) == {(made[0].pk, "Thôn Trong"), (made[1].pk, "Thôn Mới")}


def test_several_steps_are_followed_to_the_end_and_shares_multiply(world: World, keeper: User) -> None:
    halves = [
        Successor(name="Thôn A", share=Decimal("0.25")),
        Successor(name="Thôn B", share=Decimal("0.75")),
    ]
    first, second = split(actor=keeper, before=world.village, into=halves, on=JULY)
    later = rename(actor=keeper, organization=second, name="Thôn Bình Minh", on=date(2026, 9, 1))
    last = merge(actor=keeper, before=[first, later], into=Successor(name="Thôn Chung"), on=date(2026, 11, 1))
    october = {(heir.organization, heir.share) for heir in successors_of(world.village, date(2026, 10, 1))}
    assert october == {(first, Decimal("0.25")), (later, Decimal("0.75"))}
    assert [(heir.organization, heir.share) for heir in successors_of(world.village, date(2026, 12, 1))] == [
        (last, Decimal(1))
    ]
    assert {heir.organization.name for heir in predecessors_of(last)} == {
        "Thôn A",
        "Thôn B",
        "Thôn Bình Minh",
        "Thôn Trong",
    }


def test_words_that_meant_the_office_mean_its_successor(world: World, keeper: User) -> None:
    confirm_alias(actor=None, unit=world.commune, text="Phòng KT", meant=[Meant(world.office)])
    made = rename(actor=keeper, organization=world.office, name="Phòng Kinh tế số", on=JULY, at=NOON)
    assert Alias.objects.get(unit=world.commune).organization == made


def test_bodies_come_along_when_a_commune_is_merged(world: World) -> None:
    keeper = a_person("tinh", "Quản Trị Tỉnh", role=Role.ADMINISTRATOR, at=world.province)
    made = merge(
        actor=keeper,
        before=[world.commune, world.elsewhere],
        into=Successor(name="Xã Chung"),
        on=JULY,
        at=NOON,
    )
    village = Organization.objects.get(pk=world.village.pk)
    assert (village.parent, village.unit) == (made, made)
    assert village.path.startswith(made.path)
    assert may(keeper, Action.ADMINISTER, village)


def test_a_body_is_moved_with_all_below_it(world: World) -> None:
    below = an_organization("Tổ liên gia 1", Kind.OTHER, world.village)
    keeper = a_person("tinh", "Quản Trị Tỉnh", role=Role.ADMINISTRATOR, at=world.province)
    move_organization(actor=keeper, organization=world.village, parent=world.elsewhere)
    below.refresh_from_db()
    assert below.unit == world.elsewhere
    assert set(Organization.objects.below(world.elsewhere)) == {world.elsewhere, world.village, below}
    with pytest.raises(BelowItself):
        move_organization(actor=keeper, organization=world.elsewhere, parent=below)


def test_an_administrator_of_a_commune_moves_nothing_into_another(world: World, keeper: User) -> None:
    with pytest.raises(PermissionDenied):
        move_organization(actor=keeper, organization=world.village, parent=world.elsewhere)


def test_what_cannot_be_followed_is_refused_with_its_sentence(
    world: World, keeper: User, other_office: Organization
) -> None:
    into = Successor(name="Phòng Mới")
    with pytest.raises(TooFew):
        merge(actor=keeper, before=[world.office], into=into, on=JULY)
    province_keeper = a_person("tinh", "Quản Trị Tỉnh", role=Role.ADMINISTRATOR, at=world.province)
    with pytest.raises(NotBesideEachOther, match="không trực thuộc Xã Gần"):
        merge(actor=province_keeper, before=[world.office, world.elsewhere], into=into, on=JULY)
    merge(actor=keeper, before=[world.office, other_office], into=into, on=JULY)
    with pytest.raises(HasSuccessors, match="đã có đơn vị kế thừa"):
        rename(actor=keeper, organization=world.office, name="Phòng Khác", on=date(2026, 9, 1))
    young = create_organization(
        actor=None, name="Thôn Trẻ", kind=Kind.VILLAGE, parent=world.commune, valid_from=JULY
    )
    with pytest.raises(NotThere, match="không hoạt động vào ngày 30/06/2026"):
        rename(actor=keeper, organization=young, name="Thôn Già", on=JULY)


def test_a_refused_merger_leaves_everything_as_it_was(
    world: World, keeper: User, other_office: Organization
) -> None:
    entries = AuditEntry.objects.count()
    with pytest.raises(ValidationError):
        # The name of another body of the commune is taken.
        merge(actor=keeper, before=[world.office, other_office], into=Successor(name="Thôn Trong"), on=JULY)
    world.office.refresh_from_db()
    assert world.office.valid_to is None
    assert not Succession.objects.exists()
    assert AuditEntry.objects.count() == entries


def test_only_who_administers_merges(world: World, other_office: Organization) -> None:
    for person in (world.an, world.binh, world.chau):
        with pytest.raises(PermissionDenied):
            merge(
                actor=person, before=[world.office, other_office], into=Successor(name="Phòng Mới"), on=JULY
            )


def test_the_database_itself_refuses_a_share_of_nothing(world: World, other_office: Organization) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using=connection.alias):
        Succession.objects.create(
            before=world.office, after=other_office, on=JULY, kind="split", share=Decimal(0)
        )


def test_an_office_ends_with_its_seats_and_a_commune_not_before_its_bodies(
    world: World, keeper: User
) -> None:
    end_organization(actor=keeper, organization=world.office, valid_to=JUNE_30)
    assert Appointment.objects.get(user=world.an).valid_to == JUNE_30
    assert world.office not in Organization.objects.current(JULY)
    assert world.office in Organization.objects.current(JUNE_30)
    with pytest.raises(BodiesLeft, match="Thôn Trong"):
        end_organization(actor=keeper, organization=world.commune, valid_to=JUNE_30)
    back = end_organization(actor=keeper, organization=world.office, valid_to=None)
    assert back.valid_to is None


def test_nothing_ends_before_it_began(world: World, keeper: User) -> None:
    young = create_organization(
        actor=keeper, name="Thôn Trẻ", kind=Kind.VILLAGE, parent=world.commune, valid_from=JULY
    )
    with pytest.raises(ValidationError):
        end_organization(actor=keeper, organization=young, valid_to=JULY - timedelta(days=2))


def test_name_code_and_kind_are_changed_in_place(world: World, keeper: User) -> None:
    changed = change_organization(
        actor=keeper, organization=world.village, name="Thôn Ngoài", code="T01", kind=Kind.VILLAGE
    )
    assert Organization.objects.named_like("thon ngoai").get() == changed
    with pytest.raises(KindStays):
        change_organization(actor=keeper, organization=world.village, kind=Kind.COMMUNE)
    with pytest.raises(PermissionDenied):
        change_organization(actor=world.binh, organization=world.village, name="Thôn Khác")
