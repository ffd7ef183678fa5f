"""Lists of phrases read in one pass: a trie made into one bounded regular expression."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from kehoach.vietnamese.text import tone_key

# Words of a phrase may be parted by a line break of the layout, never by a cell or a paragraph.
_SPACE = r"(?:[ ]{1,3}\n?[ ]{0,3}|\n[ ]{0,3})"
_WORD_END = r"(?![^\W\d_])"
_Trie = dict[str, "_Trie"]
Entry = TypeVar("Entry")


@cache
def read_words(name: str) -> dict[str, Any]:
    """Return the content of words/NAME.toml."""
    source = files("kehoach.vietnamese") / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def trie_pattern(phrases: Iterable[str]) -> str:
    """Return a pattern for the longest of the phrases, written on `tone_key` text."""
    root: _Trie = {}
    for phrase in phrases:
        branch = root
        for char in " ".join(tone_key(phrase).split()):
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _branches(root)


def _branches(trie: _Trie, last: str = "") -> str:
    choices = [
        (_SPACE if char == " " else re.escape(char)) + _branches(branch, char)
        for char, branch in sorted(trie.items())
        if char
    ]
    if "" in trie:
        # The end of a shorter phrase is the last resort, so that the longest wins; a word ends where it ends.
        choices.append(_WORD_END if last.isalnum() else "")
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A phrase in a text and what it stands for."""

    start: int
    end: int
    entry: Entry


class Phrases(Generic[Entry]):
    """Phrases and what each stands for; the texts to look in are given as `tone_key` forms."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[str, Entry] = {}
        for phrase, entry in entries:
            self._entries.setdefault(" ".join(tone_key(phrase).split()), entry)
        self.pattern = trie_pattern(self._entries)
        # Where a phrase opens with a word, that word is whole.
        self._search = re.compile(rf"(?<![^\W\d_]){self.pattern}")
        self._match = re.compile(self.pattern)

    def entry(self, written: str) -> Entry:
        """Return what a matched passage stands for."""
        return self._entries[" ".join(written.split())]

    def match(self, text: str, at: int = 0, end: int | None = None) -> Found[Entry] | None:
        """Return the longest phrase that starts exactly at an offset."""
        match = self._match.match(text, at, len(text) if end is None else end)
        return Found(*match.span(), self.entry(match[0])) if match and match[0] else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found[Entry]]:
        """Return every phrase from left to right, the longest at each place."""
        for match in self._search.finditer(text, start, len(text) if end is None else end):
            yield Found(*match.span(), self.entry(match[0]))
