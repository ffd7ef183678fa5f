"""A plan goes the way of an official document: written back, signed, numbered, issued."""

from decimal import Decimal

import pytest
from django.test import Client

from kehoach.web.documents.models import OfficialDocument
from kehoach.web.plans.models import Plan
from kehoach.web.plans.services import items
from tests.web.people import World
from tests.web.plans.documents import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(binh: Client, world: World) -> Plan:
    """A confirmed plan, a figure of which was mended after it was read."""
    plan = a_draft(binh, world.commune)
    harvest = plan.indicators.get(name__contains="lương thực")
    items.change(actor=world.binh, item=harvest, values={"value": Decimal(3600)})
    answer = binh.post(f"/nhap/{plan.document_id}/xac-nhan/", {"leave_points": "yes"})
    assert answer.status_code == 302
    return Plan.objects.get(pk=plan.pk)


def test_a_plan_is_drafted_with_what_was_mended_in_it(binh: Client, world: World, plan: Plan) -> None:
    answer = binh.post("/van-ban/soan/plan/", {"organization": world.commune.pk, "subject": str(plan.pk)})
    assert answer.status_code == 302
    row = OfficialDocument.objects.get()
    document = row.document
    assert document.letterhead.kind == "KẾ HOẠCH"
    assert document.letterhead.number == ""
    page = binh.get(f"/van-ban/{row.pk}/").content.decode()
    assert "Tổng sản lượng lương thực đạt 3.600 tấn" in page
    assert "Tiêm phòng gia súc" in page


def test_a_plan_that_is_nobodys_to_see_is_no_subject(chau: Client, world: World, plan: Plan) -> None:
    answer = chau.post("/van-ban/soan/plan/", {"organization": world.elsewhere.pk, "subject": str(plan.pk)})
    assert answer.status_code in {403, 404, 422}
    assert not OfficialDocument.objects.exists()
