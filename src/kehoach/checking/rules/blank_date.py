"""Ngày, tháng ban hành để trống.

Vì sao: thời hạn trong kế hoạch và hiệu lực của văn bản tính từ ngày ban hành.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15 và Phụ lục I, mục II.4: địa danh và thời gian ban hành văn bản.

Sai:
    Hòa Bình, ngày tháng 01 năm 2026

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
Đúng:
    Hòa Bình, ngày 06 tháng 01 năm 2026

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule

_GAP = r"[\s.…_]{0,14}"
_DATE_LINE = re.compile(
    rf"[A-ZĐÀ-Ỹ][^,;:.\n\t]{{1,50}},\s{{0,3}}ngày(?P<day>{_GAP}\d{{0,2}}{_GAP})"
    rf"tháng(?P<month>{_GAP}\d{{0,2}}{_GAP})năm\s{{0,3}}(?P<year>\d{{4}})?"
)
_ATTACHED = re.compile(
    r"\([Kk]èm theo [^()\n]{0,60}?[Ss]ố\s?:?[^()\n]{0,40}?"
    rf"ngày(?:{_GAP}/\s?\d{{1,2}}/\d{{4}}|{_GAP}tháng[^()\n]{{1,20}}năm[^()\n]{{0,12}})[^()\n]{{0,80}}\)?"
)
_HEAD = 4000


@rule("blank_date", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    head = _DATE_LINE.search(document.plain, 0, _HEAD)
    if head is not None:
        missing = [
            name
            for name, value in (("ngày", head["day"]), ("tháng", head["month"]), ("năm", head["year"]))
            if not re.search(r"\d", value or "")
        ]
        if missing:
            yield error(
                head.span(),
                f"Phần đầu văn bản: thời gian ban hành thiếu {' và '.join(missing)}. "
                "Ghi đủ ngày, tháng, năm khi ban hành.",
            )
    for found in _ATTACHED.finditer(document.plain):
        blank = re.search(r"ngày[\s.…_]{1,14}(?:/|tháng)", found[0]) or re.search(r"ngày/", found[0])
        if blank:
            yield doubt(
                found.span(),
                "Dòng dẫn của phụ lục để trống ngày ban hành. Ghi đúng số và ngày của kế hoạch; "
                "văn bản điện tử có thể để trống.",
            )
