"""Digits that are no amounts: dates, years, numbers of documents, names, ages, ordinals, addresses."""

import re
from functools import cache

from kehoach.vietnamese.phrases import read_words, trie_pattern
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import unit_pattern

Span = tuple[int, int, str]

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_JOIN = r"\s{0,2}(?:-|–|—|đến|tới|và|,|&)\s{0,2}"
_EACH = "thôn|xóm|bản|xã|phường|tổ|trường|hộ|đơn vị|tiêu chí"


# Digits right after these name a thing only where no unit follows; places may be followed by a bigger place.
_PLACES = frozenset({"place"})


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = read_words("not_amounts")
    named = trie_pattern(entry["phrase"] for entry in words["ordinal"])
    spans = {
        kind: trie_pattern(entry["phrase"] for entry in words["duration"] if entry["kind"] == kind)
        for kind in ("duration", "age")
    }
    occasion = trie_pattern(entry["phrase"] for entry in words["occasion"])
    number = r"\d{1,4}[a-zđ]?(?![^\W_]|[.,/]\d)"
    # «nâng cấp 01 - 02 nhà», «nhóm 5 hộ»: a counted thing follows, so the digits are an amount.
    no_unit = rf"(?!(?:\s?[-–]\s?\d+)?\s?(?:{unit_pattern(without=_PLACES)}))"
    patterns = {
        "email": r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}",
        "web": r"(?:https?://|www\.)\S{1,200}",
        # 25/KH-UBND, 05/2021/NQ-HĐND, 634/KH- UBND · 198-KL/TU, 26-NQ/TW · 43/2013/QH13 · QCVN 01:2018 · 06/CP
        "document_number": (
            rf"(?<![\w/])\d{{1,5}}[a-z]?\s?/\s?(?:{_YEAR}\s?/\s?)?[a-zđ][a-zđ&.]{{0,7}}(?:\s?[-–]\s?[a-zđ&]{{1,10}}){{1,3}}"
            r"|(?<![\w/])\d{1,5}\s?[-–]\s?[a-zđ]{1,5}\s?/\s?[a-zđ]{2,8}(?![a-zđ])"
            rf"|(?<![\w/])\d{{1,5}}/{_YEAR}/[a-zđ]{{1,6}}\d{{0,2}}(?:[-–][a-zđ]{{1,8}})?"
            r"|(?<!\w)(?:iso|qcvn|tcvn|qc|tcqs)[\s-]{0,2}\d{2,5}(?:[-:]\d{1,4}){0,3}"
            r"|(?<![\w/.,])\d{1,3}/(?:cp|ttg|bct|tw|tu|ct|ub)(?!\w)"
        ),
        "date": (
            rf"(?<!\w)ngày\s{{1,2}}(?:{_DAY})?[\s.…]{{0,9}}tháng\s{{1,2}}(?:{_MONTH})?[\s.…]{{0,9}}năm\s{{0,2}}(?:{_YEAR}|[\s.…])"
            rf"|(?<![\w/.,-])(?:{_DAY})\s?/\s?{_MONTH}\s?/\s?{_YEAR}(?!\d)"
            rf"|(?<![\w/.,-])(?:{_DAY})[-.]{_MONTH}[-.]{_YEAR}(?!\d)"
            rf"|(?<!\w)(?:{occasion})\s{{1,2}}(?:{_DAY})\s?/\s?{_MONTH}(?:{_JOIN}(?:ngày\s)?(?:{_DAY})\s?/\s?{_MONTH})?(?![\d/]|\s?(?:{_EACH}))"
            rf"|(?<!\w)ngày\s{{1,2}}/?\s?{_MONTH}\s?/\s?{_YEAR}"
            rf"|(?<!\w)ngày\s{{1,2}}(?:thứ\s)?(?:{_DAY})(?![\d%]|[.,/]\d)(?:{_JOIN}(?:ngày\s)?(?:{_DAY})(?![\d%]|[.,/]\d))?"
            rf"|(?<!\w)(?:cuối\s|đầu\s)?tháng\s{{1,2}}{_MONTH}(?:\s?[/.-]\s?{_YEAR}|\s{{1,2}}năm\s{_YEAR})(?!\d)"
            rf"|(?<![\w/.,-]){_MONTH}\s?/\s?{_YEAR}(?![\d/])"
        ),
        "year_span": (
            rf"(?<![\w/.,]){_YEAR}\s{{0,2}}(?:-|–|—|÷|đến|tới|và|,|/|→)\s{{0,2}}(?:năm\s)?{_YEAR}(?![\d/]|[.,]\d)"
            rf"(?:\s?,\s?{_YEAR}(?!\d|[.,]\d)){{0,6}}"
        ),
        "period": (
            rf"(?<!\w)(?:quý|tháng|tuần|vụ|kỳ|đợt)\s{{1,2}}{_MONTH}(?![\w%]|[.,]\d)"
            rf"(?:{_JOIN}(?:quý\s|tháng\s)?{_MONTH}(?![\w%]|[.,]\d)(?!\s?(?:{unit_pattern()}))){{0,6}}"
            rf"(?:\s?[/-]\s?{_YEAR})?"
            rf"|(?<!\w)quý\s{{1,2}}[ivx]{{1,4}}(?:{_JOIN}(?:quý\s)?[ivx]{{1,4}})?\s?[/-]\s?{_YEAR}"
        ),
        "age": rf"(?<![\w/])\d{{1,3}}(?:\s?(?:[-–]|đến)\s?(?:dưới\s)?\d{{1,3}})?\s{{0,2}}(?:{spans['age']})",
        "duration": rf"(?<![\w/.,])\d{{1,4}}(?:\s?[-–]\s?\d{{1,3}})?\s{{0,2}}(?:{spans['duration']})(?!\s(?:công|làm\sviệc))",
        "ordinal": (
            rf"(?<!\w)(?<!tổng )(?<!trong )(?<!nâng )(?:{named})\s?:?\s?{number}{no_unit}"
            rf"(?:(?:\s?,\s?|{_JOIN})(?:(?:{named})\s)?{number}{no_unit}){{0,12}}"
        ),
        # «mức độ 3,4» are two levels.
        "levels": rf"(?<!\w)(?:mức|mức độ|cấp độ|mđ)\s\d,\d(?!\d|[.,/]\d){no_unit}",
        "idiom": rf"(?<![\w.,/])(?:{trie_pattern(entry['phrase'] for entry in words['idiom'])})",
        "year": (
            rf"(?<!\w)năm\s{{0,2}}{_YEAR}(?!\d|[.,]\d)(?:(?:\s?,\s?|{_JOIN})(?:năm\s)?{_YEAR}(?!\d|[.,]\d))*"
            rf"|(?<![\w.,/]){_YEAR}(?![\w%‰]|[.,/]\d){no_unit}"
        ),
        "phone": r"(?<![\w.,])(?:\+84|0)\s?\d{2,4}(?:[ .]?\d{3}){2}(?![\d.,]*\d)",
        "marker": (
            r"(?:^|(?<=[\n\t(]))[ ]{0,3}\d{1,2}(?:[.,]\d{1,2}){0,4}\.?\)"
            r"|(?:^|(?<=\n))[ ]{0,3}\d{1,2}(?:\.\d{1,2}){0,4}\.(?=\s)"
            rf"|(?:^|(?<=\n))[ ]{{0,3}}\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?=\s{{1,3}}[^\W\d_]{{2}}){no_unit}"
            r"|[⁽₍]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}[⁾₎]?|(?<=[\s.>;])\(\d{1,2}\)"
        ),
        "code": r"(?<!\w)(?:[a-zđ]{1,2}\d{1,4}|[a-zđ]{2,8}\s?-\d{1,4}|\d{1,2}[abcdđeg]\d?|h\dn\d)(?!\w|\s?[%‰]|[.,]\d)",
    }
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns.items())


# A name of two words and a numeral, «Hòa Bình 2», «Hòa Bình 2 và 3»: written on the text with its capitals.
_NAME = re.compile(
    r"(?<!\w)[A-ZĐÀ-ỸÁ-Ý][^\W\d_A-Z]{1,6}[ ][A-ZĐÀ-ỸÁ-Ý][^\W\d_A-Z]{1,6}[ ]\d{1,2}(?!\w|[.,/]\d|\s?[%‰])"
    r"(?:(?:,|\svà)\s\d{1,2}(?!\w|[.,/]\d|\s?[%‰]))*"
)


@cache
def _unit_follows() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{unit_pattern(without=_PLACES)})")


def not_amounts_in(lowered: str, text: str) -> list[Span]:
    """Return what `not_amounts` does, of a text whose `tone_key` form is known already."""
    spans: list[Span] = [
        (*match.span(), "name")
        for match in _NAME.finditer(text)
        # The ranges of capital letters above hold small ones too.
        if all(word[0].isupper() for word in match[0].split()[:2])
        and not _unit_follows().match(lowered, match.end())
    ]
    for kind, pattern in _patterns():
        spans += ((*match.span(), kind) for match in pattern.finditer(lowered))
    spans = [span for span in spans if not _is_life_expectancy(lowered, span)]
    spans.sort(key=lambda span: (span[0], span[0] - span[1]))
    ranks = {kind: rank for rank, (kind, _) in enumerate(_patterns())}
    kept: list[Span] = []
    for span in spans:
        start, end, kind = span
        if kept and start < kept[-1][1]:
            before = kept[-1]
            if ranks.get(kind, 0) < ranks.get(before[2], 0) and end >= before[1]:
                # «Quyết định số 25/KH-UBND»: the number of the document is more than an ordinal.
                kept[-1] = (before[0], start, before[2])
            elif end <= before[1]:
                continue
            else:
                start = before[1]
        kept.append((start, end, kind))
    return [span for span in kept if any(map(str.isdigit, lowered[span[0] : span[1]]))]


def _is_life_expectancy(lowered: str, span: Span) -> bool:
    """An age is an amount where life expectancy is what is planned."""
    return span[2] == "age" and "tuổi thọ" in lowered[max(0, span[0] - 60) : span[0]]


def not_amounts(text: str) -> list[Span]:
    """Return the passages that hold digits and are no amounts, each with its kind, in order, without overlap.

    >>> line = "Quyết định số 25/KH-UBND ngày 27/12/2022"
    >>> [(line[start:end], kind) for start, end, kind in not_amounts(line)]
    [('25/KH-UBND', 'document_number'), ('27/12/2022', 'date')]
    """
    return not_amounts_in(tone_key(text), text)
