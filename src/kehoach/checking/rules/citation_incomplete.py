"""Căn cứ ban hành thiếu ngày hoặc cơ quan ban hành.

Vì sao: cùng một số, ký hiệu thì năm nào, xã nào cũng có; thiếu ngày và cơ quan ban hành
thì không tìm được văn bản.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: khi viện dẫn lần đầu ghi đầy đủ tên loại,
số, ký hiệu, thời gian ban hành, tên cơ quan ban hành và trích yếu.

Sai:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    Căn cứ Nghị quyết số 27/NQ-HĐND về nhiệm vụ năm 2026; UBND xã Hòa Bình xây dựng kế hoạch như sau:
Đúng:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    Căn cứ Nghị quyết số 27/NQ-HĐND ngày 19/12/2025 của HĐND xã Hòa Bình về nhiệm vụ năm 2026;
    UBND xã Hòa Bình xây dựng kế hoạch như sau:
"""

import re
from collections.abc import Iterator

from kehoach.checking.citations import find_citations
from kehoach.checking.document import Document, span_of
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import tone_key

# Laws are cited by name; the symbol of a decree or circular already tells who issued it and in which year.
_NAMED_ALONE = re.compile(r"luật|bộ luật|hiến pháp|pháp lệnh")
_TELLS_ISSUER = re.compile(r"/(?:nđ-cp|qđ-ttg|ct-ttg|nq-cp|tt-|qh\d|nq-ubtvqh|nq/tw|tw)", re.IGNORECASE)


# «theo Quyết định của UBND tỉnh về …»: a paper that nobody can look up.
_VAGUE = re.compile(
    r"\btheo (?P<type>quyết định|công văn|chỉ thị|thông tư|nghị định) của (?P<issuer>(?:chủ tịch )?(?:ubnd"
    r"|bộ|chính phủ|thủ tướng|sở)"
    r"[^.;,:()\n\d]{0,30}?) (?:về|v/v|quy định)\b"
)


@rule("citation_incomplete", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    for basis in document.draft.header.legal_basis:
        if basis.number is None or _NAMED_ALONE.match(tone_key(basis.type)):
            continue
        missing = []
        if basis.date is None and not re.search(r"/\d{4}/", basis.number):
            missing.append("ngày ban hành")
        if basis.issuer is None and not _TELLS_ISSUER.search(basis.number):
            missing.append("cơ quan ban hành")
        if missing:
            yield doubt(
                span_of(basis.source),
                f"Căn cứ «{basis.type} {basis.number}»: thiếu {' và '.join(missing)}. Ghi đủ khi viện dẫn "
                "lần đầu.",
            )
    yield from _vague(document)


def _vague(document: Document) -> Iterator[Remark]:
    cited = {(item.type, (item.issuer or "").split(" ")[0]) for item in document.once(find_citations)}
    for found in _VAGUE.finditer(document.lowered):
        # Named in full somewhere, it may be called by its short name elsewhere.
        if (found["type"], found["issuer"].split(" ")[0]) in cited:
            continue
        span = found.start("type"), document.sentence_at(found.start())[1]
        yield doubt(
            span if span[1] - span[0] < 160 else (found.start("type"), found.end()),
            f"{document.place(found.start())}: viện dẫn "
            f"«{document.words_at((found.start('type'), found.end()))} …» không có "
            "số, ngày. Ghi đủ khi viện dẫn lần đầu.",
        )
