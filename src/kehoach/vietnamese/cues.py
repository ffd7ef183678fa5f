"""Cues of the language: words that tell a commitment from a fact, a name from what stands around it."""

import re
from functools import cache
from typing import Any

from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import key

GROUPS = (
    *("commitment", "strong", "past", "means", "measure", "generic", "action"),
    *("lead_in", "tail", "aside", "excluded_count"),
)


@cache
def _words() -> dict[str, Any]:
    return read_words("cues")


@cache
def alternatives(group: str) -> str:
    """The phrases of a group as one pattern for folded text, longest first, whole words."""
    phrases = sorted({key(phrase) for phrase in _words()[group]}, key=len, reverse=True)
    choices = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)
    return rf"(?:{choices})(?!\w)"


@cache
def cue(group: str) -> re.Pattern[str]:
    """A pattern that finds the phrases of a group in folded text."""
    return re.compile(rf"(?<!\w){alternatives(group)}")


@cache
def section_roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The roles a section can have, each with the pattern of its headings on folded text; first match wins."""
    return tuple(
        (
            entry["role"],
            re.compile(rf"(?<!\w)(?:{'|'.join(key(phrase) for phrase in entry['phrases'])})(?!\w)"),
        )
        for entry in _words()["section"]
    )
