"""Đánh số bị nhảy.

Vì sao: sau mục 4.3 là mục 4.5 thì người đọc không biết mục 4.4 bị bỏ sót hay chỉ đánh nhầm số.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: các phần, mục, khoản, điểm đánh số theo thứ tự.

Sai:
    II. NHIỆM VỤ VÀ GIẢI PHÁP

    2.1. Phát triển nông nghiệp

    2.2. Phát triển công nghiệp

    2.4. Phát triển dịch vụ
Đúng:
    II. NHIỆM VỤ VÀ GIẢI PHÁP

    2.1. Phát triển nông nghiệp

    2.2. Phát triển công nghiệp

    2.3. Phát triển dịch vụ
"""

from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.numbering import find_steps
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule


@rule("skipped_number", Group.NUMBERING)
def check(document: Document) -> Iterator[Remark]:
    for step in document.once(find_steps):
        if step.before is None:
            if step.after.place == 2:
                yield error(
                    (step.after.start, step.after.end),
                    f"Phần {'.'.join(step.after.path[:-1])} bắt đầu bằng {step.after.number}, không có mục "
                    "thứ nhất. "
                    "Bổ sung mục còn thiếu hoặc đánh lại số.",
                )
        elif step.after.place - step.before.place > 1:
            where = f"{step.where[0].upper()}{step.where[1:]}: " if step.where else ""
            yield error(
                (step.after.start, step.after.end),
                f"{where}sau {step.before.number} là {step.after.number}, thiếu số ở giữa. "
                "Bổ sung mục còn thiếu hoặc đánh lại số.",
                other=(step.before.start, step.before.end),
            )
