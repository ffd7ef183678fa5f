"""Opens office files, which are zip archives of XML, as the hostile things they may be."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kehoach.reading.refusals import Broken, Encrypted, MacroFile, XmlEntities, ZipBomb

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A plan with photographs unpacks to some tens of megabytes; XML packs 10 to 30 times, a bomb 1,000 times.
MOST_UNPACKED = 300 * 1024 * 1024
MOST_UNPACKED_XML = 120 * 1024 * 1024
MOST_RATIO = 250
RATIO_COUNTS_FROM = 2 * 1024 * 1024
MOST_MEMBERS = 5_000

_STRICT = (
    (
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Archive:
    """A zip archive whose members are read by name and never written anywhere."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look the archive over before anything is unpacked.

        :raises Broken: it is no zip archive.
        :raises Encrypted: a member asks for a password.
        :raises MacroFile: a member is a program.
        :raises ZipBomb: it would unpack to far more than a document holds.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as fault:
            raise Broken(name) from fault
        members = self._zip.infolist()
        self.members = frozenset(member.filename for member in members)
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise ZipBomb(name)
        for member in members:
            if member.flag_bits & 1:
                raise Encrypted(name)
            lowered = member.filename.lower()
            if lowered.endswith(("vbaproject.bin", "vbadata.xml")) or lowered.startswith("basic/"):
                raise MacroFile(name)
            ratio = member.file_size / max(member.compress_size, 1)
            if member.file_size > RATIO_COUNTS_FROM and ratio > MOST_RATIO:
                raise ZipBomb(name)

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        :raises Broken: it is not there or cannot be unpacked.
        :raises ZipBomb: it holds more than its entry said.
        """
        try:
            with self._zip.open(member) as source:
                content = source.read(MOST_UNPACKED_XML + 1)
        except (
            KeyError,
            ValueError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
        ) as fault:
            raise Broken(self.name) from fault
        except RuntimeError as fault:
            raise Encrypted(self.name) from fault
        if len(content) > MOST_UNPACKED_XML:
            raise ZipBomb(self.name)
        return content

    def xml(self, member: str) -> "Element":
        """The root element of a member.

        :raises XmlEntities: it declares a document type.
        :raises Broken: it is not well-formed.
        """
        return parse_xml(self.read(member), self.name)

    def xml_if_there(self, member: str) -> "Element | None":
        """The root element of a member, None where the archive has no such member."""
        return self.xml(member) if member in self.members else None


def parse_xml(content: bytes, name: str) -> "Element":
    """The root element of a document without document type, entities or an unusual encoding.

    :raises XmlEntities: it declares a document type.
    :raises Broken: it is not well-formed.
    """
    # Reading a plain text file must not pay for an XML library.
    from xml.etree import ElementTree  # noqa: PLC0415

    # Decoded here, so that no encoding can hide a declaration from the look at the text.
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Broken(name) from fault
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise XmlEntities(name)
    for strict, usual in _STRICT:
        text = text.replace(strict, usual)
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError) as fault:
        raise Broken(name) from fault
