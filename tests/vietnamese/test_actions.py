import pytest

from kehoach.vietnamese.actions import opens_action
from kehoach.vietnamese.phrases import read_words


@pytest.mark.parametrize("entry", read_words("actions")["action"], ids=lambda entry: entry["words"])
def test_each_entry_opens_its_example(entry):
    assert entry["example"].lower().startswith(entry["words"])
    assert opens_action(entry["example"])


def test_a_name_opens_no_action():
    assert not opens_action("Kỹ thuật hậu cần")
