"""Cách đánh số, đánh dấu đầu dòng không thống nhất.

Vì sao: trong một danh sách mà mục có dấu chấm sau số, mục không; dòng có gạch đầu dòng, dòng không,
thì người đọc và máy đều dễ hiểu sai cấp bậc.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: trình bày thống nhất trong toàn văn bản.

Sai:
    II. NHIỆM VỤ VÀ GIẢI PHÁP

    2.1. Phát triển nông nghiệp

    2.2. Phát triển công nghiệp

    2.3 Phát triển dịch vụ
Đúng:
    II. NHIỆM VỤ VÀ GIẢI PHÁP

    2.1. Phát triển nông nghiệp

    2.2. Phát triển công nghiệp

    2.3. Phát triển dịch vụ
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.numbering import paragraph_items, siblings
from kehoach.checking.remark import Remark, Replacement, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.layout import Row
from kehoach.domain.plan import Criterion

_MOST = 5  # more exceptions than that are another style, not slips
_DASH = re.compile(r"[-–—+•]\s?")
_TIGHT_DASH = re.compile(r"[-–—](?=[^\W\d_])")
_PART_ROW = re.compile(r"(?:\W*trong đó|tổng|cộng|\W*(?:[ivx]+|[a-zđ]|\d[\d.,]*)[.)/]?\s)", re.IGNORECASE)


@rule("numbering_style", Group.NUMBERING)
def check(document: Document) -> Iterator[Remark]:
    yield from _without_dot(document)
    yield from _rows_without_dash(document)
    yield from _tasks_without_number(document)
    yield from _criteria_out_of_style(document)


def _without_dot(document: Document) -> Iterator[Remark]:
    for items in siblings(paragraph_items(document)).values():
        bare = [item for item in items if not item.closed]
        if not 0 < len(bare) <= _MOST or len(items) - len(bare) < 2 * len(bare):
            continue
        for item in bare:
            end = item.start + len(item.number)
            yield doubt(
                (item.start, item.end),
                f"Mục {item.number}: thiếu dấu chấm sau số, các mục cùng cấp đều có. Viết «{item.number}.».",
                replacement=Replacement(item.start, end, f"{item.number}."),
            )


def _rows_without_dash(document: Document) -> Iterator[Remark]:
    """Rows of one group of a table, most of which open with a dash."""
    for table in document.layout.tables:
        group: list[Row] = []
        for row in (*table.rows, None):
            is_item = row is not None and sum(1 for cell in row.cells if cell.start < cell.end) > 1
            name = document.layout.cell(row.cells[0]) if row is not None else ""
            if row is not None and is_item and not _PART_ROW.match(name):
                group.append(row)
                continue
            yield from _odd_rows(document, group)
            group = []


def _odd_rows(document: Document, rows: list[Row]) -> Iterator[Remark]:
    dashed = [row for row in rows if _DASH.match(document.layout.cell(row.cells[0]))]
    bare = [row for row in rows if row not in dashed and document.layout.cell(row.cells[0])]
    if len(bare) == 1 and len(dashed) >= 4:
        yield doubt(
            document.trim(bare[0].start, bare[0].end),
            f"Dòng «{document.layout.cell(bare[0].cells[0])}»: không có gạch đầu dòng như {len(dashed)} "
            "dòng cùng nhóm, dễ "
            "hiểu nhầm là dòng tổng của các dòng sau. Thêm gạch đầu dòng.",
        )
    tight = [row for row in dashed if _TIGHT_DASH.match(document.layout.cell(row.cells[0]))]
    if len(tight) == 1 and len(dashed) >= 3:
        yield doubt(
            document.trim(tight[0].start, tight[0].end),
            f"Dòng «{document.layout.cell(tight[0].cells[0])}»: thiếu khoảng trắng sau gạch đầu dòng. Viết "
            "thống nhất.",
        )


def _tasks_without_number(document: Document) -> Iterator[Remark]:
    draft = document.draft
    groups = {group.number for group in draft.task_groups}
    tabled = [task for task in draft.tasks if task.from_table]
    bare = [task for task in tabled if task.number in groups]
    if not 0 < len(bare) <= _MOST or len(tabled) - len(bare) < 3 * len(bare):
        return
    for task in bare:
        yield doubt(
            span_of(task.source),
            f"Nhóm {task.number}: nhiệm vụ «{document.words_at(span_of(task.source))}» không có số thứ tự. "
            "Đánh số như các nhiệm vụ khác.",
        )


def _criteria_out_of_style(document: Document) -> Iterator[Remark]:
    if document.draft.scorecard is None:
        return
    children: dict[str | None, list[Criterion]] = defaultdict(list)
    for criterion in document.draft.scorecard.criteria:
        children[criterion.parent].append(criterion)
    for rows in children.values():
        marked = [row for row in rows if row.printed_number]
        bare = [row for row in rows if not row.printed_number]
        odd, others = (marked, bare) if len(marked) < len(bare) else (bare, marked)
        if len(odd) != 1 or len(others) < 3:
            continue
        mark = f"có dấu «{odd[0].printed_number}»" if odd[0].printed_number else "không có dấu đầu dòng"
        yield doubt(
            span_of(odd[0].source),
            f"Bảng điểm, «{odd[0].name}»: {mark}, khác với {len(others)} dòng cùng cấp. Đánh dấu thống nhất.",
        )
