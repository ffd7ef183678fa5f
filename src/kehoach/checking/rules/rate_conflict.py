"""Tỷ lệ ghi trong văn bản không khớp với các số đi cùng.

Vì sao: «18/24» là 75%, không thể ghi 80%; người đọc không biết tin số nào.
Căn cứ: không có; đây là kiểm tra số học, cho phép lệch do làm tròn.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Phấn đấu 12/15 thôn đạt 90% tiêu chí văn hóa, 9/12 trường đạt chuẩn quốc gia (đạt tỷ lệ 85%).
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Phấn đấu 12/15 thôn đạt 90% tiêu chí văn hóa, 9/12 trường đạt chuẩn quốc gia (đạt tỷ lệ 75%).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.comparison_columns import wrong_comparisons
from kehoach.checking.document import Document
from kehoach.checking.figures import read_printed, rounding_of, with_unit
from kehoach.checking.growth import wrong_growths
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator

# «18/24 đạt 75%», «9/12 trường đạt chuẩn (tỷ lệ 75%)»; but «9/12 trường đạt 80% tiêu chí» is another rate.
_RATIO = re.compile(
    r"(?<![\d/.,])(?P<part>\d{1,5})\s?/\s?(?P<whole>\d{1,5})(?![\d/.,]\d)"
    r"(?:\s?(?:đạt|bằng|=|,? chiếm|,? đạt tỷ lệ)"
    r"|(?:\s[^\W\d_]+){0,8}?\s?(?:\(|, (?=đạt tỷ|bằng|chiếm|tương)|=)\s?"
    r"(?:đạt tỷ lệ|chiếm tỷ lệ|tỷ lệ|đạt|bằng|chiếm|tương ứng|tương đương|=)?)"
    r"\s?(?P<rate>\d{1,3}(?:[.,]\d{1,2})?)\s?%(?=\s?(?:[).,;:]|$|\n))"
)
# «0,41% (tương đương 21 hộ/5.120 hộ)»
_RATE_FIRST = re.compile(
    r"(?<![\d.,])(?P<rate>\d{1,3}(?:[.,]\d{1,2})?)\s?%[^.;()]{0,12}\("
    r"(?:tương đương|tương ứng|bằng|đạt|khoảng|là)?\s?(?P<part>\d[\d.]{0,11})\s?"
    r"(?:[^\W\d_]{1,12}\s){0,2}(?:[^\W\d_]{1,12}\s?)?/\s?"
    r"(?:tổng số\s)?(?P<whole>\d[\d.]{0,11})"
)
_ALL = Decimal(100)
_SLACK = Decimal("0.1")  # percentage points that careful offices round away


@rule("rate_conflict", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    yield from _ratios(document)
    yield from _shares(document)
    for growth in wrong_growths(document):
        yield error(
            (growth.start, growth.end),
            f"{document.place(growth.start)}: từ {with_unit(growth.base, None)} đến "
            f"{with_unit(growth.level, None)} là {with_unit(round(growth.true, 1), '%')}, nhưng ghi "
            f"{with_unit(growth.change.value or growth.true, '%')}. "
            "Sửa tỷ lệ tăng, giảm hoặc hai số đi cùng.",
        )
    for row in wrong_comparisons(document):
        yield error(
            (row.start, row.end),
            f"{document.place(row.start)}, «{row.name}»: từ {with_unit(row.before, None)} đến "
            f"{with_unit(row.now, None)} thì cột so sánh phải là {with_unit(round(row.true, 1), None)}, "
            f"nhưng ghi {row.printed}. Sửa cột so sánh hoặc hai số đi cùng.",
        )


def _ratios(document: Document) -> Iterator[Remark]:
    for found in (*_RATIO.finditer(document.lowered), *_RATE_FIRST.finditer(document.lowered)):
        part, whole, rate = (read_printed(found[name]) for name in ("part", "whole", "rate"))
        # «5/2026» and «1/200» are a month and a scale.
        if part is None or rate is None or not whole or part > whole * 2 or 2000 <= whole < 2100:
            continue
        true = part / whole * _ALL
        # Rounded down as often as to the nearest.
        if abs(true - rate) <= rounding_of(rate) * 2:
            continue
        yield error(
            found.span(),
            f"{document.place(found.start())}: {found['part']}/{found['whole']} là "
            f"{with_unit(round(true, 2), '%')}, nhưng ghi {found['rate']}%. Sửa tỷ lệ hoặc số đi cùng.",
        )


def _shares(document: Document) -> Iterator[Remark]:
    """A part's share of its whole against the amounts of both."""
    for share in document.draft.indicators:
        part = document.by_id.get(share.parent or "")
        whole = document.by_id.get(part.parent or "") if part else None
        if part is None or whole is None or share.unit != "%" or share.is_change:
            continue
        if share.value is None or part.value is None or not whole.value or part.unit != whole.unit:
            continue
        if part.unit == "%" or any(
            item.comparator not in (None, Comparator.EQUAL) for item in (share, part, whole)
        ):
            continue
        true = part.value / whole.value * _ALL
        slack = (rounding_of(part.value) + true / _ALL * rounding_of(whole.value)) / whole.value * _ALL
        if abs(true - share.value) <= slack + rounding_of(share.value) + _SLACK:
            continue
        yield error(
            (min(part.source.start, share.source.start), share.source.end),
            f"{document.place(share.source.start)}, «{part.name}»: {with_unit(part.value, part.unit)} trên "
            f"{with_unit(whole.value, whole.unit)} là {with_unit(round(true, 2), '%')}, nhưng ghi "
            f"{with_unit(share.value, '%')}. Sửa tỷ lệ hoặc giá trị.",
        )
