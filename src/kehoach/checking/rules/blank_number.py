"""Số của văn bản để trống.

Vì sao: văn bản chưa có số thì chưa vào sổ, không ai viện dẫn hay tìm lại được.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15 và Phụ lục I, mục II.3: số, ký hiệu của văn bản.

Sai:
    Số: /KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
Đúng:
    Số: 12/KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule

_BLANK = re.compile(r"\bSố\s{0,2}:?[\s.…_]{0,20}/\s{0,2}[A-ZĐ]{1,5}\s?-\s?[A-ZĐ][\wĐ&]{0,14}")
_HEAD = 3000


@rule("blank_number", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    found = _BLANK.search(document.plain, 0, _HEAD)
    if found is None:
        return
    yield error(
        found.span(),
        "Phần đầu văn bản: chưa ghi số trước ký hiệu. Ghi số do văn thư cấp khi ban hành, "
        "số nhỏ hơn 10 thêm số 0 ở trước.",
    )
