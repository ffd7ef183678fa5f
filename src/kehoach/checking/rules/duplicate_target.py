"""Một chỉ tiêu được ghi hai lần trong cùng một phần.

Vì sao: ghi hai lần thì khi tổng hợp bị đếm hai lần, khi sửa chỉ sửa một chỗ.
Căn cứ: không có; đây là kiểm tra sự thống nhất trong văn bản.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.

    - Tỷ lệ hộ nghèo: 1,2%.

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.

    - Tỷ lệ hộ nghèo: 1,2%.
"""

from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Indicator
from kehoach.vietnamese.text import key

_LEAST = 4  # syllables of a name that says enough


@rule("duplicate_target", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    seen: dict[tuple[str, Decimal | None, str, str | None, tuple[str, ...]], Indicator] = {}
    for item in document.draft.indicators:
        name = key(item.name).strip(" .,:;-+*")
        if item.parent is not None or item.is_change or item.value is None or len(name.split()) < _LEAST:
            continue
        identity = (name, item.value, key(item.unit or ""), item.period, item.group)
        first = seen.setdefault(identity, item)
        # A plan states a target in its text and again in its annex; within one part that is a slip.
        if first is not item and first.source.start != item.source.start:
            yield doubt(
                span_of(item.source),
                f"{document.place(item.source.start)}, «{item.name}»: chỉ tiêu này đã ghi ở trên với cùng "
                "giá trị. "
                "Bỏ một chỗ, hoặc sửa tên nếu là hai chỉ tiêu khác nhau.",
                other=span_of(first.source),
            )
