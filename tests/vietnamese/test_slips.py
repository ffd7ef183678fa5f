import re
from typing import Any

import pytest

from kehoach.vietnamese.compounds import is_compound, misread_compound
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.slips import find_slips, is_impossible
from kehoach.vietnamese.text import key, tone_key

SLIPS = [*read_words("slips")["slip"], *read_words("slips")["clipped"]]


@pytest.mark.parametrize("item", SLIPS, ids=lambda item: str(item["wrong"]))
def test_a_slip_is_found_in_its_example(item: dict[str, Any]) -> None:
    assert [intended for _, _, intended in find_slips(tone_key(item["example"]))] == [item["right"]]


@pytest.mark.parametrize("item", SLIPS, ids=lambda item: str(item["wrong"]))
def test_the_right_words_are_no_slip(item: dict[str, Any]) -> None:
    assert list(find_slips(tone_key(item["example"].replace(item["wrong"], item["right"])))) == []


def test_a_slip_is_a_whole_word() -> None:
    assert list(find_slips("chiến lược, người dân, trường học")) == []


@pytest.mark.parametrize("item", read_words("slips")["borrowed"], ids=lambda item: str(item["words"][0]))
def test_borrowed_words_are_possible(item: dict[str, Any]) -> None:
    assert not any(is_impossible(word) for word in re.findall(r"[^\W\d_]+", tone_key(item["example"])))
    assert not any(is_impossible(tone_key(word)) for word in item["words"])


@pytest.mark.parametrize("word", ["nghiêp", "phât", "thưc", "quyêt", "địachỉ"])
def test_what_can_be_no_syllable_is_impossible(word: str) -> None:
    assert is_impossible(word)


@pytest.mark.parametrize(
    "word", ["nghiệp", "internet", "trđ", "giếng", "quốc", "khuya", "ngoằn", "hécta", "đ"]
)
def test_what_can_be_written_is_possible(word: str) -> None:
    assert not is_impossible(word)


@pytest.mark.parametrize("item", read_words("compounds")["fitting"], ids=lambda item: str(item["pair"]))
def test_a_pair_that_fits_its_place_is_right(item: dict[str, Any]) -> None:
    words = re.findall(r"[^\W\d_]+", tone_key(item["example"]))
    first, second = tone_key(item["pair"]).split()
    at = next(place for place in range(len(words) - 1) if words[place : place + 2] == [first, second])
    before = words[at - 1] if at else ""
    after = words[at + 2] if at + 2 < len(words) else ""
    folded = (key(first), key(second))
    assert misread_compound((first, second), folded, before=before, after=after) is None


def test_no_word_of_the_list_is_doubted() -> None:
    for listed in read_words("compounds")["words"].values():
        for word in listed.split(","):
            first, second = tone_key(word).split()
            assert is_compound(first, second)
            assert misread_compound((first, second), (key(first), key(second))) is None


@pytest.mark.parametrize(
    ("before", "first", "second"), [("của", "tỉnh", "tạo"), ("tỷ", "đồng", "tỉnh"), ("triệu", "đồng", "tỉnh")]
)
def test_the_word_before_tells_that_two_words_stand_side_by_side(
    before: str, first: str, second: str
) -> None:
    folded = (key(first), key(second))
    assert misread_compound((first, second), folded) is not None
    assert misread_compound((first, second), folded, before=before) is None


def test_a_syllable_that_goes_before_any_verb_is_no_misread_word() -> None:
    assert misread_compound(("tái", "trồng"), (key("tái"), key("trồng"))) is None
