"""The answer to a petition: typed once, composed as a letter."""

import pytest
from django.test import Client

from kehoach.web.documents.models import OfficialDocument
from tests.web.people import World

pytestmark = pytest.mark.django_db
ADDRESS = "/van-ban/soan/petition-answer/"
PETITION = {
    "petitioner": "cử tri thôn Trong",
    "received": "2026-10-12",
    "channel": "tại hội nghị tiếp xúc cử tri",
    "content": "Đề nghị sửa đường vào thôn.",
    "answers": "Đoạn đường dài 400 m đã được đưa vào danh mục sửa chữa\n\nSẽ khởi công trong quý II năm 2027",
    "responsible": "Phòng Kinh tế",
    "due": "2027-06-30",
}


def test_a_petition_becomes_a_letter_that_quotes_it_and_answers_point_by_point(
    binh: Client, world: World
) -> None:
    answer = binh.post(ADDRESS, PETITION | {"organization": world.commune.pk})
    assert answer.status_code == 302
    document = OfficialDocument.objects.get().document
    assert document.letterhead.is_letter
    assert "cử tri thôn Trong" in document.addressees[0]
    words = "\n".join("".join(run.text for run in block.words) for block in document.body)  # type: ignore[union-attr]
    assert "“Đề nghị sửa đường vào thôn”" in words
    assert "Đoạn đường dài 400 m đã được đưa vào danh mục sửa chữa." in words
    assert "Phòng Kinh tế" in words
    assert "30/6/2027" in words


def test_a_petition_without_words_is_asked_for_them_and_nothing_is_stored(binh: Client, world: World) -> None:
    answer = binh.post(ADDRESS, PETITION | {"organization": world.commune.pk, "content": " "})
    assert answer.status_code == 422
    assert "Ô này còn trống" in answer.content.decode()
    assert not OfficialDocument.objects.exists()


def test_who_may_not_write_documents_is_not_offered_the_form(an: Client, chau: Client, world: World) -> None:
    assert an.get(ADDRESS).status_code == 403
    answer = chau.post(ADDRESS, PETITION | {"organization": world.commune.pk})
    assert answer.status_code in {403, 422}
    assert not OfficialDocument.objects.exists()
