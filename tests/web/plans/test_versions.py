"""A new version of a document: what changed is shown, what people did is kept."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kehoach.web.plans.models import Indicator, Plan
from kehoach.web.plans.services import findings, items, plans
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, a_draft, a_file, errors_in


@pytest.fixture
def first(binh: Client, world: World) -> Plan:
    return a_draft(binh, world.commune)


def newer(browser: Client, plan: Plan, text: str) -> Plan:
    """The draft read from a new version."""
    answer = browser.post(
        f"/nhap/{plan.document_id}/ban-moi/",
        {"organization": plan.organization_id, "file": a_file(text, "ban-moi.txt")},
    )
    assert answer.status_code == 302, errors_in(answer)
    return Plan.objects.get(document_id=int(answer.headers["Location"].strip("/").split("/")[-1]))


def named(plan: Plan, words: str) -> Any:
    return Indicator.objects.get(plan=plan, name__contains=words)


def test_the_page_tells_what_the_new_version_changed(binh: Client, first: Plan) -> None:
    text = PLAN_TEXT.replace("120 ha", "150 ha").replace(
        "- Tỷ lệ hộ nghèo dưới 2,5%.\n", "- Tỷ lệ đường thôn được bê tông hóa đạt 80%.\n"
    )
    second = newer(binh, first, text)
    assert (second.version, second.previous) == (2, first)
    told = {(change["what"], change["text"].split(" ")[0]) for change in second.changes_from_previous}
    assert ("changed", "Trồng") in told
    assert {("removed", "Tỷ"), ("added", "Tỷ")} <= told
    page = binh.get(f"/nhap/{second.document_id}/").content.decode()
    assert "Khác bản trước" in page
    assert "<del>120</del> → <ins>150</ins>" in page


def test_an_edit_stays_where_the_new_version_says_what_the_old_one_said(
    binh: Client, world: World, first: Plan
) -> None:
    items.change(actor=world.binh, item=named(first, "lương thực"), values={"value": Decimal(3540)})
    second = newer(binh, first, PLAN_TEXT.replace("120 ha", "150 ha"))
    kept = named(second, "lương thực")
    assert kept.value == 3540
    assert kept.conflicts == {}


def test_an_edit_and_another_new_value_are_shown_side_by_side(
    binh: Client, world: World, first: Plan
) -> None:
    items.change(actor=world.binh, item=named(first, "lương thực"), values={"value": Decimal(3540)})
    second = newer(binh, first, PLAN_TEXT.replace("3.450 tấn", "3.600 tấn"))
    asked = named(second, "lương thực")
    assert (asked.value, asked.conflicts) == (3540, {"value": "3600"})
    page = binh.get(f"/nhap/{second.document_id}/").content.decode()
    assert "<td>3.540</td><td>3.600</td>" in page
    binh.post(f"/nhap/{second.document_id}/chi-tieu/{asked.pk}/lay-ban-moi/")
    asked.refresh_from_db()
    assert (asked.value, asked.conflicts) == (3600, {})


def test_what_a_person_took_out_or_put_in_stays_so(binh: Client, world: World, first: Plan) -> None:
    items.remove(actor=world.binh, item=named(first, "hộ nghèo"))
    extra = Indicator(plan=first, order=0, name="Số mô hình mới", comparator="=", value=Decimal(3))
    items.add(actor=world.binh, item=extra, after=named(first, "lương thực"))
    second = newer(binh, first, PLAN_TEXT.replace("120 ha", "150 ha"))
    assert named(second, "hộ nghèo").removed
    names = [row.name for row in Indicator.objects.filter(plan=second, removed=False).order_by("order")]
    assert names[:2] == ["Tổng sản lượng lương thực", "Số mô hình mới"]


def test_an_older_draft_gives_way_and_comes_back_when_the_newer_is_thrown_away(
    binh: Client, world: World, first: Plan
) -> None:
    second = newer(binh, first, PLAN_TEXT.replace("120 ha", "150 ha"))
    first.refresh_from_db()
    assert first.status == Plan.Status.REPLACED
    assert binh.post(f"/nhap/{first.document_id}/xac-nhan/").status_code == 422
    plans.remove_draft(actor=world.binh, document=second.document)
    first.refresh_from_db()
    assert first.status == Plan.Status.DRAFT


def test_a_confirmed_plan_stays_in_force_until_the_new_version_is_confirmed(
    binh: Client, world: World, first: Plan
) -> None:
    plans.confirm(actor=world.binh, plan=first, leave_points="yes")
    second = newer(binh, first, PLAN_TEXT.replace("120 ha", "150 ha"))
    first.refresh_from_db()
    assert first.status == Plan.Status.CONFIRMED
    plans.confirm(actor=world.binh, plan=second, leave_points="yes")
    first.refresh_from_db()
    assert first.status == Plan.Status.REPLACED
    assert binh.get(f"/ke-hoach/{first.pk}/").status_code == 200


def test_what_was_settled_stays_settled(binh: Client, world: World, first: Plan) -> None:
    finding = first.findings.order_by("order")[0]
    findings.accept(actor=world.binh, finding=finding, reason="Đúng như văn bản gốc")
    later = newer(binh, first, PLAN_TEXT.replace("120 ha", "150 ha"))
    again = later.findings.get(kind=finding.kind, quote=finding.quote)
    assert (again.state, again.reason) == ("accepted", "Đúng như văn bản gốc")
