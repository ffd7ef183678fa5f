"""Words around who does what in running text: headings of tasks, what hands a task over, heads of bodies."""

from functools import cache

from kehoach.vietnamese.phrases import Found, Phrases, read_words
from kehoach.vietnamese.text import tone_key


@cache
def assigning(group: str) -> Phrases[str]:
    """The phrases of a group of words/assigning.toml, to be looked for in `tone_key` text."""
    return Phrases((phrase, phrase) for phrase in read_words("assigning")[group])


def first_of(group: str, text: str) -> Found[str] | None:
    """The first phrase of a group in a text.

    >>> first_of("task_section", "III. Nhiệm vụ và giải pháp").entry
    'nhiệm vụ'
    """
    return next(assigning(group).find(tone_key(text)), None)


def opens_with(group: str, text: str) -> Found[str] | None:
    """The phrase of a group that a text opens with."""
    return assigning(group).match(tone_key(text[:60]))


def find_in(group: str, text: str, start: int, end: int) -> Found[str] | None:
    """The first phrase of a group between two offsets."""
    found = first_of(group, text[start:end])
    return Found(found.start + start, found.end + start, found.entry) if found else None
