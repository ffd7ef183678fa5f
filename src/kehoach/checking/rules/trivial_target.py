"""Mức phải đạt bằng 0 cho một việc cần tăng.

Vì sao: chỉ tiêu bằng 0 thì không làm gì cũng đạt; thường là ô chưa kịp điền.
Căn cứ: không có; chỉ tiêu kế hoạch cần có ý nghĩa phấn đấu.

Sai:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Tỷ lệ thôn đạt chuẩn văn hóa | % | 0 |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
Đúng:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Tỷ lệ thôn đạt chuẩn văn hóa | % | 80 |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Comparator
from kehoach.vietnamese.text import tone_key

_WANTED = re.compile(
    r"\b(?:đạt|được|tham gia|hoàn thành|xây dựng|thành lập|tăng|sản lượng|thu nhập|thu ngân sách|công nhận"
    r"|giải quyết|phát triển)\b"
)
# Nothing is what is hoped for here: no crimes, no fires, no poor.
_UNWANTED = re.compile(
    r"\b(?:nghèo|vi phạm|tội phạm|tai nạn|cháy|nổ|tử vong|bỏ học|sinh con thứ|suy dinh dưỡng|ma túy|nợ"
    r"|vượt cấp|quá hạn|trễ hạn"
    r"|chậm|tồn đọng|dịch|bạo lực|tảo hôn|ô nhiễm|thất nghiệp|nghiện|mất|thiệt hại|lãng phí|tham nhũng"
    r"|không)\b"
)


@rule("trivial_target", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    for item in document.draft.indicators:
        if item.value is None or item.value != 0 or item.is_change:
            continue
        if item.comparator not in (None, Comparator.EQUAL, Comparator.AT_LEAST):
            continue
        name = tone_key(item.name)
        if _WANTED.search(name) and not _UNWANTED.search(name):
            yield doubt(
                span_of(item.source),
                f"{document.place(item.source.start)}, «{item.name}»: mức phải đạt bằng 0, kết quả nào "
                "cũng đạt. "
                "Kiểm tra ô có bị bỏ sót không và ghi mức phấn đấu.",
            )
