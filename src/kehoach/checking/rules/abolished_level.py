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
_OFFICE = (
    r"phòng|ban|đội|hội|văn phòng|trung tâm|chi cục|công an|ban chỉ huy quân sự|bảo hiểm xã hội"
    r"|tòa án nhân dân|viện kiểm sát nhân dân|ủy ban mttq|mặt trận|liên đoàn lao động|đoàn thanh niên"
)
_BODY = re.compile(
    rf"\b(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|thường trực hđnd)\s(?:{_LEVELS})"
    rf"|(?:{_OFFICE})\b(?:(?!\s(?:tỉnh|xã|phường|thành phố|của|tại|ở|cho|với|để|do|từ)\b)[^.;,()\n]){{0,40}}?"
    rf"\s(?:{_LEVELS})"
    rf"|cấp huyện|huyện ủy|thị ủy|quận ủy|lãnh đạo huyện|thủ trưởng[^.;,\n]{{0,20}}huyện|(?:báo cáo|trình"
    rf"|xin ý kiến) (?:{_LEVELS}))\b"
)
# What is told of the time before names the level rightly.
_BEFORE = re.compile(
    r"\b(?:trước đây|cũ|sáp nhập|sắp xếp|năm 20(?:1\d|2[0-5])|không tổ chức|kết thúc|bỏ cấp|nguyên"
    r"|hợp nhất)\b"
)
# A paper of that time does so too; one without a day may be of that time.
_CITED = re.compile(
    r"\bsố (?:\d|:)|\bngày (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>20\d\d)\b"
)
_NEAR = 120  # characters between a paper's number and who gave it
_MOST = 3  # places of the same words that are shown apart


@rule("abolished_level", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    year = document.plan_year
    if year is None or not TWO_LEVEL_GOVERNMENT.holds_on(date(year, 1, 1)):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for found in _BODY.finditer(document.lowered):
        low, high = document.sentence_at(found.start())
        if _BEFORE.search(document.lowered, low, high) or _is_of_an_old_paper(document, low, found.start()):
            continue
        places.setdefault(" ".join(found[0].split()), []).append(found.span())
    for spans in places.values():
        more = f" (và {len(spans) - _MOST} chỗ khác)" if len(spans) > _MOST else ""
        for at, span in enumerate(spans[:_MOST], start=1):
            yield error(
                span,
                f"{document.place(span[0])}: «{document.words_at(span)}»{more if at == _MOST else ''}, "
                "nhưng từ 01/7/2025 không còn cấp huyện "
                f"({TWO_LEVEL_GOVERNMENT.citation}). Sửa thành cơ quan cấp tỉnh hoặc cấp xã.",
            )


def _is_of_an_old_paper(document: Document, start: int, at: int) -> bool:
    """Whether the body gave a paper that is cited right before it, when there still was its level."""
    cited = list(_CITED.finditer(document.lowered, max(start, at - _NEAR), at))
    if not cited:
        return False
    last = cited[-1]
    if last["year"] is None:
        return True
    try:
        given = date(int(last["year"]), int(last["month"]), int(last["day"]))
    except ValueError:
        return True
    return not TWO_LEVEL_GOVERNMENT.holds_on(given)
