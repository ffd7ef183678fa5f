"""Word files for the tests, written as WordprocessingML by hand or by python-docx."""

import io
import zipfile

from docx.document import Document

from kehoach.domain.layout import Layout, Paragraph
from kehoach.reading.formats.open import lay_out_bytes

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """An archive with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def word_file(body: str, members: dict[str, str] | None = None, /, **parts: str) -> bytes:
    """A Word file with this body; a part is given without its root element, as in `numbering="…"`."""
    extra = members or {}
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"header1": "hdr"}
    for name, part in parts.items():
        root = roots.get(name, name)
        content[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{part}</w:{root}>"
    return zipped(content | extra)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def saved(document: Document) -> bytes:
    """The bytes of a python-docx document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read(content: bytes) -> Layout:
    """The layout of a Word file."""
    return lay_out_bytes(content, "ke-hoach.docx")


def lines(content: bytes) -> list[str]:
    """The blocks of a Word file as `shown` gives them."""
    return shown(read(content))


def shown(layout: Layout) -> list[str]:
    """The paragraphs of a layout as they stand, and its table rows with bars between the cells."""
    found = []
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            found.append(layout.plain[block.start : block.end])
        else:
            found.extend("|".join(layout.cell(cell) for cell in row.cells) for row in block.rows)
    return found
