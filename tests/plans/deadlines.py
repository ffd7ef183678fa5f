"""Deadlines in the wordings plans use, each with the dates it means."""

from calendar import monthrange
from random import Random

Due = dict[str, str | None]


def _due(kind: str, start: str | None = None, end: str | None = None) -> Due:
    return {"kind": kind, "start": start, "end": end}


def drawn_due(random: Random, year: int) -> tuple[str, Due | None]:
    """A deadline's wording and what it means; now and then the cell is empty."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    month, quarter = random.randint(2, 12), random.randint(1, 4)
    roman = ("I", "II", "III", "IV")[quarter - 1]
    day = random.randint(5, 28)

    def end_of(number: int) -> str:
        return f"{year}-{number:02d}-{monthrange(year, number)[1]:02d}"

    quarter_due = _due("within", f"{year}-{quarter * 3 - 2:02d}-01", end_of(quarter * 3))
    choices: list[tuple[str, Due | None]] = [
        (f"Năm {year}", _due("within", first, last)),
        (f"Năm {year}", _due("within", first, last)),
        (f"Trong năm {year}", _due("within", first, last)),
        ("Thường xuyên", _due("ongoing")),
        (f"Thường xuyên trong năm {year}", _due("ongoing", first, last)),
        (f"Thường xuyên (trong năm {year})", _due("ongoing", first, last)),
        (f"Quý {roman}/{year}", quarter_due),
        (f"Quý {quarter}/{year}", quarter_due),
        (f"Quý {roman} năm {year}", quarter_due),
        (f"Trước tháng {month}/{year}", _due("by", None, end_of(month - 1))),
        (f"Trước ngày {day:02d}/{month:02d}/{year}", _due("by", None, f"{year}-{month:02d}-{day - 1:02d}")),
        (f"Tháng {month}/{year}", _due("within", f"{year}-{month:02d}-01", end_of(month))),
        (f"Cuối tháng {month}/{year}", _due("on", None, end_of(month))),
        (f"6 tháng đầu năm {year}", _due("within", first, f"{year}-06-30")),
        (f"Năm {year} - {year + 2}", _due("within", first, f"{year + 2}-12-31")),
        (f"Năm {year} và các năm tiếp theo", _due("ongoing", first, None)),
        (
            f"Hoàn thành trước ngày {day:02d}/{month:02d}/{year}",
            _due("by", None, f"{year}-{month:02d}-{day - 1:02d}"),
        ),
        (f"Hoàn thành trong quý {roman}/{year}", quarter_due),
        (f"Quý I, II/{year}", _due("within", first, f"{year}-06-30")),
        (f"6 tháng cuối năm {year}", _due("within", f"{year}-07-01", last)),
        (f"Từ tháng 3 đến tháng 9/{year}", _due("within", f"{year}-03-01", f"{year}-09-30")),
        (f"Cuối tháng 4 và tháng 10/{year}", _due("on", None, f"{year}-10-31")),
        ("Hằng tháng", _due("ongoing")),
        ("Hằng quý", _due("ongoing")),
        ("Khi có hướng dẫn của cấp trên", _due("as_directed")),
        ("Theo kế hoạch của tỉnh", _due("as_directed")),
        ("Theo chỉ đạo của tỉnh", _due("as_directed")),
        ("Theo lộ trình của cấp trên", _due("as_directed")),
        ("", None),
    ]
    return random.choice(choices)
