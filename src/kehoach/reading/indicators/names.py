"""The name of an amount: the words around it that say what is measured, with the value taken out."""

import re
from dataclasses import dataclass
from functools import cache

from kehoach.reading.indicators.context import Context
from kehoach.vietnamese.amounts import Amount
from kehoach.vietnamese.cues import alternatives, phrases_of

_YEAR = r"20\d\d(?:\s*[-–]\s*20\d\d)?(?!\w)"
_YEAR_ASIDE = rf"(?:(?:đến\s+hết|đến\s+cuối|vào\s+cuối|đến|vào|trong|cuối)\s+)?năm\s+{_YEAR}"
# «…, tăng bình quân hằng năm trên 3%», «… vào năm 2030, giảm 2%».
_CHANGE = re.compile(
    rf"(?:[\s,(]|và\s|{_YEAR_ASIDE}|\([^()]{{0,80}}\)|so\s(?:với\s)?[^,;:()\d]{{2,40}}?(?:{_YEAR}\s*)?(?=,|và\s))*+"
    r"(?:tương\s+đương\s+(?:với\s+)?)?(?P<change>(?:tăng|giảm|vượt)(?!\w)"
    r"(?:\s+(?:thêm|gấp|bình\s+quân|(?:hàng|hằng|mỗi)\s+năm|khoảng|trên|dưới|hơn|gần|ít\s+nhất|tối\s+thiểu|từ|được|tương\s+ứng|lần\s+lượt)"
    rf"|\s+so\s+với[^,;()]{{2,40}}?(?:{_YEAR})?)*+\s*)"
)
_LEVEL_CHANGE = re.compile(r"[\s,(]*(?:giảm|tăng)\s+(?:còn|xuống|lên)(?!\w)")
_SHARE = re.compile(r"[\s,(]*(?:chiếm|bằng|tương\s+đương)(?!\w)")
# «3.200 triệu đồng, đạt 105% dự toán».
_RATE_OF_PLAN = re.compile(r"[\s,(]*(?:đạt|vượt)(?!\w)")
_PLAN = re.compile(
    r"\s*(?:(?:so\s+với\s+)?(?:dự\s+toán|kế\s+hoạch|kh|chỉ\s+tiêu|nghị\s+quyết|cùng\s+kỳ)"
    r"|so\s+với\s+(?:năm|ước|thực\s+hiện|kết\s+quả))(?!\w)"
)
_SUBJECT = re.compile(r"(?:đối\s{1,4}với\s{1,4}|về\s{1,4})?([^:.;]{2,60}?)\s{0,4}:")
_ASSIGNED = re.compile(r"(?<!\w)(?:chủ\s{1,4}trì|phối\s{1,4}hợp\s{1,4}(?:với|cùng))(?!\w)")
RESOLVE = re.compile(r"(?<!\w)ph[aâấầ]n\s+đ[aâấầ]u(?!\w)")
# «sinh con thứ ba trở lên», «danh hiệu đối với»: two words that are no word of the value.
_BOUND = re.compile(r"(?<!\w)(?:trở\s+lên|trở\s+xuống)$")
_LABEL = re.compile(r"(?:về|lĩnh\s+vực|nhóm|công\s+tác|trên\s+lĩnh\s+vực)(?!\w)")
_WORDS_OF_A_FIELD, _WORDS_OF_A_NAME = 4, 4
_GRADES, _HAS = ("trung ", "sơ ", "cao "), re.compile(r"(?<!\w)có(?:\s+từ)?$")
_QUOTES = ('"', "”")
_WITH = re.compile(r"^với\s+", re.IGNORECASE)


def _promiser() -> str:
    """«UBND xã phấn đấu có …», «toàn huyện duy trì …»: a body, where a verb follows."""
    body = alternatives("promiser")
    verb = rf"(?:sẽ|{alternatives('lead_in')}|{alternatives('action')})"
    return rf"(?:(?:ubnd|ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|toàn)\s+)?{body}(?=\s+{verb})"


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\(\d{{1,2}}\)\s|\((?!\d)|[\s,;:.)“”\"*+–-]+|{alternatives('lead_in')}|{_promiser()}"
        rf"|(?:(?:trong|đến\s+hết|đến\s+cuối|đến|hết|từ|cả|vào)\s+)?năm\s+(?:học\s+)?{_YEAR}"
        rf"|giai\s+đoạn\s+{_YEAR})"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\s,;:=.(“–-]{{1,32}}|(?<!\w){alternatives('tail')}"
        rf"|(?<!\w){_YEAR_ASIDE})$"
    )


@cache
def _actions() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,/&]|{alternatives('action')})+")


@cache
def _action() -> re.Pattern[str]:
    return re.compile(alternatives("action"))


@cache
def _act() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?!và\s|mới\s|giao\s)({alternatives('action')})")


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:duy\s+trì|giảm|tăng|hạ|nâng)\s+)?{alternatives('measure')}")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:với\s+)?{alternatives('generic')}\s*$")


def _ends_in_verb(lower: str, start: int, end: int) -> bool:
    """«ra quân 11 đợt», «có từ 3 lớp»; «trung cấp 40 người» names a grade."""
    while end > start and lower[end - 1].isspace():
        end -= 1
    verb = phrases_of("action").match_before(lower, end, start)
    if verb is not None:
        return not lower[max(start, verb.start - 6) : verb.start].endswith(_GRADES)
    return _HAS.search(lower, start, end) is not None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        rf",\s{{0,4}}{alternatives('aside')}|,\s{{0,4}}{_promiser()}|\s(?:trong\s+đó|so\s+với|và\s+có|nhằm)(?!\w)"
        r"|\s(?:xong\s)?trước\s+(?:ngày\s+\d|\d{{1,2}}/|tháng\s+\d|quý\s)"
    )


@cache
def _generic_alone() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('generic')}\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the passage it was taken from."""

    name: str
    start: int
    end: int
    follows: bool = False  # the name stands behind the value


def with_subject(context: Context, named: Named, start: int) -> Named:
    """«Cây lạc: diện tích 30 ha, năng suất 25 tạ/ha»: a measure alone is named with its subject."""
    if not _generic_alone().fullmatch(named.name.lower()):
        return named
    first = strip_lead(context.lower, start, named.start)
    subject = _SUBJECT.match(context.lower, first, named.start)
    if subject is None or _LABEL.match(context.lower, first):
        return named
    if not _measure().match(context.lower, strip_lead(context.lower, subject.end(), named.end)):
        return named
    words = context.layout.words(*subject.span(1))
    return Named(f"{words}: {named.name}", subject.start(1), named.end, named.follows)


def is_change(context: Context, left: int, amount: Amount) -> bool:
    """Whether the amount is a change beside a level: «…, tăng 10% so với năm trước»."""
    return change_start(context, left, amount) is not None


def change_start(context: Context, left: int, amount: Amount) -> int | None:
    """Where the words of a change begin; None where the amount is none."""
    if _LEVEL_CHANGE.match(context.lower, left, amount.number_start):
        return None
    for end in (amount.start, amount.number_start):
        found = _CHANGE.fullmatch(context.lower, left, end)
        if found:
            return found.start("change")
    return None


def is_share(context: Context, left: int, amount: Amount) -> bool:
    """Whether the amount is the share of the level before it: «…, chiếm 21%»."""
    if _SHARE.match(context.lower, left, amount.number_start):
        return True
    if amount.family != "rate" or not _PLAN.match(context.lower, amount.end):
        return False
    return bool(_RATE_OF_PLAN.match(context.lower, left, amount.number_start))


def name_of(
    context: Context, amount: Amount, *, left: int, right: int, value_start: int | None = None
) -> Named:
    """The name of an amount whose words lie between two offsets; empty where there are none.

    It stands before the value («Tỷ lệ hộ nghèo: 2%»), behind it («2% hộ nghèo») or around it («giảm 12 hộ»).
    `value_start` is where the value's passage begins, where that is before the amount («từ 35 ha còn 30 ha»).
    """
    value_start = amount.start if value_start is None else value_start
    left = _after_assignment(context, _after_resolve(context.lower, left, value_start), value_start)
    behind = _behind(context, amount, right)
    is_share = amount.family == "rate" and behind[1] <= max(behind[0], amount.end)
    start, end = _before(context, left, value_start, is_share=is_share)
    if (
        start >= end
        or (behind[1] - behind[0] > 1 and _is_label(context.lower, start, end, value_start))
        or _is_field(context, amount, start, end, behind)
    ):
        return _behind_alone(context, amount, behind)
    generic = _generic().search(context.lower, start, end)
    if generic:
        return _of_generic(context, amount, (start, generic.start(), end), left, behind)
    if _actions().fullmatch(context.lower, start, end):
        return _around(context, amount, start, end, behind)
    if (amount.discrete or amount.family == "rate") and _counts(
        context, amount, start, end, value_start, behind
    ):
        return _around(context, amount, start, end, behind)
    return Named(context.layout.words(start, end), start, amount.end)


def _after_resolve(lower: str, left: int, right: int) -> int:
    """«hiện có …, phấn đấu 100% hộ …»: a clause that resolves something starts anew."""
    for resolve in RESOLVE.finditer(lower, left, right):
        if lower[left : resolve.start()].rstrip().endswith((",", ";", ".")):
            left = resolve.end()
    return left


def _after_assignment(context: Context, left: int, right: int) -> int:
    """«Giao phòng Kinh tế chủ trì, phối hợp với các thôn nạo vét 2 km»: what is done, without who does it."""
    assigned = list(_ASSIGNED.finditer(context.lower, left, right))
    if not assigned:
        return left
    # A verb of the name of a body stands in capitals: «Ban Quản lý chợ», «Trung tâm Phát triển quỹ đất».
    done = (found.start(1) for found in _act().finditer(context.lower, assigned[-1].end(), right))
    return next((at for at in done if context.layout.plain[at].islower()), left)


def _is_label(lower: str, start: int, end: int, value_start: int) -> bool:
    """«Về kinh tế: 100% hộ …»: what stands before the colon is a heading, not a name."""
    return ":" in lower[end:value_start] and bool(_LABEL.match(lower, start, end))


def _is_field(context: Context, amount: Amount, start: int, end: int, behind: tuple[int, int]) -> bool:
    """«Môi trường: 98% rác thải được thu gom»: a field before the colon, a whole name behind the share."""
    lower = context.lower
    if amount.family != "rate" or not lower[end : amount.start].lstrip().startswith(":"):
        return False
    return (
        len(lower[start:end].split()) <= _WORDS_OF_A_FIELD
        and len(lower[max(behind[0], amount.end) : behind[1]].split()) >= _WORDS_OF_A_NAME
        and not _measure().match(lower, start)
    )


def _counts(
    context: Context, amount: Amount, start: int, end: int, value_start: int, behind: tuple[int, int]
) -> bool:
    """«ra quân 11 đợt tổng vệ sinh», «thu gom 95% rác thải»: the name goes on behind, right after a verb."""
    if _ends_in_verb(context.lower, start, end):
        return True
    goes_on = amount.unit_end is not None and behind[1] > max(amount.unit_end, amount.end)
    return (
        goes_on and not context.lower[end:value_start].strip() and not _measure().match(context.lower, start)
    )


def _before(context: Context, left: int, right: int, *, is_share: bool) -> tuple[int, int]:
    """The words that name the amount in front of it, without lead-in and tail; empty where there are none.

    `is_share` tells that the amount is a share with nothing behind it that it could be the share of.
    """
    lower = context.lower
    start, end = strip_lead(lower, left, right), strip_tail(lower, left, right)
    # The amount follows a comma at once: what stands before belongs to something else.
    if start >= end or re.search(r"[,;]\s*$", lower[left:right]):
        return end, end
    pieces = _pieces(lower, start, end)
    colon = max((piece for piece in pieces if piece > start and lower[piece - 1] in ":;"), default=start)
    opens = [strip_lead(lower, piece, end) for piece in pieces if piece >= colon]
    measured = [at for at in opens if _measure().match(lower, at, end)]
    if measured:
        # «Tổng mức bán lẻ, doanh thu dịch vụ: 9 tỷ đồng»: a list of measures shares its value.
        return (measured[0] if measured[0] == opens[0] and ":" in lower[end:right] else measured[-1]), end
    at = strip_lead(lower, colon, end)
    if colon > start and lower[at:end] in ("tăng", "giảm"):
        return start, end  # «Thu ngân sách: tăng 10%»
    if at >= end or _actions().fullmatch(lower, at, end):
        return at, end
    # A list of nouns or verbs keeps its commas; a clause with a verb of its own does not.
    is_noun = (is_share or ":" in lower[end:right]) and _actions().fullmatch(
        lower, strip_lead(lower, pieces[-1], end), end
    )
    if pieces[-1] > colon and not is_noun and _opens_clause(lower, pieces[-1], end):
        return strip_lead(lower, pieces[-1], end), end
    return at, end


def _pieces(lower: str, start: int, end: int) -> list[int]:
    """Where clauses begin: after commas and colons outside brackets, and after words that join clauses."""
    pieces, depth = [start], 0
    for at in range(start, end):
        char = lower[at]
        depth += (char == "(") - (char == ")")
        if char in ",;:" and depth <= 0:
            pieces.append(at + 1)
    pieces.extend(found.end() for found in re.finditer(r"\s(?:nên|thì|để)\s", lower[start:end]) if found)
    joined = {piece if piece >= start else piece + start for piece in pieces}
    return sorted(joined)


def _opens_clause(lower: str, start: int, end: int) -> bool:
    at = strip_lead(lower, start, end)
    share = lower.rfind("chiếm", at, end)
    if share > at and _actions().fullmatch(lower, at, share):
        return False  # «công nghiệp, xây dựng chiếm 20%»: what has a share is a noun
    return at > start + 1 or bool(_actions().match(lower, at, end))


def strip_lead(lower: str, start: int, end: int) -> int:
    """Where the name begins, past commitment words, years and punctuation."""
    while start < end:
        found = _lead().match(lower, start, end)
        if found is None or found.end() == start:
            return start
        action = _action().match(lower, start, end)
        if action is not None and action.end() > found.end():
            return start  # «nâng cấp» is no «nâng»
        start = found.end()
    return end


def strip_tail(lower: str, start: int, end: int) -> int:
    """Where the name ends, before «đạt», «là», a colon and the like."""
    while start < end:
        found = _tail().search(lower, max(start, end - 32), end)
        if found is None or found.start() == end or _BOUND.search(lower, max(start, end - 10), end):
            return end
        end = found.start()
    return end


def _behind(context: Context, amount: Amount, right: int) -> tuple[int, int]:
    """The words behind the value that may belong to its name."""
    lower = context.lower
    start = amount.number_end if amount.discrete and amount.unit_start is not None else amount.end
    end = right
    aside = _aside().search(lower, start, end)
    if aside:
        end = aside.start()
    bracket = _bracket_that_ends(lower, start, end)
    if bracket is not None:
        end = bracket
    while end > start and lower[end - 1] in ' \t\n,;.:–-…“"':
        end -= 1
    if lower[end : end + 1] in _QUOTES and sum(map(lower[start:end].count, _QUOTES)) % 2:
        end += 1  # the end of a title stays with its beginning
    for word in (" và", " cho"):
        if lower[start:end].endswith(word):
            end -= len(word)
    return start, max(start, end)


def _bracket_that_ends(lower: str, start: int, end: int) -> int | None:
    """Where a bracket ends the name; one without a figure that the name goes on behind is a part of it."""
    at = lower.find("(", start, end)
    while at >= 0:
        closed = lower.find(")", at, end)
        inside = lower[at:closed]
        if (
            closed < 0
            or any(map(str.isdigit, inside))
            or not lower[closed + 1 : closed + 3].strip().isalpha()
        ):
            return at
        at = lower.find("(", closed, end)
    return None


def _words_behind(context: Context, amount: Amount, behind: tuple[int, int]) -> str:
    """The words behind a value without the «trở lên» that belongs to it."""
    words = context.layout.words
    if amount.unit_end is None or not behind[0] < amount.unit_end < amount.end <= behind[1]:
        return words(*behind)
    return f"{words(behind[0], amount.unit_end)} {words(amount.end, behind[1])}".strip()


def _behind_alone(context: Context, amount: Amount, behind: tuple[int, int]) -> Named:
    start, end = behind
    after = strip_lead(context.lower, start, end)
    return Named(context.layout.words(after, end), amount.start, max(end, amount.end), follows=True)


def _around(context: Context, amount: Amount, start: int, end: int, behind: tuple[int, int]) -> Named:
    first, last = context.layout.words(start, end), _words_behind(context, amount, behind)
    if amount.unit == last and f" {last} " in f" {first} ":
        last = ""  # «số hộ thiếu nước giảm 25 hộ»
    return Named(f"{first} {last}".strip(), start, max(behind[1], amount.end), follows=True)


def _of_generic(
    context: Context, amount: Amount, spans: tuple[int, int, int], left: int, behind: tuple[int, int]
) -> Named:
    """«diện tích 30 ha khoai tây» is named from behind, «cây ngô: …, diện tích 30 ha» from the subject."""
    start, generic, end = spans
    words, plain = context.layout.words, context.layout.plain
    measure = _WITH.sub("", words(generic, end))
    goes_on = (
        behind[1] > amount.end
        and plain[amount.end : amount.end + 1] == " "
        and not _measure().match(context.lower, strip_lead(context.lower, amount.end, behind[1]))
    )
    if goes_on and not (amount.discrete and generic > start):
        return Named(
            f"{measure} {words(max(behind[0], amount.end), behind[1])}", generic, behind[1], follows=True
        )
    if amount.discrete and generic == start:
        return _around(context, amount, generic, end, behind)
    lead = strip_lead(context.lower, left, generic)
    subject = _SUBJECT.match(context.lower, lead, generic)
    if subject:
        return Named(f"{words(*subject.span(1))}: {measure}", subject.start(1), amount.end)
    if start < generic:
        # What stands before it, with the commas of a list.
        first = strip_lead(context.lower, left, generic)
        return Named(f"{words(first, generic).rstrip(' ,;:.…')} {measure}", first, amount.end)
    if lead < generic:
        return Named(f"{words(lead, generic).rstrip(' ,;:.…')} {measure}", lead, amount.end)
    return Named(measure, start, amount.end)
