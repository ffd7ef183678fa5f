"""The formal parts at the head of a document: issuer, number, place, date, kind, title, legal basis."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Header, LegalBasis, Section, Source
from kehoach.reading.citations import find_citations
from kehoach.reading.closing import read_closing
from kehoach.vietnamese.numerals import MarkerKind, read_marker

_HEAD = 6000  # characters; the head of a document is never longer
_HEAD_BLOCKS = 14  # paragraphs, and rows of a table
_NUMBER = re.compile(
    r"\bSố\s{0,2}:?\s{0,3}(?P<number>[\d.…_ ]{0,12})\s{0,2}(?:/\s{0,2}|(?=(?:KH|CTr|ĐA|PA)-))"
    r"(?P<symbol>[A-ZĐƯ][\wĐƯ]{0,7}(?:\s?-\s?[A-ZĐƯ&][\w&ĐƯ]{0,14}){0,3})"
)
# The Party numbers its documents the other way round: «Số 08-CTr/ĐU».
_PARTY_NUMBER = re.compile(
    r"\bSố\s{0,2}:?\s{0,3}(?P<number>[\d.…_ ]{0,12})\s{0,2}-\s{0,2}"
    r"(?P<symbol>[A-ZĐ][\wĐ]{0,5}/[A-ZĐ][\wĐƯ]{1,7})"
)
_DATE_LINE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,;:.\n\t\d]{1,60}(?:\s\d{1,2})?),\s{0,3}ngày(?P<day>[\s\d….…_/]{0,12})"
    r"tháng(?P<month>[\s\d….…_/]{0,12})năm\s{0,3}(?P<year>\d{4})?"
)
_KINDS = {
    "KẾ HOẠCH": "plan",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "programme",
    "CHƯƠNG TRÌNH": "programme",
    "BÁO CÁO": "report",
    "QUYẾT ĐỊNH": "decision",
    "NGHỊ QUYẾT": "resolution",
    "TỜ TRÌNH": "proposal_letter",
    "CHỈ THỊ": "directive",
    "THÔNG BÁO": "notice",
    "HƯỚNG DẪN": "guidance",
    "PHƯƠNG ÁN": "scheme",
    "ĐỀ ÁN": "project",
}
_KIND = re.compile(r"\s*(?P<kind>%s)(?=\s|$)" % "|".join(sorted(_KINDS, key=len, reverse=True)))  # fmt: skip # noqa: UP031
_LEVELS = "xã|phường|thị trấn|đặc khu|thị xã|thành phố|quận|huyện|tỉnh|TP"
_COMMITTEE = re.compile(
    rf"(?:UBND|[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân)\s+(?P<level>{_LEVELS})"
    r"(?:\s+(?P<name>[A-ZĐÀ-Ỹ][\wà-ỹÀ-Ỹ'-]*(?:\s+[A-ZĐÀ-Ỹ][\wà-ỹÀ-Ỹ'-]*){0,4}))?"
)
_MAKES_THE_PLAN = re.compile(r"\s{0,2}(?:tổ chức |đã )?(?:xây dựng|ban hành|lập|triển khai|báo cáo)\b")
_LETTERHEAD_NATION = ("CỘNG HÒA", "CỘNG HOÀ", "ĐỘC LẬP", "ĐẢNG CỘNG SẢN")
_WHOLE_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
_BODY = re.compile(
    r"(?:UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG|SỞ|PHÒNG|BAN|VĂN PHÒNG|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ"
    r"|(?:TỈNH|THÀNH|HUYỆN|THỊ) (?:ỦY|UỶ)|BỘ)\b"
)
_SHORT_COMMITTEE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN")
_SHORT_COUNCIL = re.compile(r"HỘI ĐỒNG NHÂN DÂN")
_YEAR = re.compile(r"\b(?:năm|NĂM)\s{1,3}(20\d\d)\b")
# «năm 2026, định hướng đến năm 2030»: the plan looks on to a year that is not its own.
_LOOKS_ON = re.compile(
    r"(?<=\d)(?:\W{1,4}|\s(?:và|có|với|VÀ|CÓ|VỚI)\s)[^\d]{0,24}\b(?:đến|tới|ĐẾN|TỚI)\s[^\d]{0,12}(?:năm|NĂM)\s{1,3}20\d\d\b"
)
# What opens a clause that names the documents a plan rests on.
_OPENS_BASIS = re.compile(
    r"\s{0,3}(?:[Cc]ăn cứ|[Tt]hực hiện|[Tt]rên cơ sở|[Tt]heo|[Tt]iếp tục thực hiện|[Tt]riển khai thực hiện"
    r"|[Qq]uán triệt|[Bb]ám sát|[Xx]ét)\b"
)
_OPENS_CLAUSE_END = re.compile(r"\.(?:\s|$)|\bđể\b")
_PURPOSE = re.compile(r"(?:[Bb]ám sát|[Cc]ăn cứ|[Tt]rên cơ sở|[Qq]uán triệt)\b")
_SET_BY = re.compile(r"\bmà\s(?=(?:các\s)?Nghị quyết\b[^.;]{3,120}\bđề ra\b)")
_CLAUSE_END = re.compile(r"\.(?:\s|$)|\bđể\b")
_PURPOSE = re.compile(r"mục đích|yêu cầu|quan điểm|căn cứ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Title:
    kind: str
    text: str
    start: int
    end: int


def read_header(layout: Layout, sections: Sequence[Section]) -> Header:
    """The header fields that the document gives; a field that is blank or absent is None."""
    sources: list[tuple[str, Source]] = []
    head_end = _head_end(layout, sections)
    number = _NUMBER.search(layout.plain, 0, head_end) or _PARTY_NUMBER.search(layout.plain, 0, head_end)
    dated = _DATE_LINE.search(layout.plain, 0, head_end)
    title = _title(layout, head_end)
    if number:
        sources.append(("number", Source(number.start(), number.end())))
        sources.append(("symbol", Source(number.start("symbol"), number.end("symbol"))))
    if dated:
        sources.append(("place", Source(dated.start("place"), dated.end("place"))))
        sources.append(("date", Source(dated.start("day") - 4, dated.end())))
    if title:
        sources.append(("title", Source(title.start, title.end)))
    place = " ".join(dated["place"].split()) if dated else None
    preamble = (title.end if title else (dated.end() if dated else 0), _preamble_end(layout, sections))
    parent_body, issuer = _issuer(layout, place, preamble)
    signer, recipients, closing_sources = read_closing(layout)
    return Header(
        kind=title.kind if title else "plan",
        parent_body=parent_body,
        issuer=issuer,
        symbol=re.sub(r"\s", "", number["symbol"]) if number else None,
        number=(re.sub(r"\D", "", number["number"]) or None) if number else None,
        place=place,
        date=_partial_date(dated) if dated else None,
        title=title.text if title else None,
        plan_year=_plan_year(
            layout, title, preamble, issued=int(dated["year"]) if dated and dated["year"] else None
        ),
        legal_basis=_legal_basis(layout, sections, preamble),
        recipients=recipients,
        signer=signer,
        sources=(*sources, *closing_sources),
    )


def _head_end(layout: Layout, sections: Sequence[Section]) -> int:
    first = next((item.start for item in sections if item.level <= 2), len(layout.plain))
    return min(first, _HEAD) if first > 80 else min(len(layout.plain), _HEAD)


def _preamble_end(layout: Layout, sections: Sequence[Section]) -> int:
    return next((item.start for item in sections if item.level <= 3), min(len(layout.plain), _HEAD))


def _partial_date(found: re.Match[str]) -> str | None:
    day, month = (re.sub(r"\D", "", found[part]) for part in ("day", "month"))
    year = found["year"]
    if not year:
        return None
    if not month or not 1 <= int(month) <= 12:
        return str(year)
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _title(layout: Layout, head_end: int) -> _Title | None:
    paragraphs = [item for item in layout.paragraphs if item.start < head_end]
    for at, paragraph in enumerate(paragraphs):
        found = _KIND.match(layout.plain, paragraph.start, paragraph.end)
        if found is None:
            continue
        start, end = found.end(), paragraph.end
        rest = paragraphs[at + 1 :]
        if not layout.plain[start:end].strip():
            if not rest:
                return None
            first = rest.pop(0)
            start, end, bold = first.start, first.end, first.bold
        else:
            bold = paragraph.bold
        for following in rest:
            if not _goes_on_with_title(layout, following, bold=bold):
                break
            end = following.end
        text = layout.words(start, end)
        return _Title(_KINDS[found["kind"]], text.strip(" -–_.:"), start, end)
    return None


def _goes_on_with_title(layout: Layout, paragraph: Paragraph, *, bold: bool) -> bool:
    words = layout.words(paragraph.start, paragraph.end)
    if len(words) > 160 or words.endswith((".", ";", ":", ",")) or read_marker(words) is not None:
        return words.startswith("(") and words.endswith(")") and "kèm theo" not in words.lower() and bold
    if _OPENS_BASIS.match(words) and not paragraph.bold:
        return False
    return (bold and paragraph.bold) or (paragraph.centered and bold == paragraph.bold)


def _plan_year(
    layout: Layout, title: _Title | None, preamble: tuple[int, int], *, issued: int | None
) -> int | None:
    if title:
        years = _YEAR.findall(_LOOKS_ON.sub(" ", title.text))
        if years:
            return int(years[-1])
    own = re.search(r"(?:như sau|sau đây)\s{0,2}:", layout.plain[preamble[0] : preamble[1]])
    if own:
        years = _YEAR.findall(layout.plain, preamble[0], preamble[0] + own.end())
        years = [year for year in years if issued is None or 0 <= int(year) - issued <= 1]
        if years:
            return int(years[-1])
    counted = Counter(_YEAR.findall(layout.plain))
    if issued is not None:
        # A plan is made for the year of its date or the next; other years are looked back or ahead to.
        near = {year: count for year, count in counted.items() if 0 <= int(year) - issued <= 1}
        return int(max(near, key=lambda year: (near[year], year))) if near else issued
    return int(max(counted, key=lambda year: (counted[year], year))) if counted else None


def _issuer(layout: Layout, place: str | None, preamble: tuple[int, int]) -> tuple[str | None, str | None]:
    letterhead = _letterhead(layout)
    if letterhead:
        return letterhead
    level = name = None
    named: Counter[tuple[str, str]] = Counter()
    levels: Counter[str] = Counter()
    for found in _COMMITTEE.finditer(layout.plain):
        near = preamble[0] <= found.start() < preamble[1]
        makes = near and _MAKES_THE_PLAN.match(layout.plain, found.end())
        levels[found["level"]] += 100 if makes else 1
        if found["name"]:
            named[found["level"], " ".join(found["name"].split())] += 100 if makes else 1
    if levels:
        level = max(levels, key=lambda item: levels[item])
        if place:
            stem = re.sub(rf"^(?:{_LEVELS})\s+", "", place, flags=re.IGNORECASE)
            name = stem
        else:
            of_level = {key: count for key, count in named.items() if key[0] == level}
            if of_level:
                name = max(of_level, key=lambda key: of_level[key])[1]
    if level and name:
        return None, f"UBND {level} {name}"
    return None, None


def _letterhead(layout: Layout) -> tuple[str | None, str | None] | None:
    lines: list[str] = []
    nation = ""  # as far as it has been read: a narrow column breaks it
    for text in _head_texts(layout):
        if _NUMBER.search(text) and not lines:
            return None
        for line in text.split("\n"):
            words = " ".join(line.split()).strip(" -–_*")
            if _KIND.match(words) or (read_marker(words) is not None and lines):
                # The title may stand on the line of the kind, in small letters.
                return _bodies(lines)
            if not words or words.upper() != words or not re.search(r"[^\W\d_]{2}", words):
                continue
            if words.startswith(_LETTERHEAD_NATION):
                nation = words.replace("HOÀ", "HÒA")
                continue
            if nation and any(whole.startswith(f"{nation} {words}") for whole in _WHOLE_NATION):
                nation = f"{nation} {words}"
                continue
            lines.append(words)
        if len(lines) >= 4:
            break
    return _bodies(lines)


def _head_texts(layout: Layout) -> Iterator[str]:
    """The first paragraphs, and the columns of a table that sets them side by side."""
    for block in layout.blocks[:_HEAD_BLOCKS]:
        if isinstance(block, Paragraph):
            yield layout.plain[block.start : block.end]
            continue
        for column in zip_longest(*(row.cells for row in block.rows[:_HEAD_BLOCKS])):
            yield from (layout.plain[cell.start : cell.end] for cell in column if cell is not None)


def _bodies(lines: list[str]) -> tuple[str | None, str | None] | None:
    """«UBND TỈNH X / UBND XÃ Y»: the last body named is the issuer, the one above it the parent."""
    bodies: list[str] = []
    for line in lines:
        if _BODY.match(line):
            bodies.append(line)
        elif bodies:
            bodies[-1] += " " + line
        else:
            return None
    if not bodies:
        return None
    short = [_SHORT_COUNCIL.sub("HĐND", _SHORT_COMMITTEE.sub("UBND", body)) for body in bodies]
    spelled = [_capitalise(body) for body in short]
    return (spelled[-2] if len(spelled) > 1 else None), spelled[-1]


def _capitalise(body: str) -> str:
    """«UBND XÃ AN BÌNH» → «UBND xã An Bình»: type in lower case, proper name by syllable (Annex II)."""
    found = re.match(rf"(UBND|HĐND|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ)\s+({_LEVELS.upper()})\s+(.+)", body)
    if found:
        level = "TP" if found[2] == "TP" else found[2].lower()
        kind = found[1] if found[1].endswith("ND") else found[1].capitalize()
        return f"{kind} {level} {found[3].title()}"
    return body if body in ("UBND", "HĐND") else body[0] + body[1:].lower()


def _legal_basis(
    layout: Layout, sections: Sequence[Section], preamble: tuple[int, int]
) -> tuple[LegalBasis, ...]:
    found: list[LegalBasis] = []
    for start, end in _basis_clauses(layout, *preamble):
        found.extend(find_citations(layout, start, end))
    for section in sections:
        if section.level == 2 and _PURPOSE.search(section.title):
            for start, end in _basis_clauses(layout, section.heading_end, section.end, only_following=True):
                found.extend(find_citations(layout, start, end))
    seen: set[tuple[str | None, str | None, str | None, str]] = set()
    unique = []
    for basis in found:
        key = (basis.number, basis.date, basis.issuer, basis.title or "" if basis.number is None else "")
        if key not in seen:
            seen.add(key)
            unique.append(basis)
    return tuple(unique)


def _basis_clauses(
    layout: Layout, start: int, end: int, *, only_following: bool = False
) -> list[tuple[int, int]]:
    """The spans that name what the plan rests on: from «Căn cứ» to the issuer's own act or the end."""
    plain, clauses = layout.plain, []
    at = bisect_left(layout.paragraphs, start, key=lambda paragraph: paragraph.start)
    for paragraph in takewhile(lambda inside: inside.end <= end, islice(layout.paragraphs, at, None)):
        first = paragraph.start
        marker = read_marker(plain, first)
        if marker is not None and marker.kind is not MarkerKind.APPENDIX:
            first = marker.end
        if only_following:
            opens = re.compile(r"(?:[Bb]ám sát|[Cc]ăn cứ|[Tt]rên cơ sở|[Qq]uán triệt)\b").match(
                plain, first, paragraph.end
            )
            if opens:
                clauses.append((opens.end(), _sentence_end(plain, opens.end(), paragraph.end)))
            clauses.extend(
                (found.end(), plain.index("đề ra", found.end()))
                for found in _SET_BY.finditer(plain, first, paragraph.end)
            )
            continue
        if not _OPENS_BASIS.match(plain, first, paragraph.end):
            continue
        own = _own_act(plain, first, paragraph.end)
        clauses.append((first, own if own is not None else paragraph.end))
    return clauses


def _own_act(plain: str, start: int, end: int) -> int | None:
    for found in _COMMITTEE.finditer(plain, start, end):
        if _MAKES_THE_PLAN.match(plain, found.end(), end):
            return found.start()
    return None


def _sentence_end(plain: str, start: int, end: int) -> int:
    found = _CLAUSE_END.search(plain, start, end)
    return found.start() if found else end
