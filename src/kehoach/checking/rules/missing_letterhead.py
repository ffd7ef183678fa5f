"""Thiếu Quốc hiệu, Tiêu ngữ hoặc tên cơ quan ban hành.

Vì sao: văn bản không có phần đầu thì không đủ thể thức và không biết chắc cơ quan nào ban hành.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I, mục II.1 và II.2.

Sai:
    Số: 12/KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
Đúng:
    ỦY BAN NHÂN DÂN
    XÃ HÒA BÌNH

    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc

    Số: 12/KH-UBND

    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule

# Read without marks, so that a scan with misread ones is known too; Party papers bear their own head.
# A narrow column breaks the line, so that other words may stand inside it.
_NATION = re.compile(r"cong\s+hoa\s+xa\s+hoi(?!\w)|dang\s+cong\s+san(?!\w)")
_NUMBER_LINE = re.compile(r"\bsố\s{0,2}:?[\s\d.…_]{0,20}/\s{0,2}[a-zđ]{1,5}\s?-\s?[a-zđ]\w{0,14}")
_KIND_LINE = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|BÁO CÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT)\b")
_HEAD = 3000


@rule("missing_letterhead", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    # A workbook or a table alone is a form, not a document with a letterhead.
    if document.layout.format == "xlsx" or _NATION.search(document.folded, 0, _HEAD):
        return
    place = _NUMBER_LINE.search(document.lowered, 0, _HEAD) or _KIND_LINE.search(document.plain, 0, _HEAD)
    if place is None:
        return
    yield doubt(
        place.span(),
        "Phần đầu văn bản: không thấy Quốc hiệu, Tiêu ngữ và tên cơ quan ban hành. "
        "Kiểm tra tệp có bị mất phần đầu không; nếu văn bản thiếu thì bổ sung.",
    )
