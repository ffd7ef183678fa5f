import pytest

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.places import are_places, is_place, is_shared_among, is_whole, may_be_places

SAYS = {
    "place": is_place,
    "whole": is_whole,
    "places": are_places,
    "among": is_shared_among,
    "perhaps": may_be_places,
}
ENTRIES = [
    (group, words, example)
    for group, entries in read_words("places").items()
    for words, example in entries.items()
]


@pytest.mark.parametrize(("group", "words", "example"), ENTRIES)
def test_each_entry_is_read_in_its_example(group, words, example):
    assert words.lower() in example.lower().replace(":", "").replace(",", "")
    assert SAYS[group](example)


@pytest.mark.parametrize(
    "heading", ["Xã hội", "Khu công nghiệp", "Bản đồ", "Tổ chức", "Tổng đàn lợn", "Kế hoạch"]
)
def test_other_headings_name_no_place(heading):
    assert not any(says(heading) for says in SAYS.values())
