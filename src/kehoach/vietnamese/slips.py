"""Misreadings that only the words beside them show, and what is left of clipped words."""

import re
from collections.abc import Iterator
from functools import cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key


@cache
def _intended() -> dict[str, str]:
    listed = read_words("slips")
    return {tone_key(item["wrong"]): item["right"] for item in (*listed["slip"], *listed["clipped"])}


@cache
def _pattern() -> re.Pattern[str]:
    # The search begins with a letter, not with a look behind it: that is many times as fast.
    choices = "|".join(re.escape(words) for words in sorted(_intended(), key=len, reverse=True))
    return re.compile(rf"(?:{choices})(?![^\W\d_])")


def find_slips(lowered: str) -> Iterator[tuple[int, int, str]]:
    """Return where a slip stands in text in comparison form, and what was most likely meant.

    >>> list(find_slips("mục tiêu đó đề ra"))
    [(9, 17, 'đã đề ra')]
    """
    for found in _pattern().finditer(lowered):
        if found.start() == 0 or not lowered[found.start() - 1].isalpha():
            yield found.start(), found.end(), _intended()[found[0]]
