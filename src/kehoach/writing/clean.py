"""Words as every file can hold them: in NFC, without controls and marks that turn the way of writing."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

# All of these end a line; the page break of plain text, the next-line control, Unicode's two separators too.
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_LEFT_OUT: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction: they can turn a figure round
    "\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible, and in the way of a search
    "\ud800-\udfff"  # halves of letters
    "\ufdd0-\ufdef\ufffe\uffff"  # no letters at all: XML refuses them
    "]"
)
_BREAKS: Final = re.compile(r"[ \t]*\n\s*")

Thing = TypeVar("Thing")


def clean(text: str) -> str:
    r"""Return the text in NFC, with «\n» as the only line end, a space for a tab and no controls.

    >>> clean("Ủ\u0079\u0309 ban\x07 \u202enhân dân\r\nxã")
    'Ủỷ ban nhân dân\nxã'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LEFT_OUT.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    r"""Return the cleaned text on one line: a space where a line ended.

    >>> clean_line("Ủy ban nhân dân \n xã")
    'Ủy ban nhân dân xã'
    """
    text = clean(text)
    return _BREAKS.sub(" ", text).strip() if "\n" in text else text


def cleaned(thing: Thing) -> Thing:
    """Return the document, or any part of it, with every text in it cleaned."""
    found: Any = thing
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        found = clean(thing)
    elif isinstance(thing, tuple):
        parts = tuple(cleaned(part) for part in thing)
        if any(new is not old for new, old in zip(parts, thing, strict=True)):
            found = parts
    elif is_dataclass(thing) and not isinstance(thing, type):
        changed = {
            field.name: new
            for field in fields(thing)
            if (new := cleaned(old := getattr(thing, field.name))) is not old and new != old
        }
        if changed:
            found = replace(thing, **changed)
    result: Thing = found
    return result
