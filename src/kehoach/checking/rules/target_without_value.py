"""Mục tiêu tăng, giảm hoặc nâng cao nhưng không có con số.

Vì sao: «phấn đấu giảm tỷ lệ …» mà không nói giảm bao nhiêu thì lúc nào cũng đạt, không đánh giá được.
Căn cứ: không có; chỉ tiêu kế hoạch cần đo được.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Phấn đấu giảm tỷ lệ hộ nghèo trên địa bàn xã.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Phấn đấu giảm tỷ lệ hộ nghèo trên địa bàn xã xuống còn 1,2%.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import IndicatorKind
from kehoach.vietnamese.text import tone_key

# Read without diacritics, so that a misread «phấn đấu» is found too.
_AIMED = re.compile(
    r"\b(?:phan dau|muc tieu la|dat muc tieu|chi tieu la)\s(?:ngay cang\s|tiep tuc\s|tung buoc\s"
    r"|nang cao va\s)?"
    r"(?:tang|giam|nang|ha|keo giam|mo rong)\s(?:dan\s|cao\s|manh\s|nhanh\s)?"
    r"(?:ty le|ti le|so luong|so\s|tong|dien tich|san luong|nang suat|thu nhap|doanh thu|ty trong|he so|muc)"
)
_VAGUE = re.compile(r"(?:[-+*•]\s*)?(?:nâng cao|tăng cường|cải thiện|mở rộng|tăng|giảm|nâng)\b")
_SET_ELSEWHERE = re.compile(
    r"\b(?:theo|được|huyện|tỉnh|cấp trên|thành phố)\s(?:kế hoạch|giao|dự toán)|\bđược giao\b|\bgiao\b"
    r"|kế hoạch đề ra"
)
_CUT = re.compile(r"[,;.](?=\s|$)|\n")


@rule("target_without_value", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    seen: list[tuple[int, int]] = []
    for found in _AIMED.finditer(document.folded):
        low, high = document.sentence_at(found.start())
        stop = _CUT.search(document.plain, found.end(), high)
        end = stop.start() if stop else high
        # A figure anywhere behind the aim, or one just before it, may be its value.
        if re.search(r"\d", document.plain[found.start() : high]) or _SET_ELSEWHERE.search(
            document.lowered, low, high
        ):
            continue
        seen.append((found.start(), end))
        yield _remark(document, (found.start(), end))
    for item in document.draft.indicators:
        if item.kind is not IndicatorKind.ACHIEVEMENT or re.search(r"\d", item.quote):
            continue
        inside = any(start < item.source.end and item.source.start < end for start, end in seen)
        if (
            not inside
            and _VAGUE.match(tone_key(item.quote))
            and not _SET_ELSEWHERE.search(tone_key(item.quote))
        ):
            yield _remark(document, span_of(item.source))


def _remark(document: Document, span: tuple[int, int]) -> Remark:
    return doubt(
        document.trim(*span),
        f"{document.place(span[0])}: «{document.words_at(span)}» không có con số. Ghi mức phải đạt và đơn "
        "vị tính.",
    )
