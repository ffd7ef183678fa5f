"""Không rõ phần ghi chú trong ngoặc nói về mục nào.

Vì sao: danh sách đang dùng dấu phẩy bỗng đổi sang dấu chấm phẩy trước mục cuối có ghi chú,
không biết ghi chú nói về mục cuối hay về cả danh sách.
Căn cứ: không có; đây là kiểm tra sự rõ ràng của câu.

Sai:
    ¹ Trường Mầm non, Trường Tiểu học, Trường Trung học cơ sở; Trạm Y tế (chưa đạt năm 2025).
Đúng:
    ¹ Trường Mầm non, Trường Tiểu học, Trường Trung học cơ sở, Trạm Y tế (riêng Trạm Y tế chưa đạt năm 2025).
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

_ITEM = r"[^,;.:()\n\t]{2,40}"
_LIST = re.compile(rf"(?:{_ITEM}, ){{1,8}}(?P<tail>{_ITEM}; {_ITEM} \([^()\n]{{3,60}}\))(?=\.?\s*$)")
_LONGEST = 400


@rule("ambiguous_scope", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    for passage in document.passages:
        if passage.end - passage.start > _LONGEST or ";" not in document.plain[passage.start : passage.end]:
            continue
        text = document.plain[passage.start : passage.end]
        if text.count(";") != 1 or "(" not in text:
            continue
        found = _LIST.search(text)
        if found is None or not re.search(r"\([^()]*(?:đạt|chưa|năm|đã|không)\b[^()]*\)", found["tail"]):
            continue
        yield doubt(
            (passage.start + found.start("tail"), passage.start + found.end("tail")),
            f"{document.place(passage.start)}: danh sách đổi từ dấu phẩy sang dấu chấm phẩy, không rõ phần "
            "trong ngoặc nói "
            "về mục cuối hay cả danh sách. Dùng một loại dấu và ghi rõ.",
        )
