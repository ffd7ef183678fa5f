"""A Word file is set as Decree 30/2020 says: its XML is asked part by part and held against the constants."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from kehoach.writing import decree30
from kehoach.writing.content import Align, Block, Document, Heading, Letterhead, Paragraph, runs
from kehoach.writing.decree30 import SETTINGS, Component
from kehoach.writing.docx import write_docx
from kehoach.writing.widths import width
from tests.writing.making import SENTENCE, WordFile, a_table, whole_document

ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
# How the words of each part begin in the document that has them all.
WORDS = {
    Component.NATION: "CỘNG HÒA",
    Component.MOTTO: "Độc lập - Tự do",
    Component.SUPERIOR: "UBND TỈNH",
    Component.ISSUER: "ỦY BAN NHÂN DÂN XÃ",
    Component.NUMBER: "Số: 05/BC-UBND",
    Component.PLACE_DATE: "Lương Sơn, ngày 05 tháng 01 năm 2027",
    Component.KIND: "BÁO CÁO",
    Component.SUBJECT: "Kết quả thực hiện kế hoạch",
    Component.LEGAL_BASIS: "Căn cứ Luật",
    Component.BODY: SENTENCE * 2,
    Component.AUTHORITY: "KT. CHỦ TỊCH",
    Component.SIGNER: "Nguyễn Thị Mẫu",
    Component.ADDRESSEES: "Kính gửi: Ủy ban",
    Component.RECIPIENTS_LABEL: "Nơi nhận:",
    Component.RECIPIENTS: "- Như trên;",
    Component.SECRECY: "MẬT",
    Component.URGENCY: "THƯỢNG KHẨN",
    Component.CIRCULATION: "LƯU HÀNH",
    Component.DRAFTER: "NTM. 12",
    Component.COPY_SIGNATURE: "Thời gian ký",
    Component.ANNEX_LABEL: "Phụ lục II",
    Component.ANNEX_TITLE: "DANH MỤC CHỈ TIÊU",
    Component.ANNEX_REFERENCE: "(Kèm theo Báo cáo",
}


@pytest.fixture(scope="module")
def written() -> WordFile:
    """The document that has every part, as a file."""
    return WordFile(write_docx(whole_document()))


@pytest.fixture(scope="module")
def letter() -> WordFile:
    """A letter, whose subject stands below its number."""
    head = Letterhead(issuer="UBND XÃ A", number="12", symbol="UBND-VP", subject="báo cáo tháng 6")
    return WordFile(write_docx(Document(head, (Paragraph(runs(SENTENCE)),))))


@pytest.mark.parametrize("part", WORDS)
def test_each_part_has_the_letters_and_the_place_that_the_decree_gives_it(
    written: WordFile, part: Component
) -> None:
    setting = SETTINGS[part]
    words = WORDS[part].strip()
    look = written.the(words.rstrip(". "))
    assert look.font == decree30.FONT
    assert look.size == setting.size
    assert (look.bold, look.italic) == (setting.bold, setting.italic)
    assert look.align == ALIGN[setting.align]
    if setting.capitals:
        assert look.text == look.text.upper()


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_the_size_that_we_set_lies_within_what_the_decree_allows(setting: decree30.Setting) -> None:
    assert setting.sizes[0] <= setting.size <= setting.sizes[1]
    if setting.rule:
        assert setting.rule.least <= setting.rule.share <= setting.rule.most


@pytest.mark.parametrize(
    "length",
    [
        decree30.MARGIN_TOP,
        decree30.MARGIN_BOTTOM,
        decree30.MARGIN_LEFT,
        decree30.MARGIN_RIGHT,
        decree30.FIRST_LINE,
    ],
)
def test_the_length_that_we_set_lies_within_what_the_decree_allows(length: decree30.Length) -> None:
    assert length.least <= length.set <= length.most


def test_every_part_of_the_decree_is_asked_about(written: WordFile, letter: WordFile) -> None:
    assert set(SETTINGS) - set(WORDS) == {Component.LETTER_SUBJECT, Component.ADDRESS}
    subject = letter.the("V/v báo cáo tháng 6")
    assert (subject.size, subject.align, subject.bold) == (12, "center", False)
    assert subject.before == decree30.SUBJECT_GAP
    footer = written.file.sections[0].first_page_footer.paragraphs[0]
    look = written.look(footer._p)
    assert (look.text, look.size, look.align) == ("Địa chỉ: thôn Trung, xã Lương Sơn", 11, "center")
    assert footer._p.find(qn("w:pPr")).find(qn("w:pBdr")).find(qn("w:top")) is not None


def test_pages_have_the_size_and_the_margins_of_the_decree(written: WordFile) -> None:
    for section in written.file.sections:
        sides = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
        allowed = [
            decree30.MARGIN_TOP,
            decree30.MARGIN_BOTTOM,
            decree30.MARGIN_LEFT,
            decree30.MARGIN_RIGHT,
        ]
        for side, length in zip(sides, allowed, strict=True):
            assert side is not None
            assert side.mm == pytest.approx(length.set, abs=0.05)
        across = section.orientation == WD_ORIENT.LANDSCAPE
        assert section.page_width is not None
        assert section.page_width.mm == pytest.approx(297 if across else 210, abs=0.1)


def test_the_number_of_a_page_stands_in_the_top_margin_and_not_on_page_one(written: WordFile) -> None:
    first, *annexes = written.file.sections
    assert first.different_first_page_header_footer
    assert not any(item.text for item in first.first_page_header.paragraphs)
    number = first.header.paragraphs[0]
    assert number.alignment == 1
    assert [item.text for item in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert all(run.font.size.pt in decree30.PAGE_NUMBER_SIZES for run in number.runs if run.font.size)
    for annex in annexes:
        counted = annex._sectPr.find(qn("w:pgNumType"))
        assert counted.get(qn("w:start")) == "1"
        assert annex.different_first_page_header_footer


def test_words_of_the_body_are_indented_and_apart(written: WordFile) -> None:
    for part in (Component.BODY, Component.LEGAL_BASIS):
        look = written.the(WORDS[part].strip(". "))
        assert look.first_line == pytest.approx(decree30.FIRST_LINE.set, abs=0.1)
        assert look.before >= decree30.PARAGRAPH_GAP


@pytest.mark.parametrize(
    ("part", "room"),
    [
        (Component.MOTTO, decree30.HEAD_COLUMNS[1]),
        (Component.ISSUER, decree30.HEAD_COLUMNS[0]),
        (Component.SUBJECT, 160),
    ],
)
def test_the_rule_below_has_the_length_that_the_decree_gives_it(
    written: WordFile, part: Component, room: float
) -> None:
    above = written.element(WORDS[part])
    line = above.getnext()
    border = line.find(qn("w:pPr")).find(qn("w:pBdr")).find(qn("w:top"))
    assert border.get(qn("w:val")) == "single"
    inset = line.find(qn("w:pPr")).find(qn("w:ind"))
    sides = [int(inset.get(qn(f"w:{side}"))) / 20 for side in ("left", "right")]
    length = room * 72 / 25.4 - sum(sides)
    setting = SETTINGS[part]
    # The longest line of the words above, as they are broken there.
    words = "ỦY BAN NHÂN DÂN" if part is Component.ISSUER else written.text_of(above)
    longest = width(words, setting.size, bold=setting.bold)
    assert setting.rule is not None
    assert setting.rule.least - 0.01 <= length / longest <= setting.rule.most + 0.01


def test_marks_of_urgency_and_secrecy_stand_in_red_frames(written: WordFile) -> None:
    frame = written.element("THƯỢNG KHẨN").find(qn("w:pPr")).find(qn("w:pBdr"))
    assert {side.get(qn("w:color")) for side in frame} == {decree30.MARK_COLOUR}
    inset = written.element("THƯỢNG KHẨN").find(qn("w:pPr")).find(qn("w:ind"))
    sides = sum(int(inset.get(qn(f"w:{side}"))) for side in ("left", "right")) / 1440 * 25.4
    framed = decree30.HEAD_COLUMNS[0] - sides
    assert framed == pytest.approx(decree30.URGENCY_FRAMES["THƯỢNG KHẨN"][0], abs=0.1)


def test_headings_are_those_of_the_word_processor_and_stay_with_what_follows(written: WordFile) -> None:
    for beginning, level, bold in (("KẾT QUẢ", 1, True), ("Kinh tế", 2, True), ("Trồng trọt", 3, False)):
        element = written.element(beginning)
        style = written.file.styles.element.find(f".//{qn('w:style')}[@{qn('w:styleId')}='Heading{level}']")
        assert element.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")) == f"Heading{level}"
        assert style.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
        assert written.the(beginning).bold is bold


def test_heads_of_tables_are_repeated_and_rows_are_not_cut(written: WordFile) -> None:
    tables = [item for item in written.body.iter(qn("w:tbl")) if "Chỉ tiêu" in "".join(item.itertext())]
    assert len(tables) == 3
    for table in tables:
        head, *rows = table.findall(qn("w:tr"))
        assert head.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        for row in rows:
            assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
            assert row.find(qn("w:trPr")).find(qn("w:tblHeader")) is None


def test_a_row_that_no_page_holds_may_be_cut() -> None:
    content = whole_document(body=(a_table(3, text=SENTENCE * 100),), annexes=())
    written = WordFile(write_docx(content))
    rows = [item for item in written.body.iter(qn("w:tr")) if "tấn" in "".join(item.itertext())]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is None for row in rows)


def test_the_signature_stays_with_the_last_words(written: WordFile) -> None:
    last = written.element((SENTENCE * 2).strip(". "))
    assert last.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    assert written.text_of(last).endswith("./.")


def orientations(*blocks: Block) -> list[WD_ORIENT]:
    """Return how the pages lie, part by part."""
    content = whole_document(body=blocks, annexes=())
    sections = WordFile(write_docx(content)).file.sections
    # Pages go on being counted through a table that lies across.
    assert all(section._sectPr.find(qn("w:pgNumType")) is None for section in sections)
    return [section.orientation for section in sections]


def test_a_wide_table_lies_across_with_the_heading_that_leads_to_it() -> None:
    words, table = Paragraph(runs(SENTENCE)), a_table(3, is_wide=True)
    upright, across = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert orientations(words, table, words) == [upright, across, upright]
    assert orientations(Heading(1, runs("PHÂN CÔNG"), "I."), table, words) == [upright, across, upright]
    # The signature below a table stays on its page.
    assert orientations(words, table) == [upright, across]


def test_the_last_rows_of_a_table_go_with_the_signature_below_it() -> None:
    written = WordFile(write_docx(whole_document(body=(a_table(9),), annexes=())))
    rows = [item for item in written.body.iter(qn("w:tr")) if "tấn" in "".join(item.itertext())]
    keeps = [item.find(f".//{qn('w:keepNext')}") is not None for item in rows]
    assert keeps == [False] * 6 + [True] * 2


def test_the_file_carries_what_annex_six_asks_of_it() -> None:
    content = write_docx(whole_document())
    with ZipFile(BytesIO(content)) as archive:
        said = archive.read("docProps/custom.xml").decode()
    for name, value in (("OrganId", "000.01.02.H56"), ("CodeNumber", "05"), ("CodeNotation", "BC-UBND")):
        assert f'name="{name}"' in said
        assert value in said


def test_the_same_content_gives_the_same_file() -> None:
    assert write_docx(whole_document()) == write_docx(whole_document())
