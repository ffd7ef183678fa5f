"""What a word processor's styles say about a paragraph and its runs."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"(?:heading|đề mục|tiêu đề) ?(\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # the outline level of text that is no heading


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed; None where nothing has been said yet."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph's style and own properties say together."""

    look: Look = Look()
    heading: int | None = None
    centered: bool | None = None
    numbering: str | None = None  # the identifier of its list; "0" is none
    level: int | None = None


def value(element: "Element | None", name: str = "val") -> str | None:
    """An attribute in the word processor's namespace."""
    return None if element is None else element.get(WORD + name)


def whole(text: str | None, *, otherwise: int = 0) -> int:
    """A whole number out of an attribute, whatever a broken file has put there."""
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise


def read_look(properties: "Element | None", below: Look) -> Look:
    """The look that run properties give on top of another."""
    if properties is None:
        return below
    changes: dict[str, bool | str | None] = {}
    for field, tag in (("bold", "b"), ("italic", "i"), ("capitals", "caps"), ("hidden", "vanish")):
        switch = properties.find(WORD + tag)
        if switch is not None:
            changes[field] = value(switch) not in ("0", "false", "off")
    position = properties.find(WORD + "vertAlign")
    if position is not None:
        changes["raised"] = value(position) == "superscript"
    fonts = properties.find(WORD + "rFonts")
    font = value(fonts, "ascii") or value(fonts, "hAnsi")
    if font:
        changes["font"] = font
    return replace(below, **changes) if changes else below  # type: ignore[arg-type]


class Styles:
    """The style sheet of a document."""

    def __init__(self, root: "Element | None") -> None:
        self._elements: dict[str, Element] = {}
        self._shapes: dict[str, Shape] = {}
        self._default = Shape()
        self._default_style: str | None = None
        if root is None:
            return
        defaults = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        self._default = Shape(look=read_look(defaults, Look()))
        for style in root.iterfind(WORD + "style"):
            identifier = value(style, "styleId")
            if identifier is None:
                continue
            self._elements[identifier] = style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default_style = identifier

    def paragraph(self, properties: "Element | None") -> Shape:
        """The shape of a paragraph with these properties."""
        named = None if properties is None else value(properties.find(WORD + "pStyle"))
        return _over(properties, self._style(named or self._default_style, frozenset()))

    def run(self, properties: "Element | None", below: Look) -> Look:
        """The look of a run with these properties in a paragraph of that look."""
        named = None if properties is None else value(properties.find(WORD + "rStyle"))
        if named in self._elements:
            below = read_look(self._elements[named].find(WORD + "rPr"), below)
        return read_look(properties, below)

    def _style(self, identifier: str | None, above: frozenset[str]) -> Shape:
        # A style that is based on itself by a detour would never end.
        if identifier is None or identifier not in self._elements or identifier in above:
            return self._default
        if identifier not in self._shapes:
            style = self._elements[identifier]
            base = self._style(value(style.find(WORD + "basedOn")), above | {identifier})
            shape = _over(style.find(WORD + "pPr"), base)
            name = _HEADING_NAME.fullmatch(value(style.find(WORD + "name")) or "")
            if name and shape.heading is None:
                shape = replace(shape, heading=int(name[1]))
            self._shapes[identifier] = replace(shape, look=read_look(style.find(WORD + "rPr"), shape.look))
        return self._shapes[identifier]


def _over(properties: "Element | None", below: Shape) -> Shape:
    if properties is None:
        return below
    shape = below
    outline = properties.find(WORD + "outlineLvl")
    if outline is not None:
        level = whole(value(outline), otherwise=_BODY_LEVEL)
        shape = replace(shape, heading=level + 1 if level < _BODY_LEVEL else None)
    alignment = properties.find(WORD + "jc")
    if alignment is not None:
        shape = replace(shape, centered=value(alignment) == "center")
    numbering = properties.find(WORD + "numPr")
    if numbering is not None:
        listed = value(numbering.find(WORD + "numId"))
        level_element = numbering.find(WORD + "ilvl")
        shape = replace(
            shape,
            numbering=listed if listed is not None else shape.numbering,
            level=whole(value(level_element)) if level_element is not None else shape.level,
        )
    return shape
