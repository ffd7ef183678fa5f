"""A document as the message in which offices send it to one another: edXML of QCVN 102:2016/BTTTT."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lxml import etree

from kehoach.writing.clean import clean_line
from kehoach.writing.content import Document, Metadata

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_ADMINISTRATIVE: Final = "2"  # type of document: 1 is one of law, 2 an administrative one


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of Annex VI of Decree 30/2020: its name there, in Vietnamese, and how long it may be."""

    name: str
    shown: str
    longest: int
    is_needed: bool = False


_FIELDS: Final = {
    "organization_code": _Field("OrganId", "Mã định danh của cơ quan ban hành", 13, is_needed=True),
    "organization": _Field("OrganName", "Tên cơ quan ban hành", 200, is_needed=True),
    "type_name": _Field("TypeName", "Tên loại văn bản", 100),
    "number": _Field("CodeNumber", "Số của văn bản", 11, is_needed=True),
    "symbol": _Field("CodeNotation", "Ký hiệu của văn bản", 30, is_needed=True),
    "issued_on": _Field("PromulgationDate", "Ngày ban hành", 10, is_needed=True),
    "subject": _Field("Subject", "Trích yếu nội dung", 500, is_needed=True),
    "language": _Field("Language", "Ngôn ngữ", 30),
    "pages": _Field("PageAmount", "Số trang", 3),
    "signer_position": _Field("Position", "Chức vụ của người ký", 100),
    "signer": _Field("FullName", "Họ và tên người ký", 50),
    "priority": _Field("Priority", "Mức độ khẩn", 1),
    "due_on": _Field("DueDate", "Hạn trả lời", 10),
    "description": _Field("Description", "Mô tả", 500),
}


class NotReadyToSend(ValueError):
    """A field that every message has is empty, or longer than the decree allows."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the message."""

    name: str
    content: bytes
    content_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets the message: the body's code, as «000.05.12.H56», and its name."""

    name: str
    code: str = ""


def write_edxml(
    document: Document,
    attachments: Sequence[Attachment],
    *,
    receivers: Sequence[Receiver] | None = None,
    sent_at: datetime | None = None,
) -> bytes:
    """Return the message; its receivers are those of the metadata unless they are given.

    :raises NotReadyToSend: a field is missing or too long.
    """
    said = _values(document)
    told = [Receiver(name) for name in document.metadata.recipients] if receivers is None else receivers
    _check(said, told)
    root = etree.Element("edXML", nsmap={None: NAMESPACE, "edXML": NAMESPACE})
    envelope = _add(root, "edXMLEnvelope")
    _header(_add(envelope, "edXMLHeader"), document, said, told, attachments, sent_at)
    manifest = _add(_add(envelope, "edXMLBody"), "edXMLManifest")
    encoded = _add(root, "AttachmentEncoded")
    for place, attachment in enumerate(attachments, start=1):
        described = (
            ("ContentId", f"cid:{place}"),
            ("ContentType", attachment.content_type),
            ("AttachmentName", attachment.name),
        )
        _fill(_add(manifest, "Reference"), described)
        item = _add(encoded, "Attachment")
        _fill(item, described)
        _add(item, "ContentTransferEncoded").text = base64.b64encode(attachment.content).decode("ascii")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _header(
    header: Any,
    document: Document,
    said: dict[str, str],
    receivers: Sequence[Receiver],
    attachments: Sequence[Attachment],
    sent_at: datetime | None,
) -> None:
    message = _add(header, "MessageHeader")
    sender = (("OrganId", said["organization_code"]), ("OrganName", said["organization"]))
    _fill(_add(message, "From"), sender)
    for receiver in receivers:
        _fill(_add(message, "To"), (("OrganId", receiver.code), ("OrganName", receiver.name)))
    _fill(_add(message, "Code"), (("CodeNumber", said["number"]), ("CodeNotation", said["symbol"])))
    issue = (("Place", document.letterhead.place), ("PromulgationDate", said["issued_on"]))
    _fill(_add(message, "PromulgationInfo"), issue)
    _fill(_add(message, "DocumentType"), (("Type", _ADMINISTRATIVE), ("TypeName", said["type_name"])))
    _add(message, "Subject").text = said["subject"]
    if said["description"]:
        _add(message, "Content").text = said["description"]
    # «TM.», «KT.»: by whose authority the signer signs.
    lines = document.signature.lines if document.signature else ()
    competence = lines[0].partition(".")[0] + "." if lines and "." in lines[0] else ""
    signer = (("FullName", said["signer"]), ("Position", said["signer_position"]), ("Competence", competence))
    _fill(_add(message, "SignerInfo"), signer)
    if said["due_on"]:
        _add(message, "DueDate").text = said["due_on"]
    other = _add(message, "OtherInfo")
    _fill(other, (("Priority", said["priority"] or "0"), ("PageAmount", said["pages"])))
    appendixes = _add(other, "Appendixes")
    for attachment in attachments[1:]:
        _fill(appendixes, (("Appendix", attachment.name),))
    code = f"{said['number']}/{said['symbol']}"
    _add(message, "DocumentId").text = ",".join((said["organization_code"], said["issued_on"], code))
    trace = _add(message, "TraceHeaderList")
    if sent_at is not None:
        step = (("OrganId", said["organization_code"]), ("Timestamp", sent_at.isoformat(timespec="seconds")))
        _fill(_add(trace, "TraceHeader"), step)


def _add(parent: Any, name: str) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _fill(parent: Any, values: Sequence[tuple[str, str]]) -> None:
    for name, value in values:
        _add(parent, name).text = clean_line(value)


def _values(document: Document) -> dict[str, str]:
    """Return the metadata as text; what is not said there is taken from the letterhead and the signature."""
    letterhead, signature = document.letterhead, document.signature
    shown = {
        "organization": letterhead.issuer,
        "type_name": letterhead.kind.capitalize() or "Công văn",
        "number": letterhead.number,
        "symbol": letterhead.symbol,
        "subject": letterhead.subject,
        "signer": signature.name if signature else "",
        "signer_position": signature.lines[-1] if signature and signature.lines else "",
    }
    return {name: clean_line(_said(document.metadata, name) or shown.get(name, "")) for name in _FIELDS}


def _said(metadata: Metadata, name: str) -> str:
    value = getattr(metadata, name)
    return "" if value is None else str(value)


def _check(said: dict[str, str], receivers: Sequence[Receiver]) -> None:
    for fault in _faults(said, receivers):
        raise NotReadyToSend(fault)


def _faults(said: dict[str, str], receivers: Sequence[Receiver]) -> Iterator[str]:
    for name, field in _FIELDS.items():
        if field.is_needed and not said[name]:
            yield f"{field.shown}: chưa có, nên chưa gửi được qua trục liên thông. Hãy điền rồi gửi lại."
    fields = [(field, said[name]) for name, field in _FIELDS.items()]
    for receiver in receivers:
        fields.append((_Field("OrganId", f"Mã định danh của «{receiver.name}»", 13), receiver.code))
        fields.append((_Field("OrganName", f"Tên nơi nhận «{receiver.name[:40]}»", 200), receiver.name))
    for field, value in fields:
        if len(value) > field.longest:
            yield (
                f"{field.shown}: dài {len(value)} ký tự, quá {field.longest} ký tự mà Phụ lục VI "
                "Nghị định 30/2020/NĐ-CP cho phép. Hãy rút gọn rồi gửi lại."
            )
