"""Chữ bị đọc nhầm khi quét, nhận dạng văn bản.

Vì sao: một dấu thanh đọc nhầm làm sai nghĩa và làm tìm kiếm không thấy; văn bản ký rồi
không nên có lỗi này.
Căn cứ: không có; đây là kiểm tra chính tả bằng danh sách từ thông dụng, không tự sửa.

Sai:
    - Công chức Tư pháp thống kế các vụ việc hòa giải đúng hạn.
Đúng:
    - Công chức Tư pháp thống kê các vụ việc hòa giải đúng hạn.
"""

from collections.abc import Iterator

from kehoach.checking.document import Document, Word
from kehoach.checking.pairs import find_misread, in_case_of
from kehoach.checking.remark import Remark, Replacement, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.slips import find_slips, is_impossible, split_word

Place = tuple[int, int]


@rule("ocr_error", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    places: dict[tuple[str, str], list[Place]] = {}
    for pair in document.once(find_misread):
        written = f"{pair.first.text} {pair.second.text}"
        places.setdefault((written, pair.intended), []).append((pair.first.start, pair.second.end))
    for (written, intended), found in places.items():
        yield _remark(document, found, written=written, intended=intended)
    yield from _impossible(document)
    slips: dict[tuple[str, str], list[Place]] = {}
    for start, end, intended in find_slips(document.lowered):
        slips.setdefault((document.lowered[start:end], intended), []).append((start, end))
    for (written, intended), found in slips.items():
        yield _remark(document, found, written=written, intended=intended)


def _impossible(document: Document) -> Iterator[Remark]:
    """Words that no Vietnamese syllable can be: a mark lost, a letter misread, a space left out."""
    impossible = {text for text in set(document.words.texts) if is_impossible(text)}
    places: dict[str, list[Place]] = {}
    for at, text in enumerate(document.words.texts):
        if text in impossible and _is_plain(document, document.words[at]):
            word = document.words[at]
            places.setdefault(text, []).append((word.start, word.end))
    for written, spans in places.items():
        intended = split_word(written)
        if intended is not None:
            yield _remark(document, spans, written=written, intended=intended)
            continue
        start, end = spans[0]
        count = f" ({len(spans)} chỗ)" if len(spans) > 1 else ""
        yield doubt(
            (start, end),
            f"{document.place(start)}: «{written}»{count} không phải chữ tiếng Việt, có lẽ bị đọc hoặc gõ "
            "nhầm. Xem văn bản gốc và sửa.",
        )


def _is_plain(document: Document, word: Word) -> bool:
    """Whether a word is written small and stands alone: names, codes and addresses have their own ways."""
    plain = document.plain
    if not plain[word.start : word.end].islower():
        return False
    beside = plain[max(0, word.start - 1) : word.start] + plain[word.end : word.end + 1]
    return not any(sign.isalnum() or sign in "@/_&¹²³" for sign in beside) and not beside.startswith(".")


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
