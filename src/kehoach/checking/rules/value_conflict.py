"""Cùng một chỉ tiêu nhưng ghi hai giá trị khác nhau.

Vì sao: không biết đơn vị phải đạt mức nào; cuối năm mỗi bên đánh giá theo một số.
Căn cứ: không có; đây là kiểm tra sự thống nhất trong văn bản.

Sai:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 95%.

    III. CÁC CHỈ TIÊU XÃ HỘI

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.
Đúng:
    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.

    III. CÁC CHỈ TIÊU XÃ HỘI

    - Tỷ lệ người dân tham gia bảo hiểm y tế: 97%.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kehoach.checking.document import Document, span_of
from kehoach.checking.figures import same_unit, with_unit
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Indicator
from kehoach.vietnamese.text import key

_LEAST = 4  # syllables: a shorter name («số hộ») may mean another thing elsewhere
_CHANGES = re.compile(r"\b(?:tang|giam)\b(?! dan so| truong| ty le| ngheo)")
_FILLERS = re.compile(
    r"\b(?:dat|la|chiem|dat ty le|phan dau|toan xa|toan phuong|tren dia ban(?: xa| phuong)?|nam 20\d\d)\b"
)


@rule("value_conflict", Group.ARITHMETIC)
def check(document: Document) -> Iterator[Remark]:
    yield from _same_name(document)
    yield from _same_breakdown(document)


def _plain_name(item: Indicator) -> str:
    return " ".join(_FILLERS.sub(" ", key(item.name)).split()).strip(" .,:;-+")


def _same_name(document: Document) -> Iterator[Remark]:
    named: dict[tuple[str, str, str | None], list[Indicator]] = defaultdict(list)
    for item in document.draft.indicators:
        if item.value is None or item.is_change or item.high is not None:
            continue
        name = _plain_name(item)
        # «số vụ giảm 20 vụ» speaks of whatever its sentence is about.
        if item.parent is None and len(name.split()) >= _LEAST and not _CHANGES.search(name):
            named[name, (item.unit or "").casefold(), item.period].append(item)
    for items in named.values():
        first = items[0]
        for later in items[1:]:
            # Two rows of one table with the same name speak of two things (two wards, two classes).
            if later.value != first.value and not _in_one_list(document, first, later):
                yield _remark(document, first, later)
                break


def _in_one_list(document: Document, one: Indicator, two: Indicator) -> bool:
    tables = document.layout.tables
    at = bisect_right(tables, one.source.start, key=lambda table: table.start) - 1
    return at >= 0 and one.source.start < two.source.start < tables[at].end


def _same_breakdown(document: Document) -> Iterator[Remark]:
    """Two lists of the same parts, of which most agree and one does not."""
    lists: dict[tuple[object, ...], dict[str, Indicator]] = defaultdict(dict)
    for item in document.draft.indicators:
        if item.value is None or item.is_change:
            continue
        parent = document.by_id.get(item.parent or "")
        passage = document.passage_at(item.source.start)
        is_in_table = passage is not None and passage.in_table
        if is_in_table and parent is not None and parent.source.start == item.source.start:
            continue  # the figures of places in one row of a table
        owner = parent.parent if parent is not None and parent.unit != item.unit else item.parent
        lists[owner, item.unit, passage.start if passage else 0].setdefault(_plain_name(item), item)
    for one, two in combinations([parts for parts in lists.values() if 3 <= len(parts) <= 12], 2):
        shared = one.keys() & two.keys()
        if len(shared) < 3:
            continue
        differing = [name for name in one if name in shared and one[name].value != two[name].value]
        if len(differing) == 1:
            first, second = one[differing[0]], two[differing[0]]
            if second.source.start < first.source.start:
                first, second = second, first
            if same_unit(first, second):
                yield _remark(document, first, second)


def _remark(document: Document, first: Indicator, second: Indicator) -> Remark:
    values = [with_unit(item.value, item.unit) if item.value is not None else "" for item in (first, second)]
    there = document.place(second.source.start)
    there = there if there.isupper() or there[:2].isupper() else f"{there[0].lower()}{there[1:]}"
    # Where one list holds the wrong figure its sum tells; both places are shown.
    return error(
        span_of(first.source),
        f"{document.place(first.source.start)}, «{first.name}»: ghi {values[0]}, nhưng "
        f"{there} ghi {values[1]}. Thống nhất một giá trị.",
        other=span_of(second.source),
    )
