"""The coordinator gives out a sample plan; the administrator keeps organizations: desk and phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import create_position, merge
from kehoach.web.organizations.services.succession import Successor
from kehoach.web.organizations.sheets import write_sheet
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Milestone, Plan, Solution, Tracking
from kehoach.web.plans.services.assigning import Assignee, assign
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import World, a_person, an_organization
from tests.web.plans.documents import SAMPLES

Look = Callable[[Page, str], None]
BODIES = {
    "Văn phòng HĐND và UBND": Kind.OFFICE,
    "Phòng Văn hóa - Xã hội": Kind.OFFICE,
    "Trung tâm Phục vụ hành chính công": Kind.OFFICE,
    "Công an xã": Kind.POLICE,
    "Ban Chỉ huy Quân sự xã": Kind.MILITARY,
    "Trạm y tế": Kind.HEALTH_STATION,
    "Trường THCS Hạ Ngân": Kind.SCHOOL,
    "Ủy ban MTTQ Việt Nam xã": Kind.FRONT,
    "Thôn Khe Mai": Kind.VILLAGE,
    "Thôn Nà Loong": Kind.VILLAGE,
}
SEATS = {
    "Chủ tịch UBND xã": "",
    "Phó Chủ tịch UBND xã phụ trách kinh tế": "kinh tế",
    "Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội": "văn hóa - xã hội",
}


def a_confirmed_plan(world: World) -> Plan:
    """A sample plan in a commune that has the bodies and seats which it names."""
    for name, kind in BODIES.items():
        an_organization(name, kind, world.commune)
    for title, field in SEATS.items():
        create_position(actor=None, organization=world.commune, title=title, role=Role.LEADER, field=field)
    path = next(SAMPLES.glob("*ha-ngan.docx"))
    return import_plan(
        actor=None, organization=world.commune, name=path.name, content=path.read_bytes(), confirmed="yes"
    )


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_coordinator_gives_out_a_plan(site: Site, look: Look, width: int) -> None:
    plan = a_confirmed_plan(site.world)
    page = site.open(f"/ke-hoach/{plan.pk}/", who="binh", width=width)
    page.locator(".tabs").get_by_role("link", name="Phân công").click()
    expect(page.get_by_role("button", name="Xác nhận cả")).to_be_visible()
    look(page, f"assigning-words-{width}")
    page.get_by_role("button", name="Xác nhận cả").click()
    expect(page.locator("#status")).to_contain_text("Đã xác nhận")
    look(page, f"assigning-confirmed-{width}")
    # What is left is chosen by hand, with the keyboard alone.
    row = page.locator(".words-row").filter(has=page.locator("input[name=them]:visible")).first
    row.locator("input[name=them]").focus()
    page.keyboard.type("Thôn Khe Mai")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("Đã giao")
    page.get_by_role("link", name="Từng mục").click()
    look(page, f"assigning-items-{width}")
    page.get_by_label("Xem", exact=True).select_option("thieu")
    page.get_by_role("button", name="Lọc").click()
    boxes = page.locator("input[name=muc]")
    left = boxes.count()
    for place in range(min(left, 3)):
        boxes.nth(place).check()
    page.get_by_label("Giao các mục đã chọn cho").fill("Phòng Kinh tế")
    page.get_by_role("button", name="Giao", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Đã giao 3 mục cho Phòng Kinh tế")
    expect(boxes).to_have_count(left - 3)
    leads = Assignment.objects.standing().leading()
    assert leads.filter(subject="solution").values("lineage").distinct().count() > 10
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_target_is_followed_with_milestones_shared_out_evenly(site: Site, look: Look, width: int) -> None:
    plan = a_confirmed_plan(site.world)
    page = site.open(f"/ke-hoach/{plan.pk}/phan-cong/theo-doi/", who="binh", width=width)
    look(page, f"following-{width}")
    page.get_by_role("button", name="Nhận các đề xuất đã chọn").click()
    expect(page.locator("#status")).to_contain_text("Đã nhận cách theo dõi")
    count = Indicator.objects.filter(plan=plan, removed=False).count()
    assert Tracking.objects.count() == count
    quantity = Indicator.objects.filter(plan=plan, value__isnull=False).order_by("order").first()
    assert quantity is not None
    page.goto(f"{site.address}/ke-hoach/{plan.pk}/phan-cong/theo-doi/{quantity.pk}/")
    page.get_by_label("Cách cộng dồn").select_option("accumulating")
    page.get_by_role("button", name="Ghi cách theo dõi").click()
    page.get_by_role("link", name="Đặt theo quý").click()
    page.get_by_role("button", name="Chia đều").click()
    expect(page.get_by_text("Đã chia đều, chưa ghi")).to_be_visible()
    look(page, f"milestones-{width}")
    page.get_by_role("button", name="Ghi các mốc").click()
    expect(page.locator("#status")).to_contain_text("Đã ghi các mốc")
    assert Milestone.objects.filter(lineage=quantity.lineage).count() == 4
    solution = Solution.objects.filter(plan=plan).order_by("order")[0]
    page.goto(f"{site.address}/ke-hoach/{plan.pk}/phan-cong/muc/giai-phap/{solution.pk}/")
    page.get_by_label("Giao cho").fill("Công an xã")
    page.get_by_role("button", name="Giao", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Đã giao cho Công an xã")
    look(page, f"assign-item-{width}")
    page.get_by_role("button", name="Thôi giao Công an xã").click()
    expect(page.locator("#status")).to_contain_text("Đã thôi giao")
    expect(page.locator(".history")).to_contain_text("Thôi giao")


def test_a_plan_is_given_out_without_javascript(site: Site) -> None:
    plan = a_confirmed_plan(site.world)
    page = site.open(f"/ke-hoach/{plan.pk}/phan-cong/", who="binh", javascript=False)
    page.get_by_role("button", name="Xác nhận cả").click()
    expect(page.locator("#status")).to_contain_text("Đã xác nhận")


def test_dark_colours_and_work_of_an_office_that_ended(site: Site, look: Look) -> None:
    plan = a_confirmed_plan(site.world)
    solutions = list(Solution.objects.filter(plan=plan).select_related("plan__organization")[:3])
    office = [Assignee(site.world.office)]
    assign(actor=site.world.binh, items=solutions, role=Assignment.Role.LEAD, assignees=office)
    other = Organization.objects.get(name="Trung tâm Phục vụ hành chính công")
    into = Successor(name="Phòng Kinh tế và Hành chính công")
    merge(actor=None, before=[site.world.office, other], into=into, on=timezone.localdate())
    page = site.open(f"/ke-hoach/{plan.pk}/phan-cong/", who="binh", theme="dark")
    look(page, "assigning-dark")
    page.get_by_role("button", name="Chuyển cho đơn vị kế thừa").click()
    expect(page.locator("#status")).to_contain_text("Đã chuyển 3 việc")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_administrator_keeps_organizations_and_people(
    site: Site, look: Look, width: int, tmp_path: Path
) -> None:
    world = site.world
    a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune)
    an_organization("Phòng Hạ tầng", Kind.OFFICE, world.commune)
    create_position(actor=None, organization=world.commune, title="Phó Chủ tịch", role=Role.LEADER)
    page = site.open(f"/to-chuc/{world.commune.pk}/", who="quantri", width=width)
    look(page, f"organization-{width}")
    page.get_by_text("Việc khác").click()
    look(page, f"organization-menu-{width}")
    for word in ("them", "sua", "doi-ten", "sap-nhap", "tach", "chuyen", "ket-thuc", "chuc-vu"):
        page.goto(f"{site.address}/to-chuc/{world.office.pk}/{word}/")
        look(page, f"organization-{word}-{width}")
    page.goto(f"{site.address}/to-chuc/{world.office.pk}/sap-nhap/")
    page.get_by_label("Phòng Hạ tầng").check()
    page.get_by_label("Tên đơn vị mới").fill("Phòng Kinh tế - Hạ tầng")
    page.get_by_label("Có hiệu lực từ ngày").fill("2026-01-01")
    page.get_by_role("button", name="Sáp nhập").click()
    expect(page.locator("#status")).to_contain_text("Đã sáp nhập")
    look(page, f"organization-merged-{width}")
    page.get_by_role("link", name="Chức vụ của Lê Thị An").click()
    page.get_by_label("Họ và tên").fill("Người Mới")
    page.get_by_label("Tên đăng nhập").first.fill("nguoimoi")
    look(page, f"seat-{width}")
    page.get_by_role("button", name="Mở tài khoản").click()
    expect(page.locator(".password")).to_be_visible()
    look(page, f"password-{width}")
    path = tmp_path / "danh-sach.xlsx"
    office = "phòng, ban, trung tâm"
    path.write_bytes(
        write_sheet(
            world.commune,
            [
                ("Phòng Nội vụ", office, "", "Trưởng phòng", "", "báo cáo", "Vũ Thị Lan", "lan.nv", ""),
                ("Phòng Khác", "loại lạ", "", "", "", "", "", "", ""),
            ],
        )
    )
    page.goto(f"{site.address}/to-chuc/nhap-excel/")
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Nhập", exact=True).click()
    expect(page.locator(".sheet-faults")).to_contain_text("Dòng 5, cột «Loại»")
    page.complaints.clear()  # type: ignore[attr-defined]
    look(page, f"sheet-faults-{width}")
