"""Small elements of WordprocessingML (ECMA-376 part 1, 17), built one by one.

python-docx keeps the package, the styles and the sections; its tables, asked cell by cell, take time that
grows with the square of their rows, so paragraphs and tables are built here.
"""

from collections.abc import Iterable
from typing import Any, Final

from docx.oxml.ns import nsmap, qn
from lxml import etree

from kehoach.writing.content import Align, Run

# lxml has no types; None stands for an element that is left out.
Element = Any

__all__ = ["Element", "element", "mm", "paragraph", "qn", "set_borders"]

_WORD: Final = f"{{{nsmap['w']}}}"
_NAMES: Final = {"w": nsmap["w"]}
# The order that the schema asks of what a paragraph may say of itself (ECMA-376 part 1, 17.3.1.26).
_TAGS: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr"),
    *("pBdr", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"),
)
_ORDER: Final = {qn(f"w:{tag}"): place for place, tag in enumerate(_TAGS)}
ALIGNMENTS: Final = {
    Align.LEFT: "left",
    Align.CENTER: "center",
    Align.RIGHT: "right",
    Align.JUSTIFY: "both",
}


def mm(length: float) -> int:
    """Return a length in millimetres as twentieths of a point."""
    return round(length * 1440 / 25.4)


def element(tag: str, children: Iterable[Element] = (), **values: object) -> Element:
    """Return an element `w:tag` with attributes in the same namespace; None children are left out."""
    made: Element = etree.Element(f"{_WORD}{tag}", nsmap=_NAMES)
    for name, value in values.items():
        if value is not None:
            made.set(f"{_WORD}{name}", str(value))
    made.extend([child for child in children if child is not None])
    return made


def paragraph(
    words: Iterable[Run],
    *,
    style: str,
    properties: Iterable[Element] = (),
    bold: bool | None = None,
    size: float | None = None,
) -> Element:
    """Return a paragraph of a style; `bold` and `size` overrule the style for all its words."""
    said: list[Element] = [item for item in (element("pStyle", val=style), *properties) if item is not None]
    made = element("p", [element("pPr", sorted(said, key=lambda item: _ORDER[item.tag]))])
    for run in words:
        look = [
            element("b", val=None if run.bold or bold else "0") if run.bold or bold is not None else None,
            element("i") if run.italic else None,
            element("sz", val=round(size * 2)) if size else None,
            element("szCs", val=round(size * 2)) if size else None,
            element("vertAlign", val="superscript") if run.raised else None,
        ]
        made.append(run_of(run.text, look))
    return made


def run_of(text: str, look: Iterable[Element] = ()) -> Element:
    """Return a run; a line break stays one, a tab too."""
    kept = [item for item in look if item is not None]
    made = element("r", [element("rPr", kept) if kept else None])
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if part:
                words = element("t")
                words.text = part
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                made.append(words)
    return made


def field(name: str) -> list[Element]:
    """Return the runs of a field that the word processor fills in, as PAGE."""
    code = element("instrText")
    code.text = name
    return [
        element("r", [element("fldChar", fldCharType="begin")]),
        element("r", [code]),
        element("r", [element("fldChar", fldCharType="separate")]),
        run_of("1"),
        element("r", [element("fldChar", fldCharType="end")]),
    ]


def set_borders(sides: Iterable[str], *, colour: str = "000000", size: int = 6) -> Element:
    """Return borders of a paragraph; size in eighths of a point."""
    return element("pBdr", [element(side, val="single", sz=size, space=1, color=colour) for side in sides])


def jc(align: Align) -> Element:
    """Return an alignment."""
    return element("jc", val=ALIGNMENTS[align])


def keep_next(wanted: bool) -> Element:  # noqa: FBT001 - a switch of the format itself
    """Return the switch that keeps a paragraph on the page of the next."""
    return element("keepNext") if wanted else None


def spacing(*, before: float = 0, after: float = 0, exact: float | None = None) -> Element:
    """Return the room around a paragraph in points; `exact` fixes the height of its lines."""
    return element(
        "spacing",
        before=round(before * 20),
        after=round(after * 20),
        line=round(exact * 20) if exact else None,
        lineRule="exact" if exact else None,
    )


def indent(*, left: float = 0, right: float = 0, first: float | None = None) -> Element:
    """Return indents in points."""
    return element(
        "ind",
        left=round(left * 20),
        right=round(right * 20),
        firstLine=None if first is None else round(first * 20),
    )
