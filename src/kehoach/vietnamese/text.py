"""Normal form, folding and comparison keys of Vietnamese text, with spans that lead back to the source."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_KEPT_CONTROLS = "\t\n"
_CLEANING = (
    {ord(char): " " for char in _SPACES}
    | {ord(char): None for char in _INVISIBLE}
    | {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS}
    # A page break of plain text ends a line; so do the two line separators of Unicode.
    | {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
)


def normalize(raw: str) -> str:
    """Return the text in NFC with «\\n» as the only line end, plain spaces and nothing invisible."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    # Đ written as D with a stroke of its own or as the Icelandic letter looks the same and is not.
    return (
        unicodedata.normalize("NFC", text.translate(_CLEANING)).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    )


# Letters that converters of old fonts put in place of Vietnamese ones; they look the same on paper.
_LOOKALIKES = {"ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"}
_LOOKALIKE = re.compile("[" + "".join(_LOOKALIKES) + "]")


def _plain(char: str) -> str:
    """Return the letter without case and diacritics, always one character."""
    if char in _LOOKALIKES:
        char = _LOOKALIKES[char]
    if char in "đĐ":
        return "d"
    bare = "".join(mark for mark in unicodedata.normalize("NFD", char) if not unicodedata.combining(mark))
    bare = bare.casefold() if len(bare.casefold()) == 1 else bare
    return bare if len(bare) == 1 else char


class _Table(dict[int, str]):
    """A translation table that learns a character the first time it meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_FOLDING = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Text without case and diacritics; `source` leads a span of it back into the original."""

    text: str
    offsets: Sequence[int] | None  # None: each character stands for the one at the same place

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that the folded span stands for."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """Return the text without case, diacritics and the stroke of đ.

    >>> fold("Hộ NGHÈO đã thoát").text
    'ho ngheo da thoat'
    """
    folded = text.translate(_FOLDING)
    # A combining mark of its own (text that is not NFC) would keep two spellings apart.
    marks = {char for char in set(folded) if unicodedata.combining(char)}
    if not marks:
        return Folded(folded, None)
    kept = array("l", (at for at, char in enumerate(folded) if char not in marks))
    kept.append(len(text))
    return Folded("".join(char for char in folded if char not in marks), kept)


def key(text: str) -> str:
    """Return the fold with white space collapsed: what search and comparison use.

    >>> key("Hộ  nghèo")
    'ho ngheo'
    """
    return " ".join(fold(text).text.split())


_OLD_PLACES = (
    {f"o{old}": f"{new}a" for old, new in zip("áàảãạ", "óòỏõọ", strict=True)}
    | {f"o{old}": f"{new}e" for old, new in zip("éèẻẽẹ", "óòỏõọ", strict=True)}
    | {f"u{old}": f"{new}y" for old, new in zip("ýỳỷỹỵ", "úùủũụ", strict=True)}
)
# «quý» is q + uý in spelling only: its tone stands on y in both styles.
_OLD_PLACED = re.compile(r"(?:o(?<!qo)[áàảãạéèẻẽẹ]|u(?<!qu)[ýỳỷỹỵ])(?![^\W\d_])")


def tone_key(text: str) -> str:
    """Return the text in lower case with tones where the new style puts them; every length stays.

    >>> tone_key("Uỷ ban, văn HOÁ, quý I")
    'ủy ban, văn hóa, quý i'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if _LOOKALIKE.search(lower):
        lower = _LOOKALIKE.sub(lambda match: _LOOKALIKES[match[0]].lower(), lower)
    return _OLD_PLACED.sub(lambda match: _OLD_PLACES[match[0]], lower)


def find_key(text: str, sought: str) -> list[tuple[int, int]]:
    """Return where whole words of `text` read as `sought`, whatever the case, diacritics and spaces."""
    words = key(sought).split()
    if not words:
        return []
    folded = fold(text)
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    return [folded.source(*match.span()) for match in pattern.finditer(folded.text)]
