"""A document comes in."""

import pytest
from django.test import Client

from kehoach.web.plans.models import Plan, SourceDocument
from tests.web.people import World
from tests.web.plans.documents import SAMPLES, a_draft, errors_in, send


def test_a_text_becomes_a_draft_with_its_items(binh: Client, world: World) -> None:
    plan = a_draft(binh, world.commune)
    assert plan.year == 2026
    assert plan.indicators.count() == 4
    assert [str(task.title) for task in plan.tasks.order_by("order")] == [
        "Phát triển chăn nuôi",
        "Thu ngân sách",
    ]
    assert plan.solutions.first().lead == "Phòng Kinh tế"


@pytest.mark.parametrize(
    "path",
    sorted(path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".pdf", ".txt"}),
    ids=lambda path: path.suffix,
)
def test_each_sample_is_read_and_shown(binh: Client, world: World, path: object) -> None:
    answer = send(binh, world.commune, path.read_bytes(), path.name)  # type: ignore[attr-defined]
    assert answer.status_code == 302, errors_in(answer)
    page = binh.get(answer.headers["Location"])
    assert page.status_code == 200
    plan = Plan.objects.get()
    confirmed = binh.post(f"/nhap/{plan.document_id}/xac-nhan/", {"leave_points": "yes"})
    assert confirmed.headers["Location"] == f"/ke-hoach/{plan.pk}/"
    for tab in ("", "chi-tieu/", "nhiem-vu/", "bang-diem/", "van-ban/", "soat-loi/", "lich-su/"):
        assert binh.get(f"/ke-hoach/{plan.pk}/{tab}").status_code == 200


def test_a_colleague_may_not_read_plans_in_and_a_stranger_finds_nothing(
    an: Client, binh: Client, chau: Client, world: World
) -> None:
    plan = a_draft(binh, world.commune)
    address = f"/nhap/{plan.document_id}/"
    assert [browser.get(address).status_code for browser in (an, binh, chau)] == [403, 200, 404]
    assert an.get("/nhap/").status_code == 403
    # Châu may read plans in, but not for this commune.
    assert send(chau, world.commune).status_code == 422
    assert send(an, world.commune).status_code == 403
    assert SourceDocument.objects.count() == 1


def test_a_document_of_another_body_is_asked_about(binh: Client, world: World) -> None:
    plan = a_draft(binh, world.commune)
    address = f"/nhap/{plan.document_id}/"
    for issuer, asks in (("UBND xã Mường Lạ", True), (world.commune.name, False), ("", False)):
        Plan.objects.filter(pk=plan.pk).update(issuer=issuer)
        pages = [binh.get(address).content.decode(), binh.get(f"{address}xac-nhan/").content.decode()]
        assert all(("khác đơn vị đang nhập" in page) is asks for page in pages)
