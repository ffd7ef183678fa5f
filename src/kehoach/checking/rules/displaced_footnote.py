"""Nội dung chú thích nằm xen giữa danh sách của phần khác.

Vì sao: chú thích rơi vào giữa danh sách làm người đọc tưởng là một ý của danh sách đó.
Căn cứ: không có; đây là lỗi khi chuyển văn bản sang tệp khác.

Sai:
    1. Nhiệm vụ chung

    - Xây dựng 03 trường học đạt chuẩn¹;

    2. Giải pháp

    - Tăng cường kiểm tra, giám sát;

    ¹ Gồm trường Mầm non, trường Tiểu học và trường Trung học cơ sở.

    - Huy động nguồn lực của Nhân dân;
Đúng:
    1. Nhiệm vụ chung

    - Xây dựng 03 trường học đạt chuẩn¹;

    2. Giải pháp

    - Tăng cường kiểm tra, giám sát;

    - Huy động nguồn lực của Nhân dân;

    ¹ Gồm trường Mầm non, trường Tiểu học và trường Trung học cơ sở.
"""

from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.numerals import MarkerKind, read_marker


@rule("displaced_footnote", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    # Where the format knows pages or footnotes, a note at the foot of its page stands where it should.
    if document.layout.format not in ("text", "html", "doc"):
        return
    paragraphs = document.layout.paragraphs
    for at, paragraph in enumerate(paragraphs):
        if paragraph.footnote is None or not 0 < at < len(paragraphs) - 1:
            continue
        before, after = (read_marker(document.plain, paragraphs[place].start) for place in (at - 1, at + 1))
        if before is None or after is None or before.kind is not after.kind:
            continue
        if before.kind is MarkerKind.BULLET or before.kind is MarkerKind.LETTER:
            yield doubt(
                (paragraph.start, paragraph.end),
                f"{document.place(paragraph.start)}: nội dung chú thích {paragraph.footnote} nằm giữa một "
                "danh sách. Chuyển chú thích xuống cuối trang hoặc cuối văn bản.",
            )
