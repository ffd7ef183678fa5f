"""Sentences and clauses as spans of offsets."""

import re
from collections.abc import Iterator

from kehoach.vietnamese.numerals import read_marker

# A full stop or a line ends a sentence where no lower-case letter follows; a semicolon always does.
_END = re.compile(r"(?<=[^\W_])\.{1,3}(?=\s+[^\s]|\s*$)|(?<=[)”\"%‰'’])\.(?=\s|$)|…(?=\s+[A-ZĐÀ-Ỹ])|[;\n?!]")
# «Về kinh tế: (1) …; (2) …»
_INLINE_NUMBER = re.compile(r"\(?\d{1,2}\)[.:]?\s+(?=\S)")
_SPACE = re.compile(r"\s*")
_ABBREVIATION = re.compile(r"(?:\b(?:TT|TP|Tp|TX|TM|KT|GS|TS|PGS|ThS|BS|St|tr|vv|v\.v|Đ/c|PGĐ|tx|tp))$")


def sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets, without their final mark; brackets are not broken at semicolons."""
    at = first = start
    while True:
        found = _END.search(plain, at, end)
        if found is None:
            break
        at = found.end()
        if found[0].startswith(".") and _goes_on(plain, found, first, end):
            continue
        if found[0] == "\n" and _is_wrapped(plain, found.start(), end):
            continue
        if found[0] == ";" and _is_open(plain, first, found.start()):
            continue
        yield from _trimmed(plain, first, found.start())
        first = at
    yield from _trimmed(plain, first, end)


def _goes_on(plain: str, found: re.Match[str], first: int, end: int) -> bool:
    if _ABBREVIATION.search(plain, first, found.start()):
        return True
    after = plain[found.end() : min(end, found.end() + 4)].lstrip()
    return bool(after) and after[0].islower()


def _is_wrapped(plain: str, at: int, end: int) -> bool:
    """Whether a line goes on with the one above: it begins small, and with no number or mark of its own."""
    after = _SPACE.match(plain, at, end)
    start = after.end() if after else at
    return start < end and plain[start].islower() and read_marker(plain, start) is None


def _is_open(plain: str, start: int, end: int) -> bool:
    opened = plain.rfind("(", start, end)
    return opened >= 0 and plain.find(")", opened, end) < 0 and end - opened < 240


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (plain[start].isspace() or plain[start] in ";.,"):
        start += 1
    number = _INLINE_NUMBER.match(plain, start, end)
    start = number.end() if number else start
    while end > start and plain[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
