"""Câu hoặc ô bị cắt giữa chừng.

Vì sao: phần bị mất có thể là việc phải làm, mức phải đạt hoặc tên người được giao.
Căn cứ: không có; thường do chuyển trang, sao chép hoặc ô quá hẹp.

Sai:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Thu thuế | Lập danh sách hộ kinh doanh, vận động kê khai và | Phòng Kinh tế | Năm 2026 |
    | 2 | Phát triển du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | Năm 2026 |
Đúng:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Thu thuế | Lập danh sách hộ kinh doanh, vận động kê khai và nộp | Phòng Kinh tế | Năm 2026 |
    | 2 | Phát triển du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | Năm 2026 |
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, Passage
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.layout import Cell, Table
from kehoach.vietnamese.compounds import begins_mostly, is_compound

# A passage that ends in one of these goes on somewhere.
_UNFINISHED = frozenset(
    (
        "và",
        "của",
        "các",
        "để",
        "cho",
        "trong",
        "với",
        "tại",
        "về",
        "bằng",
        "là",
        "những",
        "hoặc",
        "gồm",
        "nhằm",
        "bởi",
        "hay",
        "mỗi",
    )
)
_LAST_WORD = re.compile(r"([^\W\d_]{1,12})$")
_CLOSED_SENTENCE = re.compile(r"[^\W\d_]{2}[.;]\s+\S[^.;]{20,}$")
# Behind one of these a single syllable is a whole word: «tại nguồn», «được giao».
_BEFORE_WHOLE = ("tại", "ở", "được", "của", "có", "từ", "theo", "về", "và", "các", "mọi", "cho")
_LEAST_WORDS = 3
_LONGEST_CELL = 90  # of those that name a body or a time
_LONG = 60  # characters of a cell or paragraph that would close with a sign if it were whole


@rule("truncated_text", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    seen: set[int] = set()
    for table in document.layout.tables:
        for cell, span, message in _cut_beside_whole(document, table):
            seen.add(cell.start)
            yield doubt(span, message)
    for at, passage in enumerate(document.passages):
        if passage.start in seen:
            continue
        reason = _reason(document, at, passage)
        if reason is not None:
            span = _end_of(document, passage)
            yield doubt(
                span,
                f"{document.place(passage.start)}: đoạn kết thúc bằng "
                f"«…{document.layout.words(*span)[-40:]}» {reason}. "
                "Kiểm tra văn bản gốc và bổ sung phần bị mất.",
            )


def _reason(document: Document, at: int, passage: Passage) -> str | None:
    final = document.plain[passage.end - 1]
    # Nearly every passage ends here: closed by its sign, or on a figure.
    if final != "," and not final.isalpha():
        return None
    text = document.lowered[passage.start : passage.end]
    last = _LAST_WORD.search(text, max(0, len(text) - 12))
    if len(text.split()) < _LEAST_WORDS or _goes_on(document, at):
        return None
    if text.endswith(","):
        return "với dấu phẩy, có lẽ bị cắt" if passage.in_table else None
    if (
        passage.in_table
        and len(text) > _LONG
        and text.count(")") > text.count("(")
        and not re.search(r"(?:^|\s)[a-zđ\d]{1,2}\)", text)
    ):
        return "và có dấu đóng ngoặc không có dấu mở, có lẽ bị cắt"
    if last is None or document.plain[passage.start + last.start()].isupper() or _closes_word(text, last[1]):
        return None
    if last[1] in _UNFINISHED and (passage.in_table or len(text) > _LONG):
        return "chưa hết câu, có lẽ bị cắt"
    # The other sentences of the cell are closed; this one ends on the opening of a word.
    if passage.in_table and _CLOSED_SENTENCE.search(text) and _is_cut_word(text, last[1]):
        return "chưa hết từ, có lẽ bị cắt"
    return None


def _is_cut_word(text: str, last: str) -> bool:
    return begins_mostly(last) and text.split()[-2] not in _BEFORE_WHOLE


def _closes_word(text: str, last: str) -> bool:
    """Whether the last syllable makes a word with the one before it: «tiếp theo», «đạt được»."""
    return is_compound(text.split()[-2], last)


def _goes_on(document: Document, at: int) -> bool:
    """Whether the next passage continues this one: a list, or a cell cut over a page break."""
    passage = document.passages[at]
    following = document.passages[at + 1 : at + 2]
    if not following:
        return False
    if passage.in_table:
        return _continues_below(document, passage)
    first = document.plain[following[0].start]
    return not following[0].in_table and (first.islower() or first in "-–+•*(")


def _continues_below(document: Document, passage: Passage) -> bool:
    """Whether a cell in the same column of one of the next rows opens in lower case."""
    table, row, column = _position(document).get(passage.start, (-1, -1, -1))
    if table < 0:
        return False
    tables = document.layout.tables
    below = list(tables[table].rows[row + 1 : row + 2])
    if not below and table + 1 < len(tables):
        below = list(tables[table + 1].rows[:2])
    for later in below:
        if column < len(later.cells):
            cell = later.cells[column]
            first = document.plain[cell.start] if cell.start < cell.end else ""
            # Behind a comma a number goes on too: «…, / 40 năm ngày truyền thống».
            if first.islower() or (first.isdigit() and document.plain[passage.end - 1] == ","):
                return True
    return False


def _position(document: Document) -> dict[int, tuple[int, int, int]]:
    return document.once(_positions)


def _positions(document: Document) -> dict[int, tuple[int, int, int]]:
    return {
        cell.start: (at, row_at, column)
        for at, table in enumerate(document.layout.tables)
        for row_at, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
        if cell.start < cell.end
    }


def _cut_beside_whole(document: Document, table: Table) -> Iterator[tuple[Cell, tuple[int, int], str]]:
    """Cells that lack the last syllables of another: «Ban Chỉ huy quân» beside «Ban Chỉ huy quân sự»."""
    longer = document.once(_longer_cells)
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            whole = longer.get((column, " ".join(document.lowered[cell.start : cell.end].split())))
            if whole is None:
                continue
            filled = [item for item in row.cells if item.start < item.end]
            yield (
                cell,
                document.trim(filled[0].start, cell.end),
                f"Ô «{document.layout.cell(cell)}» thiếu chữ so với «{whole}» ở dòng khác. Bổ sung cho đủ.",
            )


def _longer_cells(document: Document) -> dict[tuple[int, str], str]:
    """By column and the text that is left when the second half of a word is cut off: the whole cell."""
    found: dict[tuple[int, str], str] = {}
    for table in document.layout.tables:
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                if not 0 < cell.end - cell.start <= _LONGEST_CELL:
                    continue
                words = document.lowered[cell.start : cell.end].split()
                for kept in (len(words) - 1, len(words) - 2):
                    if kept >= 2 and is_compound(words[kept - 1], words[kept]):
                        found.setdefault((column, " ".join(words[:kept])), document.layout.cell(cell))
    return found


def _end_of(document: Document, passage: Passage) -> tuple[int, int]:
    """The last sentence of a passage, at most its last words."""
    low, high = document.sentence_at(passage.end - 1)
    low = low if passage.start <= low < high else passage.start
    if passage.end - low > 160:
        low = document.plain.find(" ", passage.end - 120, passage.end) + 1
    return document.trim(low, passage.end)
