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

_NAME = r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6}(?:\s[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,6}){1,3}"
_NUMBERED = r"(?i:cccd|căn cước|cmnd|chứng minh|số định danh)"
_PETITION = r"(?:[Đđ]ơn|[Vv]ụ việc|[Vv]ụ)\s[^.;\n]{0,60}?(?:của|liên quan)[^.;\n]{0,16}\s(?:ông|bà)\s"
_KINDS = (
    ("số điện thoại", re.compile(r"(?<![\d./])(?:\+84[ .]?|0)[35789](?:[ .]?\d){8}(?![\d/.,]\d)(?!\d)")),
    ("số căn cước", re.compile(rf"{_NUMBERED}[^\d\n]{{0,30}}\d{{9}}(?:\d{{3}})?(?!\d)")),
    ("số tài khoản", re.compile(r"(?i:số tài khoản|stk)\s?:?\s?\d{8,16}")),
    (
        "thư điện tử cá nhân",
        re.compile(r"[\w.+-]{2,40}@(?:gmail|yahoo|hotmail|outlook|icloud)\.[a-z.]{2,8}"),
    ),
    ("tên người trong đơn thư", re.compile(_PETITION + _NAME)),
)


@rule("personal_data", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    for name, pattern in _KINDS:
        seen: set[str] = set()
        for found in pattern.finditer(document.plain):
            # The same person named again is the same thing to take out.
            identity = found[0][-24:]
            if identity in seen:
                continue
            seen.add(identity)
            yield doubt(
                found.span(),
                f"{document.place(found.start())}: có {name}. Bỏ hoặc che trước khi gửi và đăng công khai.",
            )
