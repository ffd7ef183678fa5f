"""Bytes become text: the encoding is the one that makes the text most Vietnamese."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from kehoach.vietnamese.legacy import from_tcvn3, from_vni
from kehoach.vietnamese.syllables import is_syllable

_SAMPLE = 40_000
_FOREIGN_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENOUGH = 0.6  # of the words with a letter beyond ASCII
_LEAST_LEGACY_WORDS = 3


class UnreadableText(Exception):
    """The bytes are no text in any encoding that Vietnamese documents use."""

    def __init__(self) -> None:
        super().__init__(
            "Không đọc được tệp này như văn bản tiếng Việt: bảng mã không nhận ra được hoặc tệp không phải "
            "văn bản. Hãy lưu lại bằng bảng mã Unicode (UTF-8) hoặc gửi tệp Word, PDF, rồi nhập lại."
        )


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    :raises UnreadableText: the bytes are no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", errors="replace"), "utf-8"
    wide = _wide(data)
    if wide:
        return _strict(data, wide), wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _best(data)
    if _is_binary(text):
        raise UnreadableText
    recovered = from_legacy_font(text)
    return (recovered[0], recovered[1]) if recovered else (text, "utf-8")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that the places of the zero bytes and spaces show, where there is no mark of it."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) < len(sample) // 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 3 * min(even, odd) + 1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText from error
    if _is_binary(text):
        raise UnreadableText
    return text


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > len(sample) / 200


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    latin = data.decode("latin-1")
    # Most of what a word processor wrote as plain text is Windows-1258; it comes first where two are as good.
    yield unicodedata.normalize("NFC", data.decode("cp1258", errors="replace")), "windows-1258"
    yield from_tcvn3(latin), "tcvn3"
    yield from_vni(latin), "vni"
    yield data.decode("utf-8", errors="replace"), "utf-8"


def _best(data: bytes) -> tuple[str, str]:
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise UnreadableText
    best = max(_readings(data[:_SAMPLE]), key=lambda reading: vietnamese_share(reading[0]))
    if vietnamese_share(best[0]) < _ENOUGH:
        raise UnreadableText
    return next((text, name) for text, name in _readings(data) if name == best[1])


def vietnamese_share(text: str) -> float:
    """Return the share of the words beyond ASCII that could be Vietnamese, 0 where there are none."""
    words = _FOREIGN_WORD.findall(text[:_SAMPLE])
    broken = text[:_SAMPLE].count("\ufffd")
    if not words:
        return 0.0
    return sum(map(is_syllable, words)) / (len(words) + 2 * broken)


def from_legacy_font(text: str) -> tuple[str, str] | None:
    """Return as Unicode a text typed in a font of before it, with the font's encoding; else None.

    Such text is valid Unicode and reads «Nghò quyeát» or «NghÞ quyÕt» in a Unicode font.
    """
    words = _FOREIGN_WORD.findall(text[:_SAMPLE])
    now = vietnamese_share(text)
    if (
        len(words) < _LEAST_LEGACY_WORDS
        or now >= _ENOUGH
        or any(ord(char) > 0xFF for word in words for char in word)
    ):
        return None
    readings = [(from_tcvn3(text), "tcvn3"), (from_vni(text), "vni")]
    best = max(readings, key=lambda reading: vietnamese_share(reading[0]))
    return best if vietnamese_share(best[0]) > max(_ENOUGH, now) else None
