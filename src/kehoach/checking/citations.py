"""Numbered documents that a text cites: type, number, date, issuer."""

import re
from typing import NamedTuple

from kehoach.checking.document import Document

_TYPES = (
    "nghị quyết|nghị định|quyết định|chỉ thị|thông tư|thông báo|công văn|kế hoạch|kết luận|chương trình|đề "
    "án|hướng dẫn"
    "|báo cáo|tờ trình|quy định|luật|qđ|nq|kh|ct|tb|kl"
)
_CITED = re.compile(
    rf"(?:\b(?P<type>{_TYPES})\s(?:liên tịch\s)?(?:số\s?:?\s?)?)"
    r"(?P<number>\d{1,5})(?P<symbol>\s?(?:/\d{4})?\s?[-/]\s?[a-zđư][\w&.]{0,15}(?:\s?[-/]\s?[a-zđư][\w&]{0,15}){0,3})"
)
_DATE = re.compile(
    r",?\s{0,2}ngày\s(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4}))"
)
_ISSUER = re.compile(
    r"\s{0,2}của\s(?P<issuer>(?:ban thường vụ |ban chấp hành |btv |bch |chủ tịch "
    r"|thường trực )?(?:[^\W\d_]{1,12}\s){0,6}?[^\W\d_]{1,12})"
    r"(?=\s?(?:[;:.,()\n\"“]|về|v/v|ban hành|phê duyệt|đã|và|để|\d|gắn|giao|quy định|trên|nhằm|khóa|là|tại"
    r"|được|năm|theo|$))"
)
_FULL_TYPES = {
    "qđ": "quyết định",
    "nq": "nghị quyết",
    "kh": "kế hoạch",
    "ct": "chỉ thị",
    "tb": "thông báo",
    "kl": "kết luận",
}


class Citation(NamedTuple):
    """A document cited by number, as its comparison form."""

    type: str
    number: str
    symbol: str  # without spaces, «/qđ-ubnd»
    date: str | None
    issuer: str | None
    start: int
    end: int


def find_citations(document: Document) -> tuple[Citation, ...]:
    """Every citation of a numbered document, in document order."""
    text = document.lowered
    found = []
    for match in _CITED.finditer(text):
        at = match.end()
        dated = _DATE.match(text, at)
        day = None
        if dated:
            day = "-".join(
                part.zfill(2)
                for part in ((dated[3], dated[2], dated[1]) if dated[1] else (dated[6], dated[5], dated[4]))
            )
            at = dated.end()
        by = _ISSUER.match(text, at)
        issuer = None
        if by:
            issuer, at = " ".join(by["issuer"].split()), by.end("issuer")
        name = " ".join(match["type"].split())
        found.append(
            Citation(
                _FULL_TYPES.get(name, name),
                match["number"].lstrip("0"),
                re.sub(r"\s", "", match["symbol"]).rstrip("."),
                day,
                issuer,
                match.start(),
                at,
            )
        )
    return tuple(found)
