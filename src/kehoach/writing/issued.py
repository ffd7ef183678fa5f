"""A draft with its number and its day, wherever it names them itself."""

from dataclasses import replace

from kehoach.writing.citation import GAP
from kehoach.writing.content import Annex, Document


def with_number(document: Document, *, number: str, date: str) -> Document:
    """Return the document with number and date in its head and in the line «(Kèm theo …)» of its annexes.

    :param date: as printed, «ngày 20 tháng 10 năm 2026».
    """
    head = replace(document.letterhead, number=number, date=date)
    return replace(
        document,
        letterhead=head,
        annexes=tuple(_named(annex, document, number=number, date=date) for annex in document.annexes),
    )


def _named(annex: Annex, document: Document, *, number: str, date: str) -> Annex:
    symbol, drafted = document.letterhead.symbol, document.letterhead.date
    reference = annex.reference.replace(f"{GAP}/{symbol}", f"{number}/{symbol}")
    return replace(annex, reference=reference.replace(drafted, date) if GAP in drafted else reference)
