"""Which words can be Vietnamese syllables: onset, rime and tone, by the rules of the spelling."""

import re
import unicodedata
from functools import cache, lru_cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key

_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_STOPS = ("p", "t", "c", "ch")
_STOPPED_TONES = {"sắc", "nặng"}
_FRONT = ("i", "e", "ê", "y")  # before these k, gh, ngh stand for c, g, ng
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _onsets() -> tuple[str, ...]:
    return tuple(sorted(read_words("syllables")["onsets"], key=len, reverse=True))


@cache
def _rimes() -> frozenset[str]:
    return frozenset(read_words("syllables")["rimes"])


def _split_tone(word: str) -> tuple[str, list[str]]:
    """Return the word without tone marks, with the names of those it had."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tones


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable, in either style of tone placement.

    >>> is_syllable("nghiệm"), is_syllable("Quyết"), is_syllable("nghạn"), is_syllable("phât")
    (True, True, False, False)
    """
    bare, tones = _split_tone(tone_key(word))
    if len(tones) > 1 or not bare:
        return False
    tone = tones[0] if tones else None
    return any(_fits(onset, bare[len(onset) :], tone) for onset in ("", *_onsets()) if bare.startswith(onset))


def _fits(onset: str, rime: str, tone: str | None) -> bool:
    # «giếng» is g + iêng: the i is written once.
    if rime not in _rimes() or (onset == "gi" and rime.startswith(("i", "ê"))):
        return False
    if onset == "qu" and rime[0] in "uo":
        return rime in {"ôc"}
    if onset in {"k", "gh", "ngh"} and not rime.startswith(_FRONT):
        return False
    if onset in {"c", "g", "ng"} and rime.startswith(_FRONT) and not (onset == "g" and rime[0] == "i"):
        return False
    return not (rime.endswith(_STOPS) and tone not in _STOPPED_TONES)


def plausibility(text: str) -> float:
    """Return the share of the words with letters that could be Vietnamese syllables, 0 to 1."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    return sum(map(is_syllable, words)) / len(words)
