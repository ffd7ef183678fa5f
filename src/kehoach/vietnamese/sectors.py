"""Sectors of a unit's work as far as words name them: economy, society, security and the like."""

from functools import cache

from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.text import tone_key


@cache
def _fields() -> Phrases[tuple[str, str]]:
    return Phrases(
        (entry["phrase"], (entry["name"], entry["sector"])) for entry in read_words("sectors")["field"]
    )


def fields_in(text: str) -> frozenset[str]:
    """Return the fields a text names, each by one spelling.

    >>> sorted(fields_in("PCT phụ trách văn xã, đất đai"))
    ['văn hóa - xã hội', 'đất đai']
    """
    return frozenset(found.entry[0] for found in _fields().find(tone_key(text)) if found.entry[0])


def sectors_in(text: str) -> frozenset[str]:
    """Return the sectors a text names.

    >>> sorted(sectors_in("Phòng Kinh tế, Hạ tầng và Đô thị")), sorted(sectors_in("Kế hoạch KT-XH"))
    (['economy'], [])
    """
    return frozenset(found.entry[1] for found in _fields().find(tone_key(text)) if found.entry[1])
