"""Pages: their size and margins, those that lie across, and where the numbers of pages begin."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kehoach.writing import decree30
from kehoach.writing.docx.xml import element, field, spacing


class Pages:
    """The sections of one file."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._section = document.sections[0]
        self._lay(is_wide=False)
        self._number_pages()
        self._start(own_first_page=True)
        self.is_wide = False

    def turn(self, *, is_wide: bool) -> None:
        """Begin a page that lies so, unless the present ones do."""
        if is_wide != self.is_wide:
            self._begin(is_wide=is_wide)
            self._start(own_first_page=False)

    def begin_annex(self, *, is_wide: bool) -> None:
        """Begin the pages of an annex: numbered from 1, the first without its number."""
        self._begin(is_wide=is_wide)
        self._start(own_first_page=True, number=1)
        # The address stands on page 1 of the document alone.
        self._section.first_page_footer.is_linked_to_previous = False

    def _begin(self, *, is_wide: bool) -> None:
        self._section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._end_with_words()
        self.is_wide = is_wide
        self._lay(is_wide=is_wide)

    def _end_with_words(self) -> None:
        """Let the last paragraph end the section: one more, empty, might take a page of its own."""
        ending = self._document.element.body.find(qn("w:sectPr")).getprevious()
        last = ending.getprevious()
        if last is None or last.tag != qn("w:p"):
            # Below a table a paragraph has to stand; as low as this it never begins a page.
            ending.find(qn("w:pPr")).insert(0, spacing(exact=1))
            return
        properties = last.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:sectPr")) is None:
            properties.append(ending.find(qn("w:pPr")).find(qn("w:sectPr")))
            ending.getparent().remove(ending)

    def _lay(self, *, is_wide: bool) -> None:
        section = self._section
        width, height = Mm(decree30.PAGE_WIDTH.set), Mm(decree30.PAGE_HEIGHT.set)
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (height, width) if is_wide else (width, height)
        section.top_margin, section.bottom_margin = (
            Mm(decree30.MARGIN_TOP.set),
            Mm(decree30.MARGIN_BOTTOM.set),
        )
        section.left_margin, section.right_margin = (
            Mm(decree30.MARGIN_LEFT.set),
            Mm(decree30.MARGIN_RIGHT.set),
        )
        section.header_distance = section.footer_distance = Mm(decree30.MARGIN_TOP.set / 2)

    def _start(self, *, own_first_page: bool, number: int | None = None) -> None:
        self._section.different_first_page_header_footer = own_first_page
        properties = self._section._sectPr
        for old in properties.findall(qn("w:pgNumType")):
            properties.remove(old)
        if number is not None:
            # Before the columns, as the schema orders it (ECMA-376 part 1, 17.6.17).
            properties.find(qn("w:cols")).addprevious(element("pgNumType", start=number))

    def _number_pages(self) -> None:
        paragraph = self._section.header.paragraphs[0]
        paragraph.style = "Header"
        paragraph.alignment = 1
        size = Pt(decree30.PAGE_NUMBER_SIZE)
        paragraph._p.extend(field("PAGE"))
        for run in paragraph.runs:
            run.font.size = size

    def address(self, text: str, *, style: str) -> None:
        """Put an address at the foot of page 1, under a line."""
        footer = self._document.sections[0].first_page_footer
        paragraph = footer.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(text)
        borders = element("pBdr", [element("top", val="single", sz=4, space=4, color="000000")])
        paragraph._p.get_or_add_pPr().append(borders)
