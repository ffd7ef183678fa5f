"""Một tên riêng được viết hai cách.

Vì sao: chợ, trường hay người được gọi bằng hai tên gần giống nhau thì một chỗ viết sai.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II: viết hoa và tên riêng.

Sai:
    - Nâng cấp chợ Tân Hòa trong quý II.

    - Kiểm tra an toàn cháy nổ tại chợ Tần Hòa.
Đúng:
    - Nâng cấp chợ Tân Hòa trong quý II.

    - Kiểm tra an toàn cháy nổ tại chợ Tân Hòa.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark, doubt
from kehoach.checking.rule import Group, rule
from kehoach.vietnamese.text import key, tone_key

_HEADS = (
    "chợ|cầu|sông|suối|hồ|đập|đền|đình|chùa|trường (?:mầm non|tiểu học|thcs|trung học cơ sở|thpt)|mầm "
    "non|tiểu học|thcs|công ty"
    "|ông|bà|đồng chí|đ/c|khu công nghiệp|cụm công nghiệp|khu di tích|làng nghề|hợp tác xã|htx|trạm "
    "bơm|nhà máy"
)
# Villages of one commune bear like names for good reason; they are compared only where never listed together.
_PLACES = "thôn|xóm|bản|ấp|tổ dân phố|tdp|khu phố|xã|phường|huyện|thị xã"
_CAPITAL = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][a-zđà-ỹơưăâêô]{1,6}"
_HEAD = re.compile(rf"(?:{_HEADS}|{_PLACES})(?=\s)")
_NAME = re.compile(rf"\s(?P<name>{_CAPITAL}(?:\s{_CAPITAL}){{1,3}})(?!\s{_CAPITAL})(?!\w)")
_IS_PLACE = re.compile(rf"(?:{_PLACES})$")
_MOST_NAMES = 60  # of one kind of thing; beyond it a list, not prose


@rule("name_conflict", Group.REFERENCES)
def check(document: Document) -> Iterator[Remark]:
    named: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for head, start, name in _names(document):
        named[head][tone_key(name["name"])].append((start, name.end()))
    for head, names in named.items():
        if len(names) > _MOST_NAMES:
            continue
        for one, two in combinations(names, 2):
            if not _alike(one, two) or (
                _IS_PLACE.match(head) and _listed_together(document, names[one], names[two])
            ):
                continue
            counts = Counter({name: len(names[name]) for name in (one, two)})
            rare = min((one, two), key=lambda name: (counts[name], -names[name][0][0]))
            usual = two if rare == one else one
            # Two names that both come again and again are two things.
            if counts[rare] > 2:
                continue
            first, second = sorted((names[rare][0], names[usual][0]))
            yield doubt(
                first,
                f"{document.place(first[0])}: «{document.words_at(first)}», "
                f"{_lower_first(document.place(second[0]))} lại "
                f"ghi «{document.words_at(second)}». Nếu là một, viết thống nhất.",
                other=second,
            )


def _names(document: Document) -> Iterator[tuple[str, int, re.Match[str]]]:
    """What is named, where that begins, and its name: «chợ», 12, « Tân Hòa»."""
    at = 0
    while head := _HEAD.search(document.lowered, at):
        at = head.start() + 1
        name = _NAME.match(document.plain, head.end())
        if name and not document.lowered[max(0, head.start() - 1) : head.start()].isalpha():
            at = name.end()
            yield head[0], head.start(), name


def _alike(one: str, two: str) -> bool:
    """Whether two names differ only in diacritics or in one letter of one syllable."""
    left, right = one.split(), two.split()
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = (key(syllable) for syllable in differing[0])
    return a == b or (len(left) > 1 and min(len(a), len(b)) >= 3 and _one_letter_apart(a, b))


def _one_letter_apart(one: str, two: str) -> bool:
    if len(one) == len(two):
        return sum(1 for a, b in zip(one, two, strict=True) if a != b) == 1
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _listed_together(document: Document, one: list[tuple[int, int]], two: list[tuple[int, int]]) -> bool:
    passages = [{document.passage_at(span[0]) for span in spans} for spans in (one, two)]
    return bool(passages[0] & passages[1])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
