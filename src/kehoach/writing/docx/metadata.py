"""What the file says of itself: Word's own properties, and those of the decree's Annex VI by their names."""

from datetime import datetime
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from kehoach.writing import decree30
from kehoach.writing.content import Document, Metadata

_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people add (ECMA-376, 22.3)


def describe(package: Any, document: Document, *, at: datetime) -> None:
    """Put title, author, language and the fields of Annex VI into the file."""
    letterhead = document.letterhead
    said = package.core_properties
    said.title = f"{letterhead.kind} {letterhead.subject}".strip()[:255]
    said.author = letterhead.issuer[:255]
    said.last_modified_by = ""
    said.comments = ""
    said.keywords = letterhead.full_number[:255]
    said.language = decree30.LANGUAGE
    said.created = said.modified = at
    said.revision = 1
    values = annex_six(document.metadata)
    if values:
        part = Part(PackURI("/docProps/custom.xml"), _TYPE, _custom(values), package.part.package)
        package.part.package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def annex_six(metadata: Metadata) -> dict[str, str]:
    """Return the fields of Annex VI that are known, by the names it gives them."""
    named = {
        "OrganId": metadata.organization_code,
        "OrganName": metadata.organization,
        "TypeName": metadata.type_name,
        "CodeNumber": metadata.number,
        "CodeNotation": metadata.symbol,
        "IssuedDate": metadata.issued_on,
        "Subject": metadata.subject,
        "Language": metadata.language if metadata.number else "",
        "PageAmount": "" if metadata.pages is None else str(metadata.pages),
        "Position": metadata.signer_position,
        "FullName": metadata.signer,
        "Priority": metadata.priority,
        "DueDate": metadata.due_on,
        "To": "; ".join(metadata.recipients),
        "Description": metadata.description,
    }
    return {name: value for name, value in named.items() if value}


def _custom(values: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _VALUES})
    for place, (name, value) in enumerate(values.items(), start=2):
        item = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, pid=str(place), name=name)
        etree.SubElement(item, f"{{{_VALUES}}}lpwstr").text = value
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
