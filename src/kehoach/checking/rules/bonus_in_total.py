"""Điểm thưởng, điểm trừ được tính vào tổng điểm tối đa.

Vì sao: đơn vị không có thành tích đặc biệt thì không bao giờ đạt được điểm tối đa,
mức xếp loại vì thế bị lệch.
Căn cứ: không có; đây là kiểm tra cách lập thang điểm.

Sai:
    | TT | Tiêu chí | Chỉ tiêu | Điểm tối đa |
    | I | Phát triển kinh tế | Đạt kế hoạch | 60 |
    | II | Văn hóa - xã hội | Đạt kế hoạch | 30 |
    | III | Điểm thưởng, điểm trừ | | 10 |
    | | Tổng cộng | | 100 |
Đúng:
    | TT | Tiêu chí | Chỉ tiêu | Điểm tối đa |
    | I | Phát triển kinh tế | Đạt kế hoạch | 60 |
    | II | Văn hóa - xã hội | Đạt kế hoạch | 40 |
    | III | Điểm thưởng, điểm trừ | | 10 |
    | | Tổng cộng | | 100 |
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.numbers import format_number
from kehoach.vietnamese.text import tone_key

_BONUS = re.compile(r"điểm (?:thưởng|cộng|trừ|phạt)|thưởng, (?:trừ|phạt)|cộng, trừ")


@rule("bonus_in_total", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    scorecard = document.draft.scorecard
    if scorecard is None or scorecard.total is None:
        return
    parts = [criterion for criterion in scorecard.criteria if criterion.parent is None]
    points = sum((part.max_points or Decimal() for part in parts), Decimal())
    if points != scorecard.total:
        return
    for part in parts:
        if part.max_points and _BONUS.search(tone_key(part.name)):
            yield doubt(
                span_of(part.source),
                f"Bảng điểm: phần «{part.name}» ({format_number(part.max_points)} điểm) nằm trong tổng "
                f"{format_number(scorecard.total)} điểm; đơn vị không có điểm thưởng chỉ đạt tối đa "
                f"{format_number(scorecard.total - part.max_points)} điểm. Nên tách điểm thưởng khỏi tổng "
                "điểm.",
            )
