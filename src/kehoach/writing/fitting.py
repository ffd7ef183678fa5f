"""How much room words take, so that what must fit one page does."""

from typing import Final

from kehoach.writing.widths import width

POINTS_PER_MM: Final = 72 / 25.4
LINE: Final = 1.17  # of Times New Roman, single spaced
_RAGGED: Final = 0.94  # what lines hold on average before a word goes to the next


def lines_of(text: str, size: float, *, within: float, bold: bool = False) -> int:
    """Return how many lines words take in a column of a width in millimetres; one at least.

    >>> lines_of("Quá hạn", 11, within=30), lines_of("Rà soát diện tích, lập hồ sơ", 11, within=40)
    (1, 2)
    """
    room = within * POINTS_PER_MM * _RAGGED
    return max(-(-int(width(text, size, bold=bold) * 100) // int(room * 100)), 1)


def height(lines: int, size: float) -> float:
    """Return how high so many lines are, in points."""
    return lines * size * LINE


def shortened(text: str, size: float, *, within: float, lines: int) -> str:
    """Return words cut to so many lines; what was cut shows a gap."""
    if lines_of(text, size, within=within) <= lines:
        return text
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(" ".join(words[:middle]) + "…", size, within=within) <= lines:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]).rstrip(" ,;:") + "…"
