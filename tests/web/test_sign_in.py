"""How people come in, and how they are kept out."""

from datetime import date

import pytest
from django.test import Client

from kehoach.web.audit.models import AuditEntry
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import create_position, open_account
from tests.web.people import PASSWORD, World

SIGN_IN = "/dang-nhap/"
PASSWORD_PAGE = "/tai-khoan/mat-khau/"


def sign_in(browser: Client, name: str, password: str = PASSWORD) -> int:
    return browser.post(SIGN_IN, {"username": name, "password": password}).status_code


def test_a_person_signs_in_with_the_user_name_or_the_email_whatever_the_case(world: World) -> None:
    world.an.email = "An@xa-gan.example"
    world.an.save()
    assert sign_in(Client(), "AN") == 302
    assert sign_in(Client(), "an@XA-gan.example") == 302


def test_signing_in_is_kept_in_the_history(world: World, client: Client) -> None:
    sign_in(client, "an")
    assert AuditEntry.objects.filter(action="account.signed-in", actor=world.an).count() == 1


def test_a_wrong_password_says_what_to_do_next(world: World, client: Client) -> None:
    answer = client.post(SIGN_IN, {"username": "an", "password": "sai"})
    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in answer.content.decode()


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(world: World) -> None:
    known = Client().post(SIGN_IN, {"username": "an", "password": "sai"})
    unknown = Client().post(SIGN_IN, {"username": "ai-do", "password": "sai"})
    assert known.status_code == unknown.status_code == 422


def test_a_closed_account_does_not_come_in_and_its_open_session_ends(world: World) -> None:
    browser = Client()
    sign_in(browser, "an")
    world.an.is_active = False
    world.an.save()
    assert browser.get("/").status_code == 302
    assert sign_in(Client(), "an") == 422


def test_five_failures_lock_the_name_even_for_the_right_password_and_the_email(world: World) -> None:
    world.an.email = "an@xa-gan.example"
    world.an.save()
    answers = [sign_in(Client(), "an", "sai") for _ in range(5)]
    assert answers[:4] == [422] * 4
    assert answers[4] == 429
    assert sign_in(Client(), "an") == 429
    assert sign_in(Client(), "AN@xa-gan.example") == 429


def test_a_locked_name_locks_nobody_else_behind_the_same_address(world: World) -> None:
    for _ in range(5):
        sign_in(Client(), "an", "sai")
    assert sign_in(Client(), "binh") == 302


def test_the_locked_page_says_how_long_to_wait(world: World, client: Client) -> None:
    for _ in range(4):
        sign_in(client, "an", "sai")
    answer = client.post(SIGN_IN, {"username": "an", "password": "sai"})
    assert "Chờ 15 phút" in answer.content.decode()


def test_signing_out_needs_a_button(an: Client) -> None:
    assert an.get("/dang-xuat/").status_code == 405
    assert an.post("/dang-xuat/").status_code == 302
    assert an.get("/").status_code == 302


@pytest.mark.parametrize("address", ["/", "/to-chuc/", "/tai-khoan/mat-khau/"])
def test_a_page_asks_a_stranger_to_sign_in_and_leads_back(client: Client, address: str, db: None) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{SIGN_IN}?next={address}"


def test_the_way_back_never_leads_off_the_site(world: World, client: Client) -> None:
    answer = client.post(SIGN_IN, {"username": "an", "password": PASSWORD, "next": "https://xa.example/"})
    assert answer.headers["Location"] == "/"


def test_a_new_password_replaces_the_old_one_and_the_history_does_not_hold_it(
    an: Client, world: World
) -> None:
    new = "mat-khau-moi-2027"
    answer = an.post(
        "/tai-khoan/mat-khau/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer.status_code == 302
    assert sign_in(Client(), "an", new) == 302
    entry = AuditEntry.objects.get(action="account.password-changed")
    assert entry.changes == {}


def test_a_first_password_is_changed_before_anything_else(world: World, client: Client) -> None:
    seat = create_position(actor=None, organization=world.office, title="Chuyên viên", role=Role.REPORTER)
    _person, password = open_account(
        actor=None, position=seat, username="moi", full_name="Người Mới", valid_from=date(2026, 1, 1)
    )
    assert sign_in(client, "moi", password) == 302
    for address in ("/", "/viec-cua-toi/", f"/to-chuc/{world.office.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, PASSWORD_PAGE)
    assert "do người quản trị giao" in client.get(PASSWORD_PAGE).content.decode()
    same = {"old_password": password, "new_password1": password, "new_password2": password}
    refused = client.post(PASSWORD_PAGE, same)
    assert refused.status_code == 422
    assert "trùng mật khẩu đang dùng" in refused.content.decode()
    other = same | {"new_password1": "mua-xuan-2026", "new_password2": "mua-xuan-2026"}
    assert client.post(PASSWORD_PAGE, other).status_code == 302
    assert client.get("/viec-cua-toi/").status_code == 200
    assert client.post("/dang-xuat/").status_code == 302


def test_who_set_the_password_themselves_is_not_asked_to_change_it(world: World, client: Client) -> None:
    assert sign_in(client, "an") == 302
    assert client.get("/").status_code == 200
