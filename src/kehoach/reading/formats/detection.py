"""What kind of file it is, by what it contains; the ending only tells of a mistake."""

from enum import StrEnum
from pathlib import PurePath

from kehoach.reading.formats.archive import Archive
from kehoach.reading.refusals import Encrypted, MacroFile, UnknownKind


class FileKind(StrEnum):
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    OLD_SHEET = "old_sheet"  # .xls, .xlsb, .ods
    OLD_TEXT = "old_text"  # .doc, .rtf, .odt
    PDF = "pdf"
    IMAGE = "image"


ENDINGS = {
    FileKind.TEXT: frozenset({".txt", ".md", ".tsv", ".csv", ".text"}),
    FileKind.HTML: frozenset({".html", ".htm", ".xhtml"}),
    FileKind.DOCX: frozenset({".docx", ".dotx"}),
    FileKind.XLSX: frozenset({".xlsx", ".xltx"}),
    FileKind.OLD_SHEET: frozenset({".xls", ".xlsb", ".ods"}),
    FileKind.OLD_TEXT: frozenset({".doc", ".rtf", ".odt", ".dot"}),
    FileKind.PDF: frozenset({".pdf"}),
    FileKind.IMAGE: frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}),
}
_KNOWN_ENDINGS = frozenset().union(*ENDINGS.values())
_MACRO_ENDINGS = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlam"})
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Long enough for a licence or a comment before the first element.
_LOOKED_AT = 4096


def ending(name: str) -> str:
    """The ending of a file name in lower case, with its dot; "" where there is none."""
    return PurePath(name).suffix.lower()


def detect(content: bytes, name: str) -> FileKind:
    """The kind of a file that is not empty.

    :raises MacroFile: it carries a program.
    :raises Encrypted: an office file that asks for a password.
    :raises UnknownKind: an archive, picture or program that no plan is written in.
    """
    if ending(name) in _MACRO_ENDINGS:
        raise MacroFile(name)
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _in_archive(content, name)
    if content.startswith(_OLE):
        return _in_compound_file(content, name)
    if content.startswith(b"{\\rtf"):
        return FileKind.OLD_TEXT
    if content.startswith(_PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return FileKind.IMAGE
    if _is_html(content):
        return FileKind.HTML
    if ending(name) and ending(name) not in _KNOWN_ENDINGS and b"\x00" in content[:_LOOKED_AT]:
        raise UnknownKind(name)
    return FileKind.TEXT


def _in_archive(content: bytes, name: str) -> FileKind:
    archive = Archive(content, name)
    if "[Content_Types].xml" in archive.members:
        types = archive.read("[Content_Types].xml")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise MacroFile(name)
        if b"sheet.binary" in types or "xl/workbook.bin" in archive.members:
            return FileKind.OLD_SHEET
        if b"wordprocessingml" in types:
            return FileKind.DOCX
        if b"spreadsheetml" in types:
            return FileKind.XLSX
    if "mimetype" in archive.members:
        kind = archive.read("mimetype")
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            return FileKind.OLD_TEXT
        if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return FileKind.OLD_SHEET
    raise UnknownKind(name)


def _in_compound_file(content: bytes, name: str) -> FileKind:
    """Office files of before 2007, and newer ones locked with a password, by the names of their streams."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise Encrypted(name)
    if has("_VBA_PROJECT"):
        raise MacroFile(name)
    if has("WordDocument"):
        return FileKind.OLD_TEXT
    if has("Workbook") or has("Book"):
        return FileKind.OLD_SHEET
    raise UnknownKind(name)


def _is_html(content: bytes) -> bool:
    opening = content[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return opening.startswith((b"<!doctype html", b"<html", b"<meta", b"<head", b"<body", b"<table")) or (
        opening.startswith((b"<?xml", b"<!--")) and b"<html" in opening
    )
