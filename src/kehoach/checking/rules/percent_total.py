"""Các tỷ trọng của một cơ cấu cộng lại không bằng 100%.

Vì sao: cơ cấu là chia một tổng thể thành các phần; cộng không đủ hoặc quá 100% thì ít nhất một số sai.
Căn cứ: không có; đây là kiểm tra số học, cho phép lệch do làm tròn.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    1. Cơ cấu kinh tế: Nông nghiệp: 30,5%; công nghiệp: 40,2%; dịch vụ: 28,3%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    1. Cơ cấu kinh tế: Nông nghiệp: 30,5%; công nghiệp: 40,2%; dịch vụ: 29,3%.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document
from kehoach.checking.figures import sum_rounding, with_unit
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator, Indicator

_STRUCTURE = re.compile(r"cơ cấu|tỷ trọng|tỉ trọng")
_SHARE = re.compile(r"\bchiếm\b")
_LONGEST_QUOTE = 400
_ALL = Decimal(100)
_NEARLY_ALL = Decimal(85)  # below it some parts were simply not named
_FAR_ABOVE = Decimal(130)  # above it the figures belong to several wholes


@rule("percent_total", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    for shares in _structures(document):
        values = [item.value for item in shares if item.value is not None]
        total = sum(values, Decimal())
        allowed = max(sum_rounding(values), Decimal("0.1"))
        if len(values) < 3 or abs(total - _ALL) <= allowed or not _NEARLY_ALL <= total <= _FAR_ABOVE:
            continue
        start = min(item.source.start for item in shares)
        end = max(item.source.end for item in shares)
        passage = document.passage_at(start)
        if passage is None or end > passage.end:
            # Rows of a table are quoted together where they stand together.
            together = passage is not None and passage.in_table and end - start <= _LONGEST_QUOTE
            end = end if together else shares[0].source.end
        elif _STRUCTURE.search(document.lowered, passage.start, start):
            # What is divided stands before its first part.
            start = document.sentence_at(start)[0]
        yield error(
            (start, end),
            f"{document.place(start)}: các tỷ trọng cộng lại là {with_unit(total, '%')}, không bằng 100%. "
            "Kiểm tra lại từng tỷ trọng.",
        )


def _structures(document: Document) -> Iterator[list[Indicator]]:
    found: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for item in document.draft.indicators:
        if item.unit != "%" or item.is_change or item.comparator not in (None, Comparator.EQUAL):
            continue
        start = item.source.start
        passage = document.passage_at(start)
        if passage is None:
            continue
        parent = document.by_id.get(item.parent or "")
        if _SHARE.search(item.name.lower()) and parent is not None and parent.unit != "%":
            found["share of", parent.parent].append(item)
        elif parent is not None and _STRUCTURE.search(parent.name.lower()):
            found["part of", parent.id].append(item)
        elif _STRUCTURE.search(document.lowered, passage.start, item.source.end):
            found["passage", passage.start].append(item)
        elif item.group and _STRUCTURE.search(item.group[-1].lower()):
            found["group", item.group].append(item)
    yield from found.values()
