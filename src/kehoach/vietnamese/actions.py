"""Words that open what someone is to do: «Tăng cường …», «Tổ chức …»."""

import re
from functools import cache

from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key

_PLURAL = re.compile(r"(?:các|những|mọi|từng|của|trong|về|cơ quan|đơn vị)\s+$", re.IGNORECASE)


def opens_action(text: str, at: int = 0) -> bool:
    """Whether the text at an offset opens with what is to be done.

    >>> opens_action("Tăng cường kiểm tra"), opens_action("Kỹ thuật")
    (True, False)
    """
    return _actions().match(tone_key(text[at : at + 24])) is not None


@cache
def _actions() -> Phrases[str]:
    return Phrases((words, words) for words in read_words("actions")["action"])


def find_action(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where, in the middle of a sentence, what is to be done begins; None where nothing is.

    Words of one syllable are passed over, since they are parts of too many others, and so are what stands
    after «các» («các tổ chức» does nothing) and what a capital makes part of a name («Sở Xây dựng»).

    >>> find_action("các tổ chức đoàn thể trong xã giám sát việc thực hiện")
    30
    """
    passage = text[start:end]
    for found in _long_actions().find(tone_key(passage)):
        if _is_in_name(passage, found.start):
            continue
        if not _PLURAL.search(passage, max(0, found.start - 8), found.start):
            return start + found.start
    return None


def _is_in_name(passage: str, at: int) -> bool:
    before = passage[:at].rstrip()
    return passage[at].isupper() and before[-1:].isalpha()


@cache
def _long_actions() -> Phrases[str]:
    return Phrases((words, words) for words in read_words("actions")["action"] if " " in words)
