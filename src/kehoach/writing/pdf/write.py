"""The whole file: the document's values, set by the template beside this module."""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Final

import typst

from kehoach.writing.clean import cleaned
from kehoach.writing.content import Document
from kehoach.writing.endings import ended
from kehoach.writing.pdf.fonts import fonts
from kehoach.writing.pdf.values import values

STANDARD: Final = "a-2b"
_LARGE: Final = 500_000  # bytes
_REMEMBERED: Final = 11  # documents
_PAGES: Final = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}?/Count\s+(\d{1,7})")
# Of a document that is not dated the file is: the same content gives the same bytes.
_ALWAYS: Final = datetime(2020, 3, 5, tzinfo=UTC)


def write_pdf(document: Document) -> bytes:
    """Return the document as a PDF file whose text can be searched, fit to be kept for good (PDF/A-2b)."""
    written = typst.compile(
        _template(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(values(ended(cleaned(document))), ensure_ascii=False)},
        format="pdf",
        pdf_standards=[STANDARD],
        timestamp=_dated(document),
    )
    if not isinstance(written, bytes):
        raise TypeError("typst returned pages apart")
    if len(written) > _LARGE:
        _forget()
    return written


def _forget() -> None:
    """Let go of what typst remembers of a large document, 200 MB of one of 300 pages.

    It remembers what its last ten documents shared, for none of ours; so it is given empty ones.
    """
    for _ in range(_REMEMBERED):
        typst.compile(b"", font_paths=fonts(), ignore_system_fonts=True, format="svg")


def pages_of(pdf: bytes) -> int:
    """Return how many pages a file of `write_pdf` has, without opening it as a whole.

    :raises ValueError: it is another file.
    """
    counts = [int(count) for count in _PAGES.findall(pdf)]
    if not counts:
        raise ValueError("Tệp không phải là tệp PDF do chương trình ghi.")
    return max(counts)


def _dated(document: Document) -> datetime:
    with suppress(ValueError):
        return datetime.strptime(document.metadata.issued_on, "%d/%m/%Y").replace(tzinfo=UTC)
    return _ALWAYS


@cache
def _template() -> bytes:
    return (resources.files("kehoach.writing.pdf") / "document.typ").read_bytes()
