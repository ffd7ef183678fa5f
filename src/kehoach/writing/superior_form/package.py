"""A workbook as the zip archive of XML that it is, looked over as the hostile thing it may be."""

import io
import posixpath
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from kehoach.writing.superior_form.refusals import HasMacros, NotAWorkbook, TooMuchInside

MOST_UNPACKED: Final = 200 * 1024 * 1024
MOST_OF_A_PART: Final = 100 * 1024 * 1024
MOST_RATIO: Final = 250
RATIO_COUNTS_FROM: Final = 2 * 1024 * 1024
MOST_PARTS: Final = 5_000
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MACROS: Final = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")
WORKBOOK: Final = "xl/workbook.xml"


class Package:
    """The parts of a workbook; those that are replaced are written back, the others byte for byte."""

    def __init__(self, content: bytes) -> None:
        """Look the archive over before a part is unpacked.

        :raises NotAWorkbook: it is no archive, asks for a password or has no workbook in it.
        :raises HasMacros: a part is a program.
        :raises TooMuchInside: it would unpack to far more than a form holds.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as fault:
            raise NotAWorkbook from fault
        parts = self._zip.infolist()
        names = [part.filename for part in parts]
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooMuchInside
        for part in parts:
            if part.filename.lower().endswith(_MACROS):
                raise HasMacros
            ratio = part.file_size / max(part.compress_size, 1)
            if part.file_size > RATIO_COUNTS_FROM and ratio > MOST_RATIO:
                raise TooMuchInside
        # Of two parts with one name programs read different ones.
        if any(part.flag_bits & 1 for part in parts) or len(set(names)) < len(names) or WORKBOOK not in names:
            raise NotAWorkbook
        if b"macroEnabled" in self.read("[Content_Types].xml"):
            raise HasMacros
        self._changed: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        :raises NotAWorkbook: it is missing or damaged.
        :raises TooMuchInside: it holds more than its entry said.
        """
        try:
            with self._zip.open(name) as source:
                content = source.read(MOST_OF_A_PART + 1)
        except (
            KeyError,
            ValueError,
            RuntimeError,
            OSError,
            EOFError,
            zipfile.BadZipFile,
            zlib.error,
        ) as fault:
            raise NotAWorkbook from fault
        if len(content) > MOST_OF_A_PART:
            raise TooMuchInside
        return content

    def xml(self, name: str) -> Any:
        """Return the root element of a part.

        :raises NotAWorkbook: it is not well-formed, or declares entities.
        """
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise NotAWorkbook from fault
        if root.getroottree().docinfo.doctype:
            raise NotAWorkbook
        return root

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return name in self._zip.NameToInfo

    def replace(self, name: str, root: Any) -> None:
        """Set a part anew from its root element."""
        self._changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def sheets(self) -> dict[str, str]:
        """Return the part of each sheet by the sheet's name, in their order."""
        targets = {
            item.get("Id"): posixpath.normpath(posixpath.join("/xl", item.get("Target", ""))).lstrip("/")
            for item in self.xml("xl/_rels/workbook.xml.rels").iter(_RELATIONS)
        }
        found = {}
        for item in self.xml(WORKBOOK).iter("{*}sheet"):
            relation = next((value for name, value in item.attrib.items() if name.endswith("}id")), None)
            target = targets.get(relation)
            if target and self.has(target) and "worksheets/" in target:
                found[item.get("name", "")] = target
        return found

    def content(self) -> bytes:
        """Return the whole file, its parts in the order they had."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for part in self._zip.infolist():
                bytes_of = self._changed.get(part.filename) or self.read(part.filename)
                new.writestr(part, bytes_of, compress_type=part.compress_type)
        return made.getvalue()
