import pytest

from kehoach.vietnamese.assigning import assigning, first_of
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key

ENTRIES = [
    (group, phrase, example)
    for group, phrases in read_words("assigning").items()
    for phrase, example in phrases.items()
]


@pytest.mark.parametrize(("group", "phrase", "example"), ENTRIES)
def test_each_phrase_is_found_in_its_example(group, phrase, example):
    assert phrase in [found.entry for found in assigning(group).find(tone_key(example))]


def test_the_first_of_several_is_the_one_that_stands_first():
    assert first_of("task_section", "III. Giải pháp và nhiệm vụ").entry == "giải pháp"
