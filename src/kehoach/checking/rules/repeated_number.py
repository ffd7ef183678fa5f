"""Hai mục cùng một số.

Vì sao: viện dẫn «mục 2.2» không biết là mục nào.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: các phần, mục, khoản, điểm đánh số theo thứ tự.

Sai:
    II. NHIỆM VỤ VÀ GIẢI PHÁP

    2.1. Phát triển nông nghiệp

    2.2. Phát triển công nghiệp

    2.2. Phát triển dịch vụ
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


@rule("repeated_number", Group.NUMBERING)
def check(document: Document) -> Iterator[Remark]:
    for step in document.once(find_steps):
        if step.before is None or step.after.place != step.before.place:
            continue
        # A title set again over a page break is the same item, not a second one.
        if document.words_at((step.before.start, step.before.end)) == document.words_at(
            (step.after.start, step.after.end)
        ):
            continue
        where = f"{step.where[0].upper()}{step.where[1:]}: " if step.where else ""
        yield error(
            (step.after.start, step.after.end),
            f"{where}số {step.after.number} được dùng hai lần. Đánh lại số các mục.",
            other=(step.before.start, step.before.end),
        )
