"""A plan as an official document: looked at on the page, taken away as a file while a bar says so."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.conftest import signed_in
from tests.web.plans.documents import a_draft

pytestmark = pytest.mark.django_db(transaction=True)


def address_of_plan(site: Site) -> str:
    """The address of a plan that its coordinator has read in."""
    browser: Client = signed_in(site.world.binh)
    plan = a_draft(browser, site.world.commune)
    return f"/ke-hoach/{plan.pk}/ban-viet/"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing_on_the_sheet(site: Site, look: Callable[[Page, str], None], width: int) -> None:
    page = site.open(address_of_plan(site), who="binh", width=width)
    expect(page.get_by_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).to_be_visible()
    look(page, f"written-plan-{width}")


def test_a_bar_stands_beside_the_link_until_the_file_comes(site: Site) -> None:
    page = site.open(address_of_plan(site), who="binh")
    link = page.get_by_role("link", name="Tải bản PDF")
    with page.expect_download() as waited:
        link.click()
        expect(page.get_by_role("status").get_by_text("Đang viết văn bản")).to_be_visible()
    assert waited.value.suggested_filename.endswith(".pdf")
    expect(page.get_by_text("Đang viết văn bản")).to_have_count(0)
    expect(link).not_to_have_attribute("aria-disabled", "true")
