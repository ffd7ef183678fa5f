"""Documents that a text cites: «Nghị quyết số …/NQ-HĐND ngày … của HĐND … về …»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.domain.layout import Layout
from kehoach.domain.plan import LegalBasis, Source

_TYPES = "|".join(
    (
        *(
            "Hiến pháp",
            "Bộ luật",
            "Luật",
            "Pháp lệnh",
            "Nghị quyết",
            "Nghị định",
            "Quyết định",
            "Chỉ thị",
            "Thông tư",
        ),
        *(
            "Thông báo",
            "Công văn",
            "Công điện",
            "Kế hoạch",
            "Kết luận",
            "Chương trình hành động",
            "Chương trình",
        ),
        *(
            "Đề án",
            "Hướng dẫn",
            "Báo cáo",
            "Tờ trình",
            "Quy định",
            "Quy hoạch",
            "Văn bản",
            "QĐ",
            "NQ",
            "KH",
            "CT",
        ),
    )
)
_NUMBER = (
    r"\d{1,5} ?(?:/\d{4})? ?[/-] ?[A-ZĐƯ][\w&.ĐƯ]*"  # «18/NQ-HĐND», «72/2025/QH15», «26-NQ/TW»
    r"(?: ?[-/] ?[A-ZĐƯ][\w&ĐƯ]*)*"
)
# One document, or «các Nghị quyết, Kết luận» of one body.
_CITED = re.compile(
    rf"\b(?P<several>[Cc]ác )?(?P<type>(?:{_TYPES})(?:(?:, | và )(?:{_TYPES})(?= (?:của|số)\b))*)\b"
    rf"(?:\s{{1,9}}(?:số\s{{0,9}}(?::\s{{0,9}})?)?(?P<number>{_NUMBER}))?"
)
# «Luật Thủy lợi số 08/2017/QH14»: a law's number may stand behind its name.
_NUMBER_BEHIND = re.compile(rf",?\s{{1,3}}số\s{{1,3}}(?P<number>{_NUMBER})")
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_DATE = re.compile(
    r",?\s{0,2}ngày\s{1,2}(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
    r"|(\d{1,2})\s{1,2}tháng\s{1,2}(\d{1,2})\s{1,2}năm\s{1,2}(\d{4}))"
)
_ISSUER = re.compile(
    r"\s{0,2}(?:của|do)\s{1,2}([^;:.\n]{2,160}?)"
    r"(?=\s+(?:về|v/v|V/v|ban hành|để|phê duyệt|đã|nhằm)\b"
    rf"|,?\s(?:và|các)\s(?:các\s)?(?:{_TYPES})\b|,\s(?:{_TYPES})\b|[;:.\n]|$)"
)
_BODY_OF_NAME = re.compile(
    r"\s{0,2}((?:Đại hội|đại hội|kỳ họp|Kỳ họp|Hội nghị)\b[^;:.,\n]{3,120}?)"
    rf"(?=\s+(?:về|v/v|đã|để)\b|\svà\s(?:{_TYPES})\b|[;:.,\n]|$)"
)
_TITLE = re.compile(
    r",?\s{0,2}((?:về|v/v|V/v|phê duyệt|ban hành|quy định)\b[^;:\n]{2,400}?)"
    r"(?=[;:\n]|\.(?:\s|$)"
    rf"|,?\s(?:và|các)\s(?:các\s)?(?:{_TYPES})\s(?:số|Đại hội|kỳ họp|của)|,\s(?:{_TYPES})\s|$)"
)
_NAMED = re.compile(
    r"\s{0,2}([a-zđà-ỹ](?:[^;:.,\n]|, (?=xã hội)){8,160}?)(?=\s+(?:của|do|để|nhằm|theo)\b|[;:.,\n]|$)"
)


# A law is known by its name: «Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015».
_NAMED_LAW = re.compile(
    r"\s{0,2}([A-ZĐa-zđ](?:[^;:.,\n]|, (?=[a-zđ])){3,160}?)"
    r"(?=,?\s+(?:ngày|năm \d{4}|số \d{1,5}|được|đã)\b|,\s[A-ZĐ]|[;:.\n]|$)"
)


@dataclass(frozen=True, slots=True)
class _Cited:
    basis: LegalBasis
    end: int


def find_citations(layout: Layout, start: int, end: int) -> Iterator[LegalBasis]:
    """The documents cited between two offsets; one that only stands in another's title is left out."""
    at = start
    while True:
        found = _CITED.search(layout.plain, at, end)
        if found is None:
            return
        cited = _read(layout, found, end)
        if cited is None:
            at = found.end()
            continue
        yield cited.basis
        at = cited.end


def _iso(dated: re.Match[str]) -> str:
    day, month, year = (dated[1], dated[2], dated[3]) if dated[1] else (dated[4], dated[5], dated[6])
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _read(layout: Layout, found: re.Match[str], end: int) -> _Cited | None:
    plain, at = layout.plain, found.end()
    number = found["number"]
    date = issuer = title = None
    dated = _DATE.match(plain, at, end)
    if dated:
        date, at = _iso(dated), dated.end()
    quoted_to = at
    if number is None:
        body = _BODY_OF_NAME.match(plain, at, end)
        is_law = found["type"] in _LAWS
        named = None if body else (_NAMED_LAW if is_law else _NAMED).match(plain, at, end)
        if body:
            issuer, at = " ".join(body[1].split()), body.end()
        elif (
            named
            and not found["several"]
            and not named[1].startswith(("và ", "của ", "do ", "này", "đã ", "đề ra"))
        ):
            title, at = " ".join(named[1].split()), named.end()
            behind = _NUMBER_BEHIND.match(plain, at, end)
            if behind:
                number, at = behind["number"], behind.end()
            dated = _DATE.match(plain, at, end) if is_law and not dated else None
            if dated:
                date, at = _iso(dated), dated.end()
        elif not _ISSUER.match(plain, at, end):
            return None
        quoted_to = at
    by = _ISSUER.match(plain, at, end) if issuer is None else None
    if by:
        issuer, at = " ".join(by[1].split()), by.end()
        quoted_to = at
    about = _TITLE.match(plain, at, end)
    if about:
        title, at = " ".join(about[1].split()), about.end()
    return _Cited(
        LegalBasis(
            type=" ".join(found["type"].split()),
            number=" ".join(number.split()) if number else None,
            date=date,
            issuer=issuer,
            title=title,
            quote=layout.quote(found.start(), quoted_to),
            source=Source(found.start(), quoted_to),
        ),
        at,
    )
