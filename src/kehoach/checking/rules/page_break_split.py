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

_BREAK = re.compile(r"\n\s{0,3}\n\s{0,6}(?=[^\W\d_])")
_REACH = 40


@rule("page_break_split", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    words, plain = document.words, document.plain
    # The reader has closed the gap in its plain text; the text as it came still shows it.
    for found in _BREAK.finditer(document.layout.text):
        passage = document.passage_at(found.start())
        # A heading and the paragraph under it are no torn word.
        if passage is None or passage.in_table or passage.end <= found.end():
            continue
        at = document.word_after(found.end())
        first, second = words[at - 1], words[at]
        if not plain[first.end : second.start].isspace() or not is_compound(first.text, second.text):
            continue
        if plain[second.start].isupper() and plain[first.start].islower():
            continue
        # «an toàn | xã hội»: whole words on both sides.
        if at + 1 < len(words) and is_compound(second.text, words[at + 1].text):
            continue
        yield doubt(
            document.clause_at(first.start, second.end, reach=_REACH),
            f"{document.place(first.start)}: từ «{first.text} {second.text}» bị ngắt làm hai đoạn ở chỗ sang "
            "trang. Nối lại thành một đoạn.",
            replacement=Replacement(first.end, second.start, " "),
        )
