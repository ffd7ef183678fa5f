"""Digits that are no amounts: dates, years, numbers of documents, names, ages, ordinals, addresses.

Each run of digits is judged by what stands right before and right after it, so that the work grows with the
digits of a text and not with its length times the number of patterns.
"""

import re
from functools import cache

from kehoach.vietnamese.phrases import Found, Phrases, read_words
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import has_unit

Span = tuple[int, int, str]

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_JOIN = r"\s{0,2}(?:-|–|—|đến|tới|và|,|&)\s{0,2}"
_NO_MORE = r"(?![\w%‰]|[.,/]\d|\s[%‰])"

_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}|(?:https?://|www\.)\S{1,200}")

# What a run of digits opens, in the order of trust.
_OPENED = re.compile(
    rf"""
    (?P<document_number>  # 25/KH-UBND, 19-NQ/TW, 43/2013/QH13, 06/CP
        \d{{1,5}}[a-z]?\s?/\s?(?:{_YEAR}\s?/\s?)?[a-zđ][a-zđ&.]{{0,7}}(?:\s?[-–]\s?[a-zđ&]{{1,10}}){{1,3}}
      | \d{{1,5}}\s?[-–]\s?[a-zđ]{{1,5}}\s?/\s?[a-zđ]{{2,8}}(?![a-zđ])
      | \d{{1,5}}/{_YEAR}/[a-zđ]{{1,6}}\d{{0,2}}(?:[-–][a-zđ]{{1,8}})?
      | \d{{1,3}}/(?:cp|ttg|bct|tw|tu|ct|ub)(?!\w)
    )
  | (?P<date>
        {_DAY}\s?(?P<mark>[/.-])\s?{_MONTH}\s?(?P=mark)\s?{_YEAR}(?!\d)
      | {_MONTH}\s?/\s?{_YEAR}(?![\d/])
    )
  | (?P<year_span>
        {_YEAR}20\d\d(?!\d)|  # «20262030»: a converter lost the dash
        {_YEAR}\s{{0,2}}(?:-|–|—|÷|đến|tới|và|,|/|→)\s{{0,2}}(?:năm\s)?{_YEAR}(?![\d/]|[.,]\d)
        (?:\s?,\s?{_YEAR}(?!\d|[.,]\d)){{0,6}}
    )
  | (?P<phone>0\d{{2,4}}(?:[ .]?\d{{3}}){{2}}(?![\d.,]*\d))
    """,
    re.VERBOSE,
)
_LETTER = re.compile(r"\d{1,5}\s?/\s?(?:UBND|HĐND|[A-ZĐ]{2,8})(?![^\W_]|/)")  # 25/UBND
_SCALE = re.compile(r"1/(?:[25]\d\d|(?:1|2|5|10|25)\.?000)(?![\d.,]*\d|\s?%)")  # a plan drawn at 1/500
_LENGTH_OF_TIME = re.compile(r"\d{1,4}(?:\s?(?:[-–]|đến)\s?(?:dưới\s)?\d{1,3})?\s{0,2}(?=[^\W\d_])")
_BARE_YEAR = re.compile(rf"{_YEAR}(?![\w%‰]|[.,/]\d)")
_CODE_BEFORE = re.compile(r"(?:(?<!\w)[a-zđ]{1,2}|(?<!\w)[a-zđ]{2,8}\s?-|(?<!\w)h\dn)$")
_CODE_AFTER = re.compile(r"\d{1,4}(?!\w|\s?[%‰]|[.,]\d)")
_CODE = re.compile(r"\d{1,2}(?:[abcdđeg]\d?|h\d{0,2})(?!\w)")
_LINE_START = re.compile(r"(?:^|[\n\t])[ ]{0,3}\(?$")
_MARKER = re.compile(r"\d{1,2}(?:[.,]\d{1,2}){0,4}\.?\)|\d{1,2}(?:\.\d{1,2}){0,4}\.(?=\s)")
_OPEN_MARKER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}(?=\s{1,3}[^\W\d_]{2})")
_INLINE_MARKER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.(?=\s[^\W\d_a-z])")
# «sản phẩm/1 ha», «giường bệnh trên 1 vạn dân»: what a rate is counted on.
_BASE = re.compile(
    r"0?1(?:[.,]?000|00?){0,2}(?=\s(?:vạn\s|nghìn\s)?(?:dân|người\sdân|trẻ|ha|đơn\svị\sdiện\stích|bé|ca\sđẻ)(?!\w))"
)
_PER = re.compile(r"(?:[^\W\d]\s?/\s?|(?<!\w)(?:trên|tính trên)\s(?:mỗi\s)?)$")
_BRACKETED = re.compile(r"\d{1,2}\)")
# A name of two words and a numeral, «Hòa Bình 2», «Hòa Bình 2 và 3»: told by its capitals.
_NAME_BEFORE = re.compile(r"(?<!\w)[A-ZĐÀ-Ỹ][^\W\d_A-Z]{1,6}[ ][A-ZĐÀ-Ỹ][^\W\d_A-Z]{1,6}[ ]$")
_ORDINAL = re.compile(rf"\d{{1,4}}[a-zđ]?{_NO_MORE}")
_DOTTED_ORDINAL = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}{_NO_MORE}")  # «tiêu chí 17.5»
_LEVELS = re.compile(rf"\d,\d{_NO_MORE}")  # «mức độ 3,4» are two levels
_RANGE_END = re.compile(r"\s?[-–]\s?\d+")
_LIST_JOINT = re.compile(rf"{_JOIN}(?=\d)")
_LONGEST_LIST = 12

# What a word of time makes of the digits after it.
_TIMES = {
    "day": re.compile(
        rf"{_DAY}[\s.…]{{0,9}}tháng\s{{1,2}}(?:{_MONTH})?(?:[\s.…]{{0,9}}năm\s{{0,2}}(?:{_YEAR})?)?"
        rf"|/?\s?{_DAY}\s?/\s?{_MONTH}(?:{_JOIN}(?:ngày\s)?{_DAY}\s?/\s?{_MONTH})?(?![\d/])"
        rf"|{_DAY}{_NO_MORE}(?:{_JOIN}(?:ngày\s)?{_DAY}{_NO_MORE})?"
    ),
    "month": re.compile(
        rf"{_MONTH}(?:\s?[/.-]\s?{_YEAR}|\s{{1,2}}năm\s{_YEAR})(?!\d)"
        rf"|{_MONTH}{_NO_MORE}(?:{_JOIN}(?:tháng\s)?{_MONTH}{_NO_MORE})*(?:\s?[/-]\s?{_YEAR})?"
    ),
    "season": re.compile(
        rf"{_MONTH}{_NO_MORE}(?:{_JOIN}(?:quý\s|đợt\s|kỳ\s)?{_MONTH}{_NO_MORE})*|{_MONTH}\s?/\s?{_YEAR}(?!\d)"
    ),
    "year": re.compile(rf"{_YEAR}(?!\d|[.,]\d)(?:(?:\s?,\s?|{_JOIN})(?:năm\s)?{_YEAR}(?!\d|[.,]\d))*"),
    "day_and_month": re.compile(
        rf"{_DAY}\s?/\s?{_MONTH}(?:{_JOIN}(?:ngày\s)?{_DAY}\s?/\s?{_MONTH})?(?![\d/])"
    ),
}  # fmt: skip
_KINDS = {"day": "date", "month": "date", "season": "period", "year": "year", "day_and_month": "date"}


# «số năm sống khỏe đạt tối thiểu 66 năm»
_TIME_COUNTED = re.compile(r"(?<!\w)số (?:năm|tháng|ngày|giờ)(?!\w)[^,;.:]{3,50}$")


@cache
def _words_before() -> Phrases[tuple[str, ...]]:
    words = read_words("not_amounts")
    roles: dict[str, list[str]] = {}
    for group in ("time", "occasion", "ordinal"):
        for entry in words[group]:
            role = entry.get("role", {"occasion": "day_and_month"}.get(group, "ordinal"))
            roles.setdefault(entry["phrase"], []).append(role)
    return Phrases((phrase, tuple(told)) for phrase, told in roles.items())


@cache
def _words_after() -> Phrases[str]:
    return Phrases((entry["phrase"], entry["kind"]) for entry in read_words("not_amounts")["duration"])


@cache
def _idioms() -> Phrases[str]:
    return Phrases((entry["phrase"], "idiom") for entry in read_words("not_amounts")["idiom"])


def not_amounts(text: str) -> list[Span]:
    """Return the passages that hold digits and are no amounts, each with its kind, in order, without overlap.

    >>> line = "Quyết định số 25/KH-UBND ngày 27/12/2022, thôn 4"
    >>> [(line[start:end], kind) for start, end, kind in not_amounts(line)]
    [('25/KH-UBND', 'document_number'), ('27/12/2022', 'date'), ('thôn 4', 'ordinal')]
    """
    return not_amounts_in(tone_key(text), text)


def not_amounts_in(lowered: str, text: str) -> list[Span]:
    """Return what `not_amounts` does, of a text whose `tone_key` form is known already."""
    addresses = [match.span() for match in _ADDRESS.finditer(lowered)] if _may_hold_address(lowered) else []
    spans: list[Span] = []
    at = 0
    for run in _DIGITS.finditer(lowered):
        if run.start() < at:
            continue
        address = next((span for span in addresses if span[0] <= run.start() < span[1]), None)
        span = (*address, "address") if address else _judge(lowered, text, run, floor=at)
        if span:
            spans.append(span)
            at = span[1]
    return spans


def _may_hold_address(lowered: str) -> bool:
    return "@" in lowered or "www." in lowered or "://" in lowered


def _judge(lowered: str, text: str, run: re.Match[str], *, floor: int) -> Span | None:
    """Return what a run of digits is, None where it may be an amount."""
    start = run.start()
    joined = start > 0 and (lowered[start - 1] in "/.,-" and lowered[start - 2 : start - 1].isdigit())
    if not joined and (opened := _OPENED.match(lowered, start)):
        return start, opened.end(), opened.lastgroup or "date"
    if not joined and (letter := _LETTER.match(text, start)):
        return start, letter.end(), "document_number"
    if not joined and (scale := _SCALE.match(lowered, start)) and not has_unit(lowered, scale.end()):
        return start, scale.end(), "scale"
    return (
        _after_word(lowered, start, floor=floor)
        or _code(lowered, start, floor=floor)
        or (None if joined else _by_itself(lowered, text, start))
    )


def _after_word(lowered: str, start: int, *, floor: int) -> Span | None:
    stop = start
    while stop > floor and start - stop < 3 and lowered[stop - 1] in " :/":
        stop -= 1
    word = _words_before().match_before(lowered, stop, floor)
    if word is None:
        return None
    for role in word.entry:
        if role in _TIMES:
            told = _TIMES[role].match(lowered, start)
            if told and lowered[max(0, word.start - 5) : word.start].endswith(("ngắn ", "dài ")):
                return None  # «cây công nghiệp ngắn ngày 15 ha»
            if told and not (role == "season" and _counts(lowered, told.end())):
                return word.start, told.end(), _KINDS[role]
        elif stop < start and not _is_counted(lowered, word) and (end := _ordinals(lowered, start, role)):
            return word.start, end, "ordinal"
    return None


def _is_counted(lowered: str, word: Found[tuple[str, ...]]) -> bool:
    """«Tổng số 150», «trong số 20», «nâng cấp 02»: the word before makes the digits an amount after all."""
    before = lowered[max(0, word.start - 6) : word.start]
    return before.endswith(("tổng ", "trong ", "nâng "))


def _counts(lowered: str, at: int) -> bool:
    """Tell whether a counted thing follows, perhaps after the end of a range: «01 - 02 nhà»."""
    end_of_range = _RANGE_END.match(lowered, at)
    return has_unit(lowered, end_of_range.end() if end_of_range else at, places=False)


def _ordinals(lowered: str, start: int, role: str) -> int | None:
    """Return where the list of ordinals ends that begins here."""
    if role == "levels" and (levels := _LEVELS.match(lowered, start)) and not _counts(lowered, levels.end()):
        return levels.end()
    end = None
    for _ in range(_LONGEST_LIST):
        number = _ORDINAL.match(lowered, start)
        if number is None and role == "ordinal":
            number = _DOTTED_ORDINAL.match(lowered, start)
        if number is None or _counts(lowered, number.end()):
            break
        end = number.end()
        joint = _LIST_JOINT.match(lowered, end)
        if joint is None:
            break
        start = joint.end()
    return end


def _code(lowered: str, start: int, *, floor: int) -> Span | None:
    before = _CODE_BEFORE.search(lowered, max(floor, start - 11), start)
    after = _CODE_AFTER.match(lowered, start) if before else None
    if before and after and not (lowered[start - 1] == "-" and has_unit(lowered, after.end())):
        return before.start(), after.end(), "code"
    return None


def _by_itself(lowered: str, text: str, start: int) -> Span | None:
    if (idiom := _idioms().match(lowered, start)) and not lowered[start - 1 : start].isalnum():
        return start, idiom.end, "idiom"
    if length := _LENGTH_OF_TIME.match(lowered, start):
        word = _words_after().match(lowered, length.end())
        if word and not _is_planned_time(lowered, start, word):
            return start, word.end, word.entry
    if (year := _BARE_YEAR.match(lowered, start)) and not has_unit(lowered, year.end(), places=False):
        return start, year.end(), "year"
    if code := _CODE.match(lowered, start):
        return start, code.end(), "code"
    if _LINE_START.search(lowered, max(0, start - 5), start):
        marker = _MARKER.match(lowered, start) or _OPEN_MARKER.match(lowered, start)
        if marker and not (marker[0][-1].isdigit() and has_unit(lowered, marker.end())):
            return start, marker.end(), "marker"
    if start > 2 and lowered[start - 2] in ".;:" and (inline := _INLINE_MARKER.match(text, start)):
        return start, inline.end(), "marker"
    if base := _base(lowered, start):
        return base
    if lowered[start - 1 : start] == "(" and (bracketed := _BRACKETED.match(lowered, start)):
        return start, bracketed.end(), "marker"
    name = _NAME_BEFORE.search(text, max(0, start - 18), start)
    # The ranges of capital letters hold small ones too.
    if name and all(word[0].isupper() for word in name[0].split()):
        end = _ordinals(lowered, start, "ordinal")
        return (start, end, "name") if end else None
    return None


def _base(lowered: str, start: int) -> Span | None:
    base = _BASE.match(lowered, start)
    if base and _PER.search(lowered, max(0, start - 16), start):
        return start, base.end(), "base"
    return None


def _is_planned_time(lowered: str, start: int, word: Found[str]) -> bool:
    """An age is an amount where life expectancy is planned, a time where it is counted: «số năm …»."""
    before = lowered[max(0, start - 60) : start]
    if word.entry == "age":
        return "tuổi thọ" in before
    if word.entry == "duration" and _TIME_COUNTED.search(before):
        return True
    return lowered.startswith(" công", word.end)
