"""Từ bị ngắt đôi ở chỗ sang trang.

Vì sao: khi sao chép hoặc quét, một câu bị chia thành hai đoạn; máy có thể hiểu thành hai câu.
Căn cứ: không có; đây là lỗi khi chuyển văn bản sang tệp khác.

Sai:
    Tăng cường công tác quản lý nhà nước đối với các hợp tác xã nông

    nghiệp, hộ kinh doanh trên địa bàn xã.
Đúng:
    Tăng cường công tác quản lý nhà nước đối với các hợp tác xã nông nghiệp, hộ kinh doanh trên địa bàn xã.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, Replacement, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.compounds import is_compound

_BREAK = re.compile(r"(?P<first>[^\W\d_]+)(?P<gap>[ ]{0,3}\n\s{0,3}\n\s{0,6})(?P<second>[^\W\d_]+)")
_NEXT = re.compile(r" ([^\W\d_]+)")
_REACH = 40


@rule("page_break_split", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    for found in _BREAK.finditer(document.lowered):
        if document.plain[found.start("second")].isupper() and document.plain[found.start("first")].islower():
            continue
        passage = document.passage_at(found.start())
        # A heading and the paragraph under it are no torn word.
        if passage is None or passage.in_table or passage.end <= found.start("second"):
            continue
        following = _NEXT.match(document.lowered, found.end())
        if not is_compound(found["first"], found["second"]) or (
            # «an toàn | xã hội»: whole words on both sides.
            following is not None and is_compound(found["second"], following[1])
        ):
            continue
        span = document.clause_at(*found.span(), reach=_REACH)
        yield doubt(
            span,
            f"{document.place(found.start())}: từ «{found['first']} {found['second']}» bị ngắt làm hai "
            "đoạn ở chỗ sang trang. "
            "Nối lại thành một đoạn.",
            replacement=Replacement(found.start("gap"), found.end("gap"), " "),
        )
