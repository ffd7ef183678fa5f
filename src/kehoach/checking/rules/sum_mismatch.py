"""Các số thành phần cộng lại không bằng tổng số.

Vì sao: đại biểu biểu quyết theo tổng số, đơn vị báo cáo theo từng phần; lệch nhau
thì cuối năm không kết luận được chỉ tiêu đạt hay không đạt.
Căn cứ: không có; đây là kiểm tra số học.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    1. Tổng đàn gia súc: 1.000 con. Trong đó: trâu 300 con, bò 800 con.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    1. Tổng đàn gia súc: 1.100 con. Trong đó: trâu 300 con, bò 800 con.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document, span_of
from kehoach.checking.figures import digits_swapped, same_unit, sum_rounding, with_unit
from kehoach.checking.remark import Remark, Replacement, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator, Indicator
from kehoach.vietnamese.numbers import format_number
from kehoach.vietnamese.text import key

_EXACT = (None, Comparator.EQUAL)
_LOOSE = (Comparator.ABOUT, Comparator.AT_MOST, Comparator.LESS_THAN)
_ABOUT = Decimal("0.02")
_NEARLY_ALL = Decimal("0.9")
_MEANS = re.compile(r"\b(?:binh quan|trung binh|nang suat|ty le|ti le|muc|toc do|he so|chi so|mat do|diem)\b")
_FEW = 3  # parts; of more, none is as much as a whole that is their sum


@rule("sum_mismatch", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    for whole in document.draft.indicators:
        parts = _parts(document, whole)
        # One part is a detail, not a breakdown: «300 lao động (trong đó lao động nữ 140 người)».
        if whole.value is None or len(parts) < 2:
            continue
        values = [part.value for part in parts if part.value is not None]
        total = sum(values, Decimal())
        allowed = sum_rounding([*values, whole.value])
        if whole.comparator is Comparator.ABOUT:
            allowed = max(allowed, abs(whole.value) * _ABOUT)
        if abs(total - whole.value) <= allowed or _is_two_breakdowns(values, whole.value):
            continue
        if _is_mean(whole, values):
            continue
        span = _span(document, whole, parts)
        printed, added = with_unit(whole.value, whole.unit), with_unit(total, whole.unit)
        message = (
            f"{document.place(whole.source.start)}, «{whole.name}»: ghi {printed}, nhưng các phần cộng lại "
            "là "
            f"{added} (lệch {with_unit(abs(total - whole.value), whole.unit)})."
        )
        swapped = digits_swapped(total, whole.value)
        if total > whole.value or swapped:
            replacement = _correction(document, whole, total) if swapped else None
            yield error(span, f"{message} Sửa tổng số hoặc các phần.", replacement=replacement)
        elif whole.comparator in _EXACT and total >= whole.value * _NEARLY_ALL:
            # Parts may be left out of a text, so a sum below the whole proves nothing.
            yield doubt(span, f"{message} Sửa tổng số hoặc ghi rõ phần còn thiếu.")


def _parts(document: Document, whole: Indicator) -> list[Indicator]:
    if whole.comparator not in (*_EXACT, *_LOOSE) or whole.unit in ("%", "‰"):
        return []
    return [
        part
        for part in document.parts_of(whole)
        if part.value is not None
        and not part.is_change
        and part.comparator in _EXACT
        and same_unit(part, whole)
    ]


def _is_mean(whole: Indicator, values: list[Decimal]) -> bool:
    """«Năng suất ngô 48 tạ/ha», each village about as much: the mean of its parts is not their sum."""
    if whole.value is None or not min(values) <= whole.value <= max(values):
        return False
    return bool(_MEANS.search(key(whole.name))) or "/" in (whole.unit or "") or len(values) > _FEW


def _is_two_breakdowns(values: list[Decimal], whole: Decimal) -> bool:
    """Whether the parts fall into runs that each make the whole: by kind, then by place."""
    running = Decimal()
    for value in values:
        running += value
        if running == whole:
            return True
    return False


def _span(document: Document, whole: Indicator, parts: list[Indicator]) -> tuple[int, int]:
    """From the whole to its last part where they stand in one passage, else the whole alone."""
    passage = document.passage_at(whole.source.start)
    end = max(part.source.end for part in parts)
    if passage is not None and whole.source.start < end <= passage.end:
        return whole.source.start, end
    return span_of(whole.source)


def _correction(document: Document, whole: Indicator, total: Decimal) -> Replacement | None:
    printed = whole.number_text or format_number(whole.value or Decimal())
    at = document.plain.find(printed, whole.source.start, whole.source.end)
    if at < 0:
        return None
    return Replacement(at, at + len(printed), format_number(total))
