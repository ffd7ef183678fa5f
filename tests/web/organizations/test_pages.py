"""The administrator's pages of organizations: every form once done, once declined; and the tree on a day."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization, Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import rename
from tests.web.conftest import signed_in
from tests.web.people import World, a_person, an_organization


@pytest.fixture
def keeper(world: World) -> Client:
    return signed_in(a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune))


def said_in(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_organization_is_added_changed_and_ended(world: World, keeper: Client) -> None:
    answer = keeper.post(
        f"/to-chuc/{world.commune.pk}/them/", {"name": "Trạm Y tế", "kind": "health_station"}, follow=True
    )
    assert "Đã thêm «Trạm Y tế»." in said_in(answer)
    made = Organization.objects.get(name="Trạm Y tế")
    taken = keeper.post(f"/to-chuc/{world.commune.pk}/them/", {"name": "Trạm Y tế", "kind": "office"})
    assert taken.status_code == 422
    assert "Đã có cơ quan tên này" in said_in(taken)
    keeper.post(f"/to-chuc/{made.pk}/sua/", {"name": "Trạm Y tế xã", "kind": "health_station", "code": "YT"})
    made.refresh_from_db()
    assert (made.name, made.code) == ("Trạm Y tế xã", "YT")
    keeper.post(f"/to-chuc/{made.pk}/ket-thuc/", {"valid_to": "2026-01-31"})
    made.refresh_from_db()
    assert made.valid_to == date(2026, 1, 31)
    page = said_in(keeper.get(f"/to-chuc/{made.pk}/"))
    assert "kết thúc hoạt động sau ngày 31/01/2026" in page


def test_offices_are_merged_renamed_split_and_moved_by_forms(world: World, keeper: Client) -> None:
    other = an_organization("Phòng Hạ tầng", Kind.OFFICE, world.commune)
    address = f"/to-chuc/{world.office.pk}/sap-nhap/"
    assert "Phòng Hạ tầng" in said_in(keeper.get(address))
    said = {"others": [other.pk], "name": "Phòng Kinh tế - Hạ tầng", "on": "2026-01-01", "source": "QĐ 1"}
    assert keeper.post(address, said).status_code == 302
    merged = Organization.objects.get(name="Phòng Kinh tế - Hạ tầng")
    assert merged.predecessions.count() == 2
    again = keeper.post(address, said)
    assert again.status_code == 422
    keeper.post(f"/to-chuc/{merged.pk}/doi-ten/", {"name": "Phòng Kinh tế số", "on": "2026-02-01"})
    renamed = Organization.objects.get(name="Phòng Kinh tế số")
    split = {"name-1": "Phòng A", "share-1": "60", "name-2": "Phòng B", "share-2": "40", "on": "2026-03-01"}
    wrong = keeper.post(f"/to-chuc/{renamed.pk}/tach/", split | {"share-2": "30"})
    assert wrong.status_code == 422
    assert "cộng lại là 90%" in said_in(wrong)
    assert "chưa phải là số" in said_in(
        keeper.post(f"/to-chuc/{renamed.pk}/tach/", split | {"share-2": "ba"})
    )
    assert keeper.post(f"/to-chuc/{renamed.pk}/tach/", split).status_code == 302
    assert "nhận 60%" in said_in(keeper.get(f"/to-chuc/{renamed.pk}/"))
    part = Organization.objects.get(name="Phòng A")
    unknown = keeper.post(f"/to-chuc/{part.pk}/chuyen/", {"parent": "Xã Xa"})
    assert unknown.status_code == 422
    keeper.post(f"/to-chuc/{part.pk}/chuyen/", {"parent": "Phòng B"})
    part.refresh_from_db()
    assert part.parent == Organization.objects.get(name="Phòng B")


def test_a_seat_is_made_given_to_a_new_person_and_given_up(world: World, keeper: Client) -> None:
    keeper.post(
        f"/to-chuc/{world.commune.pk}/chuc-vu/",
        {"title": "Phó Chủ tịch", "role": "leader", "field": "kinh tế"},
    )
    seat = Position.objects.get(title="Phó Chủ tịch")
    assert "chưa ai giữ" in said_in(keeper.get(f"/to-chuc/{world.commune.pk}/"))
    said = {"moi-full_name": "Hà Văn Sáng", "moi-username": "sang", "moi-valid_from": "2026-01-05"}
    answer = keeper.post(f"/to-chuc/chuc-vu/{seat.pk}/tai-khoan/", said)
    [password] = re.findall(r'class="password">([^<]+)<', said_in(answer))
    assert User.objects.get(username="sang").check_password(password)
    assert "no-store" in answer.headers["Cache-Control"]
    assert password not in said_in(keeper.get(f"/to-chuc/chuc-vu/{seat.pk}/"))
    again = keeper.post(f"/to-chuc/chuc-vu/{seat.pk}/tai-khoan/", said)
    assert again.status_code == 422
    held = seat.appointments.get()
    early = keeper.post(f"/to-chuc/giu-chuc-vu/{held.pk}/thoi/", {"valid_to": "2025-01-05"})
    assert "Ngày thôi giữ đứng trước ngày bắt đầu" in said_in(early)
    keeper.post(f"/to-chuc/giu-chuc-vu/{held.pk}/thoi/", {"valid_to": "2026-02-05"})
    held.refresh_from_db()
    assert held.valid_to == date(2026, 2, 5)
    refused = keeper.post(f"/to-chuc/chuc-vu/{seat.pk}/xoa/", follow=True)
    assert "nên được giữ lại trong hồ sơ" in said_in(refused)


def test_a_seat_is_given_to_who_has_an_account(world: World, keeper: Client) -> None:
    seat = world.binh.appointments.get().position
    address = f"/to-chuc/chuc-vu/{seat.pk}/giao/"
    said = {"giao-username": "khong-co", "giao-valid_from": "2026-01-05"}
    assert "Không có tài khoản nào tên như vậy" in said_in(keeper.post(address, said))
    assert keeper.post(address, said | {"giao-username": "AN"}).status_code == 302
    assert world.an.appointments.filter(position=seat).exists()


def test_the_tree_is_shown_as_on_a_day(world: World, keeper: Client) -> None:
    rename(actor=None, organization=world.village, name="Thôn Đổi Mới", on=date(2026, 3, 1))
    before = said_in(keeper.get("/to-chuc/", {"ngay": "2026-02-28"}))
    after = said_in(keeper.get("/to-chuc/", {"ngay": "2026-03-01"}))
    assert "Thôn Trong" in before
    assert "Thôn Đổi Mới" not in before
    assert "Thôn Đổi Mới" in after
    assert "Thôn Trong" not in after
    page = said_in(keeper.get(f"/to-chuc/{world.office.pk}/", {"ngay": "2025-06-30"}))
    assert "chưa ai giữ" in page  # An sits there since July 2025


@pytest.mark.parametrize("day", ["2026-02-30", "hôm nay", "", "9999-99-99"])
def test_a_day_that_is_none_means_today(keeper: Client, world: World, day: str) -> None:
    assert keeper.get("/to-chuc/", {"ngay": day}).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("an", 403), ("binh", 403), ("chau", 404)])
def test_nobody_else_changes_the_tree(
    world: World, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    browser: Client = request.getfixturevalue(who)
    for word in ("them", "sua", "chuyen", "ket-thuc", "doi-ten", "sap-nhap", "tach", "chuc-vu"):
        assert browser.post(f"/to-chuc/{world.village.pk}/{word}/", {"name": "X"}).status_code == status
    page = browser.get(f"/to-chuc/{world.village.pk}/")
    assert "Sáp nhập" not in said_in(page)


def test_an_administrator_gives_no_seat_in_another_commune(world: World, keeper: Client) -> None:
    seat = world.chau.appointments.get().position
    assert keeper.get(f"/to-chuc/chuc-vu/{seat.pk}/").status_code == 404


def test_the_page_of_a_commune_asks_no_more_for_three_hundred_bodies(
    world: World, keeper: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        an_organization(f"Thôn Đầu {number}", Kind.VILLAGE, world.commune)
    addresses = [f"/to-chuc/{world.commune.pk}/", "/to-chuc/", f"/to-chuc/{world.village.pk}/sap-nhap/"]
    counts = []
    for address in addresses:
        with django_assert_max_num_queries(30) as asked:
            keeper.get(address)
        counts.append(len(asked))
    for number in range(300):
        an_organization(f"Thôn Số {number}", Kind.VILLAGE, world.commune)
    for address, count in zip(addresses, counts, strict=True):
        with django_assert_max_num_queries(count):
            assert keeper.get(address).status_code == 200
