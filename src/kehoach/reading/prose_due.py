"""By when something is to be done, as a passage of running text says it."""

import re

from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.prose_bodies import AMOUNT, body_at, names_body, words_between
from kehoach.vietnamese.actions import find_action, opens_action
from kehoach.vietnamese.assigning import find_in, opens_with

RUN_IN = re.compile(r"\W{0,3}[^:.;]{2,70}\W{0,2}:\s*")
_YEAR = r"năm\s+20\d\d"
_OFTEN = r"h[àằ]ng\s+(?:ngày|tuần|tháng|quý|năm)"
_REGULARLY = rf"định\s+kỳ(?:,?\s+(?:thường\s+xuyên|{_OFTEN}|[36]\s+tháng))?"
_ON_AND_ON = rf"{_YEAR}(?:\s+và\s+(?:các|những)\s+năm\s+tiếp\s+theo)?"
_WITHIN = r"trong\s+(?:quý\s+[IV\d]{1,3}|tháng\s+\d{1,2})(?:[/\s]+(?:năm\s+)?20\d\d)?"
_DAY = r"(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
# At the head of a sentence.
_WHEN = re.compile(
    rf"""(?:
      (?:từ\s+)?{_YEAR}\s+trở\s+đi
    | (?:trong\s+|từ\s+nay\s+đến\s+(?:hết\s+)?|đến\s+(?:hết|cuối)\s+)?{_ON_AND_ON}
    | giai\s+đoạn\s+20\d\d\s*[-–]\s*20\d\d
    | {_REGULARLY} | thường\s+xuyên | {_OFTEN} | {_WITHIN} | trong\s+thời\s+gian\s+tới
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = r"tháng\s+\d{1,2}(?:\s?[/.-]\s?20\d\d|\s+năm\s+20\d\d)?"
_SEASON = (
    r"(?:mùa\s+(?:mưa(?:[,\s]+(?:bão|lũ))?|bão|khô|lũ|cạn)|khai\s+giảng(?:\s+năm\s+học)?|năm\s+học(?:\s+mới)?"
    r"|(?:dịp\s+)?tết(?:\s+nguyên\s+đán)?)"
)
_SCHOOL_YEAR = r"(?:\s+20\d\d\s?[-–]\s?20\d\d|\s+năm\s+20\d\d)?"
# Wherever it stands: a day, a month, a season.
_ANYWHERE = re.compile(
    rf"""(?:
      (?P<whole>trong\s+{_ON_AND_ON})
    | (?P<regular>{_REGULARLY})
    | trước\s+(?:{_DAY}|(?:ngày\s+)?\d{{1,2}}\s+{_OFTEN}
      |(?:ngày\s+)?\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s+{_YEAR})?|{_MONTH}|{_SEASON}{_SCHOOL_YEAR})
    | chậm\s+nhất\s+(?:đến\s+|vào\s+|là\s+|trong\s+)?(?:{_DAY}|{_MONTH})
    | (?:vào\s+)?(?:đầu|giữa|cuối)\s+{_MONTH}(?:\s*(?:,|và)\s*(?:đầu\s+|giữa\s+|cuối\s+)?{_MONTH})?
    | {_WITHIN} | trong\s+thời\s+gian\s+tới
    | (?:trong|đầu|cuối|từ)\s+năm\s+học\s+(?:mới\s+)?20\d\d\s?[-–]\s?20\d\d
    | trong\s+(?:[369]\s+tháng\s+(?:đầu|cuối)(?:\s+năm)?(?:\s+20\d\d)?|(?:dịp\s+)?hè{_SCHOOL_YEAR})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# Where no day is given: whose pace it follows, then how often it comes again.
_DIRECTED = re.compile(
    r"theo\s+(?:lộ\s+trình|hướng\s+dẫn|tiến\s+độ|chỉ\s+đạo|kế\s+hoạch)\s+của\s+[^,.;:()]{2,70}", re.IGNORECASE
)
_AGAIN = re.compile(
    r"(?:cuối\s+)?(?:mỗi\s+(?:tuần|tháng|quý)|h[àằ]ng\s+(?:ngày|tuần|tháng|quý))(?!\w)",
    re.IGNORECASE,
)
_KEEPS_ON = re.compile(r"thường\s+xuyên(?=\s)", re.IGNORECASE)


def skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :\n":
        at += 1
    return at


def read_when(text: str) -> str | None:
    """The time phrase that governs an action; one that governs a figure is the indicator's."""
    for start, end in sentences(text, 0, len(text)):
        at = start
        run_in = RUN_IN.match(text, start, end)
        if run_in:
            at = run_in.end()
        found = _WHEN.match(text, at, end)
        if found and _governs_action(text, found.end(), end):
            return words_between(text, found.start(), found.end())
        aim = find_in("modal", text, at, end)
        if aim is not None and aim.entry.startswith("ph") and aim.entry != "phải":
            found = _WHEN.match(text, skip_space(text, aim.end), end)
            if found and _governs_action(text, found.end(), end, figures_allowed=True):
                return words_between(text, found.start(), found.end())
        found = next(
            (item for item in _ANYWHERE.finditer(text, at, end) if _is_free(text, item, start, end)), None
        )
        if found:
            return words_between(text, found.start(), found.end())
    return _undated(text)


def _undated(text: str) -> str | None:
    """The pace or the frequency that a passage without a day gives."""
    for pattern in (_DIRECTED, _AGAIN):
        found = pattern.search(text)
        if found is not None:
            return words_between(text, found.start(), found.end())
    for found in _KEEPS_ON.finditer(text):
        # «kinh phí chi thường xuyên» is a kind of money; what is done «thường xuyên» is done again and again.
        if opens_action(text, found.end() + 1):
            return words_between(text, found.start(), found.end())
    return None


def _is_free(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether no figure stands by that the time would belong to."""
    if found["regular"] and found["regular"].split()[-1].lower() == "kỳ":
        # «khám định kỳ» is a kind of examination.
        return opens_action(text, found.end() + 1) or found.start() == start
    if found["whole"]:
        return AMOUNT.search(text, max(start, found.start() - 60), end) is None
    return not found[0].lower().startswith("trong thời") or AMOUNT.search(text, start, end) is None


def _governs_action(text: str, at: int, end: int, *, figures_allowed: bool = False) -> bool:
    while at < end and text[at] in " ,":
        at += 1
    modal = opens_with("modal", text[at:end])
    if modal is not None:
        # «Năm 2027, phấn đấu …» sets an aim, «dự kiến còn 20 ha» foresees a figure.
        foresees = modal.entry == "dự kiến" and AMOUNT.search(text, at, min(end, at + 60)) is not None
        return not foresees and (not modal.entry.startswith("ph") or modal.entry == "phải")
    reach = 30 if opens_action(text, at) else 60
    if not figures_allowed and AMOUNT.search(text, at, min(end, at + reach)):
        return False
    if opens_action(text, at):
        return True
    body = body_at(text, at, end) if names_body(text[at : at + 80]) else None
    if body is not None:
        return True
    cause = re.compile(r"do\s").match(text, at, end)
    return cause is not None and find_action(text, at, end) is not None
