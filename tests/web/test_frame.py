"""What every page carries: policy, language, theme, errors."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from tests.web.people import World


@pytest.mark.parametrize("address", ["/dang-nhap/", "/khong-co/"])
def test_no_page_may_run_inline_code_or_load_from_elsewhere(client: Client, db: None, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_a_page_is_vietnamese_whatever_the_browser_prefers(client: Client, db: None) -> None:
    page = client.get("/dang-nhap/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="vi"' in page
    assert "Mật khẩu" in page


def test_a_person_can_choose_english_and_come_back(client: Client, db: None) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    assert answer.headers["Location"] == "/dang-nhap/"
    assert '<html lang="en"' in client.get("/dang-nhap/").content.decode()
    client.post("/ngon-ngu/", {"language": "vi"})
    assert '<html lang="vi"' in client.get("/dang-nhap/").content.decode()


def test_the_chosen_theme_is_in_the_page_itself_so_it_needs_no_script(client: Client, db: None) -> None:
    answer = client.post("/giao-dien/", {"theme": "dark", "next": "/dang-nhap/"})
    assert answer.headers["Location"] == "/dang-nhap/"
    assert 'data-bs-theme="dark"' in client.get("/dang-nhap/").content.decode()


def test_a_theme_nobody_offers_is_not_kept(client: Client, db: None) -> None:
    client.post("/giao-dien/", {"theme": "<script>"})
    assert "kehoach_theme" not in client.cookies


def test_choosing_a_theme_never_leads_off_the_site(client: Client, db: None) -> None:
    answer = client.post("/giao-dien/", {"theme": "dark", "next": "https://xa.example/"})
    assert answer.headers["Location"] == "/"


def test_an_address_that_leads_nowhere_says_so_in_vietnamese(client: Client, db: None) -> None:
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_a_way_on(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/dang-nhap/", {"username": "an", "password": "x"})
    assert answer.status_code == 403
    assert "Tải lại trang rồi gửi lại." in answer.content.decode()


def test_a_fault_of_ours_says_that_nothing_was_kept(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("kehoach.web.accounts.views.SignIn.get", lambda *_: 1 / 0)
    answer = client.get("/dang-nhap/")
    assert answer.status_code == 500
    assert "chưa được ghi" in answer.content.decode()


def test_the_program_says_that_it_is_well(client: Client, db: None) -> None:
    assert client.get("/suc-khoe/").content == b"ok"


def test_a_date_is_read_with_the_day_first_in_both_languages() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert forms.DateField().clean("5/3/2026") == date(2026, 3, 5)


def test_a_number_is_read_with_a_decimal_comma_and_a_year_is_shown_whole() -> None:
    with translation.override("vi"):
        assert forms.DecimalField(localize=True).clean("12,5") == Decimal("12.5")
        assert Template("{{ year }}").render(Context({"year": 2026})) == "2026"


def test_the_menu_offers_reading_in_only_to_those_who_may(an: Client, binh: Client) -> None:
    assert 'href="/nhap/"' not in an.get("/").content.decode()
    assert 'href="/nhap/"' in binh.get("/").content.decode()
