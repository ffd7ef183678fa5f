"""Two people work on one draft: nobody writes over the other unawares, and nothing fails."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kehoach.web.plans import files
from kehoach.web.plans.models import Indicator, Plan
from kehoach.web.plans.services import items, plans
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, a_draft, a_file


@pytest.fixture
def draft(binh: Client, world: World) -> Plan:
    return a_draft(binh, world.commune)


def form_of(browser: Client, address: str) -> dict[str, Any]:
    """What a browser would send back from the form at an address, as it stands."""
    form = browser.get(address).context["form"]
    return {field.html_name: field.value() if field.value() is not None else "" for field in form}


def item_address(item: Indicator, verb: str = "sua") -> str:
    return f"/nhap/{item.plan.document_id}/chi-tieu/{item.pk}/{verb}/"


def test_who_saves_second_is_told_what_is_there_and_nothing_typed_is_lost(
    binh: Client, world: World, draft: Plan
) -> None:
    item = draft.indicators.get(name__contains="rừng")
    said = form_of(binh, item_address(item))
    items.change(actor=world.binh, item=item, values={"value": Decimal(150)})
    said[f"i{item.pk}-name"] = "Diện tích rừng trồng mới"
    answer = binh.post(item_address(item), said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "«150»" in page
    assert "Diện tích rừng trồng mới" in page
    item.refresh_from_db()
    assert (item.value, item.name) == (Decimal(150), draft.indicators.get(pk=item.pk).name)


def test_who_was_told_and_saves_again_means_it(binh: Client, world: World, draft: Plan) -> None:
    item = draft.indicators.get(name__contains="rừng")
    said = form_of(binh, item_address(item))
    items.change(actor=world.binh, item=item, values={"value": Decimal(150)})
    page = binh.post(item_address(item), said).content.decode()
    (seen,) = re.findall(rf'name="i{item.pk}-seen" value="(\w+)"', page)
    assert binh.post(item_address(item), said | {f"i{item.pk}-seen": seen}).status_code == 302
    item.refresh_from_db()
    assert item.value == Decimal(120)


def test_the_same_form_sent_once_is_simply_saved(binh: Client, draft: Plan) -> None:
    item = draft.indicators.get(name__contains="rừng")
    assert binh.post(item_address(item), form_of(binh, item_address(item))).status_code == 302


def test_the_formal_parts_are_not_written_over_either(binh: Client, world: World, draft: Plan) -> None:
    address = f"/nhap/{draft.document_id}/phan-dau/"
    said = form_of(binh, address)
    plans.change_header(actor=world.binh, plan=draft, values={"signer_name": "Trần Văn Bình"})
    answer = binh.post(address, said)
    assert answer.status_code == 422
    assert "Trần Văn Bình" in answer.content.decode()


def test_an_item_is_not_split_by_words_that_somebody_has_changed(
    binh: Client, world: World, draft: Plan
) -> None:
    item = draft.indicators.get(name__contains="rừng")
    said = form_of(binh, item_address(item, "tach")) | {f"split-i{item.pk}-second": "Phần hai"}
    items.change(actor=world.binh, item=item, values={"name": "Tên đã sửa"})
    assert binh.post(item_address(item, "tach"), said).status_code == 422
    assert draft.indicators.count() == 4


def test_mending_what_another_has_just_thrown_away_finds_nothing(
    binh: Client, world: World, draft: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = draft.indicators.first()
    change = items.change

    def after_removal(**arguments: Any) -> Any:
        plans.remove_draft(actor=world.binh, document=draft.document)
        return change(**arguments)

    said = form_of(binh, item_address(item))
    monkeypatch.setattr(items, "change", after_removal)
    assert binh.post(item_address(item), said).status_code == 404


def test_a_whole_cannot_be_a_part_of_its_own_part(binh: Client, world: World, draft: Plan) -> None:
    whole, part, *_ = draft.indicators.order_by("order")
    items.change(actor=world.binh, item=part, values={"parent": whole})
    said = form_of(binh, item_address(whole)) | {f"i{whole.pk}-parent": str(part.pk)}
    answer = binh.post(item_address(whole), said)
    assert answer.status_code == 422
    assert "đang là phần của chính mục này" in answer.content.decode()


def test_an_item_takes_in_the_whole_that_it_was_a_part_of(binh: Client, world: World, draft: Plan) -> None:
    part, whole, *_ = draft.indicators.order_by("order")
    items.change(actor=world.binh, item=part, values={"parent": whole})
    assert binh.post(item_address(whole, "gop")).status_code == 302
    part.refresh_from_db()
    assert part.parent is None


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "x"])
def test_a_place_that_is_no_number_is_not_found(binh: Client, draft: Plan, number: str) -> None:
    assert binh.get(f"/nhap/{draft.document_id}/chi-tieu/them/", {"sau": number}).status_code == 404


def test_an_item_of_another_draft_is_no_place_no_whole_and_no_task_here(
    binh: Client, world: World, draft: Plan
) -> None:
    other = a_draft(binh, world.commune, PLAN_TEXT.replace("120", "130"))
    theirs, ours = other.indicators.first(), draft.indicators.first()
    add = f"/nhap/{draft.document_id}/chi-tieu/them/?sau={theirs.pk}"
    assert binh.get(add).status_code == 404
    task = other.tasks.first()
    assert binh.get(f"/nhap/{draft.document_id}/giai-phap/them/?nhiem-vu={task.pk}").status_code == 404
    foreign_whole = form_of(binh, item_address(ours)) | {f"i{ours.pk}-parent": str(theirs.pk)}
    assert binh.post(item_address(ours), foreign_whole).status_code == 422
    for verb in ("xoa", "gop", "da-xem", "khoi-phuc", "lay-ban-moi"):
        assert binh.post(f"/nhap/{draft.document_id}/chi-tieu/{theirs.pk}/{verb}/").status_code == 404
    finding = other.findings.first()
    assert binh.post(f"/nhap/{draft.document_id}/diem/{finding.pk}/sua/").status_code == 404


def newer(browser: Client, plan: Plan, text: str) -> Plan:
    answer = browser.post(
        f"/nhap/{plan.document_id}/ban-moi/",
        {"organization": plan.organization_id, "file": a_file(text, "ban-moi.txt")},
    )
    assert answer.status_code == 302
    return Plan.objects.get(previous=plan)


def test_a_reading_that_nobody_confirmed_stays_the_coordinators_when_a_newer_one_replaces_it(
    an: Client, binh: Client, draft: Plan
) -> None:
    newer(binh, draft, PLAN_TEXT.replace("120 ha", "150 ha"))
    assert an.get(f"/ke-hoach/{draft.pk}/chi-tieu/").status_code == 404
    assert binh.get(f"/ke-hoach/{draft.pk}/chi-tieu/").status_code == 200


def test_throwing_a_reopened_version_away_brings_the_one_before_back_into_force(
    an: Client, binh: Client, world: World, draft: Plan
) -> None:
    plans.confirm(actor=world.binh, plan=draft, leave_points="yes")
    second = newer(binh, draft, PLAN_TEXT.replace("120 ha", "150 ha"))
    plans.confirm(actor=world.binh, plan=second, leave_points="yes")
    plans.reopen(actor=world.binh, plan=second)
    plans.remove_draft(actor=world.binh, document=second.document)
    draft.refresh_from_db()
    assert draft.status == Plan.Status.CONFIRMED
    assert an.get(f"/ke-hoach/{draft.pk}/").status_code == 200


def test_a_file_that_was_taken_away_by_hand_is_not_found(binh: Client, draft: Plan) -> None:
    files.path_of(draft.document.sha256).unlink()
    assert binh.get(f"/nhap/{draft.document_id}/tep/").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13", "0000", "2026-1-5"])
def test_a_day_that_no_calendar_has_is_refused(binh: Client, draft: Plan, day: str) -> None:
    address = f"/nhap/{draft.document_id}/phan-dau/"
    assert binh.post(address, form_of(binh, address) | {"date": day}).status_code == 422
