"""Có dấu chú thích nhưng không có nội dung chú thích.

Vì sao: chú thích thường giải trình cách tính; thiếu thì người đọc không kiểm tra được con số.
Căn cứ: không có; đây là kiểm tra sự đầy đủ của văn bản.

Sai:
    1. Tổng thu ngân sách: 12 tỷ đồng ²

    ¹ Theo giá so sánh năm 2010.
Đúng:
    1. Tổng thu ngân sách: 12 tỷ đồng ¹

    ¹ Theo giá so sánh năm 2010.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule

_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹][¹²³⁴⁵⁶⁷⁸⁹⁰]?(?![⁾)¹²³⁴⁵⁶⁷⁸⁹⁰])")
# «m²», «km³» and «⁽²⁾» are no marks.
_NO_MARK = re.compile(r"(?:(?:^|[\s/\d(])[kcdmh]?m|[⁽(¹²³⁴⁵⁶⁷⁸⁹⁰])$")
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


@rule("missing_footnote", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    texts = {
        (paragraph.footnote or "").translate(_DIGITS)
        for paragraph in document.layout.paragraphs
        if paragraph.footnote
    }
    for found in _MARK.finditer(document.plain):
        if _NO_MARK.search(document.plain, max(0, found.start() - 4), found.start()):
            continue
        passage = document.passage_at(found.start())
        if passage is None or passage.footnote or found.start() == passage.start:
            continue
        number = found[0].translate(_DIGITS)
        if number in texts:
            continue
        yield error(
            document.sentence_at(found.start()),
            f"{document.place(found.start())}: có dấu chú thích {number} nhưng văn bản không có nội dung "
            "chú thích này. Bổ sung chú thích hoặc bỏ dấu.",
        )
