"""Misreadings that only the words beside them show, and what is left of clipped words."""

import re
from functools import cache

from kehoach.vietnamese.phrases import Phrases, read_words


@cache
def slips() -> Phrases[str]:
    """Phrases that are misread, each with the right one."""
    return Phrases((item["wrong"], item["right"]) for item in read_words("slips")["slip"])


@cache
def clipped_words() -> dict[str, str]:
    """What is left of a word that lost its first letter → the word."""
    return {item["wrong"]: item["right"] for item in read_words("slips")["clipped"]}


@cache
def clipped_pattern() -> re.Pattern[str]:
    """Finds the clipped words in text in comparison form."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, clipped_words()))})(?![^\W\d_])")
