from pathlib import Path

import docx
import pytest

from kehoach.domain.layout import Layout
from kehoach.reading import refusals
from kehoach.reading.formats.open import lay_out_bytes
from tests.reading.formats.making_docx import paragraph, saved, shown, word_file
from tests.reading.formats.making_plan import LONG, converted, plan, printed, table_of


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    return lay_out_bytes(printed(plan(), tmp_path_factory.mktemp("pdf")), "ke-hoach.pdf")


def test_the_letterhead_is_read_left_then_right(layout: Layout) -> None:
    assert shown(layout)[:6] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Thịnh, ngày 05 tháng 01 năm 2026",
    ]


def test_a_title_over_two_lines_is_one_paragraph(layout: Layout) -> None:
    kind, title = layout.paragraphs[6:8]
    assert layout.plain[kind.start : kind.end] == "KẾ HOẠCH"
    assert layout.words(title.start, title.end).startswith("Phát triển kinh tế - xã hội, bảo đảm quốc phòng")
    assert layout.words(title.start, title.end).endswith("bàn xã An Thịnh")
    assert title.bold
    assert title.centered


def test_lines_are_joined_into_the_paragraphs_they_were_set_from(layout: Layout) -> None:
    text = shown(layout)
    at = text.index("I. MỤC TIÊU")
    assert text[at : at + 5] == [
        "I. MỤC TIÊU",
        LONG,
        "1. Trồng mới 45 ha rừng.",
        "2. Thu ngân sách 4,5 tỷ đồng.",
        LONG + " " + LONG,
    ]


def test_a_table_over_three_pages_keeps_every_row_once(layout: Layout) -> None:
    rows = [[layout.cell(cell) for cell in row.cells] for table in layout.tables for row in table.rows]
    assert rows == table_of(40)
    assert len({row.page for table in layout.tables for row in table.rows}) > 1
    merged = layout.tables[0].rows[1].cells[2]
    assert merged.continues_left


def test_page_numbers_are_no_text(layout: Layout) -> None:
    assert layout.pages
    assert layout.pages > 1
    assert not {"2", "3"} & set(shown(layout))


def test_recipients_are_read_before_the_signature(layout: Layout) -> None:
    assert shown(layout)[-7:] == [
        "Nơi nhận:",
        "- UBND tỉnh (báo cáo);",
        "- Các thôn (thực hiện);",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn An",
    ]


def test_a_printed_plan_reads_like_the_file_it_was_printed_from(layout: Layout) -> None:
    assert shown(layout) == shown(lay_out_bytes(saved(plan()), "ke-hoach.docx"))


def test_a_row_cut_by_the_end_of_a_page_is_one_row(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(12, 3)
    table.style = "Table Grid"
    for at, row in enumerate(table.rows, start=1):
        row.cells[0].text, row.cells[1].text, row.cells[2].text = str(at), f"{LONG} {LONG}", "Văn phòng"
    layout = lay_out_bytes(printed(document, tmp_path), "ke-hoach.pdf")
    rows = [[layout.cell(cell) for cell in row.cells] for found in layout.tables for row in found.rows]
    assert rows == [[str(at), f"{LONG} {LONG}", "Văn phòng"] for at in range(1, 13)]


def test_notes_at_the_foot_are_marked_and_stand_at_the_end(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:r><w:t>{LONG}</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>'
        + paragraph("Đoạn cuối của trang.")
    )
    notes = (
        '<w:footnote w:id="2"><w:p><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
        "<w:t> Trong đó dịch vụ 200 tỷ đồng.</w:t></w:r></w:p></w:footnote>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
        "</Relationships>"
    )
    extra = {
        "_rels/.rels": relations.format("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relations.format("footnotes", "footnotes.xml"),
    }
    content = word_file(body, extra, footnotes=notes)
    layout = lay_out_bytes(converted(content, tmp_path, "docx", "pdf"), "ke-hoach.pdf")
    assert shown(layout) == [f"{LONG}¹", "Đoạn cuối của trang.", "¹ Trong đó dịch vụ 200 tỷ đồng."]
    assert layout.paragraphs[-1].footnote == "1"


def test_a_truncated_pdf_is_refused_as_broken() -> None:
    with pytest.raises(refusals.Broken):
        lay_out_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "ke-hoach.pdf")


def test_a_pdf_with_a_password_is_refused() -> None:
    with pytest.raises(refusals.Encrypted):
        lay_out_bytes(_LOCKED, "ke-hoach.pdf")


# The smallest PDF that names an encryption which no empty password opens.
_LOCKED = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"3 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -44/O<"
    + b"11" * 32
    + b">/U<"
    + b"22" * 32
    + b">>>\nendobj\n"
    b"trailer\n<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00112233445566778899aabbccddeeff>"
    b"<00112233445566778899aabbccddeeff>]>>\n%%EOF\n"
)
