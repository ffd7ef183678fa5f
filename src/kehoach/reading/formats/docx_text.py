"""The words of a word processor's paragraph, as they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kehoach.reading.formats.docx_styles import WORD, Look, Shape, Styles, value, whole
from kehoach.reading.formats.legacy_fonts import decode_font

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = WORD + "txbxContent"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Tracked changes: what was deleted or moved away is no longer part of the document.
_GONE = frozenset({WORD + "del", WORD + "moveFrom"})
_TRANSPARENT = frozenset(
    WORD + tag
    for tag in [
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "bdo",
        "dir",
    ]
)
# The glyphs of Symbol and Wingdings that plans use, by their place in the font.
_SYMBOLS = {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xD7: "×", 0xF7: "÷", 0xAE: "→", 0xE0: "→"}


@dataclass(slots=True)
class Words:
    """A paragraph taken apart: its printed text, how it looks, and what hangs on it."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    boxes: "list[Element]" = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind of note, identifier


@dataclass(slots=True)
class _Piece:
    text: str
    look: Look


class ParagraphReader:
    """Reads paragraphs; numbers the notes in the order in which their marks stand."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._marks: dict[tuple[str, str], str] = {}

    def read(self, paragraph: "Element", shape: Shape) -> Words:
        """The words of a paragraph; its number, if it has one, is not among them."""
        words = Words()
        pieces = list(self._pieces(paragraph, shape.look, words))
        words.text = "".join(piece.text for piece in pieces)
        weighty = [piece.look for piece in pieces if any(sign.isalnum() for sign in piece.text)]
        words.bold = bool(weighty) and all(look.bold for look in weighty)
        words.italic = bool(weighty) and all(look.italic for look in weighty)
        return words

    def mark(self, kind: str, identifier: str) -> str:
        """The mark of a note, counted from 1 in the order of asking."""
        return self._marks.setdefault((kind, identifier), str(len(self._marks) + 1))

    def _pieces(self, element: "Element", look: Look, words: Words) -> Iterator[_Piece]:
        for child in element:
            tag = child.tag
            if tag == WORD + "r":
                yield from self._run(child, look, words)
            elif tag in _TRANSPARENT:
                yield from self._pieces(child, look, words)
            elif tag.startswith(_MATH):
                yield _Piece("".join(node.text or "" for node in child.iter(_MATH + "t")), look)

    def _run(self, run: "Element", below: Look, words: Words) -> Iterator[_Piece]:
        look = self._styles.run(run.find(WORD + "rPr"), below)
        if look.hidden:
            return
        text = "".join(self._printed(child, words) for child in run)
        if text and look.raised and text.strip().isdigit():
            text = text.translate(SUPERSCRIPTS)
        if look.font:
            text = decode_font(text, look.font)
        yield _Piece(text.upper() if look.capitals else text, look)

    def _printed(self, child: "Element", words: Words) -> str:
        tag = child.tag
        if tag == WORD + "t":
            return child.text or ""
        if tag in (WORD + "tab", WORD + "ptab"):
            return "\t"
        if tag in (WORD + "br", WORD + "cr"):
            return "\n"
        if tag == WORD + "noBreakHyphen":
            return "-"
        if tag == WORD + "sym":
            return _symbol(value(child, "char"))
        if tag in (WORD + "footnoteReference", WORD + "endnoteReference"):
            kind, identifier = tag.removeprefix(WORD).removesuffix("Reference"), value(child, "id") or ""
            words.notes.append((kind, identifier))
            own_mark = value(child, "customMarkFollows") in ("1", "true", "on")
            return "" if own_mark else self.mark(kind, identifier).translate(SUPERSCRIPTS)
        words.boxes.extend(_boxes(child))
        return ""


def _symbol(code: str | None) -> str:
    try:
        place = int(code or "", 16)
    except ValueError:
        return ""
    # Symbol fonts keep their glyphs in the private use area, from U+F000 on.
    return _SYMBOLS.get(place & 0xFF if place >= 0xF000 else place, "-" if place >= 0xF000 else chr(place))


def _boxes(element: "Element") -> "Iterator[Element]":
    """The text boxes in a drawing, each once: the fallback repeats what the choice holds."""
    if element.tag == _TEXT_BOX:
        yield element
        return
    if element.tag == _COMPATIBILITY + "AlternateContent":
        for branch in element:
            found = list(_boxes(branch))
            if found:
                yield from found
                return
        return
    if element.tag in _GONE:
        return
    for child in element:
        yield from _boxes(child)


def note_number(identifier: str | None) -> int:
    """Separators and notices have numbers below 1; real notes start at 1."""
    return whole(identifier)
