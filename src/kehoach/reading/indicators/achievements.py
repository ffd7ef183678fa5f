"""Achievements: a state to reach or keep, without a number, in a list of targets."""

import re

from kehoach.domain.plan import IndicatorKind
from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context
from kehoach.reading.indicators.names import strip_lead
from kehoach.vietnamese.cues import cue

_LEAD = re.compile(
    r"(?:(?:tap\s+trung|chi\s+dao|phan\s+dau|tiep\s+tuc|quyet\s+tam|no\s+luc|va|bao\s+dam|dam\s+bao|[,+–-])\s*)+"
)
# «giữ vững danh hiệu …», «hoàn thành kế hoạch …», «duy trì trường chuẩn …», «xây dựng xã đạt chuẩn …».
_REACHED = re.compile(
    r"(?:giu\s+vung(?!\s+on\s+dinh)|hoan\s+thanh(?!\s+(?:tot|viec|cong\s+tac|nhiem\s+vu))|dat\s+(?:chuan|tieu\s+chuan|danh\s+hieu)"
    r"|duy\s+tri(?:\s+va\s+giu\s+vung)?\s+(?=[^,;]{0,60}(?:chuan|danh\s+hieu|dat\b))"
    r"|(?:xay\s+dung|co|de\s+nghi\s+cong\s+nhan|giu|tiep\s+tuc)\s[^;]{0,120}?\bdat\s+(?:chuan|tieu\s+chuan|tieu\s+chi|danh\s+hieu|bo\s+tieu\s+chi|don\s+vi)"
    r"|nang\s+cao\s+(?:chat\s+luong\s+)?[^;,]{0,60}chua\s+dat"
    r"|khong\s+de\s+xay\s+ra\b|(?:co\s+ban\s+)?khong\s+con\s+(?:ho|nguoi|nha)\b)"
)
_BECOMES = re.compile(
    r"[^;:]{2,110}?\s(?:dat|duoc\s+cong\s+nhan)\s+(?:chuan|tieu\s+chuan|danh\s+hieu|bo\s+tieu\s+chi|tieu\s+chi|vung\s+manh|don\s+vi)\b"
    r"|[^;:]{2,110}?\s(?:duoc|luon)\s+giu\s+vung\b"
    r"|[^;:]{2,60}?\s(?:co\s+ban\s+)?khong\s+con\s+(?:ho|nguoi|nha)\b"
)
# Work, not a state: a clause that opens with one of these is a task.
_WORK = re.compile(
    r"(?:tang\s+cuong|thuc\s+hien|day\s+manh|trien\s+khai|chuan\s+bi|to\s+chuc|tuyen\s+truyen|quan\s+tam|chu\s+trong"
    r"|kip\s+thoi|phoi\s+hop|kiem\s+tra|ra\s+soat|tham\s+muu|huy\s+dong|van\s+dong|de\s+nghi|cung\s+co|lam\s+tot|thuong\s+xuyen)\b"
)
# «Các chỉ tiêu: tỷ lệ A, tỷ lệ B … đều đạt và vượt mức bình quân».
_LIST = re.compile(
    r"(?:cac\s{1,4})?chi\s{1,4}tieu(?:\s{1,4}ve)?\s{0,4}:\s{0,4}(?P<items>[^;:]{7,599}?[^;:\s])\s{0,4}(?:\.{3}|…)?\s{0,4}"
    r"(?:deu|phai)\s{1,4}(?:dat|hoan\s{1,4}thanh|vuot)[^.;]{0,160}"
)
# What comes before a list of targets: «hoàn thành các chỉ tiêu: …».
_INTRODUCES = re.compile(
    r"(?<!\w)(?:cac|nhung|mot so|chi tieu|muc tieu|noi dung|nhiem vu|sau|gom|trong do)(?!\w)"
)
_SPACES = re.compile(r"\s{1,3}")
_MISREAD_COLON = "Bản quét ghi dấu «:» sau ý này, có thể là dấu «;». Đề nghị xem lại bản gốc."
_REACHED_WORD = re.compile(
    r"(?:dat|hoan thanh|giu vung|duy tri|co|dat chuan|dam bao|bao dam|vuot|x|\+|vung manh"
    r"|trong sach|tot|kha|xuat sac|an toan|cong nhan|duoc cong nhan|khong)(?!\w)"
)


def read_clause(context: Context, start: int, end: int) -> Candidate | None:
    """The achievement a clause of a list of targets names, or None where it names work or nothing."""
    folded = context.folded
    if re.search(r"\d\s?(?:%|‰)", folded[start:end]):
        return None
    if _WORK.match(folded, start, end):
        return None
    lead = _LEAD.match(folded, start, end)
    first = strip_lead(context.lower, lead.end() if lead else start, end)
    if _WORK.match(folded, first, end):
        return None
    if lead is None and not _REACHED.match(folded, first, end):
        first = start  # «Đến năm 2027, xã đạt chuẩn …»
    if not (_REACHED.match(folded, first, end) or _BECOMES.match(folded, first, end)):
        return None
    words = context.layout.words(first, end).rstrip(".;,: ")
    return Candidate(name=words, start=first, end=end, at=first, kind=IndicatorKind.ACHIEVEMENT)


def read_state_before_colon(context: Context, start: int, end: int) -> Candidate | None:
    """The state that a scan's «…: hạ tỷ lệ …; …» reaches first: its colon may be a misread semicolon.

    None where the text is no scan, or where what stands before the colon can well introduce a list.
    """
    colon = context.layout.plain.find(":", start, end) if context.layout.format == "scan" else -1
    if (
        colon < 0
        or context.layout.plain[end : end + 1] != ";"
        or _INTRODUCES.search(context.folded, start, colon)
    ):
        return None
    goes_on = _SPACES.match(context.lower, colon + 1, end)
    if goes_on is None or cue("commitment").match(context.lower, goes_on.end(), end) is None:
        return None
    state = read_clause(context, start, colon)
    if state is not None:
        state.doubt = _MISREAD_COLON
    return state


def read_list(context: Context, start: int, end: int) -> list[Candidate]:
    """The targets of a sentence that names them one after the other and says that all are reached."""
    found = _LIST.search(context.folded, start, end)
    if found is None:
        return []
    items: list[Candidate] = []
    at = found.start("items")
    for piece in re.finditer(r"[^,]+", context.layout.plain[at : found.end("items")]):
        first = at + piece.start() + len(piece[0]) - len(piece[0].lstrip())
        words = context.layout.words(first, at + piece.end()).rstrip(". …")
        if len(words) > 2:
            items.append(
                Candidate(name=words, start=first, end=found.end(), at=first, kind=IndicatorKind.ACHIEVEMENT)
            )
    return items if len(items) > 1 else []


def is_reached_word(folded: str) -> bool:
    """Whether a table cell says that a state is to be reached: «đạt», «giữ vững»."""
    return len(folded) < 40 and bool(_REACHED_WORD.match(folded.strip()))
