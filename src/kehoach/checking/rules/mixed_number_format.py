"""Dấu chấm, dấu phẩy trong số dùng không thống nhất.

Vì sao: «14,250 người» có thể đọc thành mười bốn phẩy hai lăm; dấu khi thì phân cách hàng nghìn,
khi thì phân cách thập phân làm máy và người đều dễ đọc sai.
Căn cứ: cách viết số thông dụng trong văn bản hành chính: dấu chấm phân cách hàng nghìn,
dấu phẩy phân cách thập phân.

Sai:
    - Tổng đàn gia cầm 31.400 con; tỷ lệ hộ nghèo 1.9%; sản lượng lúa 4.180 tấn.
Đúng:
    - Tổng đàn gia cầm 31.400 con; tỷ lệ hộ nghèo 1,9%; sản lượng lúa 4.180 tấn.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, Replacement, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.layout import Table

# A number with one separator, or with groups of three; dates, codes and row numbers fall out below.
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<whole>\d{1,3})(?P<mark>[.,])(?P<rest>\d{3}(?:(?P=mark)\d{3})*|\d+)(?![\w/]|[.,:-]\d)"
)
_LONG_WHOLE = re.compile(r"(?<![\w.,/:-])\d{4,9}(?P<mark>[.])\d{1,2}(?![\w/]|[.,:-]\d)")
_RATE = re.compile(r"\s{0,2}(?:%|‰)")
_NAMES_A_VERSION = re.compile(
    r"(?:iso|phiên bản|version|công nghiệp|nông nghiệp|điều|khoản|mục|điểm|biểu số|biểu|bảng|tiêu chí"
    r"|chỉ tiêu|phụ lục)\s{1,2}$"
)
_CLEARLY = 2  # times as many points as commas part decimals
_LONGEST_ROW = 200
_AT_MOST = 5  # passages named one by one; beyond that they are counted


@dataclass(frozen=True, slots=True)
class _Printed:
    start: int
    end: int
    mark: str
    thousands: bool


@rule("mixed_number_format", Group.NUMBERS)
def check(document: Document) -> Iterator[Remark]:
    regions: list[tuple[bool, list[_Printed]]] = []
    numbers = sorted(_numbers(document), key=lambda number: number.start)
    starts = [number.start for number in numbers]
    in_tables = [
        numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        for start, end in _whole_tables(document)
    ]
    regions = [(True, found) for found in in_tables if found]
    tabled = {number.start for found in in_tables for number in found}
    regions.insert(0, (False, [number for number in numbers if number.start not in tabled]))
    kinds = Counter((number.mark, number.thousands) for number in numbers)
    commas, points, grouped = kinds[",", False], kinds[".", False], kinds[".", True]
    if points > _CLEARLY * commas and grouped <= kinds[",", True]:
        # The English way throughout: what departs from it is named once.
        odd = [number for number in numbers if (number.mark == ".") is number.thousands]
        yield from [_odd_one(document, odd[0], len(odd))] if odd else []
        return
    for is_table, found in regions:
        yield from _comma_thousands(document, found, has_other=bool(commas or grouped))
        wrong = [number for number in found if number.mark == "." and not number.thousands]
        own_groups = [number for number in found if number.mark == "." and number.thousands]
        if not wrong:
            continue
        if not is_table and not commas and len(wrong) > len(own_groups) > 0:
            # The decimal point is the habit here; the grouping point stands out.
            yield _point_twice(document, own_groups, len(wrong))
        elif commas >= points or own_groups or any(n.mark == "," and not n.thousands for n in found):
            yield _decimal_points(document, wrong, found)


def _numbers(document: Document) -> Iterator[_Printed]:
    plain = document.plain
    for found in _LONG_WHOLE.finditer(plain):
        yield _Printed(found.start(), found.end(), ".", thousands=False)
    first_columns = _number_columns(document)
    for found in _NUMBER.finditer(plain):
        start, end = found.span()
        rest, mark = found["rest"], found["mark"]
        passage = document.passage_at(start)
        if passage is None:
            continue
        if passage.start == start and (not passage.in_table or start in first_columns):
            continue  # «1.2 Nông nghiệp», «1,1» in the column of numbers
        if _NAMES_A_VERSION.search(document.lowered, max(0, start - 14), start):
            continue
        if (
            mark == "."
            and len(rest) < 3
            and re.match(r"\d{1,2}\.\d{1,2}$", plain[start:end])
            and _is_date(document, start)
        ):
            continue
        thousands = (
            len(rest) >= 3
            and len(rest.replace(mark, "")) % 3 == 0
            and found["whole"] != "0"
            and not (len(rest) == 3 and _RATE.match(plain, end))
        )
        if len(rest) >= 3 and not thousands and not (found["whole"] == "0" or _RATE.match(plain, end)):
            continue
        yield _Printed(start, end, mark, thousands=thousands)


def _whole_tables(document: Document) -> list[tuple[int, int]]:
    """The spans of tables, those that a page break cut joined again."""
    spans: list[tuple[int, int]] = []
    before: Table | None = None
    for block in document.layout.blocks:
        if not isinstance(block, Table):
            before = None
            continue
        if before is not None and len(before.rows[-1].cells) == len(block.rows[0].cells):
            spans[-1] = (spans[-1][0], block.end)
        else:
            spans.append((block.start, block.end))
        before = block
    return spans


def _number_columns(document: Document) -> frozenset[int]:
    """Where cells of a first column start: row codes are text, not numbers."""
    return frozenset(row.cells[0].start for table in document.layout.tables for row in table.rows)


def _is_date(document: Document, start: int) -> bool:
    return bool(
        re.search(r"\b(?:ngày|trước|đến|từ|hết)\s{1,2}$", document.lowered[max(0, start - 8) : start])
    )


def _comma_thousands(document: Document, found: list[_Printed], *, has_other: bool) -> Iterator[Remark]:
    wrong = [number for number in found if number.mark == "," and number.thousands]
    if not has_other:
        return
    for number in wrong[:_AT_MOST]:
        text = document.plain[number.start : number.end]
        yield error(
            _around(document, number),
            f"{document.place(number.start)}: «{text}» dùng dấu phẩy phân cách hàng nghìn, trong khi văn "
            "bản dùng "
            f"dấu phẩy phân cách thập phân. Nếu là hàng nghìn, viết «{text.replace(',', '.')}».",
            replacement=Replacement(number.start, number.end, text.replace(",", ".")),
        )


def _odd_one(document: Document, number: _Printed, count: int) -> Remark:
    text = document.plain[number.start : number.end]
    others = f" (và {count - 1} chỗ khác)" if count > 1 else ""
    return doubt(
        _around(document, number),
        f"{document.place(number.start)}: «{text}»{others} viết khác các số còn lại, vốn dùng dấu chấm cho "
        "thập phân và dấu phẩy cho hàng nghìn. Thống nhất một cách viết.",
    )


def _point_twice(document: Document, groups: list[_Printed], count: int) -> Remark:
    first = groups[0]
    text = document.plain[first.start : first.end]
    return doubt(
        _around(document, first),
        f"{document.place(first.start)}: «{text}» dùng dấu chấm phân cách hàng nghìn, trong khi {count} số "
        "khác dùng "
        "dấu chấm phân cách thập phân. Thống nhất: dấu chấm cho hàng nghìn, dấu phẩy cho thập phân.",
    )


def _decimal_points(document: Document, wrong: list[_Printed], found: list[_Printed]) -> Remark:
    first = wrong[0]
    comma = next((number for number in found if number.mark == "," and not number.thousands), None)
    passage = document.passage_at(first.start)
    span = _around(document, first)
    if comma is not None and passage is not None and passage.start <= comma.start < passage.end:
        span = document.trim(min(span[0], comma.start), max(span[1], comma.end))
    text = document.plain[first.start : first.end]
    second = wrong[1] if len(wrong) > 1 else None
    if second is not None and document.plain[span[1] : second.start].count("\n") == 1:
        span = span[0], max(span[1], second.end)  # neighbouring rows are one passage
    others = f" (và {len(wrong) - 1} chỗ khác)" if len(wrong) > 1 else ""
    return error(
        span,
        f"{document.place(first.start)}: «{text}»{others} dùng dấu chấm phân cách thập phân, các số khác "
        "dùng dấu "
        f"phẩy hoặc dùng dấu chấm cho hàng nghìn. Viết «{text.replace('.', ',')}».",
        replacement=Replacement(first.start, first.end, text.replace(".", ",")),
    )


def _around(document: Document, number: _Printed) -> tuple[int, int]:
    """The row of a table, or the clause of a sentence, in which the number stands."""
    for table in document.layout.tables:
        if table.start <= number.start < table.end:
            return _row(document, table, number)
    low, high = document.sentence_at(number.start)
    before = max(document.plain.rfind(mark, low, number.start) for mark in (", ", "; ", ": ", "("))
    start = before + 1 if before >= 0 else low
    after = [at for mark in (", ", "; ", ")") if (at := document.plain.find(mark, number.end, high)) >= 0]
    return document.trim(start, min(after, default=high))


def _row(document: Document, table: Table, number: _Printed) -> tuple[int, int]:
    for row in table.rows:
        if row.start <= number.start <= row.end:
            filled = [cell for cell in row.cells if cell.start < cell.end]
            if filled[-1].end - filled[0].start <= _LONGEST_ROW:
                return document.trim(filled[0].start, filled[-1].end)
    return document.clause_at(number.start, number.end)
