"""Who is to do something, with whom and by when, as a passage of running text says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.reading.indicators.sentences import sentences
from kehoach.vietnamese.actions import find_action, opens_action
from kehoach.vietnamese.assigning import find_in, opens_with
from kehoach.vietnamese.offices import find_offices

_LONGEST_BODY = 260
_RUN_IN = re.compile(r"\W{0,3}[^:.;]{2,70}\W{0,2}:\s*")
_COLLECTIVE = re.compile(r"(?:(?:tất cả|toàn thể)\s+)?(?:các|những)\s+", re.IGNORECASE)
_ALREADY = re.compile(r"\s(?:đã|đang)\s")
_WITH = re.compile(
    r"\b(?:phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ|hiệu quả))?(?:\s+(?:với|cùng))?|(?:sự\s+)?tham gia của)\s+",
    re.IGNORECASE,
)
_WITH_END = re.compile(r"[.;:()]|\s(?:để|trong|nhằm|khi|về|theo|đưa|làm|mở|lập|cử|thường xuyên|kịp thời)\s")
_LAST_VERB = re.compile(r"\s+(?:gửi|nộp|cử|lập|mở|làm|có|đưa|tự)$")
_GIVES = re.compile(r"(?<!được)(?<!bàn)\s(?=(?:giao|yêu cầu|đề nghị)\s)")
_ADVERB = re.compile(r"(?:tiếp tục|tập trung|tăng cường|chủ động|trực tiếp|thường xuyên|kịp thời)\s+")
_GIVEN_BY = re.compile(r"\s+được\s+(?P<giver>[^,.;:]{2,60}?)\s+(?:phân công|giao)\b")
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
# Wherever it stands.
_ANYWHERE = re.compile(
    rf"""(?:
      (?P<whole>trong\s+{_ON_AND_ON})
    | {_REGULARLY}
    | (?:hoàn\s+thành\s+|xong\s+)?trước\s+(?:{_DAY}|(?:ngày\s+)?\d{{1,2}}\s+{_OFTEN}
      |(?:ngày\s+)?\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s+{_YEAR})?)
    | chậm\s+nhất\s+(?:đến\s+|vào\s+|là\s+)?{_DAY}
    | {_WITHIN} | trong\s+thời\s+gian\s+tới
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:%|‰|ha\b|tấn|con\b|hộ\b|người|tỷ|triệu|lao động)|\d\s*/\s*\d{1,3}\s")


def heading_body(heading: str) -> str | None:
    """The body that a heading names and nothing else, «2. Phòng Kinh tế:»; None where it says more.

    >>> heading_body("Văn phòng HĐND và UBND xã:")
    'Văn phòng HĐND và UBND xã'
    >>> heading_body("Đẩy mạnh cải cách hành chính") is None
    True
    """
    words = heading.strip(" *_:.;")
    handed = opens_with("handing", words)
    if handed:
        words = words[handed.end :].strip()
    if not words or len(words) > _LONGEST_BODY or not _names_body(words):
        return None
    is_more = find_action(words) is not None or _AMOUNT.search(words) or ":" in words
    return None if is_more else words


@dataclass(frozen=True, slots=True)
class ProseAssignment:
    """Each as written; None where the passage does not say."""

    directing: str | None = None
    lead: str | None = None
    coordinating: str | None = None
    due_text: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who directs and who leads in the sentence from `start` to `end`, and where the action begins."""

    start: int
    end: int
    directing: str | None
    lead: str | None
    action_at: int


def read_prose_assignment(text: str) -> ProseAssignment:
    """Who directs, leads and helps, and by when, in a passage of prose."""
    actor = next(iter(read_actors(text)), None)
    directing, lead = (actor.directing, actor.lead) if actor else (None, None)
    return ProseAssignment(directing, lead, read_coordinating(text), _when(text))


def read_actors(text: str) -> Iterator[Actor]:
    """Who acts in each sentence that says so, in order."""
    for start, end in _whole_sentences(text):
        actor = _actor(text, start, end)
        if actor is not None:
            directing, lead, action_at = actor
            yield Actor(start, end, directing, lead, action_at)


def _whole_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that a semicolon does not end."""
    first: int | None = None
    for start, end in sentences(text, 0, len(text)):
        first = start if first is None else first
        if not text.startswith(";", end):
            yield first, end
            first = None
    if first is not None:
        yield first, len(text)


def _actor(text: str, start: int, end: int) -> tuple[str | None, str | None, int] | None:
    """Who directs and who leads in one sentence, and where the action begins."""
    for at in _places(text, start, end):
        handed = opens_with("handing", text[at:end])
        if handed:
            begin = at + handed.end
            body = _body(text, _skip(text, begin), end)
            if body:
                return None, body[0], body[1]
            continue
        body = _body(text, at, end)
        if body is None:
            continue
        name, action = body
        given = _GIVEN_BY.search(text, at, end)
        if given and given.start() < action + 40 and given.start() - at < _LONGEST_BODY:
            return " ".join(given["giver"].split()), _words(text, at, given.start()), given.end()
        while (adverb := _ADVERB.match(text, action, end)) is not None:
            action = adverb.end()
        giving = opens_with("handing", text[action:end])
        if giving and giving.entry in ("giao", "giao cho", "phân công", "chỉ đạo", "yêu cầu"):
            other = _body(text, _skip(text, action + giving.end), end)
            return name, other[0] if other else None, other[1] if other else action
        return None, name, action
    return None


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where in a sentence the one who acts may be named."""
    run_in = _RUN_IN.match(text, start, end)
    if run_in and not opens_with("handing", text[start:end]):
        yield run_in.end()
        start = run_in.end()
    else:
        against = re.compile(r"[Đđ]ối với\s+").match(text, start, end)
        yield against.end() if against else start
    if opens_with("opening", text[start:end]) or opens_with("modal", text[start:end]):
        for joint in re.compile(r"[,;]\s+|\snên\s+").finditer(text, start, min(end, start + 600)):
            yield joint.end()


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :\n":
        at += 1
    return at


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split()).strip(" ,;:")


def _body(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The body named at an offset and where its action begins; None where no one is named there."""
    limit = min(end, at + _LONGEST_BODY)
    head = text[at:limit]
    if not _names_body(head):
        return None
    stops = [limit]
    action = find_action(text, at + 2, limit)
    if action is not None:
        stops.append(action)
    modal = find_in("modal", text, at + 2, limit)
    if modal is not None:
        stops.append(modal.start)
    colon = text.find(":", at, limit)
    if colon >= 0:
        stops.append(colon)
    stops.extend(found.start() for found in (_GIVEN_BY.search(text, at, limit),) if found)
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
    name = _LAST_VERB.sub("", _words(text, at, stop))
    if not name or _ALREADY.search(f" {name} ") or _AMOUNT.search(name):
        return None
    return name, stop


def _names_body(head: str) -> bool:
    if opens_with("body", head):
        return True
    collective = _COLLECTIVE.match(head)
    begin = collective.end() if collective else 0
    offices = find_offices(head[: begin + 60])
    return bool(offices) and offices[0].start <= begin + 1


def read_coordinating(text: str) -> str | None:
    """Who is to help, as written."""
    for match in _WITH.finditer(text):
        if opens_action(text, match.end()) or not _names_body(text[match.end() : match.end() + 80]):
            continue
        stop = _WITH_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        action = find_action(text, match.end() + 2, end)
        # «các trung tâm dạy nghề để …»: an action that is part of a name.
        in_name = action is not None and stop is not None and stop[0].strip() == "để" and end - action < 24
        name = _words(text, match.end(), end if action is None or in_name else action)
        if name and len(name) <= _LONGEST_BODY:
            return name
    return None


def _when(text: str) -> str | None:
    """The time phrase that governs an action; one that governs a figure is the indicator's."""
    for start, end in sentences(text, 0, len(text)):
        at = start
        run_in = _RUN_IN.match(text, start, end)
        if run_in:
            at = run_in.end()
        found = _WHEN.match(text, at, end)
        if found and _governs_action(text, found.end(), end):
            return _words(text, found.start(), found.end())
        aim = find_in("modal", text, at, end)
        if aim is not None and aim.entry.startswith("ph") and aim.entry != "phải":
            found = _WHEN.match(text, _skip(text, aim.end), end)
            if found and _governs_action(text, found.end(), end, figures_allowed=True):
                return _words(text, found.start(), found.end())
        found = next(
            (item for item in _ANYWHERE.finditer(text, at, end) if _is_free(text, item, start, end)), None
        )
        if found:
            return _words(text, found.start(), found.end())
    return None


def _is_free(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether no figure stands by that the time would belong to."""
    if found["whole"]:
        return _AMOUNT.search(text, max(start, found.start() - 60), end) is None
    return not found[0].lower().startswith("trong thời") or _AMOUNT.search(text, start, end) is None


def _governs_action(text: str, at: int, end: int, *, figures_allowed: bool = False) -> bool:
    while at < end and text[at] in " ,":
        at += 1
    modal = opens_with("modal", text[at:end])
    if modal is not None:
        # «Năm 2027, phấn đấu …» sets an aim, «dự kiến còn 20 ha» foresees a figure.
        foresees = modal.entry == "dự kiến" and _AMOUNT.search(text, at, min(end, at + 60)) is not None
        return not foresees and (not modal.entry.startswith("ph") or modal.entry == "phải")
    reach = 30 if opens_action(text, at) else 60
    if not figures_allowed and _AMOUNT.search(text, at, min(end, at + reach)):
        return False
    if opens_action(text, at):
        return True
    body = _body(text, at, end) if _names_body(text[at : at + 80]) else None
    if body is not None:
        return True
    cause = re.compile(r"do\s").match(text, at, end)
    return cause is not None and find_action(text, at, end) is not None
