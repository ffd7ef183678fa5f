"""The foot of a document: recipients at the left, who signs at the right."""

from collections.abc import Iterator

from kehoach.writing import decree30
from kehoach.writing.content import Document
from kehoach.writing.decree30 import Component
from kehoach.writing.docx.letterhead import component, two_columns
from kehoach.writing.docx.xml import Element, spacing
from kehoach.writing.endings import bullet_free, with_mark

_POINTS = 72 / 25.4


def foot(document: Document) -> Iterator[Element]:
    """Return recipients and signature side by side; nothing where there is neither."""
    if document.signature or document.recipients:
        yield component(Component.SIGNER, "", properties=[spacing(exact=8)])
        yield two_columns([([*_recipients(document)], [*_signature(document)])], decree30.FOOT_COLUMNS)


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
