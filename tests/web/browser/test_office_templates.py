"""A template in a browser: adapted by its fields, looked at, kept, brought back."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from playwright.sync_api import Page

from kehoach.web.documents import frozen
from kehoach.web.documents.models import OfficeTemplate
from kehoach.web.reporting.services import submissions
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.documents.letters import an_office
from tests.web.reporting.years import build_year

Look = Callable[[Page, str], None]


@pytest.fixture(autouse=True)
def emptied(site: Site) -> Iterator[None]:
    """The database refuses to lose a version, so it is taken away with the guard off."""
    yield
    frozen.unguard(connection)
    OfficeTemplate.objects.all().delete()
    frozen.guard(connection)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_template_is_adapted_looked_at_kept_and_brought_back(site: Site, look: Look, width: int) -> None:
    year = build_year(an_office(site.world).world)
    period = year.open(6)
    submissions.submit(
        actor=site.world.an, submission=year.report_of(period), texts=year.texts(value="8.250")
    )
    page = site.open("/van-ban/", who="binh", width=width)
    page.get_by_role("link", name="Mẫu văn bản").click()
    look(page, f"templates-list-{width}")
    page.get_by_role("link", name="Báo cáo thực hiện kế hoạch").click()
    look(page, f"templates-fields-{width}")
    page.get_by_label("Đoạn kết", exact=True).fill("Trên đây là kết quả của {unit} trong {period}.")
    page.get_by_role("button", name="Xem thử").click()
    page.locator("#preview").get_by_text("kết quả của UBND xã Gần trong tháng 6 năm 2026.").wait_for()
    page.get_by_label("Đoạn kết", exact=True).fill("Của {don_vi}.")
    page.get_by_role("button", name="Xem thử").click()
    page.locator("#preview").get_by_text("không có chỗ điền «{don_vi}»").wait_for()
    look(page, f"templates-fault-{width}")
    page.get_by_label("Lý do thay đổi").fill("Theo mẫu của tỉnh")
    page.get_by_role("button", name="Ghi mẫu").click()
    page.get_by_text("Mẫu chưa dùng được.").wait_for()
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser tells of every 422
    look(page, f"templates-wrong-{width}")
    page.get_by_label("Đoạn kết", exact=True).fill("Trên đây là kết quả của {unit}.")
    for group in ("Cột của bảng", "Lĩnh vực", "Thứ tự các phần"):
        page.locator("summary").filter(has_text=group).first.click()
    look(page, f"templates-groups-{width}")
    page.get_by_role("button", name="Ghi mẫu").click()
    page.get_by_text("Đã ghi mẫu.").wait_for()
    page.get_by_role("link", name="Sửa cả tệp, tải lên").click()
    look(page, f"templates-file-{width}")
    page.get_by_role("link", name="Mẫu gốc của chương trình").click()
    look(page, f"templates-version-{width}")
    page.get_by_label("Lý do thay đổi").fill("Dùng mẫu gốc")
    page.get_by_role("button", name="Trở về mẫu gốc").click()
    page.get_by_text("Đã trở về bản đã chọn.").wait_for()
    assert list(OfficeTemplate.objects.order_by("version").values_list("restores", flat=True)) == [None, 0]


def test_a_template_is_looked_at_and_kept_without_javascript(site: Site) -> None:
    page = site.open("/van-ban/mau/briefing/", who="binh", javascript=False)
    page.get_by_label("Đoạn mở đầu").fill("Đến {today}, tình hình như sau:")
    page.get_by_role("button", name="Xem thử").click()
    page.locator("#preview").get_by_text("tình hình như sau:").wait_for()
    page.get_by_label("Lý do thay đổi").fill("Viết gọn")
    page.get_by_role("button", name="Ghi mẫu").click()
    page.get_by_text("Đã ghi mẫu.").wait_for()
    assert OfficeTemplate.objects.get().key == "briefing"
