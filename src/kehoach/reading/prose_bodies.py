"""Who acts in running text: where the name of an office or a person ends and what is to be done begins."""

import re

from kehoach.vietnamese.actions import find_action
from kehoach.vietnamese.assigning import find_in, opens_with
from kehoach.vietnamese.body_names import name_goes_on, opens_proper_name
from kehoach.vietnamese.offices import find_offices

LONGEST_BODY = 260
_COLLECTIVE = re.compile(r"(?:(?:tất cả|toàn thể)\s+)?(?:các|những)\s+", re.IGNORECASE)
_ALREADY = re.compile(r"\s(?:đã|đang)\s")
_LAST_VERB = re.compile(r"(?<!\s)\s{1,4}(?:gửi|nộp|cử|lập|mở|làm|có|đưa|tự)$")
_GIVES = re.compile(r"(?<!được)(?<!bàn)\s(?=(?:giao|yêu cầu|đề nghị)\s)")
GIVEN_BY = re.compile(r"(?<!\s)\s{1,4}được\s{1,4}(?P<giver>[^,.;:]{2,60}?)\s(?:phân công|giao)\b")
AMOUNT = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,24}\s{0,3}(?:%|‰|ha\b|tấn|con\b|hộ\b|người|tỷ|triệu|lao động)"
    r"|\d\s{0,3}/\s{0,3}\d{1,3}\s"
)


def words_between(text: str, start: int, end: int) -> str:
    """The words between two offsets, on one line, without the marks around them."""
    return " ".join(text[start:end].split()).strip(" ,;:")


def body_at(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The body named at an offset and where its action begins; None where no one is named there."""
    limit = min(end, at + LONGEST_BODY)
    head = text[at:limit]
    if not names_body(head):
        return None
    stops = [limit]
    begin = max(at + 2, name_goes_on(text, at, limit))
    action = action_after(text, begin, limit)
    if action is not None:
        stops.append(action)
    modal = find_in("modal", text, begin, limit)
    if modal is not None:
        stops.append(modal.start)
    colon = text.find(":", at, limit)
    if colon >= 0:
        stops.append(colon)
    stops.extend(found.start() for found in (GIVEN_BY.search(text, at, limit),) if found)
    gives = _GIVES.search(text, at, limit)
    if gives is not None:
        stops.append(gives.end())
    stop = min(stops)
    if stop == limit and limit != end:
        return None
    if (
        stop == limit
        and action is None
        and modal is None
        and not text[:at].rstrip().endswith(("nghị", "cầu"))
    ):
        return None
    if action is not None and text[action : action + 20].lower().startswith("xác định:"):
        return None
    name = _LAST_VERB.sub("", words_between(text, at, stop))
    if not name or _ALREADY.search(f" {name} ") or AMOUNT.search(name):
        return None
    return name, stop


def action_after(text: str, at: int, limit: int) -> int | None:
    """Where, after a name, what its bearer does begins: also in a word that is too short elsewhere."""
    action, short = find_action(text, at, limit), find_in("doing", text, at, limit)
    return min(
        (start for start in (action, short.start if short else None) if start is not None), default=None
    )


def names_body(head: str) -> bool:
    """Whether a text opens with somebody who can be given work."""
    if opens_with("body", head) or opens_proper_name(head):
        return True
    collective = _COLLECTIVE.match(head)
    begin = collective.end() if collective else 0
    offices = find_offices(head[: begin + 60])
    return bool(offices) and offices[0].start <= begin + 1
