"""A superior's form in a browser: brought in, joined, filled, compared."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from kehoach.web.reporting.services.submissions import submit
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.reporting.years import build_year
from tests.web.superior_forms.province_forms import ROWS, province_form, values

Look = Callable[[Page, str], None]
LONG = (
    "Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý hợp vệ sinh trên tổng lượng phát sinh tại khu dân cư",
    "%",
)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_form_is_brought_in_joined_filled_and_compared(
    site: Site, look: Look, width: int, tmp_path: Path
) -> None:
    if timezone.localdate() < date(2026, 7, 31):
        pytest.skip("the plan of this test is for 2026")
    year = build_year(site.world)
    period = year.open(6)
    submit(actor=site.world.an, submission=year.report_of(period), texts=year.texts(value="250"))
    (tmp_path / "bieu.xlsx").write_bytes(province_form([*ROWS, LONG]))
    (tmp_path / "giao.xlsx").write_bytes(province_form([*ROWS, LONG], plan={0: 3600, 1: 8.25}))
    (tmp_path / "hong.xlsx").write_bytes(b"hong")

    page = site.open("/van-ban/", who="binh", width=width)
    page.get_by_role("link", name="Biểu của cấp trên").click()
    look(page, f"superior-forms-none-{width}")
    page.get_by_role("link", name="Thêm biểu mẫu").click()
    page.get_by_label("Tên biểu mẫu").fill("Biểu 01 – Chỉ tiêu kinh tế - xã hội hằng tháng (Sở Tài chính)")
    page.get_by_label("Tệp biểu mẫu chưa điền").set_input_files(tmp_path / "hong.xlsx")
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_text("không phải tệp Excel").wait_for()
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser names the refusal an error
    look(page, f"superior-forms-add-{width}")
    page.get_by_label("Tệp biểu mẫu chưa điền").set_input_files(tmp_path / "bieu.xlsx")
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_text("Đã nhận biểu mẫu.").wait_for()
    look(page, f"superior-forms-join-{width}")
    page.get_by_label("Diện tích trồng rừng mới").select_option(label="Trồng mới rừng (ha)")
    page.get_by_role("button", name="Xác nhận cách ghép").click()
    page.get_by_text("Đã ghép xong.").wait_for()
    page.get_by_label("Kỳ", exact=True).select_option("2026-thang-6")
    page.get_by_role("button", name="Xem kỳ này").click()
    look(page, f"superior-forms-fill-{width}")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Điền và tải về").click()
    assert values(caught.value.path().read_bytes())[4][3:5] == [3450.0, 250.0]

    page.get_by_role("link", name="Đối chiếu biểu đã điền").click()
    page.get_by_label("Tệp đã điền").set_input_files(tmp_path / "giao.xlsx")
    page.get_by_role("button", name="Đối chiếu", exact=True).click()
    page.get_by_role("heading", name="Kết quả đối chiếu").wait_for()
    look(page, f"superior-forms-compare-{width}")
    page.goto(f"{site.address}/van-ban/bieu-cap-tren/")
    look(page, f"superior-forms-list-{width}")
