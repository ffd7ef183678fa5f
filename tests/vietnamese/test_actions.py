import pytest

from kehoach.vietnamese.actions import opens_action
from kehoach.vietnamese.phrases import read_words


@pytest.mark.parametrize(("words", "example"), read_words("actions")["action"].items())
def test_each_entry_opens_its_example(words, example):
    assert example.lower().startswith(words)
    assert opens_action(example)


def test_a_name_opens_no_action():
    assert not opens_action("Kỹ thuật hậu cần")
