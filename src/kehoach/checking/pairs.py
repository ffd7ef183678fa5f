"""Neighbouring syllables that misread a known word."""

from itertools import pairwise
from typing import NamedTuple

from kehoach.checking.document import Document, Word
from kehoach.vietnamese.compounds import compounds, folds_of_compounds, misread_compound, mixed_up_beginnings


class Misread(NamedTuple):
    """A pair of syllables and the word it most likely stands for."""

    first: Word
    second: Word
    intended: str


def find_misread(document: Document) -> tuple[Misread, ...]:
    """Every pair that looks like a misread word, in document order."""
    words, plain = document.words, document.plain
    found = []
    folds, sounds, known = folds_of_compounds(), mixed_up_beginnings(), compounds()
    neighbours = zip(pairwise(words.texts), pairwise(words.folds), strict=True)
    for at, (pair, folded) in enumerate(neighbours):
        # Most pairs are none of these, and a look into three sets is cheap.
        if pair in known or (folded not in folds and pair not in sounds):
            continue
        first, second = words[at], words[at + 1]
        gap = plain[first.end : second.start]
        if not gap.isspace() or "\t" in gap or "\n\n" in gap:
            continue
        # Names are what they are.
        if plain[second.start].isupper():
            continue
        before = _beside(document, at - 1, at)
        after = _beside(document, at + 1, at + 2, takes_last=True)
        intended = misread_compound(
            (first.text, second.text), (first.folded, second.folded), before=before, after=after
        )
        if intended is not None:
            found.append(Misread(first, second, intended))
    return tuple(found)


def _beside(document: Document, one: int, two: int, *, takes_last: bool = False) -> str:
    """The syllable before or after, where only a space stands between."""
    words = document.words
    if one < 0 or two >= len(words):
        return ""
    if not document.plain[words[one].end : words[two].start].isspace():
        return ""
    return words[two if takes_last else one].text


def in_case_of(written: str, intended: str) -> str:
    """The intended word with capitals where the written one has them."""
    if written.isupper():
        return intended.upper()
    return intended[0].upper() + intended[1:] if written[0].isupper() else intended
