"""How wide words are in print, so that rules below them and columns around them get the right length."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources

_HORN = "\u031b"  # part of ơ and ư, which are wider than o and u; all other marks add nothing
_UNKNOWN = 500  # thousandths, for a letter that the list lacks


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many points a line of words takes at a size in points.

    >>> round(width("Độc lập - Tự do - Hạnh phúc", 13, bold=True))
    159
    """
    letters = _widths("bold" if bold else "regular")
    return sum(letters.get(letter, _UNKNOWN) for letter in _bare(text)) * size / 1000


@cache
def _widths(weight: str) -> dict[str, int]:
    found = tomllib.loads(resources.files(__package__).joinpath("widths.toml").read_text(encoding="utf-8"))
    return {letter: int(thousandths) for thousandths, letters in found[weight].items() for letter in letters}


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in apart if letter == _HORN or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept)
