"""Điểm của tiêu chí khác tổng điểm các tiêu chí con, hoặc tổng điểm của bảng không khớp.

Vì sao: thang điểm cộng sai thì kết quả tự chấm và xếp loại đều sai theo.
Căn cứ: không có; đây là kiểm tra số học.

Sai:
    | TT | Tiêu chí | Chỉ tiêu | Điểm tối đa |
    | I | Nhóm tiêu chí về kinh tế | | 5 |
    | 1 | Thu ngân sách trên địa bàn | 12 tỷ đồng | 2 |
    | 2 | Sản lượng lương thực có hạt | 4.000 tấn | 2 |
Đúng:
    | TT | Tiêu chí | Chỉ tiêu | Điểm tối đa |
    | I | Nhóm tiêu chí về kinh tế | | 4 |
    | 1 | Thu ngân sách trên địa bàn | 12 tỷ đồng | 2 |
    | 2 | Sản lượng lương thực có hạt | 4.000 tấn | 2 |
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Criterion
from kehoach.vietnamese.numbers import format_number


@rule("points_mismatch", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    scorecard = document.draft.scorecard
    if scorecard is None:
        return
    children: dict[str | None, list[Criterion]] = defaultdict(list)
    for criterion in scorecard.criteria:
        children[criterion.parent].append(criterion)
    # A number that comes again has one sum for all its rows; it is worked out once.
    totals = {number: _total(parts) for number, parts in children.items()}
    for criterion in scorecard.criteria:
        total = totals.get(criterion.number)
        if total is None or criterion.max_points is None or total == criterion.max_points:
            continue
        yield error(
            span_of(criterion.source),
            f"Tiêu chí {criterion.number} «{criterion.name}»: ghi {format_number(criterion.max_points)} "
            "điểm, "
            f"nhưng các tiêu chí con cộng lại là {format_number(total)} điểm. Sửa điểm của tiêu chí hoặc "
            "của các "
            "tiêu chí con.",
        )
    total = totals.get(None)
    if total is not None and scorecard.total is not None and total != scorecard.total:
        last = scorecard.criteria[-1]
        end = max(scorecard.source.end, last.source.end)
        start = document.plain.rfind("\n", 0, document.trim(0, end)[1]) + 1
        yield error(
            document.trim(start, end),
            f"Bảng điểm: tổng cộng ghi {format_number(scorecard.total)} điểm, nhưng các phần cộng lại là "
            f"{format_number(total)} điểm. Sửa tổng điểm hoặc điểm các phần.",
        )


def _total(criteria: list[Criterion]) -> Decimal | None:
    """The points of siblings together; None where one is blank or there is nothing to add."""
    points = [criterion.max_points for criterion in criteria]
    if len(points) < 2 or any(value is None for value in points):
        return None
    return sum((value for value in points if value is not None), Decimal())
