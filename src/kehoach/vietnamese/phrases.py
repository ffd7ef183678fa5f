"""Lists of phrases found in texts: the longest that begins, or ends, at a place.

A trie of characters rather than one large regular expression: compiling those took most of a cold start.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from kehoach.vietnamese import kept_words
from kehoach.vietnamese.text import tone_key

Entry = TypeVar("Entry")
_Trie = dict[str, Any]
_LEAF = ""  # the key under which a trie holds a phrase that ends there
# Words of a phrase may be parted by a line break of the layout, never by a cell or a paragraph.
_SPACES = " \n"
_WIDEST_SPACE = 4
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


@cache
def read_words(name: str) -> dict[str, Any]:
    """Return the content of words/NAME.toml."""
    return kept_words.load(Path(__file__).parent / "words" / f"{name}.toml")


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A phrase in a text and what it stands for."""

    start: int
    end: int
    entry: Entry


class Phrases(Generic[Entry]):
    """Phrases and what each stands for; the texts to look in are given as `tone_key` forms."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        listed = list(entries)
        # All phrases at once: a call for each took longer than the work.
        keys = tone_key("\n".join(phrase for phrase, _ in listed)).split("\n")
        self._written = [(" ".join(key.split()), entry) for key, (_, entry) in zip(keys, listed, strict=True)]
        self._forward: _Trie = {}
        self._backward: _Trie = {}  # planted when it is first asked: most lists are read one way
        self._openings: set[str] = set()
        for written, entry in self._written:
            _plant(self._forward, written, entry)
            opening = _TOKEN.match(written)
            self._openings.add(opening[0] if opening else written)

    def match(self, text: str, at: int = 0, end: int | None = None) -> Found[Entry] | None:
        """Return the longest phrase that starts exactly at an offset; a word of it is whole at its end."""
        limit = len(text) if end is None else end
        node, here, best = self._forward, at, None
        while True:
            if _LEAF in node and not (here < limit and text[here].isalpha() and text[here - 1].isalnum()):
                best = Found(at, here, node[_LEAF])
            if here >= limit:
                return best
            if text[here] in _SPACES:
                here, node = _after_space(text, here, limit), node.get(" ", {})
            else:
                here, node = here + 1, node.get(text[here], {})
            if not node:
                return best

    def match_before(self, text: str, at: int, floor: int = 0) -> Found[Entry] | None:
        """Return the longest phrase that ends exactly at an offset; a word of it is whole at its start."""
        if not self._backward:
            for written, entry in self._written:
                _plant(self._backward, written[::-1], entry)
        node, here, best = self._backward, at, None
        while True:
            if _LEAF in node and not (here > floor and text[here - 1].isalpha() and text[here].isalnum()):
                best = Found(here, at, node[_LEAF])
            if here <= floor:
                return best
            if text[here - 1] in _SPACES:
                here, node = _before_space(text, here, floor), node.get(" ", {})
            else:
                here, node = here - 1, node.get(text[here - 1], {})
            if not node:
                return best

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found[Entry]]:
        """Yield the phrases from left to right without overlap, the longest at each place."""
        limit = len(text) if end is None else end
        at = start
        for token in _TOKEN.finditer(text, start, limit):
            if token.start() >= at and token[0] in self._openings:
                found = self.match(text, token.start(), limit)
                if found:
                    at = found.end
                    yield found


def _plant(trie: _Trie, written: str, entry: object) -> None:
    for char in written:
        trie = trie.setdefault(char, {})
    trie.setdefault(_LEAF, entry)


def _after_space(text: str, at: int, limit: int) -> int:
    stop = at
    while stop < limit and stop - at < _WIDEST_SPACE and text[stop] in _SPACES:
        stop += 1
    return at + 1 if "\n\n" in text[at:stop] else stop


def _before_space(text: str, at: int, floor: int) -> int:
    stop = at
    while stop > floor and at - stop < _WIDEST_SPACE and text[stop - 1] in _SPACES:
        stop -= 1
    return at - 1 if "\n\n" in text[stop:at] else stop
