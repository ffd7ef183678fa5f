"""Dòng phân công không kèm nhiệm vụ, giải pháp.

Vì sao: có người được giao nhưng không biết giao việc gì.
Căn cứ: nguyên tắc phân công «rõ người, rõ việc, rõ trách nhiệm, rõ thời hạn, rõ kết quả»
trong quy chế làm việc của Ủy ban nhân dân.

Sai:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
    | 1 | Chăn nuôi | (1) Xây dựng 02 mô hình an toàn | Phòng Kinh tế | Các thôn | Quý II/2026 |
    | | | | Trạm Y tế | Công an xã | Năm 2026 |
    | 2 | Thu ngân sách | (1) Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Các thôn | Năm 2026 |
Đúng:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
    | 1 | Chăn nuôi | (1) Xây dựng 02 mô hình an toàn | Phòng Kinh tế | Các thôn | Quý II/2026 |
    | | | (2) Kiểm tra vệ sinh chuồng trại | Trạm Y tế | Công an xã | Năm 2026 |
    | 2 | Thu ngân sách | (1) Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Các thôn | Năm 2026 |
"""

from collections.abc import Iterator

from kehoach.checking.assignments import COLUMNS, assignment_rows
from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule


@rule("orphan_assignment", Group.TASKS)
def check(document: Document) -> Iterator[Remark]:
    for row in assignment_rows(document):
        solution = row.solution
        assigned = [getattr(solution, name) for name in COLUMNS if getattr(solution, name)]
        if solution.text or not assigned:
            continue
        span = span_of(solution.source) if solution.source.end > solution.source.start else row.span
        yield error(
            document.trim(*span),
            f"Nhiệm vụ {row.task.number}: có dòng phân công ({'; '.join(assigned)}) nhưng không ghi giải "
            "pháp nào. "
            "Ghi rõ việc được giao hoặc bỏ dòng.",
        )
