import unicodedata

import pytest

from kehoach.reading import refusals
from kehoach.reading.formats.open import lay_out_bytes
from kehoach.vietnamese.legacy import to_tcvn3, to_vni
from tests.reading.formats.making_docx import lines, shown, word_file

TEXT = (
    "Phấn đấu năm 2026 tỷ lệ hộ nghèo giảm còn dưới 2%, thu nhập bình quân đầu người đạt 65 triệu đồng; "
    "trồng mới 45 ha rừng, giữ vững quốc phòng, an ninh trên địa bàn xã."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_is_read_in_every_form(encoding: str) -> None:
    assert shown(lay_out_bytes(TEXT.encode(encoding), "ke-hoach.txt")) == [TEXT]


def test_decomposed_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT).encode()
    assert shown(lay_out_bytes(decomposed, "ke-hoach.txt")) == [TEXT]


def test_old_encodings_are_recognised() -> None:
    assert shown(lay_out_bytes(to_tcvn3(TEXT), "ke-hoach.txt")) == [TEXT]
    assert shown(lay_out_bytes(to_vni(TEXT), "ke-hoach.txt")) == [TEXT]


def test_words_in_an_old_font_are_read_as_they_look() -> None:
    old = to_tcvn3("Trồng mới 45 ha rừng").decode("latin-1")
    run = '<w:p><w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    assert lines(word_file(run.format(".VnTime", old))) == ["Trồng mới 45 ha rừng"]
    assert lines(word_file(run.format(".VnTimeH", old))) == ["TRỒNG MỚI 45 HA RỪNG"]
    old = to_vni("Trồng mới 45 ha rừng").decode("latin-1")
    assert lines(word_file(run.format("VNI-Times", old))) == ["Trồng mới 45 ha rừng"]


def test_unicode_words_in_an_old_font_stay_as_they_are() -> None:
    run = '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Hộ nghèo</w:t></w:r></w:p>'
    assert lines(word_file(run)) == ["Hộ nghèo"]


def test_noise_is_refused_as_no_text() -> None:
    with pytest.raises(refusals.BinaryFile):
        lay_out_bytes(bytes(range(128, 256)) * 40 + b"\x00\x01\x02" * 50, "ke-hoach.txt")
