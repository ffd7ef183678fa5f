"""PDF files with a text layer; those without one are pictures and are recognised as a scan."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kehoach.domain.layout import Layout
from kehoach.reading.formats.layout_writer import clean
from kehoach.reading.formats.legacy_fonts import decode_font
from kehoach.reading.formats.page import Box, Page, Word
from kehoach.reading.formats.pages import lay_out_pages
from kehoach.reading.refusals import Broken, Encrypted, TooManyPages

if TYPE_CHECKING:
    import pypdfium2
    from pdfplumber.page import Page as PdfPage

Progress = Callable[[int, int], None]

MOST_PAGES = 400
# A page of a scan may carry a stamp or a signature's date as text: that is no text layer.
_FEWEST_LETTERS = 40
_RECOGNISED = "Trang {} là ảnh chụp, chữ được nhận dạng từ ảnh; hãy đối chiếu trang này với bản gốc."
_LEFT_OUT = "Trang {} là ảnh chụp nên chưa đọc được; hãy gửi bản Word hoặc PDF gốc của trang này."


def lay_out_pdf(content: bytes, name: str, *, progress: Progress | None = None) -> Layout:
    """The layout of a PDF.

    :raises Encrypted: it asks for a password.
    :raises Broken: it cannot be opened.
    :raises TooManyPages: it is longer than any plan.
    :raises NeedsTesseract: it is a scan, and there is nothing to recognise it with.
    """
    if _is_scan(content):
        return _scanned(content, name, progress)
    pages, drawn = _read_pages(content, name, progress)
    warnings = []
    for at, page in enumerate(pages):
        if page.number in drawn and _letters(page) < _FEWEST_LETTERS:
            pages[at] = _recognised(content, page) or page
            warnings.append(_RECOGNISED if pages[at] is not page else _LEFT_OUT)
            warnings[-1] = warnings[-1].format(page.number)
    return lay_out_pages(pages, "pdf", warnings=warnings)


def _read_pages(content: bytes, name: str, progress: Progress | None) -> tuple[list[Page], set[int]]:
    """The pages by their text layer, and the numbers of those that a picture covers."""
    # pdfplumber takes a third of a second to import; only PDF files pay for it.
    import pdfplumber  # noqa: PLC0415

    pages, drawn = [], set()
    with _refusing_damage(name), pdfplumber.open(io.BytesIO(content)) as document:
        count = len(document.pages)
        if count == 0:
            raise Broken(name)
        if count > MOST_PAGES:
            raise TooManyPages(name, limit=MOST_PAGES)
        for number, source in enumerate(document.pages, start=1):
            pages.append(_page(source, number))
            if _is_picture(source):
                drawn.add(number)
            # Each page keeps all its characters until it is closed.
            source.close()
            if progress is not None:
                progress(number, count)
    return pages, drawn


@contextmanager
def _refusing_damage(name: str) -> Iterator[None]:
    """Turn what a damaged file makes of the parser, in whatever it was looking up, into a refusal."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415 - as pdfplumber
    from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException  # noqa: PLC0415

    damage = (
        PdfminerException,
        MalformedPDFException,
        PDFException,
        PSException,
        ArithmeticError,
        LookupError,
    )
    try:
        yield
    except (
        *damage,
        ValueError,
        TypeError,
        AttributeError,
        AssertionError,
        struct.error,
        zlib.error,
    ) as fault:
        cause = fault.args[0] if fault.args else None
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise Encrypted(name) from fault
        raise Broken(name) from fault


def _is_scan(content: bytes) -> bool:
    """Whether no page has a text layer worth the name; False also where the file cannot be opened."""
    import pypdfium2  # noqa: PLC0415 - as pdfplumber, which brings it along

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return False
    try:
        return len(document) > 0 and not any(_has_text(page) for page in document)
    except pypdfium2.PdfiumError:
        return False
    finally:
        document.close()


def _has_text(page: "pypdfium2.PdfPage") -> bool:
    text_page = page.get_textpage()
    try:
        return sum(map(str.isalpha, text_page.get_text_bounded())) >= _FEWEST_LETTERS
    finally:
        text_page.close()
        page.close()


def _scanned(content: bytes, name: str, progress: Progress | None) -> Layout:
    from kehoach.reading.formats.scan import lay_out_scanned_pdf  # noqa: PLC0415

    return lay_out_scanned_pdf(content, name, progress=progress)


def _recognised(content: bytes, page: Page) -> Page | None:
    from kehoach.reading.formats.scan import read_drawn_page  # noqa: PLC0415

    return read_drawn_page(content, page.number)


def _is_picture(source: "PdfPage") -> bool:
    """Whether a picture covers most of the page."""
    covered = sum(float(image["width"]) * float(image["height"]) for image in source.images)
    return covered > 0.5 * float(source.width) * float(source.height)


def _letters(page: Page) -> int:
    return sum(sign.isalpha() for word in page.words for sign in word.text)


def _page(source: "PdfPage", number: int) -> Page:
    found = source.extract_words(
        x_tolerance_ratio=0.2, y_tolerance=3, keep_blank_chars=False, extra_attrs=["fontname", "size"]
    )
    words = tuple(word for word in (_word(item) for item in found) if word.text)
    grids = tuple(tuple(_box(cell) for cell in table.cells) for table in source.find_tables())
    return Page(number, float(source.width), float(source.height), words, grids)


def _box(cell: Sequence[float]) -> Box:
    x0, top, x1, bottom = map(float, cell)
    return Box(x0, top, x1, bottom)


def _word(item: dict[str, Any]) -> Word:
    font = str(item["fontname"]).lower()
    return Word(
        clean(decode_font(str(item["text"]), str(item["fontname"]))),
        float(item["x0"]),
        float(item["top"]),
        float(item["x1"]),
        float(item["bottom"]),
        float(item["size"]),
        bold="bold" in font or "black" in font,
        italic="italic" in font or "oblique" in font,
    )
