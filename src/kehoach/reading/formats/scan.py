"""Scanned pages and photographs of pages: ruling lines found in the picture, words by Tesseract."""

import io
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kehoach.domain.layout import Layout
from kehoach.reading.formats.page import Box, Page, Word
from kehoach.reading.formats.pages import lay_out_pages
from kehoach.reading.formats.recognition import (
    DOTS_PER_INCH,
    recognise,
    recognise_apart,
    recognise_otherwise,
    tesseract,
)
from kehoach.reading.formats.ruling_lines import Ruling, find_rulings, without_rulings
from kehoach.reading.formats.scan_words import mend_words
from kehoach.reading.formats.two_readings import settle
from kehoach.reading.refusals import Broken, NeedsTesseract, NoTextLayer, TooManyPages, ZipBomb

if TYPE_CHECKING:
    import pypdfium2
    from PIL.Image import Image

Progress = Callable[[int, int], None]

MOST_SCANNED_PAGES = 200
_MOST_PIXELS = 60_000_000
_LONG_SIDE = 11.7 * DOTS_PER_INCH  # of an A4 page
_UNSURE_BELOW = 60.0
_FEW_WORDS = 2
_MOST_TILT = 3.0  # degrees; a page lies no more askew on the glass
_WARNING = (
    "Văn bản được nhận dạng từ ảnh quét nên có thể sai chữ, sai số; "
    "hãy đối chiếu với bản gốc trước khi xác nhận."
)


def lay_out_scanned_pdf(content: bytes, name: str, *, progress: Progress | None = None) -> Layout:
    """The layout of a PDF whose pages are pictures.

    :raises NeedsTesseract: there is nothing on this machine to recognise it with.
    :raises TooManyPages: it is longer than any plan.
    :raises NoTextLayer: no word was recognised.
    """
    program = tesseract()
    if program is None:
        raise NeedsTesseract(name)
    # Only scans are drawn; pdfplumber brings this library along.
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise Broken(name) from fault
    try:
        count = len(document)
        if count > MOST_SCANNED_PAGES:
            raise TooManyPages(name, limit=MOST_SCANNED_PAGES)
        pictures = (_drawn(document, at) for at in range(count))
        return _lay_out(pictures, name, count=count, program=program, progress=progress)
    finally:
        document.close()


def lay_out_image(content: bytes, name: str, *, progress: Progress | None = None) -> Layout:
    """The layout of a picture of a page, or of several in one file.

    :raises NeedsTesseract: there is nothing on this machine to recognise it with.
    :raises Broken: it is no picture.
    :raises ZipBomb: it has far more points than any scan.
    :raises NoTextLayer: no word was recognised.
    """
    program = tesseract()
    if program is None:
        raise NeedsTesseract(name)
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - as above

    try:
        picture = Image.open(io.BytesIO(content))
        count = getattr(picture, "n_frames", 1)
        if count > MOST_SCANNED_PAGES:
            raise TooManyPages(name, limit=MOST_SCANNED_PAGES)
        if picture.width * picture.height > _MOST_PIXELS:
            raise ZipBomb(name)
        return _lay_out(_frames(picture, count), name, count=count, program=program, progress=progress)
    except Image.DecompressionBombError as fault:
        raise ZipBomb(name) from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise Broken(name) from fault


def read_drawn_page(content: bytes, number: int) -> Page | None:
    """One page of a PDF recognised from its picture; None where there is nothing to do it with."""
    program = tesseract()
    if program is None:
        return None
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(content)
    try:
        return _page(_drawn(document, number - 1), number, program)
    finally:
        document.close()


def _lay_out(
    pictures: "Iterator[Image]", name: str, *, count: int, program: str, progress: Progress | None
) -> Layout:
    pages = []
    for number, picture in enumerate(pictures, start=1):
        pages.append(_page(picture, number, program))
        if progress is not None:
            progress(number, count)
    if not any(page.words for page in pages):
        raise NoTextLayer(name)
    return lay_out_pages(pages, "scan", warnings=(_WARNING,))


def _drawn(document: "pypdfium2.PdfDocument", at: int) -> "Image":
    page = document[at]
    try:
        longest = max(page.get_width(), page.get_height(), 1.0)
        # A page that claims to be metres long is drawn no larger than a sheet of A3.
        scale = min(DOTS_PER_INCH / 72, 2 * _LONG_SIDE / longest)
        picture: Image = page.render(scale=scale, grayscale=True).to_pil()
        return picture
    finally:
        page.close()


def _frames(picture: "Image", count: int) -> "Iterator[Image]":
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    for at in range(count):
        picture.seek(at)
        upright = ImageOps.exif_transpose(picture)
        if upright.mode in ("RGBA", "LA", "P"):
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright.convert("RGBA"))
        grey = upright.convert("L")
        scale = _LONG_SIDE / max(grey.size)
        # Letters of a small picture are too low to be told apart; those of a large one cost time.
        yield grey.resize((max(1, round(grey.width * scale)), max(1, round(grey.height * scale))))


def _page(picture: "Image", number: int, program: str) -> Page:
    from PIL import ImageOps  # noqa: PLC0415 - as above

    picture = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    page, sure = _read(picture, number, program)
    if sure >= _UNSURE_BELOW:
        return page
    # Landscape tables are often scanned lying on their side.
    for turn in (90, 270):
        turned, turned_sure = _read(picture.rotate(turn, expand=True), number, program)
        if turned_sure > sure + 10 and len(turned.words) * 2 > len(page.words):
            page, sure = turned, turned_sure
    return page


def _read(picture: "Image", number: int, program: str) -> tuple[Page, float]:
    picture = _straightened(picture)
    rulings = find_rulings(picture)
    grids = _grids(rulings)
    try:
        cleaned = without_rulings(picture, rulings)
        found = _recognised(cleaned, program=program, is_table=bool(grids))
        words = _with_lone_figures(found, cleaned, grids, program=program)
    except subprocess.TimeoutExpired:
        found, words = [], []
    sure = statistics.fmean(confidence for _, confidence in found) if found else 0.0
    scale = 72 / DOTS_PER_INCH
    words = mend_words(words, picture, scale=1 / scale)
    return Page(number, picture.width * scale, picture.height * scale, tuple(words), grids), sure


def _recognised(picture: "Image", *, program: str, is_table: bool) -> list[tuple[Word, float]]:
    """The words of a page that was read in two ways at the same time."""
    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(recognise_otherwise, picture, program=program)
        found = recognise(picture, program=program, is_table=is_table)
        second = other.result()
    return settle(found, second, read_again=lambda boxes: recognise_apart(picture, boxes, program=program))


def _with_lone_figures(
    found: Sequence[tuple[Word, float]],
    picture: "Image",
    grids: Sequence[Sequence[Box]],
    *,
    program: str,
) -> list[Word]:
    """The words found, with those of cells that were overlooked or hardly made out read a second time."""
    unsure = []
    for cell in (cell for grid in grids for cell in grid):
        held = [confidence for word, confidence in found if cell.holds(word)]
        if not held or (len(held) <= _FEW_WORDS and min(held) < _UNSURE_BELOW):
            unsure.append(cell)
    again = recognise_apart(picture, unsure, program=program) if unsure else []
    settled = [cell for cell in unsure if any(cell.holds(word) for word in again)]
    return [word for word, _ in found if not any(cell.holds(word) for cell in settled)] + again


def _straightened(picture: "Image") -> "Image":
    """The picture turned so that its lines are level: then its rows are either dark or light."""
    from PIL import Image  # noqa: PLC0415 - as above

    small = picture.resize((max(1, picture.width // 4), max(1, picture.height // 4)), Image.Resampling.BOX)

    def contrast(tilt: float) -> float:
        turned = small.rotate(tilt, Image.Resampling.BILINEAR, fillcolor=255)
        return statistics.pvariance(turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())

    best, step = 0.0, 1.0
    while step > 0.05:
        tilts = [best + step * at for at in (-3, -2, -1, 0, 1, 2, 3)]
        best = max((tilt for tilt in tilts if abs(tilt) <= _MOST_TILT), key=contrast)
        step /= 3
    if abs(best) < 0.1:
        return picture
    return picture.rotate(best, Image.Resampling.BICUBIC, fillcolor=255)


def _grids(rulings: Sequence[Ruling]) -> tuple[tuple[Box, ...], ...]:
    """The cells that ruling lines enclose, table by table, in points."""
    # The table finder of the PDF reader works on any lines.
    from pdfplumber import table  # noqa: PLC0415

    scale = 72 / DOTS_PER_INCH
    edges = []
    for line in rulings:
        x0, y0, x1, y1 = (edge * scale for edge in (line.x0, line.y0, line.x1, line.y1))
        if line.is_level:
            y0 = y1 = (y0 + y1) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        side = "h" if line.is_level else "v"
        edge = {"x0": x0, "x1": x1, "top": y0, "bottom": y1, "width": x1 - x0, "height": y1 - y0}
        edges.append(edge | {"orientation": side, "object_type": "line"})
    merged = table.merge_edges(
        edges, snap_x_tolerance=3, snap_y_tolerance=3, join_x_tolerance=5, join_y_tolerance=5
    )
    crossings = table.edges_to_intersections(merged, x_tolerance=4, y_tolerance=4)
    cells = table.intersections_to_cells(crossings)
    return tuple(tuple(Box(*cell) for cell in found) for found in table.cells_to_tables(cells))
