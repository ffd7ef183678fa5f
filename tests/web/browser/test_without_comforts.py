"""The pages for people without JavaScript, on the narrowest screens, and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.web.browser.conftest import Site
from tests.web.people import PASSWORD


def test_without_javascript_a_person_signs_in_changes_theme_and_language_and_leaves(site: Site) -> None:
    page = site.open("/", javascript=False)
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Giao diện và ngôn ngữ").click()
    page.get_by_role("button", name="Tối").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.get_by_label("Giao diện và ngôn ngữ").click()
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_text("Trần Văn Bình").first.click()
    page.get_by_role("button", name="Sign out").click()
    assert page.url.endswith("/dang-nhap/")


@pytest.mark.parametrize("path", ["/", "/to-chuc/", "/tai-khoan/mat-khau/", "/mau/", "/khong-co/"])
def test_nothing_sticks_out_of_a_screen_of_320_pixels(
    site: Site, look: Callable[[Page, str], None], path: str
) -> None:
    page = site.open(path, who="binh", width=320)
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser itself reports a 404
    look(page, f"narrow{path.replace('/', '-')}")


def test_on_paper_there_are_no_menus_and_a_table_is_whole(site: Site) -> None:
    page = site.open("/mau/", who="binh")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Trang chính").is_visible()
    frame = page.locator(".table-frame")
    assert frame.evaluate("e => e.scrollHeight - e.clientHeight") <= 1


def test_on_a_phone_the_menu_shows_where_one_is(site: Site) -> None:
    page = site.open("/to-chuc/", who="binh", width=390)
    page.evaluate("document.fonts.ready.then(() => true)")
    here = page.locator(".site-menu [aria-current]").bounding_box()
    assert here is not None
    assert 0 <= here["x"] <= 390 - here["width"]
