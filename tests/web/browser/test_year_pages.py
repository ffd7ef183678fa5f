"""The year in a browser: as the leader, the superior and the observer see it, on wide and narrow screens."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from kehoach.web.organizations.policy import Role
from kehoach.web.reporting.unit_states import refresh_states
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import a_person
from tests.web.reporting.clocks import set_clock
from tests.web.reporting.full_year import FullYear, build_full_year

Look = Callable[[Page, str], None]
TODAY = date(2026, 5, 22)


@pytest.fixture
def full_year(site: Site, monkeypatch: pytest.MonkeyPatch) -> FullYear:
    year = build_full_year(site.world, targets=16, solutions=14, months=5)
    a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=site.world.province)
    a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=site.world.commune)
    set_clock(monkeypatch, TODAY)
    refresh_states()
    return year


def addresses(year: FullYear) -> dict[str, str]:
    """The pages of the year, by the word under which a picture is kept."""
    indicator = year.plan.indicators.order_by("order")[0]
    solution = year.plan.solutions.order_by("order")[0]
    told = year.plan.instructions.order_by("pk")[1]
    return {
        "home": "/",
        "indicator": f"/chi-tieu/{indicator.pk}/",
        "task": f"/nhiem-vu/{solution.task_id}/",
        "instructions": "/chi-dao/",
        "instruction": f"/chi-dao/{told.pk}/",
        "timeliness": "/dung-han/",
        "plan-indicators": f"/ke-hoach/{year.plan.pk}/chi-tieu/",
        "plan-tasks": f"/ke-hoach/{year.plan.pk}/nhiem-vu/",
    }


def test_axe_finds_nothing_on_the_pages_of_the_year(site: Site, look: Look, full_year: FullYear) -> None:
    complaints: list[str] = []
    pages = addresses(full_year)
    seen = [("dung", name) for name in pages] + [
        (who, name) for who in ("hoa", "em") for name in ("home", "indicator", "task")
    ]
    seen.append(("an", "home"))
    for width in (DESKTOP, PHONE):
        for who, name in seen:
            page = site.open(pages[name], who=who, width=width)
            try:
                look(page, f"year-{name}-{who}-{width}")
            except AssertionError as fault:
                complaints.append(str(fault))
            page.context.close()
    assert not complaints, "\n\n".join(complaints)


def test_the_chart_is_drawn_and_follows_the_theme(site: Site, full_year: FullYear) -> None:
    page = site.open(addresses(full_year)["indicator"], who="dung")
    chart = page.locator(".chart")
    expect(chart.locator("canvas")).to_have_count(1)
    expect(chart).to_have_attribute("aria-label", re.compile("^Biểu đồ"))
    page.get_by_label("Giao diện và ngôn ngữ").click()
    before = page.locator(".chart canvas").evaluate("e => e.toDataURL()")
    page.get_by_role("button", name="Tối").click()
    page.wait_for_function(
        "before => document.querySelector('.chart canvas').toDataURL() !== before", arg=before
    )
    assert page.complaints == []  # type: ignore[attr-defined]


def test_without_javascript_the_table_says_what_the_chart_would(site: Site, full_year: FullYear) -> None:
    page = site.open(addresses(full_year)["indicator"], who="em", javascript=False)
    assert not page.locator(".chart").is_visible()
    expect(page.locator(".sheet tbody tr")).not_to_have_count(0)
    expect(page.get_by_text("Đây là dự báo, không phải số liệu.").first).to_be_visible()


def test_a_leader_goes_from_what_is_late_to_an_instruction(site: Site, full_year: FullYear) -> None:
    page = site.open("/", who="dung")
    page.locator("#viec-gap a").first.click()
    page.wait_for_url("**/nhiem-vu/**")
    page.get_by_text("Chỉ đạo thêm").click()
    page.get_by_label("Nội dung chỉ đạo").fill("Xong trước cuối tháng")
    page.get_by_label("Trả lời chậm nhất ngày").fill("2026-05-29")
    page.get_by_role("button", name="Gửi chỉ đạo").click()
    expect(page.locator("#status")).to_contain_text("Đã gửi ý kiến chỉ đạo")
    expect(page.locator(".timeline")).to_contain_text("Xong trước cuối tháng")


def test_an_observer_reads_and_is_offered_nothing_to_do(site: Site, full_year: FullYear) -> None:
    for name in ("indicator", "task"):
        page = site.open(addresses(full_year)[name], who="em")
        expect(page.get_by_role("button", name="Gửi chỉ đạo")).to_have_count(0)
        expect(page.get_by_text("Xin gia hạn", exact=True)).to_have_count(0)


def test_a_superior_goes_from_the_table_to_a_unit(site: Site, full_year: FullYear) -> None:
    page = site.open("/", who="hoa", width=PHONE)
    first = page.locator(".counted tbody tr").first
    expect(first).to_contain_text("Xã Gần")
    first.get_by_role("link").click()
    page.wait_for_url("**/?don-vi=*")
    expect(page.locator("#can-chu-y")).to_contain_text("Xã Gần")
