"""Text typed with the fonts of the time before Unicode: TCVN3 (ABC, «.VnTime») and VNI («VNI-Times»)."""

import re
import unicodedata

# TCVN3 gives each letter one byte; capital fonts show the same bytes as capitals.
_TCVN3_BYTES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ "
    "B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ "
    "D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ "
    "EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
_TCVN3 = {int(pair[:2], 16): pair[2:] for pair in _TCVN3_BYTES.split()}

# VNI writes a letter and after it a second character for its marks; some letters are one character.
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {
    "ñ": "đ", "ô": "o" + _HORN, "ö": "u" + _HORN, "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_MARKED = re.compile(r"([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])")
_VNI_SINGLE = re.compile("[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]")


def from_tcvn3(text: str) -> str:
    """Return Unicode for TCVN3 text whose bytes were taken for Latin-1."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Return Unicode for VNI text whose bytes were taken for Latin-1."""

    def letter(char: str) -> str:
        known = _VNI_LETTERS.get(char.lower(), char.lower())
        return known.upper() if char.isupper() else known

    def marked(match: re.Match[str]) -> str:
        # The letter is settled here, so that its own second character is not read as a letter again.
        return unicodedata.normalize("NFC", letter(match[1]) + _VNI_MARKS[match[2].lower()])

    at = 0
    pieces: list[str] = []
    for match in _VNI_MARKED.finditer(text):
        pieces += (_VNI_SINGLE.sub(lambda one: letter(one[0]), text[at : match.start()]), marked(match))
        at = match.end()
    pieces.append(_VNI_SINGLE.sub(lambda one: letter(one[0]), text[at:]))
    return unicodedata.normalize("NFC", "".join(pieces))


def to_tcvn3(text: str) -> bytes:
    """Return the TCVN3 bytes of a text; toned capitals become small, as capital fonts expect them.

    :raises UnicodeEncodeError: a character that TCVN3 does not have.
    """
    back = {letter: chr(code) for code, letter in _TCVN3.items()}
    return "".join(back.get(char, back.get(char.lower(), char)) for char in text).encode("latin-1")


def to_vni(text: str) -> bytes:
    """Return the VNI bytes of a text.

    :raises UnicodeEncodeError: a character that VNI does not have.
    """
    singles = {unicodedata.normalize("NFC", letter): char for char, letter in _VNI_LETTERS.items()}
    marks = {unicodedata.normalize("NFD", mark): char for char, mark in _VNI_MARKS.items()}

    def char(one: str) -> str:
        low = one.lower()
        if low in singles:
            written = singles[low]
        else:
            letters = unicodedata.normalize("NFD", low)
            base, rest = letters[0], letters[1:]
            horn = _HORN in rest
            order = "".join(mark for mark in (_HAT, _BREVE) if mark in rest)
            order += "".join(mark for mark in rest if mark not in {_HAT, _BREVE, _HORN})
            letter = singles[unicodedata.normalize("NFC", base + _HORN)] if horn else base
            written = letter + (marks[unicodedata.normalize("NFD", order)] if order else "")
        return written.upper() if one.isupper() else written

    return "".join(char(one) if one.isalpha() else one for one in text).encode("latin-1")
