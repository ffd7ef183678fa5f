"""A clerk reads a plan in: upload, look through, mend, confirm, and the plan's own pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.plans.documents import PLAN_TEXT, SAMPLES

Look = Callable[[Page, str], None]
TASK_MATRIX = next(SAMPLES.glob("*ha-ngan.docx"))
PROSE = next(SAMPLES.glob("*.txt"))


def upload(page: Page, path: Path) -> None:
    """Choose a file and have it read."""
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.wait_for_url("**/nhap/*/")


def part(page: Page, name: str) -> Locator:
    """Open one part of what was read."""
    page.locator(".pane-tabs").get_by_role("link", name=name).click()
    return page.locator(".part:not([hidden])")


@pytest.fixture
def small_plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach-nho.txt"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("document", [PROSE, TASK_MATRIX], ids=["text", "word"])
def test_from_the_upload_to_the_plan(site: Site, document: Path) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, document)
    expect(page.locator("#left")).to_contain_text("điểm cần xem")
    page.get_by_role("link", name="Xác nhận…").click()
    page.get_by_role("button", name="Xác nhận bản đọc").click()
    expect(page.locator(".notice-error")).to_contain_text("điểm chưa xem")
    page.get_by_label("Để các điểm còn lại xem sau").check()
    page.get_by_role("button", name="Xác nhận bản đọc").click()
    page.wait_for_url("**/ke-hoach/*/")
    for tab in ("Chỉ tiêu", "Nhiệm vụ", "Văn bản", "Soát lỗi", "Lịch sử"):
        page.locator(".tabs").get_by_role("link", name=tab).click()
        expect(page.locator(".tab[aria-current]")).to_contain_text(tab)


def test_each_side_finds_the_other(site: Site, small_plan: Path) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, small_plan)
    passage = page.locator("a.passage", has_text="8.250 triệu đồng").first
    passage.click()
    row = page.locator(".item.is-lit")
    expect(row).to_contain_text("Thu ngân sách")
    expect(row).to_be_in_viewport()
    rows = part(page, "Nhiệm vụ")
    rows.get_by_role("link", name="Rà soát nguồn thu từ đất").click()
    lit = page.locator("a.passage.is-lit").first
    expect(lit).to_contain_text("Rà soát")
    expect(lit).to_be_in_viewport()
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_number_that_may_be_two_is_asked_back(site: Site, small_plan: Path) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, small_plan)
    row = part(page, "Chỉ tiêu").locator(".item").first
    name = row.get_attribute("id")
    row.get_by_role("link", name="Sửa").click()
    form = page.locator(f"#{name} form")
    form.get_by_label("Mức phải đạt").fill("12,554")
    form.get_by_role("button", name="Ghi").click()
    form.get_by_role("radio", name="12.554").check()
    form.get_by_role("button", name="Ghi").click()
    expect(page.locator(f"#{name} .item-target")).to_have_text("12.554 tấn")
    expect(page.locator("#status")).to_contain_text("Đã ghi")


def test_items_are_split_merged_removed_restored_and_added_in_place(site: Site, small_plan: Path) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, small_plan)
    rows = part(page, "Chỉ tiêu")
    items = rows.locator(".item")
    expect(items).to_have_count(4)

    def choose(place: int, words: str) -> None:
        items.nth(place).get_by_role("link", name="Việc khác").click()
        items.nth(place).locator(".item-menu").get_by_text(words, exact=True).click()

    choose(0, "Tách làm hai")
    form = rows.locator(".item-form")
    form.get_by_label("Mục thứ nhất").fill("Sản lượng lúa")
    form.get_by_label("Mục thứ hai").fill("Sản lượng ngô")
    form.get_by_role("button", name="Ghi").click()
    expect(items).to_have_count(5)
    expect(items.nth(1)).to_contain_text("Sản lượng ngô")
    choose(1, "Gộp vào mục trước")
    expect(items).to_have_count(4)
    expect(items.nth(0)).to_contain_text("Sản lượng lúa Sản lượng ngô")
    choose(0, "Gộp vào mục trước")
    expect(page.locator("#status")).to_contain_text("không còn mục nào")
    choose(3, "Xóa")
    items.nth(3).get_by_role("button", name="Khôi phục").click()
    expect(items.nth(3).get_by_role("link", name="Sửa")).to_be_visible()
    choose(3, "Thêm mục sau mục này")
    form.get_by_label("Tên chỉ tiêu").fill("Số mô hình mới")
    form.get_by_label("Mức phải đạt").fill("3")
    form.get_by_role("button", name="Ghi").click()
    expect(items.nth(4)).to_contain_text("Số mô hình mới")
    page.reload()
    expect(part(page, "Chỉ tiêu").locator(".item")).to_have_count(5)


def test_findings_are_settled_and_the_counter_goes_down(site: Site) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, TASK_MATRIX)
    counter = page.locator("#left")
    before = int(counter.get_attribute("data-left") or 0)
    points = page.locator("#points .item")
    points.first.get_by_role("button").first.click()
    expect(counter).to_have_attribute("data-left", str(before - 1))
    points.first.get_by_role("link", name="Chấp nhận…").click()
    page.get_by_label("Lý do chấp nhận").fill("Đúng như văn bản gốc")
    page.get_by_role("button", name="Chấp nhận", exact=True).click()
    expect(counter).to_have_attribute("data-left", str(before - 2))
    expect(points).to_have_count(before - 2)


def test_a_settled_point_gives_way_to_the_next_one(site: Site) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, TASK_MATRIX)
    counter = page.locator("#left")
    before = int(counter.get_attribute("data-left") or 0)
    lit = page.locator("#points .item.is-lit")
    first = lit.inner_text()
    page.keyboard.press("x")
    expect(page.locator("#points form button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(counter).to_have_attribute("data-left", str(before - 1))
    expect(lit).to_have_count(1)
    assert lit.inner_text() != first
    expect(lit).to_be_focused()
    # What was settled is no longer marked in the text, and the last point leads on to confirming.
    while points := page.locator("#points .item").count():
        row = page.locator("#points .item").first
        accept = row.get_by_role("link", name="Chấp nhận…")
        if accept.count():
            accept.click()
            page.get_by_role("button", name="Đúng như văn bản gốc").click()
        else:
            row.get_by_role("button", name="Đã xem").click()
        expect(page.locator("#points .item")).not_to_have_count(points)
    expect(page.get_by_role("link", name="Xem lại và xác nhận")).to_be_focused()
    expect(page.locator("a.passage-point")).to_have_count(0)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_the_keyboard_alone_gets_through(site: Site, small_plan: Path) -> None:
    page = site.open("/nhap/", who="binh")
    upload(page, small_plan)
    part(page, "Chỉ tiêu")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".item.is-lit")).to_contain_text("Thu ngân sách")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator(".item-form textarea").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".item-form")).to_have_count(0)


def test_on_a_phone_the_two_sides_take_turns(site: Site, small_plan: Path) -> None:
    page = site.open("/nhap/", who="binh", width=PHONE)
    upload(page, small_plan)
    expect(page.locator("#van-ban")).to_be_hidden()
    page.get_by_role("group", name="Phần đang xem").get_by_role("link", name="Văn bản").click()
    expect(page.locator("#van-ban")).to_be_visible()
    page.locator("a.passage", has_text="120 ha").first.click()
    expect(page.locator("#ban-doc")).to_be_visible()
    expect(page.locator(".item.is-lit")).to_contain_text("rừng")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing_on_the_way(site: Site, look: Look, width: int) -> None:
    complaints: list[str] = []

    def see(word: str) -> None:
        # All pages are seen before any is complained of.
        try:
            look(page, f"{word}-{width}")
        except AssertionError as fault:
            complaints.append(str(fault))

    page = site.open("/nhap/", who="binh", width=width)
    see("upload")
    upload(page, TASK_MATRIX)
    draft = page.url
    see("confirm-points")
    for tab, word in {"Chỉ tiêu": "indicators", "Nhiệm vụ": "tasks", "Phần đầu": "header"}.items():
        part(page, tab)
        see(f"confirm-{word}")
    part(page, "Nhiệm vụ").locator("[data-edit]").nth(2).click()
    expect(page.locator(".item-form")).to_be_visible()
    see("confirm-edit")
    page.goto(f"{site.address}/nhap/")
    see("drafts")
    page.goto(f"{draft}xoa/")
    see("remove")
    page.goto(f"{draft}xac-nhan/")
    see("ask")
    page.get_by_label("Để các điểm còn lại xem sau").check()
    page.get_by_role("button", name="Xác nhận bản đọc").click()
    page.wait_for_url("**/ke-hoach/*/")
    plan = page.url
    see("plan")
    for word in ("chi-tieu", "nhiem-vu", "bang-diem", "van-ban", "soat-loi", "lich-su"):
        page.goto(f"{plan}{word}/")
        see(f"plan-{word}")
    page.goto(f"{site.address}/ke-hoach/")
    see("plans")
    assert not complaints, "\n\n".join(complaints)
