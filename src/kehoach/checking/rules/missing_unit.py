"""Chỉ tiêu có số nhưng thiếu đơn vị tính.

Vì sao: «70,9» không có đơn vị thì không biết là phần trăm, người hay triệu đồng.
Căn cứ: không có; đây là kiểm tra sự đầy đủ của chỉ tiêu.

Sai:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Tỷ lệ lao động qua đào tạo | | 71,5 |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
Đúng:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Tỷ lệ lao động qua đào tạo | % | 71,5 |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator, Indicator, IndicatorKind
from kehoach.vietnamese.text import tone_key

_RATE_NAME = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:\d[\d.,]*[.)]?\s)?(?:tỷ lệ|tỉ lệ|tỷ suất|tốc độ|tỷ trọng|tỉ trọng|mức giảm tỷ lệ)\b"
)
# What is counted stands in the name: «Số giường bệnh 12».
_COUNTS = re.compile(r"\bsố (?:lượng )?\w+")


def _in_table(document: Document, item: Indicator) -> bool:
    passage = document.passage_at(item.source.start)
    return passage is not None and passage.in_table


@rule("missing_unit", Group.NUMBERS)
def check(document: Document) -> Iterator[Remark]:
    for item in document.draft.indicators:
        if item.kind is not IndicatorKind.QUANTITY or item.unit or item.is_change:
            continue
        if item.comparator is Comparator.RATIO or (item.value is None and item.low is None):
            continue
        name = tone_key(item.name)
        where = document.place(item.source.start)
        if _RATE_NAME.match(name):
            yield error(
                span_of(item.source),
                f"{where}, «{item.name}»: thiếu đơn vị tính. Ghi đơn vị, ví dụ: %, ‰.",
            )
        elif not _COUNTS.search(name) or _in_table(document, item):
            yield doubt(
                span_of(item.source),
                f"{where}, «{item.name}»: thiếu đơn vị tính. Ghi đơn vị, ví dụ: tấn, ha, người, triệu đồng.",
            )
