"""Words that open what someone is to do: «Tăng cường …», «Tổ chức …»."""

from functools import cache

from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key


def opens_action(text: str, at: int = 0) -> bool:
    """Whether the text at an offset opens with what is to be done.

    >>> opens_action("Tăng cường kiểm tra"), opens_action("Kỹ thuật")
    (True, False)
    """
    return _actions().match(tone_key(text[at : at + 24])) is not None


@cache
def _actions() -> Phrases[str]:
    return Phrases((item["words"], item["words"]) for item in read_words("actions")["action"])
