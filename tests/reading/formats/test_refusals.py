from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.reading import refusals
from kehoach.reading.formats import open as door
from kehoach.reading.formats.open import lay_out, lay_out_bytes
from tests.reading.formats.making_docx import paragraph, saved, shown, word_file, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize("content", [b"", b"  \n\n\t", b"\x00\x00"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(refusals.EmptyFile):
        lay_out_bytes(content, "trong.txt")


def test_a_word_file_without_a_word_is_refused_as_empty() -> None:
    with pytest.raises(refusals.EmptyFile):
        lay_out_bytes(saved(docx.Document()), "trong.docx")


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as target:
        target.truncate(50 * 1024 * 1024)
    with pytest.raises(refusals.TooLarge, match="25 MB"):
        lay_out(path)


def test_text_that_calls_itself_a_word_file_is_refused() -> None:
    with pytest.raises(refusals.WrongEnding, match=r"\.docx"):
        lay_out_bytes("Kế hoạch năm 2026".encode(), "ke-hoach.docx")


def test_a_word_file_with_another_ending_is_read_with_a_warning() -> None:
    layout = lay_out_bytes(word_file(paragraph("Nội dung")), "ke-hoach.pdf")
    assert shown(layout) == ["Nội dung"]
    assert "Word" in layout.warnings[0]


def test_a_truncated_word_file_is_refused_as_broken() -> None:
    with pytest.raises(refusals.Broken):
        lay_out_bytes(word_file(paragraph("Nội dung"))[:-40], "ke-hoach.docx")


def test_a_word_file_with_damaged_xml_is_refused_as_broken() -> None:
    with pytest.raises(refusals.Broken):
        lay_out_bytes(word_file("<w:p><w:r>"), "ke-hoach.docx")


def test_an_office_file_locked_with_a_password_is_refused() -> None:
    locked = _OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100
    with pytest.raises(refusals.Encrypted):
        lay_out_bytes(locked, "ke-hoach.docx")


def test_a_program_inside_is_refused_whatever_the_ending() -> None:
    with pytest.raises(refusals.MacroFile):
        lay_out_bytes(
            zipped({"[Content_Types].xml": "<Types/>", "word/vbaProject.bin": b"x"}), "ke-hoach.docx"
        )
    with pytest.raises(refusals.MacroFile):
        lay_out_bytes(word_file(paragraph("Nội dung")), "ke-hoach.docm")
    with pytest.raises(refusals.MacroFile):
        lay_out_bytes(_OLE + "_VBA_PROJECT".encode("utf-16-le"), "ke-hoach.doc")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"0" * (40 * 1024 * 1024)})
    assert len(bomb) < 100_000
    with pytest.raises(refusals.ZipBomb):
        lay_out_bytes(bomb, "ke-hoach.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_is_refused(encoding: str) -> None:
    declared = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    types = '<Types><Override ContentType="application/wordprocessingml"/></Types>'
    content = zipped({"[Content_Types].xml": types, "word/document.xml": declared.encode(encoding)})
    with pytest.raises(refusals.XmlEntities):
        lay_out_bytes(content, "ke-hoach.docx")


def test_elements_nested_by_the_thousand_are_refused() -> None:
    nested = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    with pytest.raises(refusals.Unreadable):
        lay_out_bytes(word_file(nested), "ke-hoach.docx")


def test_an_archive_of_other_things_is_refused() -> None:
    with pytest.raises(refusals.UnknownKind):
        lay_out_bytes(zipped({"anh.png": b"x"}), "ke-hoach.zip")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(refusals.Unreadable):
        lay_out_bytes(bytes(range(256)) * 20, "ke-hoach.txt")


def test_names_are_shown_without_their_folders() -> None:
    with pytest.raises(refusals.EmptyFile) as refusal:
        lay_out_bytes(b"", "../../etc/mat\nkhau.txt")
    assert "«matkhau.txt»" in str(refusal.value)


def test_each_refusal_is_one_sentence_that_says_what_next() -> None:
    made = [
        refusals.EmptyFile("a.docx"),
        refusals.TooLarge("a.docx", limit=door.LARGEST_FILE),
        refusals.WrongEnding("a.docx", ending=".docx"),
        refusals.UnknownKind("a.docx"),
        refusals.BinaryFile("a.docx"),
        refusals.Encrypted("a.docx"),
        refusals.Broken("a.docx"),
        refusals.MacroFile("a.docx"),
        refusals.ZipBomb("a.docx"),
        refusals.XmlEntities("a.docx"),
        refusals.TooManyPages("a.docx", limit=300),
        refusals.NoTextLayer("a.docx"),
        refusals.NeedsTesseract("a.docx"),
        refusals.NeedsLibreOffice("a.docx"),
    ]
    assert {type(refusal) for refusal in made} == set(refusals.Unreadable.__subclasses__())
    for refusal in made:
        sentence = str(refusal)
        assert "«a.docx»" in sentence
        assert "hãy" in sentence
        assert sentence.endswith(".")
        assert ". " not in sentence.replace(" (.", "")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_or_read_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([_WORD, _PDF])))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(refusals.Unreadable):
        lay_out_bytes(bytes(content[cut // 2 :] if cut % 2 else content), "ke-hoach")


_WORD = word_file(paragraph("Trồng mới 45 ha rừng") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
_PDF = b"""%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
endobj
4 0 obj
<</Length 90>>
stream
BT /F 12 Tf 20 200 Td (Ke hoach phat trien kinh te xa hoi nam 2026 cua xa An Thinh) Tj ET
endstream
endobj
5 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
trailer
<</Root 1 0 R/Size 6>>
%%EOF
"""


def test_a_small_pdf_is_read() -> None:
    layout = lay_out_bytes(_PDF, "ke-hoach.pdf")
    assert shown(layout) == ["Ke hoach phat trien kinh te xa hoi nam 2026 cua xa An Thinh"]
    assert layout.paragraphs[0].page == 1
