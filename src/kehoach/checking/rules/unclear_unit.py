"""Đơn vị tính không rõ hoặc không hợp với chỉ tiêu.

Vì sao: đơn vị «đạt» không đếm được, «tăng 10% chất lượng» không đo được; cuối năm không ai chấm được.
Căn cứ: không có; đây là kiểm tra sự rõ ràng của chỉ tiêu.

Sai:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Số trường đạt chuẩn quốc gia | đạt | đạt |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
Đúng:
    | TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |
    | 1 | Số trường đạt chuẩn quốc gia | Trường | 4 |
    | 2 | Tỷ lệ hộ nghèo | % | 1,2 |
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.domain.plan import Indicator, IndicatorKind
from kehoach.vietnamese.text import tone_key

_STATES = frozenset(("đạt", "có", "không", "hoàn thành", "x", "đạt chuẩn", "đạt/không đạt", "duy trì"))
_RATE_NAME = re.compile(r"(?:[-+*•]\s*)?(?:tỷ lệ|tỉ lệ)\s")
_COUNT_NAME = re.compile(r"(?:[-+*•]\s*)?(?:số lượng|tổng số|số)\s(?!lượt\b)")
_RATE_UNITS = re.compile(r"%|‰|phần trăm|/|điểm|trên")
_UNMEASURED = re.compile(
    r"\b(?:tăng|giảm|nâng|thêm)\s(?:thêm\s|lên\s|khoảng\s|trên\s|ít nhất\s)?\d+(?:[.,]\d+)?\s?%\s"
    r"(?:chất lượng|hiệu quả|năng lực|nhận thức|trình độ|ý thức|uy tín|tinh thần|vai trò"
    r"|mỹ quan|cảnh quan|diện mạo|niềm tin|uy thế)\b"
)


@rule("unclear_unit", Group.NUMBERS)
def check(document: Document) -> Iterator[Remark]:
    for item in document.draft.indicators:
        yield from _of_indicator(document, item)
    for found in _UNMEASURED.finditer(document.lowered):
        yield doubt(
            found.span(),
            f"{document.place(found.start())}: «{document.words_at(found.span())}» không rõ đo bằng gì và "
            "so với đâu. "
            "Ghi chỉ số đo được và mốc so sánh.",
        )
    yield from _states_in_tables(document)


def _of_indicator(document: Document, item: Indicator) -> Iterator[Remark]:
    unit, name = tone_key(item.unit or "").strip(" ."), tone_key(item.name)
    where = document.place(item.source.start)
    if item.kind is not IndicatorKind.QUANTITY or not unit or item.is_change or unit in _STATES:
        return
    if "\t" not in document.plain[item.source.start : item.source.end]:
        return  # «95% số hộ đạt …» in a sentence names what the rate is of
    if _RATE_NAME.match(name) and not _RATE_UNITS.search(unit):
        yield doubt(
            span_of(item.source),
            f"{where}, «{item.name}»: tên là tỷ lệ nhưng đơn vị tính là «{item.unit}». Sửa tên hoặc đơn vị "
            "tính.",
        )
    elif _COUNT_NAME.match(name) and unit in ("%", "‰"):
        yield doubt(
            span_of(item.source),
            f"{where}, «{item.name}»: tên là số lượng nhưng đơn vị tính là «{item.unit}». Sửa tên hoặc đơn "
            "vị tính.",
        )


def _states_in_tables(document: Document) -> Iterator[Remark]:
    """Rows whose unit cell holds a state, or whose unit counts while the value is a state."""
    unit_column: int | None = None
    width = 0
    for table in document.layout.tables:
        own = _unit_column([document.layout.cell(cell) for cell in table.rows[0].cells])
        # A table that a page break cut goes on without its headings.
        if own is not None or len(table.rows[0].cells) != width:
            unit_column, width = own, len(table.rows[0].cells)
        if unit_column is None:
            continue
        for row in table.rows[own is not None :]:
            if len(row.cells) <= unit_column:
                continue
            cell = row.cells[unit_column]
            unit = tone_key(document.layout.cell(cell)).strip(" .")
            behind = [tone_key(document.layout.cell(other)) for other in row.cells[unit_column + 1 :]]
            filled = [other for other in row.cells if other.start < other.end]
            if unit in _STATES:
                yield error(
                    document.trim(filled[0].start, filled[-1].end),
                    f"{document.place(cell.start)}: ô đơn vị tính ghi «{document.layout.cell(cell)}», đó "
                    "là kết quả chứ "
                    "không phải đơn vị. Ghi đơn vị đếm được hoặc để trống.",
                )
            elif (
                unit
                and not _RATE_UNITS.search(unit)
                and behind
                and all(value in ("đạt", "", "-", "–") for value in behind)
                and "đạt" in behind
            ):
                yield doubt(
                    document.trim(filled[0].start, filled[-1].end),
                    f"{document.place(cell.start)}: đơn vị «{document.layout.cell(cell)}» cần một con số "
                    "nhưng giá trị "
                    "ghi «đạt». Ghi số lượng hoặc bỏ đơn vị.",
                )


def _unit_column(headings: list[str]) -> int | None:
    for at, heading in enumerate(headings):
        if tone_key(heading) in ("đvt", "đơn vị tính", "đơn vị", "đv tính", "đơn vị (đvt)"):
            return at
    return None
