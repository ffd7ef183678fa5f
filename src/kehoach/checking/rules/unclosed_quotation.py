"""Dấu ngoặc kép mở mà không đóng.

Vì sao: không biết tên đề án, phong trào kết thúc ở đâu.
Căn cứ: không có; đây là kiểm tra dấu câu.

Sai:
    - Đẩy mạnh phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa trên địa bàn xã.
Đúng:
    - Đẩy mạnh phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” trên địa bàn xã.
"""

from collections.abc import Iterator

from kehoach.checking.document import Document, Passage
from kehoach.checking.remark import Remark, error
from kehoach.checking.rule import Group, rule

_PAIRS = (("“", "”"), ("«", "»"))


@rule("unclosed_quotation", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    # A quotation may run on from one cell to the next: then the signs of the whole still match.
    open_pairs = [pair for pair in _PAIRS if document.plain.count(pair[0]) > document.plain.count(pair[1])]
    for passage in document.passages:
        text = document.plain[passage.start : passage.end]
        for opening, closing in open_pairs:
            if text.count(opening) > text.count(closing):
                yield _remark(document, passage, _unclosed(text, opening, closing))
        # Straight signs open and close alike; one alone may be a sign of inches.
        if text.count('"') == 1 and "“" not in text and "”" not in text and not _is_inch(text):
            yield _remark(document, passage, text.index('"'))


def _is_inch(text: str) -> bool:
    at = text.index('"')
    return at > 0 and text[at - 1].isdigit()


def _unclosed(text: str, opening: str, closing: str) -> int:
    """Where the first quotation opens that no sign closes."""
    waiting: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            waiting.append(at)
        elif char == closing and waiting:
            waiting.pop()
    return waiting[0]


def _remark(document: Document, passage: Passage, at: int) -> Remark:
    start = passage.start + at
    _, end = document.sentence_at(start)
    end = max(end, start + 1)
    return error(
        document.trim(start, end if end - start < 240 else document.plain.find(" ", start + 160)),
        f"{document.place(start)}: dấu ngoặc kép mở ở «{document.words_at((start, min(end, start + 40)))}» "
        "không có dấu đóng. "
        "Thêm dấu đóng sau phần được trích.",
    )
