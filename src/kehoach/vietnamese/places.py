"""Headings that name places, and the figure of all of them: «Thôn 3», «Toàn xã», «Chia theo thôn»."""

import re
from functools import cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key

_PLAIN = re.compile(r"[^\w]+")
_LONGEST = 60  # characters; what says more is no heading
_MOST_KINDS = 4  # of places in one heading


@cache
def _phrases(group: str) -> tuple[str, ...]:
    """The phrases of a group, the longest first: plain words are found faster than patterns are compiled."""
    return tuple(sorted(map(tone_key, read_words("places")[group]), key=len, reverse=True))


@cache
def _openings(group: str) -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in _phrases(group))


def _are_kinds(words: str) -> bool:
    """Whether the words say kinds of places and nothing else: «xã phường», «thôn và tổ dân phố»."""
    for _ in range(_MOST_KINDS):
        if words in _phrases("place"):
            return True
        kind = next((opening for opening in _openings("place") if words.startswith(opening)), None)
        if kind is None:
            return False
        words = words.removeprefix(kind).removeprefix("và ")
    return False


def _words(text: str) -> str:
    return _PLAIN.sub(" ", tone_key(text)).strip() if len(text) <= _LONGEST else ""


def is_place(text: str) -> bool:
    """Whether a heading names one place.

    >>> is_place("Thôn Đồi Mơ"), is_place("TDP số 2"), is_place("Xã hội"), is_place("Thôn")
    (True, True, False, False)
    """
    if len(text) > _LONGEST:
        return False
    lowered = tone_key(text)
    kind = next((opening for opening in _openings("place") if lowered.startswith(opening)), None)
    if kind is None or lowered.startswith("xã hội"):
        return False
    name = text[len(kind) :].removeprefix("số ")
    return name[:1].isdigit() or name[:1].isupper()


def is_whole(text: str) -> bool:
    """Whether a heading stands for all places together.

    >>> is_whole("Toàn xã"), is_whole("Tổng cộng:"), is_whole("Tổng đàn lợn")
    (True, True, False)
    """
    return _words(text) in _phrases("whole")


def are_places(text: str) -> bool:
    """Whether a heading stands over the names of places.

    >>> are_places("Thôn"), are_places("Xã, phường"), are_places("Tên tổ dân phố"), are_places("Thôn 3")
    (True, True, True, False)
    """
    words = _words(text).removeprefix("tên ")
    return words in _phrases("places") or _are_kinds(words)


def may_be_places(text: str) -> bool:
    """Whether a heading stands over places or over bodies of other kinds: «Đơn vị».

    >>> may_be_places("Đơn vị"), may_be_places("Đơn vị chủ trì")
    (True, False)
    """
    return _words(text) in read_words("places")["perhaps"]


def is_shared_among(text: str) -> bool:
    """Whether a heading stands over the figures of places.

    >>> is_shared_among("Chia theo thôn"), is_shared_among("Trong đó, các xóm"), is_shared_among("Thôn")
    (True, True, False)
    """
    words = _words(text)
    return any(
        words.startswith(opening) and _are_kinds(words.removeprefix(opening))
        for opening in _openings("among")
    )
