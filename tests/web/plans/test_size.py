"""Large plans stay usable: the work of a page does not grow with the rows, nor its forms."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kehoach.web.plans.models import Plan
from kehoach.web.plans.services import plans
from tests.web.people import World
from tests.web.plans.documents import a_draft

HEADER = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nI. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026\n"
TASKS = (
    "\nII. NHIỆM VỤ\nTT\tNhiệm vụ\tGiải pháp\tLãnh đạo chỉ đạo\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
)
CROPS = ("lúa", "ngô", "khoai", "sắn", "lạc", "đậu", "chè", "cam", "bưởi", "chuối")


def a_plan_of(rows: int) -> str:
    """A plan with so many targets and tasks."""
    targets = "".join(
        f"- Diện tích trồng {CROPS[row % 10]} vùng {row + 1} đạt {row + 20} ha.\n" for row in range(rows)
    )
    tasks = "".join(
        f"{row + 1}\tPhát triển cây {CROPS[row % 10]} vùng {row + 1}\tHỗ trợ giống\tChủ tịch\tPhòng Kinh tế"
        f"\tCông an xã\tNăm 2026\n"
        for row in range(rows)
    )
    return HEADER + targets + TASKS + tasks


PAGES = ("/nhap/{document}/", "/nhap/{document}/xac-nhan/", "/nhap/")
PLAN_PAGES = ("", "chi-tieu/", "nhiem-vu/", "bang-diem/", "van-ban/", "soat-loi/", "lich-su/")


def queries(browser: Client, address: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_a_page_asks_as_often_for_300_rows_as_for_10(binh: Client, world: World) -> None:
    small, large = (a_draft(binh, world.commune, a_plan_of(rows)) for rows in (10, 300))
    assert (small.indicators.count(), large.indicators.count()) == (10, 300)
    for page in PAGES:
        few, many = (queries(binh, page.format(document=plan.document_id)) for plan in (small, large))
        assert few == many <= 40, page
    for plan in (small, large):
        plans.confirm(actor=world.binh, plan=plan, leave_points="yes")
    # The first look after something happened computes where the year stands; the others read it.
    binh.get("/")
    for page in PLAN_PAGES:
        few, many = (queries(binh, f"/ke-hoach/{plan.pk}/{page}") for plan in (small, large))
        assert few == many <= 40, page


def test_an_edit_asks_as_often_in_a_large_plan_as_in_a_small_one(binh: Client, world: World) -> None:
    def asked(plan: Plan) -> int:
        item = plan.indicators.order_by("order")[5]
        address = f"/nhap/{plan.document_id}/chi-tieu/{item.pk}/sua/"
        prefix = f"i{item.pk}"
        values = {
            f"{prefix}-name": "Diện tích mới",
            f"{prefix}-kind": "quantity",
            f"{prefix}-comparator": "=",
            f"{prefix}-value": "25",
            f"{prefix}-unit": "ha",
        }
        with CaptureQueriesContext(connection) as seen:
            answer = binh.post(address, values, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        return len(seen)

    small, large = (a_draft(binh, world.commune, a_plan_of(rows)) for rows in (10, 300))
    assert asked(small) == asked(large) <= 60


@pytest.mark.parametrize("rows", [300])
def test_rows_come_without_forms_of_their_own(binh: Client, world: World, rows: int) -> None:
    plan = a_draft(binh, world.commune, a_plan_of(rows))
    page = binh.get(f"/nhap/{plan.document_id}/").content.decode()
    assert page.count("<form") < 10
    assert page.count("csrfmiddlewaretoken") < 10
