"""Thông tin cá nhân trong văn bản.

Vì sao: kế hoạch được gửi nhiều nơi và đăng công khai; số điện thoại, số căn cước, đơn thư của công dân
không nên lộ theo.
Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15;
Luật Tố cáo 2018, Điều 8: giữ bí mật thông tin người tố cáo.

Sai:
    - Báo cáo gửi về đồng chí phụ trách, số điện thoại 0912345678, trước ngày 20 hằng tháng.
Đúng:
    - Báo cáo gửi về Văn phòng HĐND và UBND xã trước ngày 20 hằng tháng.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

# A search that opens with a plain letter or digit is many times as fast as one that looks behind it first.
_PHONE = re.compile(r"(?:0|\+84[ .]?)[35789](?:[ .]?\d){8}(?![\d/.,]\d)(?!\d)")
_NUMBERED = re.compile(r"(?:cccd|căn cước|cmnd|chứng minh|số định danh)[^\d\n]{0,30}\d{9}(?:\d{3})?(?!\d)")
_ACCOUNT = re.compile(r"(?:số tài khoản|stk)\s?:?\s?\d{8,16}")
_MAIL = re.compile(r"[\w.+-]{2,40}@(?:gmail|yahoo|hotmail|outlook|icloud)\.[a-z.]{2,8}")
_PERSON = re.compile(r"(?:ông|bà) [A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6}(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,6}){1,3}")
_PETITION = re.compile(r"\b(?:đơn|vụ)\s[^.;\n]{0,60}?(?:của|liên quan)[^.;\n]{0,16}\s$")
_REACH = 90


@rule("personal_data", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    seen: set[str] = set()
    for name, start, end in sorted(_found(document), key=lambda item: item[1]):
        # The same person named again is the same thing to take out.
        identity = document.layout.words(start, end)[-24:]
        if identity in seen:
            continue
        seen.add(identity)
        yield doubt(
            (start, end),
            f"{document.place(start)}: có {name}. Bỏ hoặc che trước khi gửi và đăng công khai.",
        )


def _found(document: Document) -> Iterator[tuple[str, int, int]]:
    plain, lowered = document.plain, document.lowered
    for found in _PHONE.finditer(plain):
        if not plain[max(0, found.start() - 1) : found.start()].strip("( :"):
            yield "số điện thoại", *found.span()
    if "@" in plain:
        yield from (("thư điện tử cá nhân", *found.span()) for found in _MAIL.finditer(plain))
    yield from (("số căn cước", *found.span()) for found in _NUMBERED.finditer(lowered))
    yield from (("số tài khoản", *found.span()) for found in _ACCOUNT.finditer(lowered))
    for found in _PERSON.finditer(plain):
        before = _PETITION.search(lowered, max(0, found.start() - _REACH), found.start())
        if before:
            yield "tên người trong đơn thư", before.start(), found.end()
