"""What the strokes in the picture of a page tell: bold lines, the numerals «I» to «III», a lost dash."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.reading.formats.page import Line, Word

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK = 140
_STROKE_HEIGHT = 0.75  # of the numeral's height
# Bold strokes keep about half of their ink when a rim is taken off, those of plain letters a quarter.
_BOLDER = 1.4
_LEAST_INK = 40  # pixels; less says nothing
_DASH = (5, 40, 6)  # least and greatest width, greatest height in pixels


class Strokes:
    """The ink of a page's picture; `scale` is the number of its points in one of the page's."""

    def __init__(self, picture: "Image", *, scale: float) -> None:
        from PIL import ImageFilter  # noqa: PLC0415 - comes with the PDF reader; only scans need it

        self._scale = scale
        self._ink = picture.point([255 if shade < _DARK else 0 for shade in range(256)])
        self._thinned = self._ink.filter(ImageFilter.MinFilter(3))

    def with_boldness(self, lines: Sequence[Line]) -> list[Line]:
        """The lines, those with strokes much thicker than most marked as bold."""
        weights = [self._weight(line) for line in lines]
        known = sorted(weight for weight in weights if weight is not None)
        if not known:
            return list(lines)
        plain = known[len(known) // 3]
        return [
            Line(tuple(replace(word, bold=True) for word in line.words))
            if weight is not None and weight > _BOLDER * plain
            else line
            for line, weight in zip(lines, weights, strict=True)
        ]

    def upright_in(self, word: Word) -> int:
        """How many upright strokes as high as the word itself stand in it; 0 where it is blank."""
        ink = self._ink.crop(self._box(word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1))
        edges = ink.getbbox()
        if edges is None:
            return 0
        ink = ink.crop(edges)
        strokes, inside = 0, False
        for shade in ink.reduce((1, ink.height)).tobytes():
            is_stroke = shade >= 255 * _STROKE_HEIGHT
            strokes += is_stroke and not inside
            inside = is_stroke
        return strokes

    def dash_between(self, before: Word, after: Word) -> Word | None:
        """The dash that stands alone between two words, None where nothing else does."""
        left, top = before.x1 + 0.5, max(before.top, after.top)
        edges = self._ink.crop(
            self._box(left, top, after.x0 - 0.5, min(before.bottom, after.bottom))
        ).getbbox()
        if edges is None:
            return None
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        if not _DASH[0] <= width <= _DASH[1] or height > _DASH[2] or width < 1.5 * height:
            return None
        start = left + edges[0] / self._scale
        return replace(before, text="–", x0=start, x1=start + width / self._scale, other=None)

    def _weight(self, line: Line) -> float | None:
        """The share of a line's ink that is left without its rim."""
        box = self._box(line.x0, line.top, line.x1, line.bottom)
        ink = self._ink.crop(box).histogram()[255]
        return self._thinned.crop(box).histogram()[255] / ink if ink >= _LEAST_INK else None

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[int, int, int, int]:
        left, above, right, below = (round(edge * self._scale) for edge in (x0, top, x1, bottom))
        return left, above, max(right, left + 1), max(below, above + 1)
