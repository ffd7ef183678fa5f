"""Thời gian còn sót lại của kỳ trước.

Vì sao: kế hoạch năm nay mà nhắm tới mục tiêu của năm đã qua là dấu vết chép từ văn bản cũ.
Căn cứ: không có; đây là kiểm tra sự thống nhất về thời gian.

Sai:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    II. NHIỆM VỤ

    - Tập trung thu ngân sách, quyết tâm hoàn thành kế hoạch quý IV năm 2025.
Đúng:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    II. NHIỆM VỤ

    - Tập trung thu ngân sách, quyết tâm hoàn thành kế hoạch quý IV năm 2026.
"""

import re
from collections.abc import Iterator

from kehoach.checking.assignments import assignment_rows
from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule

# An aim and behind it a year; what is cited, compared or reviewed may well be past.
_AIMED = re.compile(
    r"\b(?:phấn đấu|quyết tâm|tập trung|tiếp tục thực hiện|hoàn thành|đẩy mạnh"
    r"|thực hiện thắng lợi)\b(?P<between>[^.;\n]{0,160}?)"
    r"\b(?:(?:trong|đến hết|hết|cuối|các tháng cuối|tháng cuối|quý [ivx\d]+(?:/"
    r"| ))\s?)?năm (?P<year>20\d\d)\b"
)
_PAST = re.compile(
    r"\b(?:so với|kết quả|tổng kết|đánh giá|năm trước|từ năm|giai đoạn|nhiệm kỳ|nghị quyết|quyết định"
    r"|kế hoạch số|chuyển tiếp|tồn đọng"
    r"|quyết toán|dở dang|chỉ thị|đề án|chương trình|luật|thông tư|số \d+|đã|ngày|nợ"
    r"|báo cáo|còn lại|kiểm kê|lưu trữ|kéo dài"
    r"|từ \d+|theo giá|chưa)\b"
)
_HEADED = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|nhiệm vụ|kế hoạch|giải pháp)\b[^\n]{0,90}?\bnăm (?P<year>20\d\d)\b(?! ?[-–])"
)
_REVIEWS = re.compile(r"kết quả|đánh giá|tình hình|hạn chế|tồn tại|nguyên nhân|ưu điểm")


@rule("stale_period", Group.TASKS)
def check(document: Document) -> Iterator[Remark]:
    year = document.plan_year
    if year is None:
        return
    for row in assignment_rows(document):
        due = row.solution.due
        if due is not None and due.end is not None and int(due.end[:4]) < year:
            yield error(
                row.span,
                f"Nhiệm vụ {row.task.number}: thời hạn «{row.solution.due_text}» đã qua trước năm {year} "
                "của kế hoạch. "
                "Sửa thời hạn hoặc bỏ nhiệm vụ.",
            )
    yield from _past_when_issued(document, year)
    yield from _stale_headings(document, year)
    for found in _AIMED.finditer(document.lowered):
        if int(found["year"]) >= year or _is_about_the_past(document, found):
            continue
        yield doubt(
            document.trim(found.start(), found.end()),
            f"{document.place(found.start())}: kế hoạch năm {year} nhưng câu này nhắm tới năm "
            f"{found['year']}. "
            "Sửa năm, hoặc bỏ câu nếu là nội dung của kỳ trước.",
        )


def _past_when_issued(document: Document, year: int) -> Iterator[Remark]:
    issued = document.draft.header.date or ""
    if len(issued) != len("2026-01-31"):
        return
    for row in assignment_rows(document):
        due = row.solution.due
        if due is None or due.end is None or not str(year) <= due.end < issued:
            continue
        yield doubt(
            row.span,
            f"Nhiệm vụ {row.task.number}: thời hạn «{row.solution.due_text}» đã qua trước ngày ban hành "
            "kế hoạch. Sửa thời hạn hoặc bỏ nhiệm vụ.",
        )


def _stale_headings(document: Document, year: int) -> Iterator[Remark]:
    """Headings and captions that promise the targets or tasks of a year gone by."""
    starts = {section.start: section.heading_end for section in document.draft.sections}
    starts |= dict(document.appendices)
    for start, end in sorted(starts.items()):
        found = _HEADED.search(document.lowered, start, min(end, start + 200))
        if found is None or int(found["year"]) >= year or _REVIEWS.search(document.lowered, start, end):
            continue
        section = document.draft.section_at(start)
        above = section.path if section is not None else ()
        if any(_REVIEWS.search(title.lower()) for title in above) or _PAST.search(
            document.lowered, start, end
        ):
            continue
        yield doubt(
            document.trim(start, min(end, start + 200)),
            f"{document.place(start)}: kế hoạch năm {year} nhưng tên phần này ghi năm {found['year']}. Sửa "
            f"năm, hoặc bổ sung phần của năm {year}.",
        )


def _is_about_the_past(document: Document, found: re.Match[str]) -> bool:
    passage = document.passage_at(found.start())
    low, _ = document.sentence_at(found.start())
    if passage is None or _PAST.search(document.lowered, low, found.end()):
        return True
    section = document.draft.section_at(found.start())
    return section is not None and any(_REVIEWS.search(title.lower()) for title in section.path)
