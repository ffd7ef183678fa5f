"""What is done to a document's words before any file is written."""

from dataclasses import replace

from kehoach.writing.content import Block, Document, Paragraph, runs
from kehoach.writing.decree30 import END


def ended(document: Document) -> Document:
    """Return it with «./.» after the last words of its content (Decree 30/2020, Annex I, II.6).

    A body that ends in a table gets the mark on a line of its own.
    """
    if not document.body:
        return document
    *others, last = document.body
    closed: tuple[Block, ...]
    if isinstance(last, Paragraph) and last.words:
        final = last.words[-1]
        if final.text.rstrip().endswith(END):
            return document
        words = (*last.words[:-1], replace(final, text=final.text.rstrip(" .;,:") + END))
        closed = (*others, replace(last, words=words))
    else:
        closed = (*document.body, Paragraph(runs(END), indented=False))
    return replace(document, body=closed)


def with_mark(text: str, mark: str) -> str:
    """Return words that end in a mark, in place of the mark they had.

    >>> with_mark("Lưu: VT", "."), with_mark("Như trên;", ";")
    ('Lưu: VT.', 'Như trên;')
    """
    return text.rstrip(" .;,") + mark


def bullet_free(text: str) -> str:
    """Return a recipient without the dash that is put before it."""
    return text.strip().removeprefix("-").removeprefix("–").strip()
