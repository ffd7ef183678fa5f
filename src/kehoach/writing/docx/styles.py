"""The styles of the file: one for each component of the decree, and Word's own headings set as it asks."""

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kehoach.writing import decree30
from kehoach.writing.content import Align
from kehoach.writing.decree30 import Component, Setting

_ALIGN: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
DEEPEST_HEADING: Final = 6
CELL: Final = "KH Bảng"
CELL_HEAD: Final = "KH Đầu bảng"
TABLE_TITLE: Final = "KH Tên bảng"
TABLE_NOTE: Final = "KH Ghi chú bảng"
_CELL_GAP: Final = 2  # points above and below the words of a cell
_INDENTED: Final = {Component.BODY, Component.LEGAL_BASIS}


def style_name(component: Component) -> str:
    """Return the name of a component's style, as Word lists it."""
    return "KH " + component.value.split(" ", 1)[-1] if component.value[0].isdigit() else f"KH {component}"


def add_styles(document: Any) -> dict[str, str]:
    """Set the styles of a new file; return the identifier of each by its name."""
    normal = document.styles["Normal"]
    _set_font(normal, size=14)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    for component, setting in decree30.SETTINGS.items():
        _add(document, style_name(component), setting, indented=component in _INDENTED)
    body = decree30.SETTINGS[Component.BODY]
    for level in range(1, DEEPEST_HEADING + 1):
        _set_heading(document.styles[f"Heading {level}"], level=level, size=body.size)
    table = Setting("II.6", 12, (11, 14), Align.LEFT)
    head = Setting("II.6", 12, (11, 14), Align.CENTER, bold=True)
    for name, setting in ((CELL, table), (CELL_HEAD, head)):
        shape = _add(document, name, setting).paragraph_format
        shape.space_before = shape.space_after = Pt(_CELL_GAP)
    title = _add(document, TABLE_TITLE, Setting("II.6", 14, (13, 14), Align.CENTER, bold=True))
    title.paragraph_format.space_before = Pt(decree30.PARAGRAPH_GAP)
    title.paragraph_format.keep_with_next = True
    note = _add(document, TABLE_NOTE, Setting("II.6", 12, (11, 14), Align.RIGHT, italic=True))
    note.paragraph_format.keep_with_next = True
    return {style.name: style.style_id for style in document.styles}


def _add(document: Any, name: str, setting: Setting, *, indented: bool = False) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _set_font(style, size=setting.size, bold=setting.bold, italic=setting.italic)
    shape = style.paragraph_format
    shape.alignment = _ALIGN[setting.align]
    shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if indented:
        shape.first_line_indent = Mm(decree30.FIRST_LINE.set)
        shape.space_before = Pt(decree30.PARAGRAPH_GAP)
        shape.widow_control = True
    return style


def _set_heading(style: Any, *, level: int, size: float) -> None:
    # «I.» in bold capitals, «1.» in bold; «a)» and below upright (II.6).
    _set_font(style, size=size, bold=level <= 2, italic=False)
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment = _ALIGN[Align.JUSTIFY]
    shape.first_line_indent = Mm(decree30.FIRST_LINE.set)
    shape.space_before, shape.space_after = Pt(decree30.PARAGRAPH_GAP), Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
    shape.keep_with_next = True


def _set_font(style: Any, *, size: float, bold: bool = False, italic: bool = False) -> None:
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.name = decree30.FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        # A font of the theme would win over the one that is named.
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), decree30.FONT)
    for tag in ("w:szCs",):
        complex_size = properties.find(qn(tag))
        if complex_size is None:
            complex_size = properties.makeelement(qn(tag), {})
            properties.find(qn("w:sz")).addnext(complex_size)
        complex_size.set(qn("w:val"), str(round(size * 2)))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = properties.makeelement(qn("w:lang"), {})
        properties.append(language)
    language.set(qn("w:val"), decree30.LANGUAGE)
