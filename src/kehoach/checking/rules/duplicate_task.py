"""Một nhiệm vụ được ghi hai lần.

Vì sao: hai nơi cùng giao một việc dễ có hai người phụ trách và hai thời hạn khác nhau.
Căn cứ: nguyên tắc «một việc, một đơn vị chủ trì» trong quy chế làm việc của Ủy ban nhân dân.

Sai:
    | TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Nâng cao chất lượng các tiêu chí nông thôn mới | Phòng Kinh tế | Năm 2026 |
    | 2 | Rà soát các nguồn thu trên địa bàn | Phòng Kinh tế | Năm 2026 |
    | 3 | Nâng cao chất lượng các tiêu chí nông thôn mới | Văn phòng | Quý IV/2026 |
Đúng:
    | TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
    | 1 | Nâng cao chất lượng các tiêu chí nông thôn mới | Phòng Kinh tế | Năm 2026 |
    | 2 | Rà soát các nguồn thu trên địa bàn | Phòng Kinh tế | Năm 2026 |
"""

from collections import defaultdict
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Task
from kehoach.vietnamese.text import key

_LEAST = 7  # syllables: shorter titles repeat for good reason
_NEARLY = 0.9  # share of words that two titles have in common
_LEAD = 3  # words at the start by which like titles are found without comparing all with all


@rule("duplicate_task", Group.TASKS)
def check(document: Document) -> Iterator[Remark]:
    by_start: dict[tuple[str, ...], list[tuple[Task, frozenset[str]]]] = defaultdict(list)
    for task in document.draft.tasks:
        if not task.from_table:
            continue  # prose comes back to a subject; a table assigns it once
        words = key(task.title).replace(".", " ").replace(",", " ").split()
        if len(words) < _LEAST:
            continue
        own = frozenset(words)
        alike = by_start[tuple(words[:_LEAD])]
        first = next(
            (other for other, theirs in alike if len(own & theirs) / len(own | theirs) >= _NEARLY), None
        )
        if first is not None:
            yield doubt(
                span_of(task.source),
                f"Nhiệm vụ {task.number} «{document.words_at(span_of(task.source))}» trùng với nhiệm vụ "
                f"{first.number}"
                f"{_other_due(first, task)}. Gộp lại hoặc nói rõ khác nhau ở đâu.",
                other=span_of(first.source),
            )
        alike.append((task, own))


def _other_due(one: Task, two: Task) -> str:
    dues = [next((item.due_text for item in task.solutions if item.due_text), None) for task in (one, two)]
    if None in dues or dues[0] == dues[1]:
        return ""
    return f" nhưng thời hạn khác: «{dues[0]}» và «{dues[1]}»"
