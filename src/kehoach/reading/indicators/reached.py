"""A level that stands behind its change: «Số hộ thiếu nước giảm 25 hộ, còn dưới 90 hộ»."""

import re

from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context
from kehoach.reading.indicators.names import Named
from kehoach.vietnamese.amounts import Amount

_LEADS_TO_LEVEL = re.compile(
    r"(?:\sso\svới[^,;.()]{2,50})?\s{0,2}[,;(]?\s{0,2}(?:(?:và|để|phấn\sđấu)\s){0,2}"
    r"(?:chỉ\scòn|còn|xuống(?:\scòn)?|lên|đạt|(?:giảm|tăng|nâng)\s(?:còn|xuống|lên))(?:\s[^\W\d_]{1,8}){0,3}\s{0,2}"
)
_MOVES = re.compile(r"(?<!\w)(?:giảm|tăng|nâng)(?!\w)", re.IGNORECASE)
# What may stand between the move and its figure, a unit at the end.
_HOW = re.compile(
    r"(?:\s(?:thêm|bình\squân|(?:hàng|hằng|mỗi)\snăm|từ|mạnh|dần|ít\snhất)){0,3}(?:\s\S{1,8})?", re.IGNORECASE
)
_LEAST = 4  # letters of what moves


def change_before(context: Context, before: Candidate | None, amount: Amount) -> Candidate | None:
    """The change that led to this amount; None where the amount stands for itself."""
    if before is None or before.amount is None or before.is_change or _subject(before.name) is None:
        return None
    begin = max(before.end, before.amount.end)
    if begin >= amount.number_start:
        return None
    return before if _LEADS_TO_LEVEL.fullmatch(context.lower, begin, amount.number_start) else None


def level_of(change: Candidate, amount: Amount) -> Named:
    """What the level is called: as the change, without the words that say that it moves."""
    return Named(_subject(change.name) or change.name, change.start, amount.end)


def _subject(name: str) -> str | None:
    """What moves: «Số hộ thiếu nước» of «Số hộ thiếu nước giảm», «hộ nghèo» of «Giảm hộ nghèo»."""
    moves = list(_MOVES.finditer(name))
    if not moves:
        return None
    last = moves[-1]
    before, behind = name[: last.start()].strip(" ,;:"), name[last.end() :]
    if len(before) >= _LEAST and _HOW.fullmatch(behind):
        return before
    behind = behind.strip(" ,;:")
    return behind if not before and len(behind) >= _LEAST else None
