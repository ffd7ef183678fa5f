"""Nhiệm vụ, giải pháp chưa giao cho ai.

Vì sao: việc không có đơn vị chủ trì thì không ai làm và không ai báo cáo.
Căn cứ: nguyên tắc phân công «rõ người, rõ việc, rõ trách nhiệm, rõ thời hạn, rõ kết quả»
trong quy chế làm việc của Ủy ban nhân dân.

Sai:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
    | 1 | Chăn nuôi | Xây dựng 02 mô hình an toàn | Phòng Kinh tế | Các thôn | Quý II/2026 |
    | 2 | Du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | | Quý III/2026 |
    | 3 | Thu ngân sách | Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Các thôn | Năm 2026 |
Đúng:
    | TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
    | 1 | Chăn nuôi | Xây dựng 02 mô hình an toàn | Phòng Kinh tế | Các thôn | Quý II/2026 |
    | 2 | Du lịch | Khảo sát các điểm du lịch cộng đồng | Phòng Văn hóa - Xã hội | Các thôn | Quý III/2026 |
    | 3 | Thu ngân sách | Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Các thôn | Năm 2026 |
"""

from collections.abc import Iterator

from kehoach.checking.assignments import COLUMNS, assigned_share, assignment_rows
from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule

_USUALLY = 0.6  # share of rows that fill a column before a blank cell in it means anything


@rule("missing_assignment", Group.TASKS)
def check(document: Document) -> Iterator[Remark]:
    rows = assignment_rows(document)
    kept = [name for name in COLUMNS if assigned_share(rows, name) >= _USUALLY]
    for row in rows:
        missing = [name for name in kept if not getattr(row.solution, name)]
        # A row that says nothing at all is a text row of the table, not a forgotten cell.
        if not missing or not row.solution.text:
            continue
        names = ", ".join(COLUMNS[name] for name in missing)
        message = (
            f"Nhiệm vụ {row.task.number}, «{document.words_at(row.span)}»: ô {names} để trống. "
            "Ghi đơn vị được giao, hoặc ghi rõ «không»."
        )
        yield error(row.span, message) if "lead" in missing else doubt(row.span, message)
