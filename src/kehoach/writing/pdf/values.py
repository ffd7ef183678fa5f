"""A document as the values that the template takes: the words of every part, nothing about how it looks."""

from typing import Any, Final

from kehoach.writing import decree30
from kehoach.writing.content import Annex, Document, Letterhead
from kehoach.writing.decree30 import SETTINGS, Component
from kehoach.writing.docx.letterhead import issuer_lines
from kehoach.writing.endings import bullet_free, with_mark
from kehoach.writing.pdf.blocks import blocks, page_width
from kehoach.writing.pdf.fonts import families, printable
from kehoach.writing.pdf.tables import CELL_GAP, CELL_MARGIN
from kehoach.writing.pdf.words import POINTS, line

_NUMBER_GAP: Final = "…"


def values(document: Document) -> dict[str, Any]:
    """Return what the template needs to set the document."""
    letterhead = document.letterhead
    room = page_width(is_wide=False)
    return {
        "fonts": [*families()],
        "page": _page(),
        "set": {part.name.lower(): _setting(part) for part in Component},
        "title": printable(f"{letterhead.kind} {letterhead.subject}".strip() or letterhead.issuer),
        "author": printable(letterhead.issuer),
        "keywords": [printable(letterhead.full_number)] if letterhead.full_number else [],
        "copy": _line(Component.COPY_SIGNATURE, document.copy_signature, room=room / 2),
        "head": _head(letterhead),
        "kind": _line(Component.KIND, letterhead.kind.upper(), room=room),
        "subject": [] if letterhead.is_letter else _line(Component.SUBJECT, letterhead.subject, room=room),
        "addressees": _addressees(document.addressees),
        "deciding": _line(Component.KIND, document.deciding, room=room),
        "basis": [_line(Component.LEGAL_BASIS, basis, room=room) for basis in document.legal_basis],
        "decides": _line(Component.KIND, document.decides, room=room),
        "body": blocks(document.body, is_signed=_is_signed(document)),
        "foot": _foot(document) if _is_signed(document) else None,
        "address": _line(Component.ADDRESS, document.address, room=room),
        "annexes": [_annex(annex) for annex in document.annexes],
    }


def _is_signed(document: Document) -> bool:
    return bool(document.signature or document.recipients or document.drafter)


def _page() -> dict[str, Any]:
    return {
        "width": decree30.PAGE_WIDTH.set,
        "height": decree30.PAGE_HEIGHT.set,
        "top": decree30.MARGIN_TOP.set,
        "bottom": decree30.MARGIN_BOTTOM.set,
        "left": decree30.MARGIN_LEFT.set,
        "right": decree30.MARGIN_RIGHT.set,
        "number": decree30.PAGE_NUMBER_SIZE,
        "first_line": decree30.FIRST_LINE.set,
        "gap": decree30.PARAGRAPH_GAP,
        "subject_gap": decree30.SUBJECT_GAP,
        "line": decree30.LINE_SPACING[0],
        "head": decree30.HEAD_COLUMNS,
        "foot": decree30.FOOT_COLUMNS,
        "seal": decree30.SEAL_ROOM,
        "mark": decree30.MARK_COLOUR,
        "cell": [CELL_MARGIN, CELL_GAP],
    }


def _setting(part: Component) -> dict[str, Any]:
    setting = SETTINGS[part]
    return {
        "size": setting.size,
        "bold": setting.bold,
        "italic": setting.italic,
        "align": setting.align.value,
        "rule": setting.rule.share if setting.rule else 0,
    }


def _line(part: Component, text: str, *, room: float) -> list[Any]:
    setting = SETTINGS[part]
    return line(text, size=setting.size, room=room * POINTS, bold=setting.bold)


def _head(letterhead: Letterhead) -> dict[str, Any]:
    room, wide = decree30.HEAD_COLUMNS
    number = ""
    if letterhead.full_number:
        number = f"Số: {letterhead.number or _NUMBER_GAP}" + f"/{letterhead.symbol}" * bool(letterhead.symbol)
    day = ", ".join(part for part in (letterhead.place, letterhead.date) if part)
    subject = f"V/v {letterhead.subject}" if letterhead.is_letter and letterhead.subject else ""
    return {
        "superior": _line(Component.SUPERIOR, letterhead.superior.upper(), room=room),
        "issuer": [
            _line(Component.ISSUER, part, room=room)
            for part in issuer_lines(letterhead.issuer.upper())
            if part
        ],
        "nation": decree30.NATION,
        "motto": decree30.MOTTO,
        "number": _line(Component.NUMBER, number, room=room),
        "date": _line(Component.PLACE_DATE, day, room=wide),
        "subject": _line(Component.LETTER_SUBJECT, subject, room=room),
        "marks": [
            [part.name.lower(), [*decree30.URGENCY_FRAMES.get(text, (None, 8.0))], text]
            for part, text in (
                (Component.URGENCY, str(letterhead.urgency or "")),
                (Component.CIRCULATION, printable(letterhead.circulation.upper())),
                (Component.SECRECY, str(letterhead.secrecy or "")),
            )
            if text
        ],
    }


def _addressees(names: tuple[str, ...]) -> list[list[Any]]:
    room = 110.0
    if len(names) == 1:
        return [_line(Component.ADDRESSEES, names[0], room=room)]
    last = len(names) - 1
    return [
        _line(
            Component.ADDRESSEES,
            f"- {with_mark(bullet_free(name), '.' if place == last else ';')}",
            room=room,
        )
        for place, name in enumerate(names)
    ]


def _foot(document: Document) -> dict[str, Any]:
    left, right = decree30.FOOT_COLUMNS
    signature = document.signature
    last = len(document.recipients) - 1
    return {
        "recipients": [
            _line(
                Component.RECIPIENTS,
                f"- {with_mark(bullet_free(name), '.' if place == last else ';')}",
                room=left,
            )
            for place, name in enumerate(document.recipients)
        ],
        "drafter": _line(Component.DRAFTER, document.drafter.upper(), room=left),
        "signature": signature is not None,
        "lines": [
            _line(Component.AUTHORITY, part.upper(), room=right)
            for part in (signature.lines if signature else ())
        ],
        "name": _line(Component.SIGNER, signature.name if signature else "", room=right),
    }


def _annex(annex: Annex) -> dict[str, Any]:
    room = page_width(is_wide=annex.is_wide)
    reference = annex.reference.strip()
    if reference and not reference.startswith("("):
        reference = f"({reference})"
    return {
        "label": _line(Component.ANNEX_LABEL, f"{annex.label} {annex.number}".strip(), room=room),
        "title": _line(Component.ANNEX_TITLE, annex.title.upper(), room=room),
        "reference": _line(Component.ANNEX_REFERENCE, reference, room=room),
        "wide": annex.is_wide,
        "body": blocks(annex.blocks, is_wide=annex.is_wide),
    }
