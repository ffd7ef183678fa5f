"""Whatever a document holds, each file of it is written and opens."""

import io
from xml.etree import ElementTree

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kehoach.writing.content import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    Urgency,
    percent_of,
    sum_of,
)
from kehoach.writing.docx import write_docx
from kehoach.writing.html import to_html
from kehoach.writing.pdf import pages_of, write_pdf
from kehoach.writing.xlsx import tables_of, write_tables

TEXT = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=40),
    st.sampled_from(
        ["", " ", "\n", "1.234,5", "=1", "Ủy ban nhân dân", "x" * 500, "từ " * 200, "👍🏽", "‮", "ا ب"]
    ),
)
RUNS = st.lists(
    st.builds(
        Run, TEXT, bold=st.booleans(), italic=st.booleans(), raised=st.booleans(), origin=st.none() | TEXT
    ),
    max_size=3,
).map(tuple)
CELL = st.builds(
    Cell,
    RUNS,
    align=st.none() | st.sampled_from(Align),
    across=st.integers(-1, 5),
    down=st.integers(-1, 9),
    more=st.lists(RUNS, max_size=2).map(tuple),
    formula=st.sampled_from([None, percent_of(1, 0), percent_of(9, -1), sum_of(1, 2), sum_of(0), sum_of()]),
)
ROW = st.builds(Row, st.lists(CELL, max_size=6).map(tuple), bold=st.booleans(), together=st.booleans())
TABLE = st.builds(
    Table,
    st.lists(
        st.builds(Column, st.floats(0, 20), st.sampled_from(Align), is_figure=st.booleans()), max_size=5
    ).map(tuple),
    st.lists(ROW, max_size=2).map(tuple),
    st.lists(ROW, max_size=6).map(tuple),
    title=TEXT,
    note=TEXT,
    is_wide=st.booleans(),
)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(-1, 9), RUNS, st.none() | TEXT),
    st.builds(Paragraph, RUNS, st.none() | TEXT, st.sampled_from(Align), st.booleans(), st.booleans()),
    st.just(PageBreak()),
    TABLE,
)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
DOCUMENT = st.builds(
    Document,
    st.builds(
        Letterhead,
        **dict.fromkeys(("issuer", "superior", "number", "symbol", "place", "date", "kind", "subject"), TEXT),
        urgency=st.none() | st.sampled_from(Urgency),
        circulation=TEXT,
    ),
    st.lists(BLOCK, max_size=4).map(tuple),
    addressees=TEXTS,
    legal_basis=TEXTS,
    deciding=TEXT,
    decides=TEXT,
    signature=st.none() | st.builds(Signature, TEXTS, TEXT),
    recipients=TEXTS,
    drafter=TEXT,
    address=TEXT,
    annexes=st.lists(
        st.builds(Annex, TEXT, st.lists(BLOCK, max_size=2).map(tuple), TEXT, TEXT), max_size=2
    ).map(tuple),
    copy_signature=TEXT,
)
OFTEN = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@OFTEN
@given(DOCUMENT)
def test_a_pdf_is_written(document: Document) -> None:
    assert pages_of(write_pdf(document)) >= 1


@OFTEN
@given(DOCUMENT)
def test_a_preview_is_written(document: Document) -> None:
    preview = to_html(document, link=lambda origin: f"#{origin}")
    ElementTree.fromstring(preview.replace("<br>", "<br/>").replace('<hr class="paper-page">', "<hr/>"))


@OFTEN
@given(DOCUMENT)
def test_its_tables_are_written(document: Document) -> None:
    tables = tables_of(document)
    content = write_tables(tables, above=["a"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert len(book.sheet_names) == max(1, len(tables))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


@given(DOCUMENT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_word_file_is_written_and_opens(document: Document) -> None:
    opened = docx.Document(io.BytesIO(write_docx(document)))
    for table in opened.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tbl"
    ):
        # Word calls a file broken whose rows cover more columns than their table has.
        ns = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
        columns = len(table.findall("w:tblGrid/w:gridCol", ns))
        for row in table.findall("w:tr", ns):
            cells = row.findall("w:tc", ns)
            spans = [cell.find("w:tcPr/w:gridSpan", ns) for cell in cells]
            covered = sum(1 if span is None else int(span.get(f"{{{ns['w']}}}val")) for span in spans)
            assert covered == columns
            assert all(cell[-1].tag.endswith("}p") for cell in cells)
