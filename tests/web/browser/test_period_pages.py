"""The coordinator's month in a browser: opened, looked through, sent back, the missing printed."""

import io
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pdfplumber
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from kehoach.web.organizations.models import Kind
from kehoach.web.organizations.policy import Role
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.services import extensions, periods, submissions
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import a_person, an_organization
from tests.web.reporting.periods import (
    Office,
    a_head_of,
    build_office,
    monthly,
    send_in,
)

Look = Callable[[Page, str], None]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_month_is_opened_looked_through_and_the_missing_are_listed(
    site: Site, look: Look, width: int
) -> None:
    office = build_office(site.world, days=2)
    page = site.open("/ky/", who="binh", width=width)
    today = timezone.localdate()
    page.get_by_role("button", name="Mở kỳ").click()
    page.wait_for_url("**/ky/*/")
    assert page.get_by_role("status").inner_text().startswith(f"Đã mở «Tháng {today.month}/{today.year}»")
    month = Period.objects.get(regime=office.regime)
    assert month.owed == 3

    for organization in (site.world.office, site.world.village):
        send_in(site.world, month.submissions.get(organization=organization, position=None))
    page.reload()
    look(page, f"period-{width}")
    page.get_by_role("link", name="Xem báo cáo tiếp theo").click()
    page.wait_for_url("**/bao-cao/*/")
    look(page, f"report-{width}")
    page.get_by_role("button", name="Duyệt và xem báo cáo tiếp theo").click()
    page.get_by_label("Cần bổ sung gì").fill("Thiếu số liệu trồng rừng")
    page.get_by_role("button", name="Trả lại để bổ sung").click()
    page.get_by_text("Đã trả lại báo cáo").wait_for()
    states = dict(month.submissions.values_list("organization__name", "state").filter(position=None))
    assert states == {"Phòng Kinh tế": Submission.State.ACCEPTED, "Thôn Trong": Submission.State.SENT_BACK}

    page.goto(f"{site.address}/ky/{month.pk}/chua-bao-cao/")
    look(page, f"missing-{width}")
    listed = page.locator(".paper tbody tr")
    assert listed.count() == 2
    assert "Bị trả lại: Thiếu số liệu trồng rừng" in page.locator(".paper").inner_text()


def test_the_list_prints_on_paper_without_what_belongs_to_the_screen(site: Site) -> None:
    office = build_office(site.world, days=2)
    page = site.open(f"/ky/{office.period.pk}/chua-bao-cao/", who="binh", theme="dark")
    sheet = page.pdf(format="A4")
    if folder := os.environ.get("KEHOACH_SCREENSHOTS"):
        (Path(folder) / "missing.pdf").write_bytes(sheet)
    with pdfplumber.open(io.BytesIO(sheet)) as paper:
        assert len(paper.pages) == 1
        words = " ".join(paper.pages[0].extract_text().split())
        [table] = paper.pages[0].extract_tables()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "In danh sách" not in words
    assert "Cơ quan, đơn vị" not in words  # the menu
    assert [" ".join((row[1] or "").split()) for row in table] == [
        "Cơ quan, cá nhân",
        "Phòng Kinh tế",
        "Phó phòng, Phòng Kinh tế",
        "Thôn Trong",
    ]
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert not page.get_by_role("button", name="In danh sách").is_visible()


def test_all_that_wait_are_ticked_at_once_and_accepted(site: Site) -> None:
    office = build_office(site.world)
    for organization in (site.world.office, site.world.village):
        send_in(site.world, office.period.submissions.get(organization=organization, position=None))
    page = site.open(f"/ky/{office.period.pk}/", who="binh")
    page.get_by_label("Chọn", exact=True).check()
    page.get_by_role("button", name="Duyệt các báo cáo đã chọn").click()
    page.get_by_text("Đã duyệt 2 báo cáo.").wait_for()
    assert office.again().accepted == 2


def test_reports_are_ticked_and_accepted_without_javascript(site: Site) -> None:
    office = build_office(site.world)
    send_in(site.world, office.report_of(site.world.village))
    page = site.open(f"/ky/{office.period.pk}/", who="binh", javascript=False)
    page.get_by_label("Chọn: Thôn Trong").check()
    page.get_by_role("button", name="Duyệt các báo cáo đã chọn").click()
    page.get_by_text("Đã duyệt 1 báo cáo.").wait_for()


def a_full_office(site: Site) -> Office:
    """A month with every state, a closed one before it, extensions, and units beside."""
    world = site.world
    office = build_office(world, days=-3, more=4)
    today = timezone.localdate()
    a_head_of(world.village)
    villages = [office.period.submissions.get(organization__name=f"Thôn {number}") for number in range(4)]
    accepted = submissions.accept(actor=world.binh, submission=send_in(world, villages[0]))
    submissions.send_back(
        actor=world.binh, submission=send_in(world, villages[1]), note="Số liệu thu ngân sách chưa khớp"
    )
    send_in(world, office.period.submissions.get(organization=world.office, position=None), value="25000")
    extensions.ask_for_report(
        actor=world.binh,
        submission=villages[2],
        until=today + timedelta(days=6),
        reason="Trưởng thôn đi tập huấn, chờ số liệu của các hộ",
    )
    asked = extensions.ask_for_report(
        actor=world.binh, submission=villages[3], until=today + timedelta(days=1), reason="Mưa lũ"
    )
    extensions.decide(actor=world.binh, extension=asked, grant="no", note="Đã có đủ thời gian")
    year = today.year - 1
    past = monthly(world, since=date(year, 1, 1), name="Báo cáo tháng (cũ)")
    for index in (11, 12):
        closed = periods.open_period(actor=world.binh, regime=past, year=year, index=index)
        periods.close_period(actor=world.binh, period=closed)
    assert accepted.was_late
    return office


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing_on_the_pages_of_periods(site: Site, look: Look, width: int) -> None:
    office = a_full_office(site)
    one = f"/ky/{office.period.pk}/"
    report = office.period.submissions.get(organization=site.world.office, position=None)
    accepted = office.period.submissions.get(state=Submission.State.ACCEPTED)
    indicator = accepted.actuals.all()[0]
    pages = {
        "list": "/ky/",
        "one": one,
        "one-missing": f"{one}chua-bao-cao/",
        "one-report": f"{one}bao-cao/{report.pk}/",
        "one-accepted": f"{one}bao-cao/{accepted.pk}/",
        "one-correct": f"{one}bao-cao/{accepted.pk}/dinh-chinh/{indicator.lineage}/",
        "one-close": f"{one}chot/",
        "one-renew": f"{one}cap-nhat/",
        "ad-hoc": "/ky/dot-xuat/",
        "regimes": "/ky/che-do/",
        "presets": "/ky/che-do/moi/",
        "regime": "/ky/che-do/moi/?mau=before-20",
        "extensions": "/ky/gia-han/",
    }
    for name, path in pages.items():
        page = site.open(path, who="binh", width=width)
        look(page, f"ky-{name}-{width}")
        page.context.close()


def test_a_superior_sees_the_units_below(site: Site, look: Look) -> None:
    a_full_office(site)
    a_person("tinh", "Võ Thị Tỉnh", role=Role.SUPERIOR, at=site.world.province)
    for number in range(3):
        an_organization(f"Xã Khác {number}", Kind.COMMUNE, site.world.province)
    for width in (DESKTOP, PHONE):
        page = site.open("/ky/", who="tinh", width=width)
        look(page, f"ky-below-{width}")
        assert page.get_by_role("region", name="Các đơn vị bên dưới").is_visible()
