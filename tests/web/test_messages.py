"""Both languages are complete."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from scripts.messages import CATALOGUES, messages_in_use, read_catalogue

ENGLISH = next(path for path in CATALOGUES if path.parts[-3] == "en")
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def test_every_text_has_its_english() -> None:
    known = read_catalogue(ENGLISH)
    missing = [text for text in messages_in_use() if not known.get(text)]
    assert not missing, "Run `python scripts/messages.py update` and fill in the empty lines of locale/en."


def test_no_english_is_kept_for_a_text_that_is_gone() -> None:
    used = messages_in_use()
    gone = [text for text in read_catalogue(ENGLISH) if text and text not in used]
    assert not gone, "Run `python scripts/messages.py update`."


def test_a_translation_keeps_the_places_of_the_names() -> None:
    for text, english in read_catalogue(ENGLISH).items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(english)) or not text, text


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: Path(path).parts[-3])
def test_a_catalogue_is_well_formed(path: Path) -> None:
    assert "charset=UTF-8" in read_catalogue(path)[""]


def test_what_django_says_is_vietnamese_too(an: Client) -> None:
    form = {"old_password": "sai", "new_password1": "1234", "new_password2": "1234"}
    page = an.post("/tai-khoan/mat-khau/", form).content.decode()
    assert "Mật khẩu cũ chưa đúng. Nhập lại." in page
    assert "Đặt mật khẩu có ít nhất 10 ký tự." in page
    assert "password" not in re.sub(r"<[^>]*>", "", page).lower()


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        (forms.CharField(max_length=3), "", "Ô này còn trống."),
        (forms.CharField(max_length=3), "bốn chữ", "nhiều nhất 3 ký tự, đang có 7"),
        (forms.DecimalField(), "mười", "Ghi một số"),
        (forms.DateField(), "hôm qua", "15/3/2026"),
        (forms.ChoiceField(choices=[("a", "a")]), "b", "«b» không có trong danh sách."),
    ],
)
def test_a_wrong_field_says_what_to_write(field: forms.Field, given: str, said: str) -> None:
    with translation.override("vi"), pytest.raises(ValidationError) as refusal:
        field.clean(given)
    assert said in " ".join(refusal.value.messages)
