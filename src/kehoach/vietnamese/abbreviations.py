"""Abbreviations of plans and what they may stand for."""

from functools import cache

from kehoach.vietnamese.phrases import read_words

_DASHES = str.maketrans("–—", "--")


def _form(abbreviation: str) -> str:
    return "".join(abbreviation.translate(_DASHES).split()).strip(".").upper()


@cache
def _expansions() -> dict[str, tuple[str, ...]]:
    return {
        _form(form): tuple(entry["stands_for"])
        for entry in read_words("abbreviations")["abbreviation"]
        for form in (entry["short"], *entry.get("forms", ()))
    }


def expand(abbreviation: str) -> tuple[str, ...]:
    """Return what an abbreviation may stand for, the likeliest first; empty where it is not known.

    >>> expand("KT-XH"), expand("KTXH"), expand("TT")[0], expand("XYZ")
    (('kinh tế - xã hội',), ('kinh tế - xã hội',), 'thường trực', ())
    """
    return _expansions().get(_form(abbreviation), ())


def is_known(word: str) -> bool:
    """Tell whether a word is an abbreviation that plans use."""
    return _form(word) in _expansions()
