"""The door of the formats: any file becomes a layout, or a refusal that says why not."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from kehoach.domain.layout import Layout
from kehoach.reading.formats.archive import Archive
from kehoach.reading.formats.detection import ENDINGS, FileKind, detect, ending
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.refusals import BinaryFile, Broken, EmptyFile, TooLarge, WrongEnding
from kehoach.vietnamese.encodings import UnreadableText, decode
from kehoach.vietnamese.text import normalize

LARGEST_FILE = 25 * 1024 * 1024
LONGEST_NAME = 120

Progress = Callable[[int, int], None]  # pages done, pages in all

# A file of these kinds that holds plain text is a broken download, not a text file.
_NEVER_TEXT = (
    ENDINGS[FileKind.DOCX] | ENDINGS[FileKind.XLSX] | ENDINGS[FileKind.PDF] | ENDINGS[FileKind.IMAGE]
)
_NAMES = {
    FileKind.TEXT: "văn bản thuần",
    FileKind.HTML: "trang web",
    FileKind.DOCX: "Word (.docx)",
    FileKind.XLSX: "Excel (.xlsx)",
    FileKind.OLD_SHEET: "bảng tính",
    FileKind.OLD_TEXT: "văn bản Word đời cũ",
    FileKind.PDF: "PDF",
    FileKind.IMAGE: "ảnh",
}


def lay_out(path: Path, *, progress: Progress | None = None) -> Layout:
    """The layout of a file.

    :raises Unreadable: it is refused; the message says what, where and what next.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise TooLarge(_shown(path.name), limit=LARGEST_FILE)
    return lay_out_bytes(path.read_bytes(), path.name, progress=progress)


def lay_out_bytes(content: bytes, name: str, *, progress: Progress | None = None) -> Layout:
    """The layout of a file's content; `name` is only shown and its ending compared, never opened.

    :raises Unreadable: it is refused; the message says what, where and what next.
    """
    name = _shown(name)
    if len(content) > LARGEST_FILE:
        raise TooLarge(name, limit=LARGEST_FILE)
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyFile(name)
    kind = detect(content, name)
    if kind is FileKind.TEXT and ending(name) in _NEVER_TEXT:
        raise WrongEnding(name, ending=ending(name))
    try:
        layout = _lay_out_kind(kind, content, name=name, progress=progress)
    except RecursionError as fault:
        # Thousands of elements inside one another: no program writes that.
        raise Broken(name) from fault
    if not layout.blocks:
        raise EmptyFile(name)
    return _with_warning(layout, kind, name)


def _lay_out_kind(kind: FileKind, content: bytes, *, name: str, progress: Progress | None) -> Layout:
    # Each format is imported when a file of its kind comes, so that reading a text file starts fast.
    if kind is FileKind.DOCX:
        from kehoach.reading.formats.docx import lay_out_docx  # noqa: PLC0415

        return lay_out_docx(Archive(content, name))
    if kind is FileKind.XLSX:
        from kehoach.reading.formats.xlsx import lay_out_xlsx  # noqa: PLC0415

        return lay_out_xlsx(Archive(content, name))
    if kind is FileKind.HTML:
        from kehoach.reading.formats.html import lay_out_html  # noqa: PLC0415

        return lay_out_html(_decoded(content, name))
    if kind is FileKind.OLD_TEXT:
        from kehoach.reading.formats.doc import lay_out_old_text  # noqa: PLC0415

        return lay_out_old_text(content, name)
    if kind is FileKind.OLD_SHEET:
        from kehoach.reading.formats.doc import lay_out_old_sheet  # noqa: PLC0415

        return lay_out_old_sheet(content, name)
    if kind is FileKind.PDF:
        from kehoach.reading.formats.pdf import lay_out_pdf  # noqa: PLC0415

        return lay_out_pdf(content, name, progress=progress)
    if kind is FileKind.IMAGE:
        from kehoach.reading.formats.scan import lay_out_image  # noqa: PLC0415

        return lay_out_image(content, name, progress=progress)
    return lay_out_text(_decoded(content, name))


def _decoded(content: bytes, name: str) -> str:
    try:
        return normalize(decode(content)[0])
    except UnreadableText as fault:
        raise BinaryFile(name) from fault


def _with_warning(layout: Layout, kind: FileKind, name: str) -> Layout:
    found = ending(name)
    if not found or found in ENDINGS[kind]:
        return layout
    warning = f"Tệp có đuôi {found} nhưng nội dung là {_NAMES[kind]}; văn bản được đọc theo nội dung."
    return replace(layout, warnings=(*layout.warnings, warning))


def _shown(name: str) -> str:
    """The last part of a name as a client sent it, short enough to be shown in a sentence."""
    base = PurePath(name.replace("\\", "/")).name or "không tên"
    base = "".join(sign for sign in base if sign.isprintable())
    if len(base) <= LONGEST_NAME:
        return base
    stem, suffix = os.path.splitext(base)  # noqa: PTH122 - a name, not a path
    return f"{stem[: LONGEST_NAME - len(suffix) - 1]}…{suffix}"
