"""Documents that are received first and read later."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.models.document import SILENCE
from kehoach.web.plans.services import reading
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, send

HTMX = {"HX-Request": "true"}


@pytest.fixture
def waiting(world: World) -> SourceDocument:
    """A document that is received and not yet read."""
    return reading.receive_for_later(
        actor=world.binh, organization=world.commune, name="ke-hoach.txt", content=PLAN_TEXT.encode()
    )


def test_the_page_shows_how_far_the_reading_is_and_then_leads_on(
    an: Client, binh: Client, chau: Client, waiting: SourceDocument
) -> None:
    address = f"/nhap/{waiting.pk}/"
    assert [browser.get(address).status_code for browser in (an, binh, chau)] == [403, 200, 404]
    SourceDocument.objects.filter(pk=waiting.pk).update(pages=8, pages_done=3)
    assert "Đang đọc trang 3/8" in binh.get(f"{address}tien-do/", headers=HTMX).content.decode()
    reading.finish(waiting)
    assert binh.get(f"{address}tien-do/", headers=HTMX).headers["HX-Redirect"] == address
    assert 'id="ban-doc"' in binh.get(address).content.decode()


def test_reading_twice_makes_one_plan(waiting: SourceDocument) -> None:
    reading.finish(SourceDocument.objects.get(pk=waiting.pk))
    reading.finish(SourceDocument.objects.get(pk=waiting.pk))
    assert Plan.objects.count() == 1


def test_a_reading_that_fell_silent_can_be_begun_again(binh: Client, waiting: SourceDocument) -> None:
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    SourceDocument.objects.filter(pk=waiting.pk).update(last_sign_at=long_ago)
    assert "bị ngắt giữa chừng" in binh.get(f"/nhap/{waiting.pk}/").content.decode()
    binh.post(f"/nhap/{waiting.pk}/doc-lai/")
    assert Plan.objects.get().document == waiting


def test_a_file_that_failed_is_read_anew_when_it_is_sent_again(
    binh: Client, world: World, waiting: SourceDocument
) -> None:
    SourceDocument.objects.filter(pk=waiting.pk).update(state="failed", refusal="Máy chủ chưa đọc được.")
    assert "Máy chủ chưa đọc được." in binh.get(f"/nhap/{waiting.pk}/").content.decode()
    assert send(binh, world.commune).status_code == 302
    document = SourceDocument.objects.get()
    assert (document.state, document.refusal) == ("read", "")
