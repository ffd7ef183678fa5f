"""Where things stand in the form, for who writes it and who reads it, and the words of its lists."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kehoach.scoring.status import ReportedState

SHEET: Final = "Báo cáo"
HIDDEN_SHEET: Final = "_kehoach"
MARK: Final = "kehoach-form-1"  # the first cell of the hidden sheet; the number is that of this arrangement
KEY_COLUMN: Final = 11  # hidden; which item the row is about, so that rows may be moved


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is filled in: its field in the report and its heading."""

    at: int
    field: str
    heading: str


PROGRESS: Final = (
    Column(4, "state", "Tình hình"),
    Column(5, "percent", "Tiến độ (%)"),
    Column(6, "done_on", "Hoàn thành ngày"),
    Column(7, "result", "Kết quả"),
    Column(8, "obstacle", "Khó khăn, vướng mắc"),
    Column(9, "proposal", "Đề xuất"),
    Column(10, "nothing_new", "Không phát sinh"),
)
ACTUALS: Final = (
    Column(4, "value", "Số liệu"),
    Column(5, "cumulative", "Cách tính"),
    Column(6, "numerator", "Tử số"),
    Column(7, "denominator", "Mẫu số"),
    Column(8, "note", "Ghi chú"),
    Column(10, "nothing_new", "Không phát sinh"),
)
# A target without a figure: the same columns, but it is said whether it was reached.
ACHIEVEMENTS: Final = (
    Column(4, "achieved", "Số liệu"),
    Column(8, "note", "Ghi chú"),
    Column(10, "nothing_new", "Không phát sinh"),
)

# What is chosen from a list → what the report takes. Said in the form whatever the language of the page.
STATES: Final[Mapping[str, str]] = {
    "Chưa bắt đầu": ReportedState.NOT_STARTED.value,
    "Đang thực hiện": ReportedState.IN_PROGRESS.value,
    "Đã hoàn thành": ReportedState.DONE.value,
    "Tạm dừng": ReportedState.SUSPENDED.value,
}
WAYS: Final[Mapping[str, str]] = {"Trong kỳ": "", "Lũy kế từ đầu năm": "yes"}
REACHED: Final[Mapping[str, str]] = {"Đã đạt": "yes", "Chưa đạt": "no"}
NOTHING_NEW: Final[Mapping[str, str]] = {"x": "yes"}
LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    "state": STATES,
    "cumulative": WAYS,
    "achieved": REACHED,
    "nothing_new": NOTHING_NEW,
}


def checksum(form_key: UUID, keys: Iterable[str]) -> str:
    """Return what tells whether rows were taken out of a form or put into it."""
    text = "\n".join([form_key.hex, *sorted(keys)])
    return hashlib.sha256(text.encode()).hexdigest()
