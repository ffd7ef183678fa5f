"""The formal parts that people fill in around the body: symbol, place, addressees, signature, recipients."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from kehoach.writing import issued
from kehoach.writing.citation import date_line
from kehoach.writing.content import Document, Signature, Urgency

# Of the letterhead, of the document, and lists with one a line.
_LETTERHEAD: Final = ("symbol", "place", "subject")
_LISTS: Final = ("addressees", "legal_basis", "recipients")
FIELDS: Final = (*_LETTERHEAD, *_LISTS, "urgency", "authority", "signer", "drafter")


def header_of(document: Document) -> dict[str, Any]:
    """Return the formal parts as a form holds them."""
    signature = document.signature or Signature(())
    values: dict[str, Any] = {name: getattr(document.letterhead, name) for name in _LETTERHEAD}
    values |= {name: list(getattr(document, name)) for name in _LISTS}
    values |= {
        "urgency": str(document.letterhead.urgency or ""),
        "authority": list(signature.lines),
        "signer": signature.name,
        "drafter": document.drafter,
    }
    return values


def with_header(document: Document, said: Mapping[str, Any]) -> Document:
    """Return the document with the formal parts that a person filled in."""
    head = {name: said[name] for name in _LETTERHEAD if name in said}
    if "urgency" in said:
        head["urgency"] = Urgency(said["urgency"]) if said["urgency"] else None
    whole: dict[str, Any] = {name: tuple(said[name]) for name in _LISTS if name in said}
    if "drafter" in said:
        whole["drafter"] = said["drafter"]
    if "authority" in said or "signer" in said:
        before = document.signature or Signature(())
        lines = tuple(said.get("authority", before.lines))
        name = said.get("signer", before.name)
        whole["signature"] = Signature(lines, name) if lines or name else None
    return replace(document, letterhead=replace(document.letterhead, **head), **whole)


def with_number(document: Document, number: str, dated: date | None) -> Document:
    """Return the document with its number and its day; with none of both the gaps that a draft has."""
    said = date_line(dated) if dated else _gap(document.letterhead.date)
    if number:
        # Annexes say in their heads to which document they belong.
        return issued.with_number(document, number=number, date=said)
    return replace(document, letterhead=replace(document.letterhead, number=number, date=said))


def _gap(printed: str) -> str:
    return printed or "ngày … tháng … năm …"
