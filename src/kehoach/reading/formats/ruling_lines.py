"""Ruling lines in the picture of a page: where they run, and the cells that they enclose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# In pixels at 220 dots per inch. A stretch this long that is dark all along is no stroke of a letter.
_STRETCH_ACROSS = 44
_STRETCH_DOWN = 22
_SHORTEST = 40
_LONG = 150  # no stroke of a letter or of several that touch
_NEAR = 10
_THICKEST = 10
_DARK = 150  # of 255, after the contrast has been spread
_FULLY_DARK = 210  # of 255, the mean of a stretch in a picture where dark is 255
_WORN = 3  # so many light pixels in a row do not end a line
_SHIFT = 3  # a line may climb so much from one stretch to the next


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line from (x0, y0) to (x1, y1) in pixels; either its ends are level or one is above the other."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class _Growing:
    """A level line while its stretches are being linked; the last stretch tells where it goes on."""

    start: int
    end: int
    top: int
    bottom: int
    last_top: int
    last_bottom: int

    def grow(self, run: tuple[int, int], *, end: int) -> None:
        self.last_top, self.last_bottom = run
        self.top, self.bottom = min(self.top, run[0]), max(self.bottom, run[1])
        self.end = end


def find_rulings(picture: "Image") -> list[Ruling]:
    """The ruling lines of a grey picture."""
    from PIL import Image  # noqa: PLC0415 - comes with the PDF reader; only scans need it

    dark = picture.point([255 if shade < _DARK else 0 for shade in range(256)])
    # A worn or slanted line may miss a stretch; an upright one may not, or letters in a column would be one.
    level = [
        Ruling(start, top, end, bottom)
        for start, end, top, bottom in _along_rows(dark, _STRETCH_ACROSS, gaps=1)
    ]
    turned = dark.transpose(Image.Transpose.TRANSPOSE)
    upright = [
        Ruling(top, start, bottom, end)
        for start, end, top, bottom in _along_rows(turned, _STRETCH_DOWN, gaps=0)
    ]
    return _without_strokes(level, upright)


def _without_strokes(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Ruling]:
    """The lines that are no strokes of letters: the short ones reach from one long line to another.

    The serifs of bold capitals touch one another, «TI», «HI», and look like a short line.
    """
    long_level = [line for line in level if line.x1 - line.x0 >= _LONG]
    long_upright = [line for line in upright if line.y1 - line.y0 >= _LONG]
    kept = long_level + long_upright
    for line in level:
        if line.x1 - line.x0 < _LONG and all(
            any(
                abs(end - other.x0) <= _NEAR and other.y0 - _NEAR <= line.y0 <= other.y1 + _NEAR
                for other in long_upright
            )
            for end in (line.x0, line.x1)
        ):
            kept.append(line)
    for line in upright:
        if line.y1 - line.y0 < _LONG and all(
            any(
                abs(end - other.y0) <= _NEAR and other.x0 - _NEAR <= line.x0 <= other.x1 + _NEAR
                for other in long_level
            )
            for end in (line.y0, line.y1)
        ):
            kept.append(line)
    return kept


def without_rulings(picture: "Image", rulings: Sequence[Ruling]) -> "Image":
    """The picture with the lines painted over, so that none is taken for a letter."""
    from PIL import ImageDraw  # noqa: PLC0415 - as above

    cleaned = picture.copy()
    brush = ImageDraw.Draw(cleaned)
    for line in rulings:
        brush.rectangle((line.x0 - 2, line.y0 - 2, line.x1 + 2, line.y1 + 2), fill=255)
    return cleaned


def _along_rows(dark: "Image", stretch: int, *, gaps: int) -> list[tuple[int, int, int, int]]:
    """Level lines as (start, end, top, bottom), linked from stretches that are dark all along."""
    width, height = dark.size
    columns = width // stretch
    if columns < 1:
        return []
    means = dark.crop((0, 0, columns * stretch, height)).reduce((stretch, 1)).tobytes()
    open_lines: list[_Growing] = []
    found: list[_Growing] = []
    for column in range(columns):
        runs = _runs(means[column::columns])
        left = column * stretch
        for line in open_lines:
            following = next((run for run in runs if _meets(run, line)), None)
            if following is not None:
                runs.remove(following)
                line.grow(following, end=left + stretch)
        reach = left + stretch * (1 - gaps)
        found.extend(line for line in open_lines if line.end < reach)
        open_lines = [line for line in open_lines if line.end >= reach]
        open_lines.extend(_Growing(left, left + stretch, top, bottom, top, bottom) for top, bottom in runs)
    found.extend(open_lines)
    lines = []
    for line in found:
        first, last = _stretched(dark, line.start, line.end, top=line.top, bottom=line.bottom)
        if last - first >= _SHORTEST:
            lines.append((first, last, line.top, line.bottom))
    return lines


def _runs(column: bytes) -> list[tuple[int, int]]:
    """The thin runs of dark stretches that lie below one another, as (top, bottom)."""
    runs, start = [], None
    for at, shade in enumerate(column):
        if shade >= _FULLY_DARK:
            start = at if start is None else start
        elif start is not None:
            if at - start <= _THICKEST:
                runs.append((start, at - 1))
            start = None
    return runs


def _meets(run: tuple[int, int], line: _Growing) -> bool:
    return run[0] <= line.last_bottom + _SHIFT and run[1] >= line.last_top - _SHIFT


def _stretched(dark: "Image", start: int, end: int, *, top: int, bottom: int) -> tuple[int, int]:
    """The true ends of a line that is known only in whole stretches."""
    strip = dark.crop((0, max(top - 1, 0), dark.size[0], min(bottom + 2, dark.size[1])))
    height = strip.size[1]
    # A pixel of the line is dark somewhere across the strip; a worn line may lack a few in a row.
    shades = strip.reduce((1, height)).tobytes()
    needed = 255 // (height + 1)
    first = start
    while first > 0 and any(shade >= needed for shade in shades[max(first - _WORN, 0) : first]):
        first -= 1
    while first < end and shades[first] < needed:
        first += 1
    last = min(end, len(shades)) - 1
    while last + 1 < len(shades) and any(shade >= needed for shade in shades[last + 1 : last + 1 + _WORN]):
        last += 1
    while last > first and shades[last] < needed:
        last -= 1
    return first, last
