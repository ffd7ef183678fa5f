"""The file of a template, written from its values: comments, order and explanations stay as they were."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kehoach.writing.template import flattened, shipped_text

_TABLE: Final = re.compile(r"\[\s*([\w.\"-]+)\s*\]\s*(?:#.*)?$")
_SECTOR: Final = re.compile(r"\[\[\s*sectors\s*\]\]")
_KEY: Final = re.compile(r"([\w-]+)\s*=")
_EXPLAINING: Final = ("placeholders", "placeholders_of")
_WIDE: Final = 110
_SECTORS: Final = "sectors"


def values_in(text: str) -> dict[str, Any]:
    """Return what a file says by dotted names, its sectors under «sectors».

    :raises tomllib.TOMLDecodeError: the file cannot be read.
    """
    values = tomllib.loads(text)
    found = dict(flattened(values))
    if _SECTORS in values:
        found[_SECTORS] = values[_SECTORS]
    return found


def completed(document: str, text: str) -> dict[str, Any]:
    """Return the values of an office's file in the names of today: what it lacks is as shipped.

    A later issue of the program may know a sentence more or less than the office's file.
    """
    own = values_in(text)
    found = {name: own.get(name, value) for name, value in values_in(shipped_text(document)).items()}
    order, known = found.get("order"), values_in(shipped_text(document)).get("order")
    if isinstance(order, list) and isinstance(known, list):
        # A part that came later stands at the end; one that is gone is left out.
        found["order"] = [part for part in order if part in known] + [
            part for part in known if part not in order
        ]
    return found


def written(document: str, values: Mapping[str, Any], *, like: str = "") -> str:
    """Return the file that holds these values, set as another file of the template is where that can be done.

    >>> from kehoach.writing.template import shipped_text
    >>> written("briefing", values_in(shipped_text("briefing"))) == shipped_text("briefing")
    True
    """
    for frame in (like, shipped_text(document)):
        text = "\n".join(_rows(frame, values)) + "\n"
        if frame and _says(text, values):
            return text
    return "\n".join(_rows(shipped_text(document), values)) + "\n"


def _says(text: str, values: Mapping[str, Any]) -> bool:
    try:
        return values_in(text) == values
    except tomllib.TOMLDecodeError:
        return False


def _rows(frame: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rows of a file in the frame of another, each name with its value of now."""
    table, rest = "", ""  # the end of a value that goes over several rows
    is_sector = False
    for row in frame.splitlines():
        line = row.strip()
        if rest:
            rest = "" if line.startswith(rest) else rest
        elif _SECTOR.match(line):
            if not is_sector:
                yield from _sectors(values.get(_SECTORS, []))
            is_sector = True
        elif found := _TABLE.match(line):
            table, is_sector = found[1], False
            yield row
        elif is_sector:
            rest = _end_of(line)
        elif (key := _KEY.match(line)) and table not in _EXPLAINING:
            rest = _end_of(line)
            name = f"{table}.{key[1]}" if table else key[1]
            if name not in values:
                continue
            is_as_before = not rest and _value_of(line) == values[name]
            yield row if is_as_before else f"{key[1]} = {_written(values[name], is_tall=bool(rest))}"
        else:
            yield row


def _end_of(line: str) -> str:
    """Return what ends the value that begins in a line; nothing where it ends there."""
    value = line.partition("=")[2].strip()
    if value.startswith("[") and not value.split("#")[0].rstrip().endswith("]"):
        return "]"
    return ""


def _value_of(line: str) -> Any:
    try:
        return next(iter(tomllib.loads(line).values()))
    except (tomllib.TOMLDecodeError, StopIteration):
        return None


def _sectors(sectors: Any) -> Iterator[str]:
    for at, sector in enumerate(sectors):
        if at:
            yield ""
        yield "[[sectors]]"
        for name, value in sector.items():
            yield f"{name} = {_in_a_row(value)}"
    yield ""


def _written(value: Any, *, is_tall: bool) -> str:
    plain = _in_a_row(value)
    if isinstance(value, list) and value and (is_tall or len(plain) > _WIDE):
        return "[\n" + "".join(f"  {_in_a_row(one)},\n" for one in value) + "]"
    return plain


def _in_a_row(value: Any) -> str:
    # What JSON writes of truth, words and lists of words, TOML reads; it asks for one control more.
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_a_row, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
