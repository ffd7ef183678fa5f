"""Kế hoạch từ năm 2026 còn nhắc cấp huyện như cấp trên.

Vì sao: từ ngày 01/7/2025 không còn cấp huyện; báo cáo, xin ý kiến UBND huyện thì không có nơi nhận.
Căn cứ: Luật Tổ chức chính quyền địa phương số 72/2025/QH15: chính quyền địa phương gồm cấp tỉnh và cấp xã
(xã, phường, đặc khu), từ ngày 01/7/2025.

Sai:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    III. TỔ CHỨC THỰC HIỆN

    - Định kỳ hằng tháng báo cáo UBND huyện kết quả thực hiện.
Đúng:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    III. TỔ CHỨC THỰC HIỆN

    - Định kỳ hằng tháng báo cáo UBND tỉnh kết quả thực hiện.
"""

import re
from collections.abc import Iterator
from datetime import date

from kehoach.checking.document import Document
from kehoach.checking.law import ABOLISHED_LEVELS, TWO_LEVEL_GOVERNMENT
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule

_LEVELS = "|".join(ABOLISHED_LEVELS)
_BODY = re.compile(
    rf"\b(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|phòng[^.;,\n]{{0,30}}|ủy ban mttq|công an"
    rf"|mặt trận[^.;,\n]{{0,12}})\s(?:{_LEVELS})"
    rf"|cấp huyện|huyện ủy|thị ủy|quận ủy|lãnh đạo huyện|thủ trưởng[^.;,\n]{{0,20}}huyện|(?:báo cáo|trình"
    rf"|xin ý kiến) (?:{_LEVELS}))\b"
)
# What is told of the time before, and the papers of that time, name the level rightly.
_BEFORE = re.compile(
    r"\b(?:trước đây|cũ|sáp nhập|sắp xếp|năm 20(?:1\d|2[0-5])|ngày \d|số \d|không tổ chức|kết thúc|bỏ cấp"
    r"|nguyên)\b|/20(?:1\d|2[0-5])"
)


@rule("abolished_level", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    year = document.plan_year
    if year is None or not TWO_LEVEL_GOVERNMENT.holds_on(date(year, 1, 1)):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for found in _BODY.finditer(document.lowered):
        low, high = document.sentence_at(found.start())
        if _BEFORE.search(document.lowered, low, high):
            continue
        places.setdefault(" ".join(found[0].split()), []).append(found.span())
    for spans in places.values():
        more = f" (và {len(spans) - 1} chỗ khác)" if len(spans) > 1 else ""
        yield error(
            spans[0],
            f"{document.place(spans[0][0])}: «{document.words_at(spans[0])}»{more}, nhưng từ 01/7/2025 "
            "không còn cấp huyện "
            f"({TWO_LEVEL_GOVERNMENT.citation}). Sửa thành cơ quan cấp tỉnh hoặc cấp xã.",
        )
