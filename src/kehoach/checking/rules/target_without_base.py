"""Mức tăng, giảm không nói so với đâu.

Vì sao: «tăng 13%» so với năm trước, so với kế hoạch hay so với đầu nhiệm kỳ là ba kết quả khác nhau.
Căn cứ: không có; chỉ tiêu kế hoạch cần có mốc so sánh.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Giá trị sản xuất công nghiệp tăng trên 13%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Giá trị sản xuất công nghiệp tăng trên 13% so với năm 2025.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

_CHANGE = re.compile(
    r"\b(?:tăng|giảm)\s(?:thêm\s|ít nhất\s|trên\s|khoảng\s|tối thiểu\s|từ\s"
    r"|bình quân\s)?\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?\s?%"
)
_BASE = re.compile(
    r"so với|so sánh|năm trước|cùng kỳ|hằng năm|hàng năm|mỗi năm|bình quân|/năm|từ năm|so cùng|dự toán"
    r"|kế hoạch|đầu nhiệm kỳ"
    r"|năm 20\d\d trở|tốc độ"
)
_GOAL = re.compile(r"xuống (?:còn|dưới)|lên (?:trên|đến)?\s?\d|còn (?:dưới )?\d")


@rule("target_without_base", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    aims = [(item.source.start, item.source.end) for item in document.draft.indicators]
    for found in _CHANGE.finditer(document.lowered):
        low, high = document.sentence_at(found.start())
        if _BASE.search(document.lowered, low, high) or _GOAL.search(document.lowered, low, high):
            continue
        # Only what the plan commits to; a change in a report of the past has its base in the report.
        if not any(start < found.end() and found.start() < end for start, end in aims):
            continue
        passage = document.passage_at(found.start())
        if passage is not None and passage.in_table:
            continue  # the column beside it holds the base
        yield doubt(
            (low, found.end()) if found.end() - low < 160 else document.clause_at(*found.span()),
            f"{document.place(found.start())}: «{document.words_at(found.span())}» không nói so với đâu. "
            "Ghi mốc so sánh, ví dụ: so với năm trước.",
        )
