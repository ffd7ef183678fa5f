"""Nhiệm vụ, giải pháp chưa có thời hạn.

Vì sao: không có thời hạn thì không biết khi nào chậm.
Căn cứ: nguyên tắc phân công «rõ người, rõ việc, rõ trách nhiệm, rõ thời hạn, rõ kết quả»
trong quy chế làm việc của Ủy ban nhân dân.

Sai:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Phát triển chăn nuôi | Xây dựng 02 mô hình chăn nuôi an toàn | Phòng Kinh tế | Quý II/2026 |
    | 2 | Phát triển du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | |
    | 3 | Thu ngân sách | Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Năm 2026 |
Đúng:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Phát triển chăn nuôi | Xây dựng 02 mô hình chăn nuôi an toàn | Phòng Kinh tế | Quý II/2026 |
    | 2 | Phát triển du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | Quý III/2026 |
    | 3 | Thu ngân sách | Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Năm 2026 |
"""

from collections.abc import Iterator

from kehoach.checking.assignments import assigned_share, assignment_rows
from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule

_USUALLY = 0.6


@rule("missing_due", Group.TASKS)
def check(document: Document) -> Iterator[Remark]:
    rows = assignment_rows(document)
    if assigned_share(rows, "due_text") < _USUALLY:
        return
    for row in rows:
        if row.solution.due_text or not row.solution.text:
            continue
        yield error(
            row.span,
            f"Nhiệm vụ {row.task.number}, «{document.words_at(row.span)}»: chưa có thời hạn hoàn thành. "
            "Ghi thời hạn, ví dụ: Quý II/2026, trước 30/6/2026, thường xuyên.",
        )
