"""Misreadings that only the words beside them show, and what is left of clipped words."""

import re
from collections.abc import Iterator
from functools import cache

from kehoach.vietnamese.abbreviations import is_known
from kehoach.vietnamese.compounds import compounds, is_compound
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.syllables import is_syllable
from kehoach.vietnamese.text import fold, tone_key

_LONGEST_PAIR = 14  # letters of two syllables: «nghiêng nghiêng»
_LEAST_LETTERS = 3  # shorter ones are abbreviations and signs more often than slips


@cache
def _intended() -> dict[str, str]:
    listed = read_words("slips")
    return {tone_key(item["wrong"]): item["right"] for item in (*listed["slip"], *listed["clipped"])}


@cache
def _pattern() -> re.Pattern[str]:
    # The search begins with a letter, not with a look behind it: that is many times as fast.
    choices = "|".join(re.escape(words) for words in sorted(_intended(), key=len, reverse=True))
    return re.compile(rf"(?:{choices})(?![^\W\d_])")


@cache
def borrowed_words() -> frozenset[str]:
    """Return the borrowed words that no rule of Vietnamese spelling explains, in comparison form."""
    return frozenset(tone_key(word) for item in read_words("slips")["borrowed"] for word in item["words"])


def find_slips(lowered: str) -> Iterator[tuple[int, int, str]]:
    """Return where a slip stands in text in comparison form, and what was most likely meant.

    >>> list(find_slips("mục tiêu đó đề ra"))
    [(9, 17, 'đã đề ra')]
    """
    for found in _pattern().finditer(lowered):
        if found.start() == 0 or not lowered[found.start() - 1].isalpha():
            yield found.start(), found.end(), _intended()[found[0]]


@cache
def _syllables_of_words() -> frozenset[str]:
    return frozenset(syllable for pair in compounds() for syllable in pair)


def is_impossible(word: str) -> bool:
    """Whether a word in comparison form bears Vietnamese marks and yet can be no Vietnamese syllable.

    >>> is_impossible("nghiêp"), is_impossible("nghiệp"), is_impossible("hécta"), is_impossible("internet")
    (True, False, False, False)
    """
    if word.isascii() or len(word) < _LEAST_LETTERS or not word.isalpha():
        return False
    if word in _syllables_of_words() or word in borrowed_words():
        return False
    if not any(letter in "aeiouy" for letter in fold(word).text):
        return False  # «trđ» is an abbreviation
    return not is_syllable(word) and not is_known(word)


def split_word(word: str) -> str | None:
    """Return two syllables written as one when they are a known word, None otherwise.

    >>> split_word("địachỉ")
    'địa chỉ'
    """
    for at in range(1, len(word) if len(word) <= _LONGEST_PAIR else 0):
        if is_compound(word[:at], word[at:]):
            return f"{word[:at]} {word[at:]}"
    return None
