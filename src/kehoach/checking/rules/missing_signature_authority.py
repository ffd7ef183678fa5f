"""Thiếu dòng «TM. ỦY BAN NHÂN DÂN» hoặc họ tên ở chỗ ký.

Vì sao: kế hoạch là của tập thể Ủy ban nhân dân, người ký thay mặt tập thể phải ghi rõ.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 13 và Phụ lục I, mục II.7: ký thay mặt tập thể ghi «TM.».

Sai:
    Số: 12/KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    UBND xã Hòa Bình xây dựng kế hoạch như sau:

    Nơi nhận:
    - Lưu: VT.

    CHỦ TỊCH

    Trần Văn Bình
Đúng:
    Số: 12/KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    UBND xã Hòa Bình xây dựng kế hoạch như sau:

    Nơi nhận:
    - Lưu: VT.

    TM. ỦY BAN NHÂN DÂN
    CHỦ TỊCH

    Trần Văn Bình
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

_POSITION = re.compile(
    r"^[ \t*]{0,20}(?:(?:Q|KT)\. ?)?(?:PHÓ )?CHỦ TỊCH(?: UBND[^\n]{0,40})?[ \t*]{0,20}$", re.MULTILINE
)
_COLLECTIVE = re.compile(r"\bTM\s?\.")


@rule("missing_signature_authority", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    symbol = document.draft.header.symbol or ""
    # A decision or an official letter may be the chairman's own act.
    if document.draft.header.kind not in ("plan", "programme", "report") or (symbol and "UB" not in symbol):
        return
    places = list(_POSITION.finditer(document.plain))
    if not places or _COLLECTIVE.search(document.plain):
        return
    yield doubt(
        document.trim(*places[-1].span()),
        "Chỗ ký: không thấy dòng «TM. ỦY BAN NHÂN DÂN» trên chức vụ người ký. "
        "Bổ sung nếu văn bản ban hành thay mặt Ủy ban nhân dân.",
    )
