"""Chỉ tiêu giữ nguyên đúng bằng kết quả của năm trước.

Vì sao: nhiều chỉ tiêu bằng hệt năm trước thường là do chép lại bảng cũ mà chưa giao mới.
Căn cứ: không có; đây là điểm nên xem lại trước khi trình.

Sai:
    I. KẾT QUẢ THỰC HIỆN NĂM 2025

    - Tỷ lệ hộ dân sử dụng nước sạch: 92,4%.

    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ hộ dân sử dụng nước sạch: 92,4%.
Đúng:
    I. KẾT QUẢ THỰC HIỆN NĂM 2025

    - Tỷ lệ hộ dân sử dụng nước sạch: 92,4%.

    II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026

    - Tỷ lệ hộ dân sử dụng nước sạch: 94%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from kehoach.checking.comparison_columns import results_by_row, targets_by_row
from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Indicator, Source
from kehoach.vietnamese.text import key

_LEAST = 4  # syllables of a name that says enough
_KEPT = re.compile(r"duy tri|giu vung|on dinh|100")
_FULL = Decimal(100)


@rule("repeated_last_year", Group.TARGETS)
def check(document: Document) -> Iterator[Remark]:
    year = str(document.plan_year or "")
    past: dict[tuple[str, Decimal, str], Source] = {
        (_name(item.name), item.value, key(item.unit or "")): item.source
        for item in document.draft.results
        if item.value is not None
    }
    for item in document.draft.indicators:
        if item.value is not None and item.period and year and item.period[:4] < year:
            past.setdefault((_name(item.name), item.value, key(item.unit or "")), item.source)
    repeated: list[tuple[Indicator, Source]] = []
    for item in document.draft.indicators:
        if item.value is None or item.value in (0, _FULL) or item.is_change or _KEPT.search(key(item.quote)):
            continue
        if item.period and year and item.period[:4] < year:
            continue
        before = past.get((_name(item.name), item.value, key(item.unit or "")))
        if (
            before is not None
            and len(_name(item.name).split()) >= _LEAST
            and before.start != item.source.start
        ):
            repeated.append((item, before))
    if not repeated:
        yield from _in_tables(document)
        return
    first, before = repeated[0]
    more = f" Có {len(repeated)} chỉ tiêu như vậy." if len(repeated) > 1 else ""
    yield doubt(
        span_of(first.source),
        f"{document.place(first.source.start)}, «{first.name}»: mức giao bằng đúng kết quả năm trước.{more} "
        "Xem lại mức phấn đấu của năm nay.",
        other=span_of(before),
    )


def _name(name: str) -> str:
    return key(name).strip(" .,:;-+*")


def _in_tables(document: Document) -> Iterator[Remark]:
    """Rows whose target equals the figure that stands beside it for the year before."""
    planned, reached = document.once(targets_by_row), document.once(results_by_row)
    same: list[tuple[int, int]] = []
    counted = 0
    for start, items in planned.items():
        item, before = items[0], reached.get(start, [])
        if len(before) != 1 or item.value is None or item.value in (0, _FULL):
            continue
        counted += 1
        if before[0].value == item.value:
            same.append(span_of(item.source))
    if same and counted > len(same):
        more = f" Có {len(same)} trên {counted} chỉ tiêu như vậy." if len(same) > 1 else ""
        yield doubt(
            document.trim(*same[0]),
            f"{document.place(same[0][0])}, «{document.words_at(same[0])}»: kế hoạch bằng đúng thực hiện "
            f"năm trước.{more} "
            "Xem lại mức phấn đấu của năm nay.",
        )
