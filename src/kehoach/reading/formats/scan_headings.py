"""Capitals of a scan's headings mended by the words they must be; names and figures are left alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.reading.formats.page import Word
from kehoach.vietnamese.compounds import is_compound, misread_compound
from kehoach.vietnamese.syllables import is_syllable
from kehoach.vietnamese.text import key, tone_key

_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ])[.)]")
_KINDS = frozenset(("kế hoạch", "chương trình", "nghị quyết", "quyết định", "báo cáo", "tờ trình"))
# A capital T that lost an arm.
_LIKE_T = "LI1"
_EDGES = ".,;:"
_FEWEST_WORDS = 3


def mend_heading(words: Sequence[Word]) -> list[Word]:
    """The words of a line; in a numbered line of capitals, or the name of a document's kind, mended."""
    found = list(words)
    if not all(word.text.isupper() or not any(map(str.isalpha, word.text)) for word in words):
        return found
    is_numbered = len(words) >= _FEWEST_WORDS and _NUMBERED.fullmatch(words[0].text) is not None
    if not is_numbered and len(words) != 2:
        return found
    for at in range(len(found) - 1):
        mended = _mended_pair(found[at].text, found[at + 1].text)
        if mended is not None and (is_numbered or " ".join(mended).lower() in _KINDS):
            for place, text in zip((at, at + 1), mended, strict=True):
                found[place] = replace(found[place], text=text)
    return found


def _mended_pair(first: str, second: str) -> tuple[str, str] | None:
    """Two words in capitals as the known word of which they are a misreading.

    >>> _mended_pair("LHỤC", "HIỆN"), _mended_pair("KE", "HOẠCH"), _mended_pair("BẾN", "SẬY")
    (('THỰC', 'HIỆN'), ('KẾ', 'HOẠCH'), None)
    """
    tail = second[len(second.rstrip(_EDGES)) :]
    pairs = [(one, two) for one in _variants(first) for two in _variants(second.rstrip(_EDGES))]
    if any(is_compound(tone_key(one), tone_key(two)) for one, two in pairs[:1]):
        return None
    for one, two in pairs:
        if is_compound(tone_key(one), tone_key(two)):
            return one, two + tail
        known = misread_compound((tone_key(one), tone_key(two)), (key(one), key(two)))
        if known is not None:
            left, right = known.upper().split()
            return left, right + tail
    return None


def _variants(word: str) -> list[str]:
    """The word, and where it can be none the same with a T for what looks like one."""
    if not is_syllable(word) and word[:1] in _LIKE_T:
        return [word, f"T{word[1:]}"]
    return [word]
