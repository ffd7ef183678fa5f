"""Both languages are complete."""

import re
from pathlib import Path

import pytest

from scripts.messages import CATALOGUES, messages_in_use, read_catalogue

ENGLISH = next(path for path in CATALOGUES if path.parts[-3] == "en")
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def test_every_text_has_its_english() -> None:
    known = read_catalogue(ENGLISH)
    missing = [text for text in messages_in_use() if not known.get(text)]
    assert not missing, "Run `python scripts/messages.py update` and fill in the empty lines of locale/en."


def test_no_english_is_kept_for_a_text_that_is_gone() -> None:
    gone = [text for text in read_catalogue(ENGLISH) if text and text not in messages_in_use()]
    assert not gone, "Run `python scripts/messages.py update`."


def test_a_translation_keeps_the_places_of_the_names() -> None:
    for text, english in read_catalogue(ENGLISH).items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(english)) or not text, text


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: Path(path).parts[-3])
def test_a_catalogue_is_well_formed(path: Path) -> None:
    assert "charset=UTF-8" in read_catalogue(path)[""]
