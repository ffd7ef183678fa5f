"""Một văn bản được viện dẫn theo hai cách khác nhau.

Vì sao: cùng một số mà khác ngày, khác cơ quan ban hành hoặc khác ký hiệu thì ít nhất một chỗ sai.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: viện dẫn ghi đúng tên loại, số, ký hiệu, thời gian,
cơ quan ban hành.

Sai:
    Thực hiện Nghị quyết số 27/NQ-HĐND ngày 19/12/2025 của HĐND xã về nhiệm vụ năm 2026.

    Căn cứ Nghị quyết số 27/NQ-HĐND ngày 23/12/2025 của HĐND xã, các đơn vị xây dựng kế hoạch.
Đúng:
    Thực hiện Nghị quyết số 27/NQ-HĐND ngày 19/12/2025 của HĐND xã về nhiệm vụ năm 2026.

    Căn cứ Nghị quyết số 27/NQ-HĐND ngày 19/12/2025 của HĐND xã, các đơn vị xây dựng kế hoạch.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from kehoach.checking.citations import Citation, find_citations
from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import tone_key

_UNNUMBERED = re.compile(
    r"\b(?P<type>quyết định|nghị quyết|kế hoạch|chỉ thị) (?P<title>(?!số\b|này|của|đã"
    r"|trên)[^;:.,()\n\d]{6,60}[^;:.()\n]{0,80}?)"
    r" của (?P<issuer>(?:chủ tịch )?(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) [^\W\d_]+)"
)
_ALIKE = 0.8


@rule("citation_conflict", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    citations = document.once(find_citations)
    yield from _same_number(document, citations)
    yield from _same_issuer(document, citations)
    yield from _chairman_or_committee(document)


def _same_number(document: Document, citations: tuple[Citation, ...]) -> Iterator[Remark]:
    groups: dict[tuple[str, str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[citation.type, citation.number, citation.symbol].append(citation)
    for same in groups.values():
        first = next((item for item in same if item.date), None)
        other = next((item for item in same if first and item.date and item.date != first.date), None)
        # A body numbers its papers anew each year: another year may well be another document.
        if first is None or other is None or (first.date or "")[:4] != (other.date or "")[:4]:
            continue
        if first.issuer and other.issuer and first.issuer.split()[:2] != other.issuer.split()[:2]:
            continue
        yield error(
            (other.start, other.end),
            f"{document.place(other.start)}: «{document.words_at((other.start, other.end))}» ghi ngày khác "
            "với "
            f"«{document.words_at((first.start, first.end))}». Kiểm tra lại văn bản gốc.",
            other=(first.start, first.end),
        )


def _same_issuer(document: Document, citations: tuple[Citation, ...]) -> Iterator[Remark]:
    """One number, one kind, one body, and two symbols: «05-NQ/TU» and «05/TU»."""
    groups: dict[tuple[str, str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.issuer:
            groups[citation.type, citation.number, citation.issuer].append(citation)
    for same in groups.values():
        first = same[0]
        other = next((item for item in same[1:] if item.symbol != first.symbol), None)
        if other is None or (first.date and other.date and first.date != other.date):
            continue
        yield error(
            (first.start, first.end),
            f"{document.place(first.start)}: «{document.words_at((first.start, first.end))}», chỗ khác lại "
            "ghi "
            f"«{document.words_at((other.start, other.end))}». Thống nhất ký hiệu theo văn bản gốc.",
            other=(other.start, other.end),
        )


def _chairman_or_committee(document: Document) -> Iterator[Remark]:
    """A decision that the preamble gives to the committee and a later passage to its chairman."""
    unnumbered = list(_UNNUMBERED.finditer(document.lowered))
    for basis in document.draft.header.legal_basis:
        if not basis.issuer or not basis.title:
            continue
        issuer, title = tone_key(basis.issuer), frozenset(re.findall(r"\w+", tone_key(basis.title)))
        for found in unnumbered:
            if found.start() < basis.source.end or found["type"] != tone_key(basis.type):
                continue
            words = frozenset(re.findall(r"\w+", found["title"]))
            if len(words & title) / max(1, len(words)) < _ALIKE or len(words) < 5:
                continue
            of_chairman = [text.startswith("chủ tịch") for text in (issuer, found["issuer"])]
            same_body = (
                issuer.removeprefix("chủ tịch ").split()[:2]
                == found["issuer"].removeprefix("chủ tịch ").split()[:2]
            )
            if of_chairman[0] != of_chairman[1] and same_body:
                yield doubt(
                    found.span(),
                    f"{document.place(found.start())}: ghi là của "
                    f"«{document.words_at(found.span('issuer'))}», phần căn cứ "
                    f"ghi là của «{basis.issuer}». Kiểm tra cơ quan ban hành.",
                    other=(basis.source.start, basis.source.end),
                )
                break
