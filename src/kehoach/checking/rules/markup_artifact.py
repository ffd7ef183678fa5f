"""Mã định dạng hoặc báo lỗi của phần mềm còn sót trong văn bản.

Vì sao: «$\\geq$», «#REF!», «Error! Reference source not found.» là dấu vết của phần mềm,
người đọc không hiểu và có thể che mất con số.
Căn cứ: không có; đây là lỗi khi soạn hoặc chuyển văn bản.

Sai:
    - Mở rộng các tuyến đường có chiều rộng $\\geq 3,5\\text{m}$ trong năm 2026.
Đúng:
    - Mở rộng các tuyến đường có chiều rộng ≥ 3,5m trong năm 2026.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, Replacement, error
from kehoach.checking.rule import Group, rule

_FORMULA = re.compile(r"\$[^$\n]{0,100}\\[a-zA-Z]{2,12}[^$\n]{0,100}\$")
_ERRORS = re.compile(
    r"#(?:REF|DIV/0|VALUE|NAME|N/A|NUM|NULL)[!?]?"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)\.?|Lỗi! Không tìm thấy nguồn tham chiếu\.?"
    r"|\{\s?(?:MERGEFIELD|PAGE|REF|TOC)\b[^{}\n]{0,60}\}|«[A-Za-z_]{3,30}»|\ufffd+|&(?:nbsp|amp|lt|gt|quot);"
)
_TAGS = re.compile(r"</?(?:w:|o:|st1:|v:)[a-z]{1,12}[^<>\n]{0,80}>")


@rule("markup_artifact", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    text = document.layout.text
    for found in _FORMULA.finditer(text):
        shown = document.layout.words(*found.span())
        yield error(
            found.span(),
            f"{document.place(found.start())}: còn mã «{found[0]}» của phần mềm. Viết «{shown}».",
            replacement=Replacement(*found.span(), shown),
        )
    seen: set[str] = set()
    for pattern in (_ERRORS, _TAGS):
        for found in pattern.finditer(text):
            if found[0] in seen:
                continue
            seen.add(found[0])
            yield error(
                found.span(),
                f"{document.place(found.start())}: còn mã hoặc báo lỗi «{found[0]}» của phần mềm. Thay "
                "bằng nội dung đúng.",
            )
