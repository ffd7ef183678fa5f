"""The letters of PDF files: Times New Roman where the machine has it, else Tinos, which is as wide."""

import re
import struct
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import typst

from kehoach.writing import decree30

SUBSTITUTE: Final = "Tinos"
_STYLES: Final = {("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)}
_GAP: Final = "\u25a1"  # printed where the fonts have no letter: what is missing is seen
_LEFT_OUT: Final = {"Cf", "Mn", "Me", "Sk"}  # joiners, tints and variants of letters that are missing
_SEGMENTS: Final = 4  # the format of a table of letters of Unicode's first plane


def fonts() -> typst.Fonts:
    """Return the fonts to write with; found once."""
    return _found()[0]


def families() -> tuple[str, ...]:
    """Return the names of fonts to write with, the best first."""
    return _found()[1]


@cache
def _found() -> tuple[typst.Fonts, tuple[str, ...]]:
    own = _own_folder()
    folders = sorted(
        {
            Path(font.path).parent
            for font in typst.Fonts(include_embedded_fonts=False).fonts()
            if font.family == decree30.FONT and font.path
        }
    )
    for folder in folders:
        both = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(own), str(folder)]
        )
        styles = {(font.style, font.weight) for font in both.fonts() if font.family == decree30.FONT}
        if styles >= _STYLES:
            return both, (decree30.FONT, SUBSTITUTE)
    only = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(own)])
    return only, (SUBSTITUTE,)


def printable(text: str) -> str:
    """Return the text with an empty square for each letter that the fonts lack.

    >>> printable("Đạt 👍🏽 98%")
    'Đạt □ 98%'
    """
    if text.isascii():
        return text
    return _lacking().sub(lambda found: "" if unicodedata.category(found[0]) in _LEFT_OUT else _GAP, text)


@cache
def _lacking() -> re.Pattern[str]:
    common = set.intersection(*(_letters(path.read_bytes()) for path in sorted(_own_folder().glob("*.ttf"))))
    ranges, start = [], None
    for code in range(0x20, 0x10000):
        if code in common and start is None:
            start = code
        if start is not None and code not in common:
            ranges.append((start, code - 1))
            start = None
    known = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)
    return re.compile(f"[^\\n{known}]")


def _letters(font: bytes) -> set[int]:
    """Return the code points that a TrueType font has glyphs for (OpenType 1.9, «cmap» format 4)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(tables))
    at = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, at + 2)
    for place in range(count):
        _, _, offset = struct.unpack_from(">HHL", font, at + 4 + 8 * place)
        if struct.unpack_from(">H", font, at + offset)[0] == _SEGMENTS:
            return _letters_of_segments(font, at + offset)
    return set()


def _letters_of_segments(font: bytes, at: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    form = f">{doubled // 2}H"
    ends = struct.unpack_from(form, font, at + 14)
    starts, deltas, offsets = (
        struct.unpack_from(form, font, at + 16 + doubled * place) for place in (1, 2, 3)
    )
    found = set()
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, end + 1):
            glyph = code
            if offset:
                where = at + 16 + doubled * 3 + 2 * place + offset + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", font, where)
            if glyph and (glyph + delta) % 0x10000:
                found.add(code)
    return found


def _own_folder() -> Path:
    folder = Path(str(resources.files("kehoach.writing") / "fonts"))
    if not any(folder.glob("*.ttf")):
        raise FileNotFoundError(f"Thiếu phông chữ {SUBSTITUTE} trong {folder}. Hãy chạy «make» để lấy về.")
    return folder
