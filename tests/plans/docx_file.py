"""A made document as a Word file: real merged cells, repeated headings, automatic numbers, footnotes."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.plans.content import Content, Grid, Line, Note, Pair

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MARKS = re.compile("([¹²³⁴⁵⁶⁷⁸⁹])")
_NUMBERED = re.compile(r"(\d{1,2})\. (?=\S)")
_DASHED = re.compile(r"- (?=\S)")
_WIDE = 6


def write_docx(content: Content, path: Path, *, ruled: bool = True) -> None:
    """Write the document there, its tables with or without ruling lines."""
    _Writer(content, ruled=ruled).save(path)


class _Writer:
    def __init__(self, content: Content, *, ruled: bool) -> None:
        self.content = content
        self.table_style = "Table Grid" if ruled else "Normal Table"
        self.word: Word = Document()
        self.notes = [block for block in content.blocks if isinstance(block, Note)]
        self._list = 0  # the numbering in use
        self._last = 0  # the number it printed last
        style = self.word.styles["Normal"]
        style.font.name = "Times New Roman"
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        style.font.size = Pt(13)
        style.paragraph_format.space_after = Pt(6)
        self._page(wide=False)

    def save(self, path: Path) -> None:
        wide = False
        for block, needs_width in zip(self.content.blocks, _wide(self.content), strict=True):
            if needs_width != wide:
                self.word.add_section()
                wide = needs_width
                self._page(wide=wide)
            if isinstance(block, Grid):
                self._grid(block)
            elif isinstance(block, Pair):
                self._pair(block)
            elif isinstance(block, Line):
                self._line(self.word.add_paragraph(), block)
        if self.notes:
            self._attach_notes()
        self.word.save(str(path))

    def _page(self, *, wide: bool) -> None:
        section = self.word.sections[-1]
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        width, height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
        section.page_width, section.page_height = width, height
        section.top_margin, section.bottom_margin = Cm(2), Cm(2)
        section.left_margin, section.right_margin = Cm(3), Cm(1.8)

    # -- paragraphs ------------------------------------------------------------------------------
    def _line(self, paragraph: Paragraph, line: Line) -> None:
        text = line.text
        if line.heading is None:
            text = self._automatic(paragraph, text)
        if line.centered:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._words(paragraph, text, bold=line.bold, italic=line.italic)

    def _automatic(self, paragraph: Paragraph, text: str) -> str:
        """Turn a typed «1. » or «- » into the word processor's own; the text left over comes back."""
        if found := _DASHED.match(text):
            self._number(paragraph, self._bullets())
            return text[found.end() :]
        if found := _NUMBERED.match(text):
            number = int(found[1])
            if number == 1:
                self._list = self._new_list()
            elif number != self._last + 1 or not self._list:
                # A number that does not follow is typed by hand, as clerks do when a list goes wrong.
                return text
            self._last = number
            self._number(paragraph, self._list)
            return text[found.end() :]
        return text

    def _words(self, paragraph: Paragraph, text: str, *, bold: bool, italic: bool) -> None:
        for piece in _MARKS.split(text):
            if not piece:
                continue
            noted = [place for place, note in enumerate(self.notes, 1) if note.mark == piece]
            if noted:
                paragraph.add_run()._r.append(_element("w:footnoteReference", {"w:id": str(noted[0])}))
                continue
            run = paragraph.add_run(piece)
            run.bold, run.italic = bold or None, italic or None

    # -- numbering -------------------------------------------------------------------------------
    def _numbering(self) -> Any:
        return self.word.part.numbering_part.element

    def _abstract(self, form: str, shown: str) -> int:
        numbering = self._numbering()
        number = 900 + len(numbering.findall(qn("w:abstractNum")))
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = numbering.find(qn("w:num"))
        first.addprevious(parse_xml(xml))
        return number

    def _new_list(self) -> int:
        return int(self._numbering().add_num(self._abstract("decimal", "%1.")).numId)

    def _bullets(self) -> int:
        if not hasattr(self, "_bullet_list"):
            self._bullet_list = int(self._numbering().add_num(self._abstract("bullet", "-")).numId)
        return self._bullet_list

    def _number(self, paragraph: Paragraph, number: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number

    # -- tables ----------------------------------------------------------------------------------
    def _pair(self, pair: Pair) -> None:
        table = self.word.add_table(rows=1, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, (Cm(6.4), Cm(9.8)), strict=True):
            column.width = width
        cells = table.rows[0].cells
        for cell, lines in zip(cells, (pair.left, pair.right), strict=True):
            self._cell_lines(cell, lines)

    def _cell_lines(self, cell: _Cell, lines: Sequence[Line]) -> None:
        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            if line.centered:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self._words(paragraph, line.text, bold=line.bold, italic=line.italic)
            for run in paragraph.runs:
                run.font.size = Pt(12)

    def _grid(self, grid: Grid) -> None:
        table = self.word.add_table(rows=len(grid.rows), cols=len(grid.rows[0]), style=self.table_style)
        cells = [list(row.cells) for row in table.rows]
        for number, row in enumerate(grid.rows):
            for column, text in enumerate(row):
                if text:
                    lines = [Line(part, bold=number in grid.bold) for part in text.split("\n")]
                    self._cell_lines(cells[number][column], lines)
        for column, first, last in grid.down:
            _merge(cells[first][column], cells[last][column])
        for number, first, last in grid.across:
            _merge(cells[number][first], cells[number][last])
        for number in range(grid.heading_rows):
            table.rows[number]._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
        _set_widths(table, grid)
        # A table may not be the last thing in a section.
        self.word.add_paragraph().paragraph_format.space_after = Pt(0)

    # -- footnotes -------------------------------------------------------------------------------
    def _attach_notes(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{place}"><w:p><w:r><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {note.text}</w:t></w:r></w:p></w:footnote>'
            for place, note in enumerate(self.notes, 1)
        )
        fences = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
            for number, kind, tag in (
                (-1, "separator", "separator"),
                (0, "continuationSeparator", "continuationSeparator"),
            )
        )
        opening = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        xml = f"{opening}<w:footnotes {nsdecls('w')}>{fences}{notes}</w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), self.word.part.package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _wide(content: Content) -> list[bool]:
    """For each block whether it goes on a page on its side: wide tables and the titles right above them."""
    flags: list[bool] = []
    for block in reversed(content.blocks):
        if isinstance(block, Grid):
            flags.append(len(block.rows[0]) >= _WIDE)
        elif isinstance(block, Note):
            flags.append(bool(flags) and flags[-1])
        else:
            title = isinstance(block, Line) and block.centered
            flags.append(title and bool(flags) and flags[-1])
    return flags[::-1]


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _merge(first: _Cell, last: _Cell) -> None:
    merged = first.merge(last)
    # Merging leaves the empty paragraphs of the cells it swallowed.
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def _set_widths(table: Table, grid: Grid) -> None:
    """Columns as wide as what they hold, so that a printed page looks like a clerk's."""
    page = 24.5 if len(grid.rows[0]) >= _WIDE else 16.0
    loads = [
        max(
            4.0,
            min(60.0, max((len(line) for row in grid.rows for line in row[column].split("\n")), default=4)),
        )
        for column in range(len(grid.rows[0]))
    ]
    table.autofit = False
    widths = [max(1.4, page * load**0.7 / sum(other**0.7 for other in loads)) for load in loads]
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width * page / sum(widths))
