"""The whole file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from kehoach.writing import decree30
from kehoach.writing.clean import cleaned
from kehoach.writing.content import Annex, Block, Document, Heading, PageBreak, Paragraph, Run, Table
from kehoach.writing.decree30 import Component
from kehoach.writing.docx.closing import foot
from kehoach.writing.docx.letterhead import component, head, identifier
from kehoach.writing.docx.metadata import describe
from kehoach.writing.docx.numbering import Numbering
from kehoach.writing.docx.sections import Pages
from kehoach.writing.docx.styles import DEEPEST_HEADING, add_styles, style_name
from kehoach.writing.docx.tables import table
from kehoach.writing.docx.xml import Element, element, jc, keep_next, paragraph, spacing
from kehoach.writing.endings import ended
from kehoach.writing.spreads import spreads

# The same content gives the same bytes: nothing in the file says when it was written.
_ALWAYS = datetime(2020, 3, 5, tzinfo=UTC)


def write_docx(document: Document) -> bytes:
    """Return the document as a DOCX file."""
    return _Writer(ended(cleaned(document))).file()


@cache
def _empty() -> bytes:
    """Return a file without words that has the styles; made once, for it takes longer than a page."""
    package: Any = docx.Document()
    for old in list(package.element.body.findall(qn("w:p"))):
        package.element.body.remove(old)
    add_styles(package)
    stream = BytesIO()
    package.save(stream)
    return stream.getvalue()


_ROWS_KEPT = 2  # rows of a table that go with the signature below it


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.package: Any = docx.Document(BytesIO(_empty()))
        self.body = self.package.element.body
        self.numbering = Numbering(self.package.part.numbering_part.element)
        self.pages = Pages(self.package)

    def file(self) -> bytes:
        document = self.document
        for item in head(document):
            self._add(item)
        if document.deciding:
            self._centred(document.deciding, before=12)
        for basis in document.legal_basis:
            self._add(component(Component.LEGAL_BASIS, basis))
        if document.decides:
            self._centred(document.decides, before=12)
        self._add_blocks(_kept_with_signature(document))
        for item in foot(document, is_wide=self.pages.is_wide):
            self._add(item)
        for annex in document.annexes:
            self._add_annex(annex)
        if document.address:
            self.pages.address(document.address, style=style_name(Component.ADDRESS))
        describe(self.package, document, at=_ALWAYS)
        stream = BytesIO()
        self.package.save(stream)
        return stream.getvalue()

    def _add(self, item: Element) -> None:
        # The properties of the last section stand at the end of the body.
        self.body.find(qn("w:sectPr")).addprevious(item)

    def _centred(self, text: str, *, before: float) -> None:
        bold = Run(text, bold=True)
        around = spacing(before=before, after=decree30.PARAGRAPH_GAP)
        self._add(paragraph([bold], style=identifier(Component.KIND), properties=[around]))

    def _add_blocks(self, blocks: tuple[Block, ...], *, all_wide: bool = False) -> None:
        for is_wide, run in spreads(blocks, all_wide=all_wide):
            self.pages.turn(is_wide=is_wide)
            for block in run:
                if not isinstance(block, Table):
                    for item in self._words(block):
                        self._add(item)
                    continue
                for item in table(block, is_wide=is_wide):
                    self._add(item)
                # Two tables that touch would become one.
                keeps = keep_next(bool(block.rows) and block.rows[-1].together)
                self._add(paragraph([], style="Normal", properties=[spacing(exact=6), keeps]))

    def _words(self, block: Heading | Paragraph | PageBreak) -> Iterator[Element]:
        if isinstance(block, PageBreak):
            yield element("p", [element("r", [element("br", type="page")])])
            return
        if isinstance(block, Heading):
            level = min(block.level, DEEPEST_HEADING)
            number = self.numbering.mark(block.number, level=level) if block.number else None
            yield paragraph(block.words, style=f"Heading{level}", properties=[number])
            return
        shape: list[Element] = [keep_next(block.together)]
        if block.number:
            shape.append(self.numbering.mark(block.number))
        if block.align != decree30.SETTINGS[Component.BODY].align:
            shape.append(jc(block.align))
        if not block.indented:
            shape.append(element("ind", firstLine=0))
        yield paragraph(block.words, style=identifier(Component.BODY), properties=shape)

    def _add_annex(self, annex: Annex) -> None:
        self.pages.begin_annex(is_wide=annex.is_wide)
        label = f"{annex.label} {annex.number}".strip()
        self._add(component(Component.ANNEX_LABEL, label))
        if annex.title:
            self._add(component(Component.ANNEX_TITLE, annex.title.upper()))
        if annex.reference:
            gap = spacing(after=decree30.PARAGRAPH_GAP)
            self._add(component(Component.ANNEX_REFERENCE, f"({annex.reference})", properties=[gap]))
        self._add_blocks(annex.blocks, all_wide=annex.is_wide)


def _kept_with_signature(document: Document) -> tuple[Block, ...]:
    """Return the body with its last words kept beside the signature, which never stands alone on a page."""
    if document.signature is None:
        return document.body
    body = list(document.body)
    for place in range(len(body) - 1, -1, -1):
        block = body[place]
        if isinstance(block, Paragraph):
            body[place] = replace(block, together=True)
            if "".join(run.text for run in block.words).strip() != decree30.END:
                break
        elif isinstance(block, Table):
            rows = (
                *block.rows[:-_ROWS_KEPT],
                *(replace(row, together=True) for row in block.rows[-_ROWS_KEPT:]),
            )
            body[place] = replace(block, rows=rows)
            break
        else:
            break
    return tuple(body)
