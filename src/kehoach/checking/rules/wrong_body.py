"""Nhắc tới cơ quan, cấp hoặc địa bàn không phải của đơn vị ban hành.

Vì sao: kế hoạch của xã mà giao việc cho Chủ tịch UBND thành phố, hoặc ghi «trên địa bàn các xã»,
là đoạn chép từ văn bản cấp trên chưa sửa; không ai thực hiện được.
Căn cứ: Luật Tổ chức chính quyền địa phương: mỗi cấp quyết định trong phạm vi địa bàn mình quản lý.

Sai:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    UBND xã Hòa Bình xây dựng kế hoạch như sau:

    - Đẩy mạnh chuyển đổi số trên địa bàn các xã theo quy chế làm việc của UBND tỉnh.
Đúng:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    UBND xã Hòa Bình xây dựng kế hoạch như sau:

    - Đẩy mạnh chuyển đổi số trên địa bàn xã theo quy chế làm việc của UBND xã.
"""

import re
from collections.abc import Iterator

from kehoach.checking.assignments import assignment_rows
from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import tone_key

_ABOVE = r"(?:tp|thành phố|thị xã|quận|huyện|tỉnh)"
_LEADERS = re.compile(
    rf"(?:chủ tịch|phó chủ tịch|pct|ct|lãnh đạo|các phó ct)\s(?:ubnd|ủy ban nhân dân)\s(?P<level>{_ABOVE}"
    r"|xã|phường|đặc khu)\b"
)
# What only the body itself has: working rules, political tasks, its own offices and the units below it.
_OWN_AFFAIRS = re.compile(
    rf"quy chế làm việc của (?:ubnd|ủy ban nhân dân|hđnd)\s{_ABOVE}\b"
    rf"|nhiệm vụ chính trị của {_ABOVE}\b"
    rf"|các phòng, (?:ban|ngành)(?:, (?:ban|ngành|đơn vị))*\s{_ABOVE} với ubnd các (?:phường|xã)"
    r"|trên địa bàn các (?:xã|phường)\b(?>(?:(?:, | và )(?:phường|xã))?)(?! (?:lân cận|khác|giáp|trong vùng))"
    r"|(?:giao|yêu cầu|chỉ đạo) ubnd các (?:xã|phường)"
    r"|với ubnd các (?:phường|xã)(?>(?:(?:, | và )(?:phường|xã))?)(?! (?:lân cận|giáp ranh|bạn|khác|giáp))"
)
_OWN_AREA = re.compile(r"trên địa bàn (?:toàn )?(?P<level>xã|phường|đặc khu)\b")
_RURAL = re.compile(r"(?:hạ tầng|bộ mặt|phát triển|xây dựng) nông thôn(?! mới)")
_LEVEL_OF_RULES = re.compile(
    r"\b(?:của|cấp)\s(?:[^\W\d_]+,\s)?(?P<level>xã|phường|huyện|thành phố|tỉnh|trung ương)\b"
)
_ALIKE = 0.75


@rule("wrong_body", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    if document.is_commune:
        yield from _assigned_to_others(document)
        yield from _affairs_of_others(document)
        yield from _other_area(document)
        yield from _rural_in_a_ward(document)
    yield from _criterion_and_requirement(document)


def _assigned_to_others(document: Document) -> Iterator[Remark]:
    for row in assignment_rows(document):
        for cell in (row.solution.directing, row.solution.lead):
            found = _LEADERS.search(tone_key(cell or ""))
            if found is None or found["level"] == document.level:
                continue
            span = _cell_span(document, cell or "", row.span)
            yield error(
                span,
                f"Nhiệm vụ {row.task.number}: kế hoạch của {document.draft.header.issuer} nhưng phân công "
                f"cho «{cell}». "
                f"Sửa thành người của UBND {document.level}.",
            )
            break


def _cell_span(document: Document, text: str, row: tuple[int, int]) -> tuple[int, int]:
    at = document.plain.find(text, row[0])
    return (at, at + len(text)) if 0 <= at < row[1] + 2000 else row


def _affairs_of_others(document: Document) -> Iterator[Remark]:
    last_end = -1
    for found in _OWN_AFFAIRS.finditer(document.lowered):
        low, high = document.sentence_at(found.start())
        if low < last_end:
            continue  # one remark a sentence
        last_end = high
        yield error(
            found.span(),
            f"{document.place(found.start())}: «{document.words_at(found.span())}» không phải việc của cấp "
            f"{document.level}. "
            "Kiểm tra đoạn chép từ văn bản cấp trên và sửa cho đúng địa bàn.",
        )


def _other_area(document: Document) -> Iterator[Remark]:
    for found in _OWN_AREA.finditer(document.lowered):
        if found["level"] != document.level:
            yield error(
                found.span(),
                f"{document.place(found.start())}: kế hoạch của {document.draft.header.issuer} nhưng ghi "
                f"«{document.words_at(found.span())}». Sửa thành «trên địa bàn {document.level}».",
            )
            return


def _rural_in_a_ward(document: Document) -> Iterator[Remark]:
    found = _RURAL.search(document.lowered)
    if document.level != "phường" or found is None or "nông thôn mới" in document.lowered:
        return
    yield doubt(
        document.clause_at(*found.span(), reach=20),
        f"{document.place(found.start())}: kế hoạch của phường nhưng ghi "
        f"«{document.words_at(found.span())}». Kiểm tra đoạn "
        "chép từ văn bản của xã; sửa thành «đô thị» nếu phường không còn khu vực nông thôn.",
    )


def _criterion_and_requirement(document: Document) -> Iterator[Remark]:
    """A requirement that repeats its criterion but names another level."""
    scorecard = document.draft.scorecard
    for criterion in scorecard.criteria if scorecard else ():
        if not criterion.requirement:
            continue
        name, requirement = tone_key(criterion.name), tone_key(criterion.requirement)
        levels = [
            {found["level"] for found in _LEVEL_OF_RULES.finditer(text)} for text in (name, requirement)
        ]
        if not levels[0] or not levels[1] or levels[0] & levels[1]:
            continue
        one, two = (frozenset(re.findall(r"\w+", text)) for text in (name, requirement))
        if len(one & two) / min(len(one), len(two)) < _ALIKE:
            continue
        span = span_of(criterion.source)
        at = document.plain.find(criterion.requirement[:20], span[0], span[1] + 1)
        yield error(
            (at, min(at + len(criterion.requirement), span[1])) if at >= 0 else span,
            f"Bảng điểm, tiêu chí {criterion.number}: tiêu chí ghi của {', '.join(sorted(levels[0]))}, yêu "
            "cầu ghi của "
            f"{', '.join(sorted(levels[1]))}. Thống nhất một cấp.",
        )
