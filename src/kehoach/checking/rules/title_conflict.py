"""Tên kế hoạch ở cuối văn bản khác với trích yếu.

Vì sao: văn bản gọi mình bằng hai tên thì người nhận không biết đang thực hiện kế hoạch nào;
thường là dấu vết của văn bản mẫu năm trước.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5: trích yếu nội dung văn bản.

Sai:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    I. MỤC TIÊU

    Trên đây là Kế hoạch phát triển kinh tế - xã hội năm 2025 của UBND xã Hòa Bình./.
Đúng:
    KẾ HOẠCH
    Phát triển kinh tế - xã hội năm 2026

    I. MỤC TIÊU

    Trên đây là Kế hoạch phát triển kinh tế - xã hội năm 2026 của UBND xã Hòa Bình./.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import tone_key

_CLOSING = re.compile(
    r"trên đây(?: là)?(?: nội dung)? (?:kế hoạch|chương trình|báo cáo)\s(?P<name>[^.;\n]{6,260}?)"
    r"(?=\s(?:của|trên địa bàn|do)\b|[.;,]\s|\./|\n|$)"
)
_YEAR = re.compile(r"\bnăm (20\d\d)\b")
_WORDS = re.compile(r"\w+")
# What a closing sentence may leave out or add before the name.
_OPENERS = ("về", "việc", "triển", "khai", "tổ", "chức")
_PLAIN_WORDS = frozenset(
    ("thực", "hiện", "nhiệm", "vụ", "giải", "pháp", "mục", "tiêu", "chủ", "yếu", "các", "và")
)
_OPENING = 6  # syllables that must agree before a missing beginning means anything
_FEW = 3  # syllables: who leaves out more gives the plan its short name


@rule("title_conflict", Group.HEADER)
def check(document: Document) -> Iterator[Remark]:
    title = document.draft.header.title
    closing = _CLOSING.search(document.lowered)
    if title is None or closing is None:
        return
    span = closing.start(), closing.end("name")
    quoted = document.words_at(closing.span("name"), at_most=90)
    years, title_years = (set(_YEAR.findall(text)) for text in (closing["name"], tone_key(title)))
    if years and title_years and not years & title_years:
        yield error(
            span,
            f"Câu kết ghi kế hoạch «năm {', '.join(sorted(years))}» nhưng trích yếu ghi "
            f"«năm {', '.join(sorted(title_years))}». Sửa cho khớp.",
        )
        return
    own, named = _syllables(tone_key(title)), _syllables(closing["name"])
    left_out = own[: _starts_at(own, named)]
    shared = len(set(own) & set(named)) / max(1, min(len(set(own)), len(set(named))))
    if (0 < len(left_out) <= _FEW and set(left_out) - _PLAIN_WORDS) or shared < 0.5:
        yield doubt(
            span,
            f"Câu kết gọi kế hoạch là «{quoted}», khác với trích yếu «{title}». Thống nhất một tên gọi.",
        )


def _syllables(text: str) -> list[str]:
    words = _WORDS.findall(text)
    while words and words[0] in _OPENERS:
        words.pop(0)
    return words


def _starts_at(words: list[str], sought: list[str]) -> int:
    """Where the sought words start inside the others; 0 where at their beginning or nowhere."""
    opening = sought[:_OPENING]
    for at in range(1, len(words) - len(opening) + 1):
        if len(opening) == _OPENING and words[at : at + _OPENING] == opening:
            return at
    return 0
