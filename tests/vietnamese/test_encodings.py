import codecs
import unicodedata

import pytest

from kehoach.vietnamese.encodings import UnreadableText, decode, from_legacy_font
from kehoach.vietnamese.legacy import from_tcvn3, from_vni, to_tcvn3, to_vni

LINE = (
    "Ủy ban nhân dân xã giao công chức Văn phòng - Thống kê theo dõi, đôn đốc; "
    "phấn đấu tỷ lệ hộ nghèo còn dưới 1,5%, giữ vững trường học đạt chuẩn, "
    "người dân được hưởng dịch vụ y tế; khuyến khích nuôi ếch, trồng ổi, ngô, lúa nếp."
)
LETTERS = "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ i ì ỉ ĩ í ị "
LETTERS += "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ u ù ủ ũ ú ụ ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + LINE.encode(), "utf-8"),
        (LINE.encode("utf-16"), "utf-16"),
        (LINE.encode("utf-16-le"), "utf-16-le"),
        (LINE.encode("utf-16-be"), "utf-16-be"),
        (to_vni(LINE), "vni"),
    ],
)
def test_the_encoding_is_found_by_how_vietnamese_the_text_is(data, encoding):
    assert decode(data) == (LINE, encoding)


def test_tcvn3_is_found_and_its_toned_capitals_are_small():
    text, encoding = decode(to_tcvn3(LINE))
    assert encoding == "tcvn3"
    assert text.lower() == LINE.lower()


def test_windows_1258_with_its_combining_marks_becomes_one_character_a_letter():
    tones = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
    parts = []
    for char in LINE:
        decomposed = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in decomposed if mark in tones)
        parts.append(unicodedata.normalize("NFC", "".join(m for m in decomposed if m not in tones)) + tone)
    assert decode("".join(parts).encode("cp1258")) == (LINE, "windows-1258")


@pytest.mark.parametrize("letters", [LETTERS, LETTERS.upper()])
def test_every_letter_goes_through_vni(letters):
    assert from_vni(to_vni(letters).decode("latin-1")) == letters


def test_every_letter_goes_through_tcvn3():
    assert from_tcvn3(to_tcvn3(LETTERS).decode("latin-1")) == LETTERS


@pytest.mark.parametrize("encode", [to_vni, to_tcvn3])
def test_text_typed_in_an_old_font_and_saved_as_unicode_is_recovered(encode):
    text, _ = decode(encode(LINE).decode("latin-1").encode())
    assert text.lower() == LINE.lower()
    assert from_legacy_font(LINE) is None


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 300, b"\xff\xd8\xff\xe0\x00\x10JFIF" * 9]
)
def test_bytes_that_are_no_text_are_refused_in_vietnamese(data):
    with pytest.raises(UnreadableText, match="Không đọc được"):
        decode(data)


def test_plain_letters_and_nothing_at_all_are_text():
    assert decode(b"Ke hoach nam 2027") == ("Ke hoach nam 2027", "utf-8")
    assert decode(b"") == ("", "utf-8")
