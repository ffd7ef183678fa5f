"""Who is to do something, with whom and by when, as a passage of running text says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.prose_bodies import (
    AMOUNT,
    GIVEN_BY,
    LONGEST_BODY,
    action_after,
    body_at,
    names_body,
    words_between,
)
from kehoach.reading.prose_due import RUN_IN, read_when, skip_space
from kehoach.vietnamese.actions import find_action, opens_action
from kehoach.vietnamese.assigning import opens_with
from kehoach.vietnamese.body_names import name_goes_on

_WITH = re.compile(
    r"\b(?:phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ|hiệu quả))?(?:\s+(?:với|cùng))?|(?:sự\s+)?tham gia của)\s+",
    re.IGNORECASE,
)
_WITH_END = re.compile(r"[.;:()]|\s(?:để|trong|nhằm|khi|về|theo|đưa|làm|mở|lập|cử|thường xuyên|kịp thời)\s")
_CLAUSE = re.compile(r";\s{1,3}(?=giao\s|[A-ZĐ])")
_ADVERB = re.compile(r"(?:tiếp tục|tập trung|tăng cường|chủ động|trực tiếp|thường xuyên|kịp thời)\s+")


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
    if not words or len(words) > LONGEST_BODY or not names_body(words):
        return None
    is_more = find_action(words) is not None or AMOUNT.search(words) or ":" in words
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
    return ProseAssignment(directing, lead, read_coordinating(text), read_when(text))


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
            body = body_at(text, skip_space(text, begin), end)
            if body:
                return None, body[0], body[1]
            continue
        body = body_at(text, at, end)
        if body is None:
            continue
        name, action = body
        given = GIVEN_BY.search(text, at, end)
        if given and given.start() < action + 40 and given.start() - at < LONGEST_BODY:
            return " ".join(given["giver"].split()), words_between(text, at, given.start()), given.end()
        while (adverb := _ADVERB.match(text, action, end)) is not None:
            action = adverb.end()
        giving = opens_with("handing", text[action:end])
        if giving and giving.entry in ("giao", "giao cho", "phân công", "chỉ đạo", "yêu cầu"):
            other = body_at(text, skip_space(text, action + giving.end), end)
            return name, other[0] if other else None, other[1] if other else action
        return None, name, action
    return None


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where in a sentence the one who acts may be named."""
    run_in = RUN_IN.match(text, start, end)
    if run_in and not opens_with("handing", text[start:end]):
        yield run_in.end()
        start = run_in.end()
    else:
        against = re.compile(r"[Đđ]ối với\s+").match(text, start, end)
        yield against.end() if against else start
    for clause in _CLAUSE.finditer(text, start, end):
        # «…; giao Phòng Kinh tế tham mưu …», «…; Đội trật tự thực hiện xong …»
        yield clause.end()
    if opens_with("opening", text[start:end]) or opens_with("modal", text[start:end]):
        for joint in re.compile(r"[,;]\s+|\snên\s+").finditer(text, start, min(end, start + 600)):
            yield joint.end()


def read_coordinating(text: str) -> str | None:
    """Who is to help, as written."""
    for match in _WITH.finditer(text):
        if opens_action(text, match.end()) or not names_body(text[match.end() : match.end() + 80]):
            continue
        stop = _WITH_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        action = action_after(text, max(match.end() + 2, name_goes_on(text, match.end(), end)), end)
        # «các trung tâm dạy nghề để …»: an action that is part of a name.
        in_name = action is not None and stop is not None and stop[0].strip() == "để" and end - action < 24
        name = words_between(text, match.end(), end if action is None or in_name else action)
        if name and len(name) <= LONGEST_BODY:
            return name
    return None
