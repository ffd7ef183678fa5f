"""Headings that name places, and the figure of all of them: «Thôn 3», «Toàn xã», «Chia theo thôn»."""

import re
from functools import cache

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key

_PLAIN = re.compile(r"[^\w]+")
_LONGEST = 60  # characters; what says more is no heading


@cache
def _choices(group: str) -> str:
    phrases = sorted(map(tone_key, read_words("places")[group]), key=len, reverse=True)
    return "|".join(map(re.escape, phrases))


@cache
def _one() -> re.Pattern[str]:
    return re.compile(rf"(?:{_choices('place')})\s(?:số\s)?(?P<name>\S)")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_choices("whole"))


@cache
def _kinds() -> re.Pattern[str]:
    kinds = rf"(?:{_choices('place')})"
    return re.compile(rf"(?:tên )?(?:{_choices('places')}|{kinds}(?:(?: và)? {kinds}){{0,3}})")


@cache
def _among() -> re.Pattern[str]:
    kinds = rf"(?:{_choices('place')})"
    return re.compile(rf"(?:{_choices('among')}) {kinds}(?:(?: và)? {kinds}){{0,3}}")


def _words(text: str) -> str:
    return _PLAIN.sub(" ", tone_key(text)).strip() if len(text) <= _LONGEST else ""


def is_place(text: str) -> bool:
    """Whether a heading names one place.

    >>> is_place("Thôn Đồi Mơ"), is_place("TDP số 2"), is_place("Xã hội"), is_place("Thôn")
    (True, True, False, False)
    """
    found = _one().match(tone_key(text)) if len(text) <= _LONGEST else None
    if found is None:
        return False
    first = text[found.start("name")]
    return first.isdigit() or (first.isupper() and not tone_key(text).startswith("xã hội"))


def is_whole(text: str) -> bool:
    """Whether a heading stands for all places together.

    >>> is_whole("Toàn xã"), is_whole("Tổng cộng:"), is_whole("Tổng đàn lợn")
    (True, True, False)
    """
    return bool(_whole().fullmatch(_words(text)))


def are_places(text: str) -> bool:
    """Whether a heading stands over the names of places.

    >>> are_places("Thôn"), are_places("Xã, phường"), are_places("Tên tổ dân phố"), are_places("Thôn 3")
    (True, True, True, False)
    """
    return bool(_kinds().fullmatch(_words(text)))


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
    return bool(_among().fullmatch(_words(text)))
