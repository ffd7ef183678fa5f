"""The name of an amount: the words around it that say what is measured, with the value taken out."""

import re
from dataclasses import dataclass

from kehoach.reading.indicators.context import Context
from kehoach.vietnamese.amounts import Amount
from kehoach.vietnamese.cues import alternatives, cue

_LEAD = re.compile(
    rf"(?:[\s,;:.()“”\"*+–-]+|{alternatives('lead_in')}"
    r"|(?:trong|den|den\s+het|het|den\s+cuoi|tu|ca|vao)?\s*nam\s+(?:hoc\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?(?!\w)"
    r"|(?:den|trong)\s+nam(?!\w)|giai\s+doan\s+20\d\d\s*[-–]\s*20\d\d)"
)
_TAIL = re.compile(
    rf"(?:[\s,;:=.“”\"–-]+|(?<!\w){alternatives('tail')}|(?<!\w)(?:trong\s+|den\s+het\s+)?nam\s+20\d\d(?!\w))$"
)
_TAIL_WORD = re.compile(r"(?:[\s,;:=.“”\"–-]+|\S+)$")
_ACTION_ONLY = re.compile(rf"(?:[\s,/&]|{alternatives('action')})+")
_MEASURE = re.compile(alternatives("measure"))
_GENERIC_ONLY = re.compile(rf"(?:voi\s+)?{alternatives('generic')}(?:\s+(?:la|khoang|dat))?\s*")
_ASIDE = re.compile(rf",\s*{alternatives('aside')}|\s+(?:trong\s+do|so\s+voi|va\s+co|nham)(?!\w)")
_CHANGE = re.compile(r"[\s,(]*(?:tang|giam)(?!\w)")
_LEVEL_CHANGE = re.compile(r"[\s,(]*giam\s+(?:con|xuong)(?!\w)")
_SHARE = re.compile(r"[\s,(]*(?:chiem|bang|tuong\s+duong)(?!\w)")
_SUBJECT = re.compile(r"(?:doi\s+voi\s+|ve\s+)?([^:.;]{2,60}?)\s*:")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the passage it was taken from."""

    name: str
    start: int
    end: int
    follows: bool = False  # the name stands behind the value


def is_change(context: Context, left: int, amount: Amount) -> bool:
    """Whether the amount is a change beside a level: «…, tăng 10% so với năm trước»."""
    before = context.folded[left : amount.number_start]
    return bool(_CHANGE.match(before)) and not _LEVEL_CHANGE.match(before)


def is_share(context: Context, left: int, amount: Amount) -> bool:
    """Whether the amount is the share of the level before it: «…, chiếm 21%»."""
    return bool(_SHARE.match(context.folded, left, amount.number_start))


def name_of(context: Context, amount: Amount, *, left: int, right: int) -> Named:
    """The name of an amount whose words lie between two offsets.

    It stands before the value («Tỷ lệ hộ nghèo: 2%»), behind it («2% hộ nghèo») or around it («giảm 12 hộ»).
    """
    start, end = _before(context, left, amount.start)
    behind = _behind(context, amount, right)
    if start >= end:
        return _behind_alone(context, amount, behind)
    folded = context.folded
    if _ACTION_ONLY.fullmatch(folded, start, end):
        return _around(context, amount, start, end, behind)
    if _GENERIC_ONLY.fullmatch(folded, start, end):
        return _generic(context, amount, start, end, left, behind)
    if amount.discrete and re.search(
        rf"(?<!\w){alternatives('action')}\s*$|(?<!\w)co(?:\s+tu)?\s*$", folded[start:end]
    ):
        return _around(context, amount, start, end, behind)
    return Named(context.layout.words(start, end), start, amount.end)


def _before(context: Context, left: int, right: int) -> tuple[int, int]:
    """The words that name the amount in front of it, without lead-in and tail; empty where there are none."""
    folded = context.folded
    start, end = _strip_lead(folded, left, right), _strip_tail(folded, left, right)
    if start >= end:
        return end, end
    # The amount follows a comma or a dash at once: what stands before belongs to something else.
    if re.search(r"[,;]\s*$", folded[left:right]):
        return end, end
    pieces = [start]
    depth = 0
    for at in range(start, end):
        char = folded[at]
        depth += (char == "(") - (char == ")")
        if char in ",;:" and depth <= 0:
            pieces.append(at + 1)
    last = pieces[-1]
    for piece in reversed(pieces):
        at = _strip_lead(folded, piece, end)
        if _MEASURE.match(folded, at, end):
            return at, end
        verb = re.compile(r"(?:duy\s+tri|giam|tang|ha|nang)\s+").match(folded, at, end)
        if verb and _MEASURE.match(folded, verb.end(), end):
            return at, end
    colon = max((piece for piece in pieces if piece > 0 and folded[piece - 1] in ":;"), default=start)
    at = _strip_lead(folded, colon, end)
    if _ACTION_ONLY.fullmatch(folded, at, end) or at >= end:
        return at, end
    # A list of nouns or verbs keeps its commas; a clause with a verb of its own does not.
    if last > colon and _opens_clause(folded, last, end):
        return _strip_lead(folded, last, end), end
    return at, end


def _opens_clause(folded: str, start: int, end: int) -> bool:
    at = _strip_lead(folded, start, end)
    return at > start + 1 or bool(cue("action").match(folded, at, end))


def _strip_lead(folded: str, start: int, end: int) -> int:
    while start < end:
        found = _LEAD.match(folded, start, end)
        if found is None or found.end() == start:
            return start
        # «đối với», «và» and the like are words; they must not be cut out of a longer one.
        start = found.end()
    return end


def _strip_tail(folded: str, start: int, end: int) -> int:
    while start < end:
        found = _TAIL.search(folded, max(start, end - 32), end)
        if found is None or found.start() == end:
            return end
        end = found.start()
    return end


def _behind(context: Context, amount: Amount, right: int) -> tuple[int, int]:
    """The words behind the value that may belong to its name."""
    folded = context.folded
    start = amount.number_end if amount.discrete and amount.unit_start is not None else amount.end
    end = right
    aside = _ASIDE.search(folded, start, end)
    if aside:
        end = aside.start()
    bracket = folded.find("(", start, end)
    if bracket >= 0:
        end = bracket
    while end > start and folded[end - 1] in ' \t\n,;.:–-…“"':
        end -= 1
    if folded[end - 2 : end] == "va" and folded[end - 3 : end - 2] in (" ", ","):
        end = end - 3
    return start, max(start, end)


def _behind_alone(context: Context, amount: Amount, behind: tuple[int, int]) -> Named:
    start, end = behind
    after = _strip_lead(context.folded, start, end)
    return Named(context.layout.words(after, end), amount.start, max(end, amount.end), follows=True)


def _around(context: Context, amount: Amount, start: int, end: int, behind: tuple[int, int]) -> Named:
    first, last = context.layout.words(start, end), context.layout.words(*behind)
    return Named(f"{first} {last}".strip(), start, max(behind[1], amount.end), follows=True)


def _generic(
    context: Context, amount: Amount, start: int, end: int, left: int, behind: tuple[int, int]
) -> Named:
    """«diện tích 30 ha khoai tây» is named from behind, «cây ngô: …, diện tích 30 ha» from the subject."""
    words, plain = context.layout.words, context.layout.plain
    measure = re.sub(r"^(?:với|Với)\s+", "", words(start, end))
    if behind[1] > behind[0] and plain[amount.end : amount.end + 1] == " " and behind[0] >= amount.end:
        return Named(f"{measure} {words(*behind)}", start, behind[1], follows=True)
    lead = _strip_lead(context.folded, left, start)
    subject = _SUBJECT.match(context.folded, lead, start)
    if subject:
        return Named(f"{words(*subject.span(1))}: {measure}", subject.start(1), amount.end)
    if start > lead:
        before = words(lead, start).rstrip(" ,;:")
        return Named(f"{before} {measure}", lead, amount.end)
    return Named(measure, start, amount.end)
