"""Words as the template takes them: plain text, or text with how it is set."""

import re
from functools import cache
from typing import Any, Final

from kehoach.writing import decree30
from kehoach.writing.content import Runs
from kehoach.writing.pdf.fonts import printable
from kehoach.writing.widths import width

POINTS: Final = 72 / 25.4  # in a millimetre
_WIDEST: Final = 1.1  # of a letter, in its size


def words(runs: Runs, *, size: float, room: float, bold: bool = False) -> list[Any]:
    """Return runs for the template; `room` is the width in points that their longest word must fit.

    A plain run is its text; another one is `[text, looks]`, looks some of b, i, s (raised) and
    w: a word too long for the room, which may break at each letter.
    """
    found: list[Any] = []
    for run in runs:
        looks = "".join(
            letter for letter, is_set in (("b", run.bold), ("i", run.italic), ("s", run.raised)) if is_set
        )
        for part, is_long in _parts(printable(run.text), size=size, room=room, bold=bold or run.bold):
            mine = looks + "w" * is_long
            found.append([part, mine] if mine else part)
    return found


def line(text: str, *, size: float, room: float, bold: bool = False) -> list[Any]:
    """Return plain text for the template, as `words` does."""
    return [
        [part, "w"] if is_long else part
        for part, is_long in _parts(printable(text), size=size, room=room, bold=bold)
    ]


def _parts(text: str, *, size: float, room: float, bold: bool) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    start = 0
    for match in _chains(max(1, int(room / (size * _WIDEST)))).finditer(text):
        if width(match[0], size, bold=bold) > room:
            found += [(text[start : match.start()], False), (match[0], True)]
            start = match.end()
    found.append((text[start:], False))
    return [(part, is_long) for part, is_long in found if part]


@cache
def _chains(longest: int) -> re.Pattern[str]:
    """Return what finds words that may be too long: chains of letters without a place to break."""
    return re.compile(rf"[^\s\-–/]{{{longest + 1},}}[\-–/]?")


def height(runs: Runs, *, size: float, room: float, bold: bool = False) -> float:
    """Return about how many points high words become in a room of that many points, rather too many."""
    text = "".join(run.text for run in runs)
    gap = size * 1.15 * decree30.LINE_SPACING[0]
    if len(text) * size * _WIDEST <= room:
        return gap * (1 + text.count("\n"))
    # A line is broken before the word that does not fit: a part of each stays empty.
    usable = max(size, room - size * 2)
    return gap * sum(1 + int(width(part, size, bold=bold) / usable) for part in text.split("\n"))
