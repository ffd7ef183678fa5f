"""Chữ bị đọc nhầm khi quét, nhận dạng văn bản.

Vì sao: một dấu thanh đọc nhầm làm sai nghĩa và làm tìm kiếm không thấy; văn bản ký rồi
không nên có lỗi này.
Căn cứ: không có; đây là kiểm tra chính tả bằng danh sách từ thông dụng, không tự sửa.

Sai:
    - Công chức Địa chính đơn đốc các thôn nộp báo cáo đúng hạn.
Đúng:
    - Công chức Địa chính đôn đốc các thôn nộp báo cáo đúng hạn.
"""

from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.pairs import find_misread, in_case_of
from kehoach.checking.remark import Remark, Replacement, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.slips import find_slips

Place = tuple[int, int]


@rule("ocr_error", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    places: dict[tuple[str, str], list[Place]] = {}
    for pair in document.once(find_misread):
        written = f"{pair.first.text} {pair.second.text}"
        places.setdefault((written, pair.intended), []).append((pair.first.start, pair.second.end))
    for (written, intended), found in places.items():
        yield _remark(document, found, written=written, intended=intended)
    slips: dict[tuple[str, str], list[Place]] = {}
    for start, end, intended in find_slips(document.lowered):
        slips.setdefault((document.lowered[start:end], intended), []).append((start, end))
    for (written, intended), found in slips.items():
        yield _remark(document, found, written=written, intended=intended)


def _remark(document: Document, places: list[Place], *, written: str, intended: str) -> Remark:
    start, end = places[0]
    count = f" ({len(places)} chỗ)" if len(places) > 1 else ""
    right = in_case_of(document.plain[start:end], intended)
    return doubt(
        (start, end),
        f"{document.place(start)}: «{written}»{count} có lẽ là «{intended}» bị đọc nhầm. Xem văn bản gốc "
        "và sửa nếu đúng "
        "là lỗi.",
        replacement=Replacement(start, end, right),
    )
