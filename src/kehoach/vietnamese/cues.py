"""Cues of the language: words that tell a commitment from a fact, a name from what stands around it.

They are looked for in `tone_key` text, exactly: without diacritics most are other words («đạt», «đất»). Those
that scans misread again and again are listed as such and found whatever their diacritics.
"""

import re
from functools import cache
from typing import Any

from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import key, tone_key

_VARIANTS = {
    base: "[" + "".join(sorted(variants)) + "]"
    for base, variants in {
        "a": "aàáảãạăằắẳẵặâầấẩẫậ",
        "e": "eèéẻẽẹêềếểễệ",
        "i": "iìíỉĩị",
        "o": "oòóỏõọôồốổỗộơờớởỡợ",
        "u": "uùúủũụưừứửữự",
        "y": "yỳýỷỹỵ",
        "d": "dđ",
    }.items()
}


@cache
def _words() -> dict[str, Any]:
    return read_words("cues")


def _pattern_of(phrase: str) -> str:
    if phrase not in _words()["misread"]:
        return r"\s+".join(re.escape(word) for word in tone_key(phrase).split())
    return r"\s+".join("".join(_VARIANTS.get(char, char) for char in word) for word in key(phrase).split())


@cache
def alternatives(group: str) -> str:
    """The phrases of a group as one pattern for `tone_key` text, longest first, whole words."""
    phrases = sorted(_words()[group], key=len, reverse=True)
    choices = "|".join(_pattern_of(phrase) for phrase in phrases)
    return rf"(?:{choices})(?!\w)"


@cache
def cue(group: str) -> re.Pattern[str]:
    """A pattern that finds the phrases of a group in `tone_key` text."""
    # «thực hiện toàn xã hội» says nothing of what is «hiện toàn xã».
    return re.compile(rf"(?<!\w)(?<!thực\s){alternatives(group)}")


@cache
def phrases_of(*groups: str) -> Phrases[bool]:
    """The phrases of groups in a form that is made faster than a pattern, as they are spelled."""
    return Phrases((phrase, True) for group in groups for phrase in _words()[group])


@cache
def section_roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The roles a section can have, each with the pattern of its headings (folded); first match wins."""
    return tuple(
        (
            entry["role"],
            re.compile(rf"(?<!\w)(?:{'|'.join(key(phrase) for phrase in entry['phrases'])})(?!\w)"),
        )
        for entry in _words()["section"]
    )
