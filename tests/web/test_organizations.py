"""Who sees what of the tree, and who may change it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Action, Role, may
from kehoach.web.organizations.queries import listed
from kehoach.web.organizations.services import create_organization, end_appointment
from tests.web.people import World, a_person, an_organization


def names_seen_by(person: object) -> set[str]:
    return {organization.name for organization in Organization.objects.visible_to(person)}  # type: ignore[arg-type]


def test_a_reporter_sees_the_commune_around_the_office_but_not_the_next_one(world: World) -> None:
    assert names_seen_by(world.an) == {"Xã Gần", "Phòng Kinh tế", "Thôn Trong"}


def test_a_person_without_a_seat_sees_nothing(world: World) -> None:
    assert names_seen_by(a_person("khach", "Người Khách")) == set()


def test_a_superior_sees_all_below_and_an_observer_of_the_province_no_commune(world: World) -> None:
    superior = a_person("tinh", "Cấp Trên", role=Role.SUPERIOR, at=world.province)
    observer = a_person("hdnd", "Giám Sát", role=Role.OBSERVER, at=world.province)
    assert names_seen_by(superior) >= {"Xã Gần", "Xã Xa", "Thôn Trong"}
    assert names_seen_by(observer) == {"Tỉnh Thử"}


def test_two_seats_in_one_commune_do_not_show_it_twice(world: World) -> None:
    both = a_person("haichuc", "Hai Chức", role=Role.LEADER, at=world.commune)
    end = world.an.appointments.get().position
    both.appointments.create(position=end, valid_from=date(2026, 1, 1))
    assert Organization.objects.visible_to(both).filter(name="Xã Gần").count() == 1


def test_what_a_seat_gave_ends_with_it(world: World) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    end_appointment(actor=None, appointment=world.an.appointments.get(), valid_to=yesterday)
    assert names_seen_by(world.an) == set()


def test_a_coordinator_plans_for_the_unit_but_not_for_the_one_beside_it(world: World) -> None:
    assert may(world.binh, Action.PLAN, world.commune)
    assert not may(world.binh, Action.PLAN, world.elsewhere)
    assert not may(world.an, Action.PLAN, world.commune)


def test_a_reporter_reports_for_the_own_office_alone(world: World) -> None:
    assert may(world.an, Action.REPORT, world.office)
    assert not may(world.an, Action.REPORT, world.village)


@pytest.mark.parametrize(("who", "status"), [("an", 200), ("binh", 200), ("chau", 404)])
def test_a_foreign_organization_is_not_found(
    world: World, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    browser: Client = request.getfixturevalue(who)
    assert browser.get(f"/to-chuc/{world.commune.pk}/").status_code == status


def test_the_list_names_only_what_is_visible(chau: Client, world: World) -> None:
    page = chau.get("/to-chuc/").content.decode()
    assert "Xã Xa" in page
    assert "Xã Gần" not in page


def test_only_an_administrator_adds_to_the_tree(world: World) -> None:
    with pytest.raises(PermissionDenied):
        create_organization(actor=world.binh, name="Thôn Mới", kind=Kind.VILLAGE, parent=world.commune)
    keeper = a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune)
    made = create_organization(actor=keeper, name="Thôn Mới", kind=Kind.VILLAGE, parent=world.commune)
    assert made.unit == world.commune
    assert made.path.startswith(world.commune.path)


def test_two_bodies_of_one_parent_cannot_share_a_name(world: World) -> None:
    with pytest.raises(ValidationError):
        an_organization("Thôn Trong", Kind.VILLAGE, world.commune)


def test_below_a_commune_is_the_commune_and_its_bodies(world: World) -> None:
    below = Organization.objects.below(world.commune)
    assert {organization.name for organization in below} == {"Xã Gần", "Phòng Kinh tế", "Thôn Trong"}


def test_the_list_asks_the_database_no_more_for_more_villages(
    binh: Client, world: World, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        an_organization(f"Thôn {number}", Kind.VILLAGE, world.commune)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        binh.get("/to-chuc/")


def test_a_name_is_found_without_its_diacritics(binh: Client, world: World) -> None:
    page = binh.get("/to-chuc/", {"tim": "phong kinh te"}).content.decode()
    assert "Phòng Kinh tế" in page
    assert "Thôn Trong" not in page


def test_a_search_never_leaves_what_the_person_sees(binh: Client, world: World) -> None:
    page = binh.get("/to-chuc/", {"tim": "xa xa tinh thu"}).content.decode()
    assert "Xã Xa" not in page
    assert "Không có cơ quan nào tên như vậy" in page


def test_the_list_opens_with_the_top_and_what_stands_directly_below(world: World) -> None:
    superior = a_person("tinh", "Cấp Trên", role=Role.SUPERIOR, at=world.province)
    names = [organization.name for organization in listed(superior, "", timezone.localdate())[0]]
    assert names == ["Tỉnh Thử", "Xã Gần", "Xã Xa"]


def test_a_list_too_long_to_read_says_that_it_is_cut(
    world: World, monkeypatch: pytest.MonkeyPatch, binh: Client
) -> None:
    monkeypatch.setattr("kehoach.web.organizations.queries.LONGEST_LIST", 2)
    assert "Danh sách còn dài." in binh.get("/to-chuc/").content.decode()
