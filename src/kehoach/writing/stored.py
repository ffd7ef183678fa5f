"""A document's content as plain JSON values and back, so that what was issued can always be written again."""

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from kehoach.writing.content import Document, Heading, PageBreak, Paragraph, Table

# Blocks differ by the name they carry.
_BLOCKS: Final = {"heading": Heading, "paragraph": Paragraph, "table": Table, "break": PageBreak}
_NAMES: Final = {kind: name for name, kind in _BLOCKS.items()}


class NotAStoredDocument(ValueError):
    """The values are not those of a document."""


def to_values(thing: Any) -> Any:
    """Return dicts, lists, strings, numbers, booleans; what has its usual value is left out."""
    if is_dataclass(thing) and not isinstance(thing, type):
        found: dict[str, Any] = {}
        if type(thing) in _NAMES:
            found["block"] = _NAMES[type(thing)]
        for field in fields(thing):
            value = getattr(thing, field.name)
            usual = field.default_factory() if field.default_factory is not MISSING else field.default
            if value != usual:
                found[field.name] = to_values(value)
        return found
    if isinstance(thing, tuple):
        return [to_values(item) for item in thing]
    return str(thing) if isinstance(thing, StrEnum) else thing


def document_from(values: Any) -> Document:
    """Return the document that `to_values` made these of.

    :raises NotAStoredDocument: the values are of no document.
    """
    try:
        found = _read(values, Document)
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise NotAStoredDocument(str(fault)) from fault
    if not isinstance(found, Document):
        raise NotAStoredDocument("no document")
    return found


def _read(values: Any, kind: Any) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        (item, *_) = get_args(kind)
        return tuple(_read(value, item) for value in values)
    if origin in (Union, UnionType):
        options = get_args(kind)
        if values is None:
            return None
        if isinstance(values, dict) and "block" in values:
            return _read_fields(values, _BLOCKS[values["block"]])
        (only, *others) = [option for option in options if option is not NoneType]
        if others:
            raise TypeError(f"which of {options}?")
        return _read(values, only)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_fields(values, kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(values)
    if kind is float and isinstance(values, int) and not isinstance(values, bool):
        return float(values)
    if not isinstance(values, kind):
        raise TypeError(f"{values!r} is no {kind}")
    return values


def _read_fields(values: Any, kind: type) -> Any:
    hints = _hints(kind)
    given = {name: value for name, value in values.items() if name != "block"}
    return kind(**{name: _read(value, hints[name]) for name, value in given.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Return what a kind's fields hold; a table of 300 rows asks some thousands of times."""
    return get_type_hints(kind)
