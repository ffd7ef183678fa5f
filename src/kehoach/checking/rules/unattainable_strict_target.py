"""Mức «trên …%» của một tổng thể nhỏ đòi hỏi nhiều hơn con số dự tính.

Vì sao: xã có 8 thôn, 7/8 thôn đúng bằng 87,5%; ghi «trên 87,5%» thì phải đạt cả 8 thôn,
đạt 7 thôn vẫn là không hoàn thành.
Căn cứ: không có; đây là kiểm tra số học.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    Toàn xã có 8 thôn.

    - Tỷ lệ thôn đạt chuẩn văn hóa: trên 87,5%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    Toàn xã có 8 thôn.

    - Tỷ lệ thôn đạt chuẩn văn hóa: từ 87,5% trở lên.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document, span_of
from kehoach.checking.figures import rounding_of, with_unit
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator, Indicator
from kehoach.vietnamese.text import tone_key

_MEMBERS = "thôn|xóm|bản|ấp|khóm|buôn|làng|tổ dân phố|khu phố|khu dân cư|trường|chi bộ|hợp tác xã"
_WHOLE = re.compile(
    rf"(?<![\d.,])(?:(?P<stated>\d{{1,3}})|\d{{1,3}}/(?P<of>\d{{1,3}}))\s(?P<member>{_MEMBERS})\b"
)
_MEMBER = re.compile(rf"\b(?:{_MEMBERS})\b")
# Budgets and plans may well be filled beyond their hundred.
_SHARE = re.compile(
    r"(?:tỷ lệ|tỉ lệ)(?!.*\b(?:tăng|so với|kế hoạch|dự toán|thu|hoàn thành|giải ngân|đạt so)\b)"
)
_ALL = Decimal(100)


@rule("unattainable_strict_target", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    strict = [
        item
        for item in document.draft.indicators
        if item.comparator is Comparator.MORE_THAN and item.unit == "%" and item.value and not item.is_change
    ]
    if not strict:
        return
    yield from _above_all(document, strict)
    sizes = _sizes(document)
    for item in strict:
        member = _MEMBER.search(tone_key(item.name))
        size = sizes.get(member[0]) if member else None
        if size is None or item.value is None:
            continue
        needed = round(item.value * size / _ALL)
        if not 0 < needed < size or abs(Decimal(needed) * _ALL / size - item.value) > rounding_of(item.value):
            continue
        yield doubt(
            span_of(item.source),
            f"{document.place(item.source.start)}, «{item.name}»: {needed}/{size} "
            f"{member[0] if member else ''} đúng bằng "
            f"{with_unit(item.value, '%')}, nên «trên» đòi hỏi {needed + 1}/{size}. Nếu ý là "
            f"{needed}/{size}, ghi «từ "
            f"{with_unit(item.value, '%')} trở lên».",
        )


def _above_all(document: Document, strict: list[Indicator]) -> Iterator[Remark]:
    """Shares that are to be more than the whole."""
    for item in strict:
        if item.value is not None and item.value >= _ALL and _SHARE.match(tone_key(item.name)):
            yield error(
                span_of(item.source),
                f"{document.place(item.source.start)}, «{item.name}»: một tỷ lệ không thể trên 100%. Ghi "
                "«đạt 100%» hoặc sửa tên chỉ tiêu.",
            )


def _sizes(document: Document) -> dict[str, int]:
    """How many villages, schools … there are: the largest number that is stated most."""
    counted: dict[str, Counter[int]] = {}
    for found in _WHOLE.finditer(document.lowered):
        number = int(found["of"] or found["stated"])
        # «x/8 thôn» names the whole for certain.
        counted.setdefault(found["member"], Counter())[number] += 3 if found["of"] else 1
    return {member: max(counts, key=lambda n: (counts[n], n)) for member, counts in counted.items()}
