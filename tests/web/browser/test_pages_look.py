"""Every page of the frame, at both widths and in both themes: axe finds nothing and nothing overflows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import PASSWORD

PAGES = {
    "home": ("/", "binh"),
    "organizations": ("/to-chuc/", "binh"),
    "password": ("/tai-khoan/mat-khau/", "binh"),
    "sign-in": ("/dang-nhap/", None),
}


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing(site: Site, look: Callable[[Page, str], None], width: int) -> None:
    for name, (path, who) in PAGES.items():
        page = site.open(path, who=who, width=width)
        look(page, f"{name}-{width}")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_style_guide_shows_every_piece(site: Site, look: Callable[[Page, str], None], width: int) -> None:
    page = site.open("/mau/", who="binh", width=width)
    look(page, f"style-guide-{width}")


def test_a_person_signs_in_and_out(site: Site) -> None:
    page = site.open("/to-chuc/")
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/to-chuc/")
    page.get_by_text("Trần Văn Bình").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")


def test_the_chosen_theme_stays(site: Site) -> None:
    page = site.open("/", who="binh")
    page.get_by_label("Giao diện và ngôn ngữ").click()
    with page.expect_response("**/giao-dien/"):
        page.get_by_role("button", name="Tối").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_the_keyboard_reaches_the_content_first(site: Site) -> None:
    page = site.open("/", who="binh")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
