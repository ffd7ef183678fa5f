"""Text in the picture of a page, recognised by Tesseract, with the place of each word."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kehoach.reading.formats.layout_writer import clean
from kehoach.reading.formats.page import Box, Word

if TYPE_CHECKING:
    from PIL.Image import Image

# Tried at 150 to 400 on scans of 150 to 300: here the fewest words are misread.
DOTS_PER_INCH = 220
_LANGUAGE = "vie"
_SECONDS_A_PAGE = 120
# Tesseract's ways of taking a page apart: columns of text, or words wherever they stand.
_AS_TEXT, _AS_LINES, _AS_SCATTERED_WORDS = "3", "6", "11"
_OTHER_SIZE = 0.85
_LEAST_CONFIDENCE = 15.0
# Strips that are set below one another to be recognised together; in pixels.
_STRIP_GAP, _RIM, _LOWEST_INK, _MOST_STRIPS = 24, 4, 6, 150
_INK = 140
_DASH_WIDTHS, _DASH_SIZE = (7, 30), 12.0
_MARKS = frozenset("-–—+*")
_SPECKS = frozenset("|_~—–=-.,:;'`\"‘’“”«»°*^\\/[](){}")


@cache
def tesseract() -> str | None:
    """The path of Tesseract where it is installed and knows Vietnamese, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return program if _LANGUAGE in listed.stdout.split() else None


def recognise(picture: "Image", *, program: str, is_table: bool) -> list[tuple[Word, float]]:
    """The words of a picture, each with how sure Tesseract is of it, from 0 to 100.

    A word that it is not sure of at all is among them: another reading may agree with it.
    """
    rows = _recognised_rows(picture, program=program, mode=_AS_SCATTERED_WORDS if is_table else _AS_TEXT)
    return list(_words(rows, least=0.0))


def recognise_otherwise(picture: "Image", *, program: str) -> list[tuple[Word, float]]:
    """The same at another size and line by line across the page: it errs elsewhere, and sees lone figures."""
    size = (round(picture.width * _OTHER_SIZE), round(picture.height * _OTHER_SIZE))
    rows = _recognised_rows(picture.resize(size), program=program, mode=_AS_LINES, size=_OTHER_SIZE)
    return list(_words(rows, size=_OTHER_SIZE, least=0.0))


def recognise_apart(picture: "Image", boxes: Sequence[Box], *, program: str) -> list[Word]:
    """The words in small boxes of a picture; a lone figure in a cell is overlooked on a whole page."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - comes with the PDF reader; only scans need it

    scale = DOTS_PER_INCH / 72
    strips: list[tuple[int, Image.Image, float, float]] = []
    height = _STRIP_GAP
    dashes: list[Word] = []
    for box in boxes:
        if min(box.x1 - box.x0, box.bottom - box.top) * scale <= 2 * _RIM + 1:
            continue  # between double lines; no figure is so narrow
        # The edge of a cell may keep a shadow of its ruling line.
        cell = picture.crop(
            (
                round(box.x0 * scale) + _RIM,
                round(box.top * scale) + _RIM,
                round(box.x1 * scale) - _RIM,
                round(box.bottom * scale) - _RIM,
            )
        )
        ink = ImageOps.invert(cell.point([0 if shade < _INK else 255 for shade in range(256)])).getbbox()
        if ink is None or len(strips) == _MOST_STRIPS:
            continue
        if ink[3] - ink[1] < _LOWEST_INK:
            if _DASH_WIDTHS[0] <= ink[2] - ink[0] <= _DASH_WIDTHS[1]:
                dashes.append(_dash(box, ink))
            continue
        strips.append(
            (height, cell.crop(ink), box.x0 + (_RIM + ink[0]) / scale, box.top + (_RIM + ink[1]) / scale)
        )
        height += ink[3] - ink[1] + _STRIP_GAP
    if not strips:
        return dashes
    width = max(strip.width for _, strip, _, _ in strips) + 2 * _STRIP_GAP
    sheet = Image.new("L", (width, height), 255)
    for top, strip, _, _ in strips:
        sheet.paste(strip, (_STRIP_GAP, top))
    found = [word for word, _ in _words(_recognised_rows(sheet, program=program, mode=_AS_LINES))]
    moved = dashes
    for word in found:
        middle = word.center[1] * scale
        top, _, left, above = min(strips, key=lambda strip: abs(strip[0] + strip[1].height / 2 - middle))
        across, down = left - _STRIP_GAP / scale, above - top / scale
        moved.append(
            replace(
                word, x0=word.x0 + across, x1=word.x1 + across, top=word.top + down, bottom=word.bottom + down
            )
        )
    return moved


def _dash(box: Box, ink: tuple[int, int, int, int]) -> Word:
    """A mark that is wide and low, alone in its cell: the bullet of a row, which Tesseract takes for dirt."""
    scale = 72 / DOTS_PER_INCH
    left, top, right, bottom = ((edge + _RIM) * scale for edge in ink)
    return Word("-", box.x0 + left, box.top + top, box.x0 + right, box.top + bottom, size=_DASH_SIZE)


def _recognised_rows(picture: "Image", *, program: str, mode: str, size: float = 1.0) -> list[list[str]]:
    source = io.BytesIO()
    picture.save(source, "PNG", compress_level=1)
    dots = str(round(DOTS_PER_INCH * size))
    # Light letters on dark ground do not occur; to look for them takes a tenth of the time.
    plain = ("-c", "tessedit_do_invert=0")
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", mode, "--dpi", dots, *plain, "tsv"]
    # One thread a page: the server has other work, and more threads do not make a page faster.
    done = subprocess.run(
        command,
        input=source.getvalue(),
        capture_output=True,
        timeout=_SECONDS_A_PAGE,
        check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    rows = [line.split("\t") for line in done.stdout.decode("utf-8", errors="replace").splitlines()[1:]]
    return [row for row in rows if len(row) == 12]


def _words(
    rows: Sequence[Sequence[str]], *, size: float = 1.0, least: float = _LEAST_CONFIDENCE
) -> Iterator[tuple[Word, float]]:
    """The words with their confidence; each is as high as its line, so that lines can be told apart."""
    scale = 72 / DOTS_PER_INCH / size
    lines = {tuple(row[2:5]): (int(row[7]), int(row[7]) + int(row[9])) for row in rows if row[0] == "4"}
    heights = sorted(bottom - top for top, bottom in lines.values())
    usual = heights[len(heights) // 2] * scale if heights else 12.0
    for row in rows:
        # A dash with a shadow is seen as «-_».
        text, confidence = clean(row[11].strip("_")), float(row[10])
        if row[0] != "5" or not text:
            continue
        is_mark = text in _MARKS
        if confidence < least and not is_mark:
            continue
        if len(text) < 3 and not is_mark and set(text) <= _SPECKS:
            continue
        left, width = int(row[6]) * scale, int(row[8]) * scale
        top, bottom = (edge * scale for edge in lines[tuple(row[2:5])])
        # A line of two sizes, or one that swallowed a stamp, must not reach into its neighbours;
        # one that was read across all columns is as high as the lines of all its cells together.
        if bottom - top > (1.6 if size == 1.0 else 1.25) * usual:
            top, bottom = int(row[7]) * scale, (int(row[7]) + int(row[9])) * scale
        yield Word(text, left, top, left + width, bottom, size=min(max(bottom - top, 6.0), usual)), confidence
