"""The foot of a document: recipients at the left, who signs at the right."""

from collections.abc import Iterator

from kehoach.writing import decree30
from kehoach.writing.content import Document
from kehoach.writing.decree30 import Component
from kehoach.writing.docx.letterhead import component, two_columns
from kehoach.writing.docx.xml import Element, element, spacing
from kehoach.writing.endings import bullet_free, with_mark

_POINTS = 72 / 25.4


def foot(document: Document, *, is_wide: bool = False) -> Iterator[Element]:
    """Return recipients and signature side by side, as wide as the page; nothing where there is neither."""
    if document.signature or document.recipients:
        columns = _across(decree30.FOOT_COLUMNS) if is_wide else decree30.FOOT_COLUMNS
        yield component(Component.SIGNER, "", properties=[spacing(exact=8), element("keepNext")])
        yield two_columns([([*_recipients(document)], [*_signature(document)])], columns)


def _across(columns: tuple[float, float]) -> tuple[float, float]:
    """Return the columns as wide as a page that lies across."""
    room = decree30.PAGE_HEIGHT.set - decree30.MARGIN_LEFT.set - decree30.MARGIN_RIGHT.set
    part = room / sum(columns)
    return columns[0] * part, columns[1] * part


def _recipients(document: Document) -> Iterator[Element]:
    if document.recipients:
        yield component(Component.RECIPIENTS_LABEL, "Nơi nhận:")
    last = len(document.recipients) - 1
    for place, recipient in enumerate(document.recipients):
        shown = with_mark(bullet_free(recipient), "." if place == last else ";")
        yield component(Component.RECIPIENTS, f"- {shown}")
    if document.drafter:
        yield component(Component.DRAFTER, document.drafter.upper(), properties=[spacing(before=6)])


def _signature(document: Document) -> Iterator[Element]:
    if document.signature is None:
        return
    for line in document.signature.lines:
        yield component(Component.AUTHORITY, line.upper())
    room = spacing(before=decree30.SEAL_ROOM * _POINTS)
    yield component(Component.SIGNER, document.signature.name, properties=[room])
