"""What a draft still lacks of the form that Decree 30/2020/NĐ-CP, Article 8 asks for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kehoach.writing.content import Block, Document, Heading, Paragraph, Table


def lacking(document: Document) -> Iterator[str]:
    """Yield a few words for each formal part that is not there yet."""
    head = document.letterhead
    if not head.symbol.strip():
        yield _("thiếu ký hiệu")
    if not head.place.strip():
        yield _("thiếu địa danh")
    if not head.subject.strip():
        yield _("thiếu trích yếu")
    if not any(isinstance(block, Table) or _has_words(block) for block in document.body):
        yield _("thiếu nội dung")
    signature = document.signature
    if signature is None or not signature.lines:
        yield _("thiếu quyền hạn, chức vụ người ký")
    if signature is None or not signature.name.strip():
        yield _("thiếu họ và tên người ký")
    if not document.recipients:
        yield _("thiếu nơi nhận")
    if head.is_letter and not document.addressees:
        yield _("công văn thiếu «Kính gửi»")


def _has_words(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and bool(block.words)
