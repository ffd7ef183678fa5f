"""Số lượng nêu trước danh sách khác với số mục được liệt kê.

Vì sao: nêu «05 nhiệm vụ» mà liệt kê sáu thì người đọc không biết thừa hay thiếu nhiệm vụ nào.
Căn cứ: không có; đây là kiểm tra số học.

Sai:
    II. NHIỆM VỤ

    Tập trung thực hiện 03 nhiệm vụ trọng tâm sau:

    1. Phát triển sản xuất nông nghiệp hàng hóa.

    2. Cải cách thủ tục hành chính.
Đúng:
    II. NHIỆM VỤ

    Tập trung thực hiện 02 nhiệm vụ trọng tâm sau:

    1. Phát triển sản xuất nông nghiệp hàng hóa.

    2. Cải cách thủ tục hành chính.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, Passage
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.numerals import Marker, MarkerKind, follows, ordinal, read_marker

_COUNTED = (
    "nhiệm vụ|giải pháp|nhóm|chỉ tiêu|nội dung|lĩnh vực|khâu đột phá|đột phá|chương trình|mục tiêu|dự "
    "án|công trình"
    "|yêu cầu|phần việc|công việc|đề án|vấn đề|việc|nguyên nhân|hạn chế|nguyên tắc|biện pháp|phong trào"
)
_ANNOUNCED = re.compile(rf"(?<![\d.,/])(?P<count>\d{{1,2}})\s(?P<what>{_COUNTED})\b[^.;:\n\t]{{0,90}}:\s*$")
_ANNOUNCED_INLINE = re.compile(
    rf"(?<![\d.,/])(?P<count>\d{{1,2}})\s(?P<what>{_COUNTED})\b[^.;:\n\t(]{{0,90}}:\s?\(1\)"
)
_INLINE_ITEM = re.compile(r"\((\d{1,2})\)")
_REACH = 3000  # characters in which a list runs on
_MOST = 40


@rule("count_mismatch", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    yield from _inline(document)
    for at, passage in enumerate(document.passages):
        if document.plain[passage.end - 1] != ":":
            continue
        found = _ANNOUNCED.search(document.lowered, max(passage.start, passage.end - 130), passage.end)
        if found is None:
            continue
        announced = int(found["count"])
        listed = _in_table(document, passage) if passage.in_table else _items_behind(document, at)
        tasks = sum(
            1 for task in document.draft.tasks if task.from_table and task.source.start > passage.start
        )
        if listed is None or listed == announced or tasks == announced or not 1 < announced <= _MOST:
            continue
        yield error(
            document.clause_at(*found.span(), reach=20),
            f"{document.place(passage.start)}: nêu {found['count']} {found['what']} nhưng liệt kê {listed}. "
            "Sửa số lượng hoặc rà lại danh sách.",
        )


def _inline(document: Document) -> Iterator[Remark]:
    """Counts before a list that runs on in the same sentence: «03 việc: (1) …; (2) …; (3) …»."""
    for found in _ANNOUNCED_INLINE.finditer(document.lowered):
        passage = document.passage_at(found.start())
        if passage is None:
            continue
        numbers = [
            int(mark[1])
            for mark in _INLINE_ITEM.finditer(
                document.plain, found.end() - 3, min(passage.end, found.end() + _REACH)
            )
        ]
        listed = next((at for at, number in enumerate(numbers) if number != at + 1), len(numbers))
        announced = int(found["count"])
        if listed < 2 or listed == announced or not 1 < announced <= _MOST:
            continue
        yield error(
            (found.start(), found.end("what")),
            f"{document.place(found.start())}: nêu {found['count']} {found['what']} nhưng liệt kê {listed}. "
            "Sửa số lượng hoặc rà lại danh sách.",
        )


def _items_behind(document: Document, at: int) -> int | None:
    """How many items stand in the list behind a paragraph; None where no list can be made out."""
    first: Marker | None = None
    count = 0
    previous: Marker | None = None
    for here, passage in enumerate(document.passages[at + 1 :], start=at + 1):
        if passage.in_table:
            if first is None:
                return _groups_of_table(document, passage.start)
            break
        marker = read_marker(document.plain, passage.start)
        if first is None:
            if marker is None or (marker.kind is not MarkerKind.BULLET and ordinal(marker) != 1):
                return None
            first = previous = marker
            count = 1
            continue
        if marker is not None and marker.kind is first.kind:
            if marker.kind is MarkerKind.BULLET:
                if _sign(marker) == _sign(first):
                    count += 1
                continue
            if previous is None or not follows(previous, marker):
                break
            count, previous = count + 1, marker
        elif marker is None:
            if first.kind is MarkerKind.BULLET:
                # Text between bullets: where more of them follow, nobody can say where the list ends.
                return None if _has_more(document, here, first) else count if count > 1 else None
        elif marker.level < first.level:
            break
    return count if count > 1 else None


def _has_more(document: Document, at: int, first: Marker) -> bool:
    """Whether further bullets of a list follow within a few paragraphs."""
    for passage in document.passages[at + 1 : at + 5]:
        marker = read_marker(document.plain, passage.start)
        if marker is not None and marker.kind is MarkerKind.BULLET and _sign(marker) == _sign(first):
            return True
        if marker is not None and marker.kind is not MarkerKind.BULLET:
            return False
    return False


def _groups_of_table(document: Document, start: int) -> int | None:
    """How many top groups the task table behind a paragraph has; None where it has none."""
    table = next((table for table in document.layout.tables if table.start <= start <= table.end), None)
    numbers = [item.number for item in document.draft.task_groups if item.source.start >= start]
    return len([number for number in numbers if "." not in number]) or None if table else None


def _sign(marker: Marker) -> str:
    return "-" if marker.number in "-–—" else marker.number


def _in_table(document: Document, passage: Passage) -> int | None:
    """How many groups of the task table stand under the row that announces them."""
    draft = document.draft
    own = next(
        (item for item in draft.task_groups if item.source.start <= passage.start < item.source.end), None
    )
    if own is None:
        return None
    depth = own.number.count(".") + 1
    under = [item.number for item in draft.task_groups if item.number.startswith(f"{own.number}.")]
    if not under:
        under = [item.number for item in draft.tasks if item.number.startswith(f"{own.number}.")]
    return sum(1 for number in under if number.count(".") == depth) or None
