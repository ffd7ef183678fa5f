"""The message that carries a document to another office, read back as that office would."""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from kehoach.writing.content import Document, Metadata
from kehoach.writing.edxml import NAMESPACE, Attachment, NotReadyToSend, Receiver, write_edxml
from tests.writing.documents import LETTER, plan

SENT = replace(
    plan(),
    metadata=Metadata(
        organization_code="000.05.12.H56",
        organization="Ủy ban nhân dân xã Nghĩa Lâm",
        type_name="Kế hoạch",
        number="05",
        symbol="KH-UBND",
        issued_on="05/01/2027",
        subject="Phát triển <kinh tế> & xã hội",
        pages=7,
        signer="Nguyễn Văn An",
        signer_position="Phó Chủ tịch",
        recipients=("Ủy ban nhân dân tỉnh",),
    ),
)
FILES = (
    Attachment("05-KH.pdf", b"%PDF\x00\xff" * 99),
    Attachment("Phụ lục <I>.xlsx", b"", "application/zip"),
)


class Message:
    """What the other office reads: words by their path from the root."""

    def __init__(self, content: bytes) -> None:
        self.root: Any = etree.fromstring(content, etree.XMLParser(resolve_entities=False))

    def texts(self, path: str) -> list[str]:
        steps = "/".join(f"e:{step}" for step in path.split("/"))
        return [item.text or "" for item in self.root.findall(steps, {"e": NAMESPACE})]

    def header(self, path: str) -> list[str]:
        return self.texts(f"edXMLEnvelope/edXMLHeader/MessageHeader/{path}")


def test_every_field_comes_back_as_it_was_sent() -> None:
    message = Message(write_edxml(SENT, FILES, sent_at=datetime(2027, 1, 5, 3, tzinfo=UTC)))
    assert message.root.tag == f"{{{NAMESPACE}}}edXML"
    for path, text in {
        "From/OrganId": "000.05.12.H56",
        "From/OrganName": "Ủy ban nhân dân xã Nghĩa Lâm",
        "To/OrganName": "Ủy ban nhân dân tỉnh",
        "Code/CodeNumber": "05",
        "Code/CodeNotation": "KH-UBND",
        "PromulgationInfo/Place": "Nghĩa Lâm",
        "PromulgationInfo/PromulgationDate": "05/01/2027",
        "DocumentType/TypeName": "Kế hoạch",
        "Subject": "Phát triển <kinh tế> & xã hội",
        "SignerInfo/FullName": "Nguyễn Văn An",
        "SignerInfo/Position": "Phó Chủ tịch",
        "SignerInfo/Competence": "TM.",
        "OtherInfo/PageAmount": "7",
        "OtherInfo/Appendixes/Appendix": "Phụ lục <I>.xlsx",
        "DocumentId": "000.05.12.H56,05/01/2027,05/KH-UBND",
        "TraceHeaderList/TraceHeader/Timestamp": "2027-01-05T03:00:00+00:00",
    }.items():
        assert message.header(path) == [text]


def test_attachments_come_back_byte_for_byte() -> None:
    message = Message(write_edxml(SENT, FILES))
    encoded = message.texts("AttachmentEncoded/Attachment/ContentTransferEncoded")
    assert [base64.b64decode(text) for text in encoded] == [file.content for file in FILES]
    assert message.texts("AttachmentEncoded/Attachment/AttachmentName") == [file.name for file in FILES]
    listed = message.texts("edXMLEnvelope/edXMLBody/edXMLManifest/Reference/ContentId")
    assert listed == message.texts("AttachmentEncoded/Attachment/ContentId") == ["cid:1", "cid:2"]


def test_what_the_metadata_leaves_out_is_taken_from_the_document() -> None:
    bare = Metadata(organization_code="H56.1", issued_on="05/01/2027")
    message = Message(
        write_edxml(replace(plan(), metadata=bare), (), receivers=[Receiver("Sở Tài chính", "H56.2")])
    )
    assert message.header("Code/CodeNotation") == ["KH-UBND"]
    assert message.header("DocumentType/TypeName") == ["Kế hoạch"]
    assert message.header("To/OrganId") == ["H56.2"]
    letter = Document(LETTER, (), metadata=bare)
    assert Message(write_edxml(letter, ())).header("DocumentType/TypeName") == ["Công văn"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": "x" * 501}, "Trích yếu nội dung: dài 501 ký tự, quá 500 ký tự"),
        ({"organization_code": "0" * 14}, "Mã định danh của cơ quan ban hành: dài 14 ký tự, quá 13"),
        ({"organization_code": ""}, "Mã định danh của cơ quan ban hành: chưa có"),
        ({"issued_on": ""}, "Ngày ban hành: chưa có"),
        ({"pages": 1000}, "Số trang: dài 4 ký tự"),
        ({"recipients": ("y" * 201,)}, "Tên nơi nhận «y"),
    ],
)
def test_a_field_too_long_or_missing_is_refused_with_one_sentence(change: dict[str, Any], said: str) -> None:
    with pytest.raises(NotReadyToSend, match=said):
        write_edxml(replace(SENT, metadata=replace(SENT.metadata, **change)), ())


def test_controls_do_not_reach_the_message() -> None:
    dirty = replace(SENT.metadata, subject="A\x00\x0b\nB\u202e")
    assert Message(write_edxml(replace(SENT, metadata=dirty), ())).header("Subject") == ["A B"]
