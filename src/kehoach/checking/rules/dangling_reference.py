"""«Trong đó» không rõ là trong số nào.

Vì sao: phần chi tiết không có tổng đi trước thì không biết tính trên tổng thể nào.
Căn cứ: không có; đây là kiểm tra sự rõ ràng của câu.

Sai:
    1. Cây ăn quả

    Diện tích vườn cây ổn định. Chủ trương phát triển theo hướng hữu cơ. Trong đó 80% trồng cam.
Đúng:
    1. Cây ăn quả

    Diện tích vườn cây 43 ha. Trong đó 80% trồng cam.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

_OPENS = re.compile(r"(?:(?<=[.;] )|(?<=\n))Trong đó\b[:,]?")
_FIGURE = re.compile(r"\d")


@rule("dangling_reference", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    for found in _OPENS.finditer(document.plain):
        passage = document.passage_at(found.start())
        # A footnote explains the place of its mark; a row of a table stands under its whole.
        if passage is None or passage.footnote or passage.in_table or found.start() == passage.start:
            continue
        low, high = document.sentence_at(found.start())
        if not _FIGURE.search(document.plain, low, high):
            continue
        before = document.sentence_at(
            max(passage.start, document.plain.rfind(".", passage.start, found.start()) - 1)
        )
        if _FIGURE.search(document.plain, *before):
            continue
        yield doubt(
            document.clause_at(low, min(high, low + 70), reach=0),
            f"{document.place(low)}: câu «{document.words_at((low, high))}» không rõ là trong tổng số nào, "
            "vì câu trước "
            "không nêu số. Ghi rõ tổng thể.",
        )
