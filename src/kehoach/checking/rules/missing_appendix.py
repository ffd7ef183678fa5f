"""Văn bản dẫn tới phụ lục, biểu kèm theo nhưng không có.

Vì sao: chỉ tiêu hoặc phân công nằm trong phụ lục; thiếu phụ lục thì không giao được việc.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III: phụ lục là một phần của văn bản.

Sai:
    II. CHỈ TIÊU CHỦ YẾU

    Các chỉ tiêu cụ thể theo Phụ lục II kèm theo Kế hoạch này.

    Phụ lục I
    CÁC CHỈ TIÊU KINH TẾ
Đúng:
    II. CHỈ TIÊU CHỦ YẾU

    Các chỉ tiêu cụ thể theo Phụ lục I kèm theo Kế hoạch này.

    Phụ lục I
    CÁC CHỈ TIÊU KINH TẾ
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.numerals import roman_value

_NAME = r"(?:(?:các )?(?:phụ lục|phụ biểu|biểu mẫu|biểu số|biểu chỉ tiêu|biểu|danh mục))"
_NUMBER = r"(?:(?:\s(?:số\s)?)(?P<number{0}>\d{{1,2}}|[ivx]{{1,5}})\b)?"
_PROMISED = re.compile(
    rf"(?P<name1>{_NAME}){_NUMBER.format(1)}(?P<more1>[^.;()\n]{{0,60}}?)\b(?:kèm theo|đính kèm)"
    rf"|(?:kèm theo|đính kèm)\s(?:là\s|các\s|bởi\s)?(?P<name2>{_NAME}){_NUMBER.format(2)}"
    r"|(?:theo|tại|xem|ở)\s(?P<name3>phụ lục|phụ biểu|biểu số)\s(?:số\s)?"
    r"(?P<number3>\d{1,2}|[ivx]{1,5})\b"
)
# «Phụ lục I, II và Phụ lục III»: every number that follows a name.
_LISTED = re.compile(
    rf"{_NAME}\s(?:số\s)?(?P<numbers>(?:\d{{1,2}}|[ivx]{{1,5}})\b"
    r"(?:\s?(?:,|và|;|&)\s?(?:số\s)?(?:\d{1,2}|[ivx]{1,5})\b(?![./-]\d)){0,12})"
)
_ONE_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,5}")
_OWN_NUMBER = re.compile(r"\s*[^\W\d_]+(?:\s[^\W\d_]{2,3})?\s(?:số\s)?:?(\d{1,2}|[ivx]{1,5})\b")
# «(Kèm theo Kế hoạch số …)» under the heading of an appendix leads back to the plan.
_LEADS_BACK = re.compile(r"kèm theo (?:kế hoạch|quyết định|công văn|báo cáo|nghị quyết)")
# Forms of another document are not promised here.
_ELSEWHERE = re.compile(r"\b(?:thông tư|nghị định|quyết định|công văn|nghị quyết|hướng dẫn|luật|kế hoạch số)")


@rule("missing_appendix", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    own_numbers = {_own_number(document, span) for span in document.appendices}
    seen: set[str] = set()
    for found in _PROMISED.finditer(document.lowered):
        if any(start <= found.start() < end for start, end in document.appendices):
            continue
        if _LEADS_BACK.match(document.lowered, found.start()) or _ELSEWHERE.search(
            document.lowered, found.end(), found.end() + 40
        ):
            continue
        name = found["name1"] or found["name2"] or found["name3"]
        first = found["number1"] or found["number2"] or found["number3"]
        missing = [
            printed
            for printed in _numbers(document, found, first)
            if _is_missing(document, found.end(), number=_value(printed), own_numbers=own_numbers, name=name)
        ]
        if not missing:
            continue
        promise = f"{name} {', '.join(printed.upper() for printed in missing if printed)}".strip()
        if promise in seen:
            continue
        seen.add(promise)
        span = _bracketed(document, found.start(), found.end())
        yield error(
            span,
            f"{document.place(found.start())}: dẫn tới «{promise}» kèm theo nhưng trong tệp không có. "
            "Bổ sung phụ lục hoặc sửa lời dẫn.",
        )


def _numbers(document: Document, found: re.Match[str], first: str | None) -> list[str | None]:
    """The numbers that a promise names, as printed; None where it names none."""
    if first is None:
        return [None]
    start = max(found.start(name) for name in ("name1", "name2", "name3"))
    end = _LISTED.match(document.lowered, start)
    listed = _LISTED.finditer(document.lowered, start, max(found.end(), end.end() if end else 0))
    return [number for item in listed for number in _ONE_NUMBER.findall(item["numbers"])] or [first]


def _is_missing(
    document: Document, offset: int, *, number: int | None, own_numbers: set[int | None], name: str
) -> bool:
    if document.layout.format == "xlsx":
        return False
    if not document.appendices:
        # A table behind the promise may be the form that is meant, though it bears no name.
        return not (("biểu" in name or "danh mục" in name) and document.tables_after(offset))
    if number is None or own_numbers == {None}:
        return False
    return number not in own_numbers


def _own_number(document: Document, span: tuple[int, int]) -> int | None:
    found = _OWN_NUMBER.match(document.lowered, *span)
    return _value(found[1]) if found else None


def _value(number: str | None) -> int | None:
    if number is None:
        return None
    return int(number) if number.isdigit() else roman_value(number.upper())


def _bracketed(document: Document, start: int, end: int) -> tuple[int, int]:
    """The bracket around the promise, else the words of the promise."""
    passage = document.passage_at(start)
    low, high = (passage.start, passage.end) if passage else (start, end)
    opening = document.plain.rfind("(", max(low, start - 60), start)
    closing = document.plain.find(")", end, min(high, end + 120))
    if opening >= 0 and closing >= 0 and "(" not in document.plain[end:closing]:
        return opening, closing + 1
    return document.clause_at(start, end)
