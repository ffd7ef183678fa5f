"""What a column holds, judged by its cells: numbers, units, bodies, deadlines, running text."""

import re
from collections.abc import Callable, Sequence

from kehoach.reading.read_table import Column, ReadRow, TableKind
from kehoach.vietnamese.headings import ColumnRole

_NUMBER = re.compile(
    r"(?:đạt|trên|dưới|từ|khoảng|ít nhất|tối thiểu|[<>≥≤~±+-])?\s*\d[\d.,\s]*(?:\s*[-–/]\s*\d[\d.,]*)?"
    r"\s*(?:%|‰|[^\W\d_]{1,6}(?:\s[^\W\d_]{1,6}){0,2}|m²)?(?:\s*trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,3}|[a-zđ]|\d{1,2}(?:[.,]\d{1,2}){1,4}|[IVX]{1,4}(?:\.\d{1,2}){1,3})[.)]?|\(\d{1,2}\)|[-+*–•]"
)
_TOTAL = re.compile(r"\W*(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_FULL_MARKS = frozenset({"10", "50", "100", "200", "300", "500", "1000", "1.000"})
_POINTS = re.compile(r"(?:[-+]?\d{1,4}(?:[.,]\d{1,2})?(?:\s*điểm)?)?", re.IGNORECASE)
_UNIT = re.compile(
    r"[^\W\d_²³]{0,12}[%‰²³.]?(?:[\s/.][^\W\d_]{0,12}[²³%]?){0,4}"
    r"|1\.?000 ?[^\W\d_]+|/?100\.?0{0,3} ?[^\W\d_]+"
)
_BODY = re.compile(
    r"\b(?:ubnd|hđnd|chủ tịch|pct|phó|phòng|ban|công chức|cbcc|văn phòng|trạm|trường|công an|hội|đoàn|đội|các"
    r"|mttq|thôn|xóm|bản|tổ|trung tâm|bộ phận|đ/c|đồng chí|sở|htx|hợp tác xã|kế toán|quân sự|tư pháp"
    r"|địa chính|đơn vị)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:năm \d{4}|20\d\d|quý|tháng|thường xuyên|trước ngày|cả năm|hằng|hàng|giai đoạn"
    r"|theo (?:chỉ đạo|lộ trình|tiến độ))\b|\d/20\d\d",
    re.IGNORECASE,
)


def is_code(text: str) -> bool:
    """Whether a cell holds a row's number and nothing else.

    >>> is_code("II.4"), is_code("1,10"), is_code("-"), is_code("Thu ngân sách")
    (True, True, True, False)
    """
    return bool(_CODE.fullmatch(text))


def is_number(text: str) -> bool:
    """Whether a cell holds an amount."""
    return len(text) < 60 and bool(_NUMBER.fullmatch(text))


def mostly_numbers(cells: Sequence[str]) -> bool:
    """Whether amounts fill the column where it is filled."""
    return _share(cells, is_number) >= 0.5


def mostly_units(cells: Sequence[str]) -> bool:
    """Whether units fill the column where it is filled: short words, few different, no bodies."""
    filled = [text for text in cells if text]
    if not filled or any(len(text) > 30 for text in filled):
        return False
    return _share(cells, _is_unit) >= 0.7 and _share(cells, is_body) < 0.3


def _is_unit(text: str) -> bool:
    return len(text) <= 24 and bool(_UNIT.fullmatch(text))


def is_body(text: str) -> bool:
    """Whether a cell names who does something."""
    return len(text) <= 160 and bool(_BODY.search(text))


def is_due(text: str) -> bool:
    """Whether a cell says when."""
    return len(text) <= 120 and bool(_DUE.search(text))


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    filled = [text for text in cells if text]
    return sum(holds(text) for text in filled) / len(filled) if filled else 0.0


def judge_by_content(rows: Sequence[ReadRow], width: int) -> tuple[TableKind, tuple[Column, ...]]:
    """A table whose heading is lost: kind and columns as far as the cells tell, OTHER where they do not."""
    columns = [[row.text(at) for row in rows] for at in range(width)]
    roles: list[ColumnRole | None] = [None] * width
    if width and _share(columns[0], is_code) >= 0.6:
        roles[0] = ColumnRole.NUMBER
    lengths = [sum(map(len, cells)) / (sum(map(bool, cells)) or 1) for cells in columns]
    texts = [
        at
        for at in range(width)
        if roles[at] is None and lengths[at] > 12 and not mostly_numbers(columns[at])
    ]
    dues = [
        at
        for at in range(width)
        if roles[at] is None and _share(columns[at], is_due) >= 0.6 and lengths[at] < 60
    ]
    free = [at for at in range(width) if roles[at] is None and at not in dues]
    main = next((at for at in texts if at in free), None)
    if main is None or len(rows) < 2:
        return TableKind.OTHER, _columns(roles)
    bodies = [at for at in free if at > main and _share(columns[at], is_body) >= 0.6 and lengths[at] < 110]
    is_numbered = roles[0] is ColumnRole.NUMBER
    if (dues and (bodies or is_numbered)) or (bodies and is_numbered):
        _assign(roles, main=main, bodies=bodies, dues=dues)
        second = next((at for at in texts if roles[at] is None and at > main), None)
        if second is not None:
            roles[second] = ColumnRole.SOLUTION
        return TableKind.TASK_MATRIX, _columns(roles)
    scored = _points_column(rows, free, main)
    if scored is not None and is_numbered:
        roles[main], roles[scored] = ColumnRole.NAME, ColumnRole.MAX_POINTS
        between = next((at for at in free if main < at < scored and any(columns[at])), None)
        if between is not None:
            roles[between] = ColumnRole.REQUIREMENT
        return TableKind.SCORECARD, _columns(roles)
    units = [at for at in free if at > main and mostly_units(columns[at]) and lengths[at] < 16]
    numbers = [at for at in free if at > main and mostly_numbers(columns[at])]
    if units and numbers:
        roles[main], roles[units[0]] = ColumnRole.NAME, ColumnRole.UNIT
        roles[numbers[-1]] = ColumnRole.VALUE
        return TableKind.INDICATOR_TABLE, _columns(roles)
    return TableKind.OTHER, _columns(roles)


def _points_column(rows: Sequence[ReadRow], free: Sequence[int], main: int) -> int | None:
    """The column of points: bare figures in every row down to a total of a hundred or so."""
    total = next((row for row in reversed(rows) if any(_TOTAL.match(cell.text) for cell in row.cells)), None)
    if total is None:
        return None
    for at in reversed(free):
        cells = [row.text(at) for row in rows]
        if at > main and total.text(at) in _FULL_MARKS and all(map(_POINTS.fullmatch, cells)):
            return at
    return None


def _assign(roles: list[ColumnRole | None], *, main: int, bodies: Sequence[int], dues: Sequence[int]) -> None:
    order = {
        1: (ColumnRole.LEAD,),
        2: (ColumnRole.LEAD, ColumnRole.COORDINATING),
    }.get(len(bodies), (ColumnRole.DIRECTING, ColumnRole.LEAD, ColumnRole.COORDINATING))
    roles[main] = ColumnRole.TASK
    for at, role in zip(bodies, order, strict=False):
        roles[at] = role
    if dues:
        roles[dues[-1]] = ColumnRole.DUE


def _columns(roles: Sequence[ColumnRole | None]) -> tuple[Column, ...]:
    return tuple(Column(at, "", role) for at, role in enumerate(roles))
