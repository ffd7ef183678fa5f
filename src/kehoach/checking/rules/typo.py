"""Lỗi gõ: dấu phẩy, gạch nối đặt nhầm trong từ, từ lặp, chữ viết tắt gõ thiếu dấu.

Vì sao: lỗi nhỏ làm câu khó hiểu và làm tìm kiếm không thấy.
Căn cứ: không có; đây là kiểm tra chính tả bằng danh sách từ thông dụng, không tự sửa.

Sai:
    - Tăng cường tập huấn khuyến, nông cho các các thôn.
Đúng:
    - Tăng cường tập huấn, khuyến nông cho các thôn.
"""

import re
from collections.abc import Iterator

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, Replacement, doubt, error
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.abbreviations import expand
from kehoach.vietnamese.compounds import begins_only, is_compound, is_coordinate

# Doubled, these are never a word of their own as «dần dần» or «luôn luôn» are.
_NEVER_DOUBLED = frozenset(
    ("các", "và", "của", "được", "cho", "trong", "về", "là", "với", "tại", "đến", "theo", "để", "những")
)
_CAPITALS = re.compile(r"(?<![\w/&-])(?=[A-ZĐ]*D)[A-ZĐ]{3,8}(?![\w/&-])")


# The signs come first, so that the search need not stop at every letter.
_SIGN_BETWEEN = re.compile(r"(?:,(?<=[^\W\d_],)[ ]|-(?<=[^\W\d_]-)[ ]?|[ ](?<=[^\W\d_][ ])-)(?=[^\W\d_])")
_DOUBLED = re.compile(rf"({'|'.join(_NEVER_DOUBLED)}) \1(?![^\W\d_])")


_DOUBLED_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+ [^\W\d_]+) \1(?![^\W\d_])")
_RIGHTLY_DOUBLED = frozenset(("từng bước", "người dân"))


@rule("typo", Group.TEXT)
def check(document: Document) -> Iterator[Remark]:
    for found in _DOUBLED.finditer(document.lowered):
        if not document.lowered[max(0, found.start() - 1) : found.start()].isalpha():
            yield _doubled(document, found)
    for found in _doubled_words(document):
        if is_compound(*found[1].split()) and found[1] not in _RIGHTLY_DOUBLED:
            yield _doubled(document, found)
    words, plain = document.words, document.plain
    for found in _SIGN_BETWEEN.finditer(document.lowered):
        at = document.word_after(found.end()) - 1
        if found[0] == ", ":
            if _is_split(document, at):
                yield _misplaced_comma(document, at)
        elif plain[found.end()].islower() and is_compound(words[at].text, words[at + 1].text):
            yield _hyphen(document, at)
    yield from _without_stroke(document)


def _doubled_words(document: Document) -> Iterator[re.Match[str]]:
    """Words of two syllables that stand twice; a search for them letter by letter would be slow."""
    texts, free = document.words.texts, 0
    for at in range(len(texts) - 3):
        if at >= free and texts[at] == texts[at + 2] and texts[at + 1] == texts[at + 3]:
            found = _DOUBLED_WORD.match(document.lowered, document.words.starts[at])
            if found:
                free = at + 4
                yield found


def _is_split(document: Document, at: int) -> bool:
    """Whether a comma stands inside a word, and not between the items of a list."""
    words = document.words
    pair = words[at].text, words[at + 1].text
    # A syllable that only opens words cannot stand alone before a comma.
    if (
        is_coordinate(*pair)
        or not is_compound(*pair)
        or not begins_only(pair[0])
        or not document.plain[words[at + 1].start].islower()
    ):
        return False
    before = words[at - 1].text if at > 0 else ""
    after = words[at + 2].text if at + 2 < len(words) else ""
    if is_compound(before, pair[0]) or is_compound(pair[1], after):
        return False
    # «lúa, ngô», «trâu, bò»: one-syllable items between commas are a list.
    behind = document.plain[words[at + 1].end : words[at + 1].end + 1]
    ahead = document.plain[words[at].start - 2 : words[at].start] if words[at].start > 1 else ""
    return behind == " " and ahead.strip() not in (",", ":", "(") and bool(before) and ahead[-1:] == " "


def _misplaced_comma(document: Document, at: int) -> Remark:
    first, second = document.words[at], document.words[at + 1]
    written = document.plain[first.start : first.end], document.plain[second.start : second.end]
    start = document.words[at - 1].start
    return doubt(
        (document.words[max(0, at - 2)].start, second.end),
        f"{document.place(first.start)}: dấu phẩy nằm giữa từ «{written[0]} {written[1]}». Bỏ hoặc chuyển "
        "dấu phẩy.",
        replacement=Replacement(
            start, second.end, f"{document.plain[start : first.start].rstrip()}, {' '.join(written)}"
        ),
    )


def _hyphen(document: Document, at: int) -> Remark:
    first, second = document.words[at], document.words[at + 1]
    following = document.words[at + 2] if at + 2 < len(document.words) else second
    right = f"{document.plain[first.start : first.end]} {document.plain[second.start : second.end]}"
    return error(
        (first.start, following.end if following.start - second.end <= 3 else second.end),
        f"{document.place(first.start)}: gạch nối nằm giữa từ «{right}». Viết «{right}».",
        replacement=Replacement(first.start, second.end, right),
    )


def _doubled(document: Document, found: re.Match[str]) -> Remark:
    return error(
        found.span(),
        f"{document.place(found.start())}: lặp từ «{found[1]}». Bỏ một từ.",
        replacement=Replacement(found.end(1), found.end(), ""),
    )


def _without_stroke(document: Document) -> Iterator[Remark]:
    """Abbreviations with D where only Đ makes a known one."""
    for found in _CAPITALS.finditer(document.plain):
        written = found[0]
        if expand(written):
            continue
        at = [place for place, letter in enumerate(written) if letter == "D"]
        for place in at:
            right = f"{written[:place]}Đ{written[place + 1 :]}"
            if expand(right):
                yield doubt(
                    found.span(),
                    f"{document.place(found.start())}: «{written}» có lẽ là «{right}» "
                    f"({expand(right)[0]}). Sửa nếu đúng.",
                    replacement=Replacement(*found.span(), right),
                )
                break
