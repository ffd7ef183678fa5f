"""Two columns that are no table: the letterhead, and the recipients beside the signature."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from kehoach.vietnamese.phrases import read_words

_DASHES = re.compile(r"\s{0,9}[-–—]\s{0,9}")
_WIDEST = 4
_TALLEST = 8


@cache
def _marks() -> tuple[tuple[str, str, str], ...]:
    entries = read_words("side_by_side")["mark"]
    return tuple((_bare(entry["phrase"]), entry["where"], entry["block"]) for entry in entries)


def _bare(text: str) -> str:
    """Without case, diacritics and the width of dashes, so that «HOÀ» and «HÒA» are one."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_DASHES.sub(" - ", letters).split())


def block_of(line: str) -> str | None:
    """Which block a line belongs to by its words, "letterhead", "recipients" or "signature".

    >>> block_of("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), block_of("Nơi nhận:"), block_of("1. Kinh tế")
    ('letterhead', 'recipients', None)
    """
    bare = _bare(line[:120]).strip("*_: ")
    for phrase, where, block in _marks():
        if where == "anywhere" and phrase in bare:
            return block
        if where == "start" and bare.startswith(phrase):
            return block
        if where == "capitals" and bare == phrase and line.isupper():
            return block
    return None


def stands_side_by_side(rows: Sequence[Sequence[str]], *, ruled: bool) -> bool:
    """Whether a table only sets text side by side, so that its columns are to be read one after the other.

    `rows` hold the text of each cell, lines apart; `ruled` says whether its cells have borders.
    """
    width = max((len(row) for row in rows), default=0)
    if width < 2 or width > _WIDEST or len(rows) > _TALLEST:
        return False
    blocks = {block_of(line) for line in _lines(cell for row in rows for cell in row)}
    if "letterhead" in blocks:
        return True
    if ruled:
        return False
    return bool(blocks & {"recipients", "signature"}) or (width == 2 and len(rows) == 1)


def _lines(cells: Iterable[str]) -> Iterable[str]:
    return (line for cell in cells for line in cell.split("\n") if line.strip())
